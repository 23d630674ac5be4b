using System.Text;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>
/// A random method that goes through matrices, or through flat arrays as through grids, row by row, and writes what it has
/// read: which elements are the same is what matters. All of it follows from the seed.
/// </summary>
internal sealed class GridProgram
{
    private const int Room = 64; // elements of an array: more than the furthest index
    private const int Side = 9; // of a matrix

    private readonly Dice _dice;
    private readonly StringBuilder _text = new();
    private readonly List<(string Name, int From)> _indices = [];
    private readonly List<string> _rows = [];
    private readonly bool _hasMatrices;
    private int _depth = 2;

    private GridProgram(int seed)
    {
        Seed = seed;
        _dice = new Dice((ulong)seed);
        _text.AppendLine($"namespace Programs;\n\nstatic partial class {TypeName}\n{{");
        _text.AppendLine($"    [Differentiable({Asked.OfScalar(_dice)})]\n    public static double M(double a, double b, int p, bool q)\n    {{");
        Line($"int n = {_dice.Pick("3", "2 + (p & 1)", "p > 0 ? 3 : 2", "4")}, m = {_dice.Pick("3", "n", "n + 1", "n - 1", "4")};");
        _hasMatrices = _dice.Chance(40);
        if (_hasMatrices) Matrices();
        else
        {
            Line($"double[] x = new double[{Room}], y = new double[{Room}];");
            Line($"for (int i = 0; i < {Room}; i++) {{ x[i] = a + 0.1 * i * b; y[i] = Math.Cos(b * i); }}");
        }

        Line("double s = 0.5;");
        bool repeats = _dice.Chance(50);
        if (repeats) Open("for (int t = 0; t < 2; t++)");
        for (int i = _dice.Between(1, 2); i > 0; i--) Loop(_dice.Between(2, 3));
        if (repeats && _dice.Chance(55)) Line(_dice.Weighted((40, "(x, y) = (y, x);"), (15, _hasMatrices ? "x = (double[,])y.Clone();" : "x = (double[])y.Clone();")));
        if (repeats) Close();
        Line(_hasMatrices
            ? $"for (int i = 0; i < {Side}; i++) for (int j = 0; j < {Side}; j++) s += x[i, j] * y[{Side - 1} - j, i] * (i + j + 1);"
            : $"for (int i = 0; i < {Room}; i++) s += x[i] * y[{Room - 1} - i] * (i + 1);");
        Line("return s;");
        _text.AppendLine("    }\n}");
    }

    public int Seed { get; }

    public string TypeName => $"P{Seed}";

    public static Sample Of(int seed)
    {
        var program = new GridProgram(seed);
        return new Sample(seed, program.TypeName, program._text.ToString(), MayBeRefused: false);
    }

    /// <summary>Some of their sizes are numbers, some are not, some are not the same.</summary>
    private void Matrices()
    {
        string side = _dice.Pick($"{Side}", $"{Side}", "2 * n + 5", "m + 8"), other = _dice.Pick(side, $"{Side}", "n + 7");
        Line($"double[,] x = new double[{side}, {_dice.Pick(side, other)}], y = {_dice.Weighted((60, $"new double[{other}, {side}]"), (40, "(double[,])x.Clone()"))};");
        Line($"for (int i = 0; i < x.GetLength(0); i++) for (int j = 0; j < x.GetLength(1); j++) x[i, j] = a + 0.1 * i * b - 0.05 * j;");
        Line($"for (int i = 0; i < {Side}; i++) for (int j = 0; j < {Side}; j++) y[i, j] = Math.Cos(b * i + j);");
    }

    private void Loop(int nested)
    {
        string name = "ijkl"[_indices.Count].ToString(), last = _indices.Count > 0 ? _indices[^1].Name : "n";
        int from = _dice.Next(2);
        string end = _dice.Pick("n", "m", "3", "n - 1");
        Open(_dice.Weighted(
            (40, $"for (int {name} = {from}; {name} < {end}; {name}++)"),
            (15, $"for (int {name} = {end} - 1; {name} >= {from}; {name}--)"),
            (10, $"for (int {name} = {from}; {name} <= {last}; {name}++)"),
            (10, $"for (int {name} = {from}; {name} < {last}; {name}++)"),
            (10, $"for (int {name} = {last}; {name} >= {from}; {name}--)"),
            (5, $"for (int {name} = {from}; {name} < {end}; {name} += 2)"),
            (10, $"for (int {name} = {(_indices.Count > 0 ? last + " + 1" : "1")}; {name} < {end}; {name}++)")));
        _indices.Add((name, from));
        int rows = _rows.Count;
        if (_dice.Chance(25))
        {
            _rows.Add($"row{name}");
            Line($"int row{name} = {Row(name)};");
        }

        for (int i = _dice.Next(3); i > 0; i--) Statement();
        if (nested > 1) Loop(nested - 1);
        for (int i = nested > 1 ? _dice.Next(3) : 1; i > 0; i--) Statement();
        _rows.RemoveRange(rows, _rows.Count - rows);
        _indices.RemoveAt(_indices.Count - 1);
        Close();
    }

    private void Statement()
    {
        if (_indices.Count > 1 && _dice.Chance(20))
        {
            string one = _dice.Pick(_indices).Name, other = _dice.Pick(_indices).Name;
            Open($"if ({one} {_dice.Pick("==", "!=", "<")} {other})");
            Assign();
            Close();
            if (_dice.Chance(60))
            {
                Open("else");
                Assign();
                Close();
            }

            return;
        }

        Assign();
    }

    private void Assign()
    {
        string to = _dice.Weighted((45, Element("x")), (25, Element("y")), (30, "s"));
        Line($"{to} {(to == "s" ? "+=" : _dice.Weighted((60, "="), (25, "+="), (15, "*=")))} {Expression()};");
    }

    private string Expression() => _dice.Pick(
        $"Math.Sin({Operand()} * {Operand()})",
        $"0.3 * {Operand()} * {Operand()} + {Operand()}",
        $"Math.Tanh({Operand()} - s)",
        $"{Operand()} / (1.5 + {Operand()} * {Operand()})",
        $"(q ? {Operand()} : {Operand()}) * 0.7");

    private string Operand() => _dice.Weighted((50, Element("x")), (25, Element("y")), (15, "a"), (10, "s"));

    private string Element(string array) => _hasMatrices ? $"{array}[{Coordinate()}, {Coordinate()}]" : $"{array}[{Index()}]";

    private string Coordinate()
    {
        (string index, int from) = _dice.Pick(_indices);
        return _dice.Weighted((60, index), (10, $"{index} + 1"), (10, from > 0 ? $"{index} - 1" : index), (10, $"{_dice.Next(3)}"), (5, $"m - 1 - {index} + 4"), (5, $"{index} * 2 % {Side}"));
    }

    private string Index()
    {
        string column = _dice.Pick(_indices).Name;
        if (_rows.Count > 0 && _dice.Chance(35)) return $"{_dice.Pick(_rows)} + {column}";
        string row = Row(_dice.Pick(_indices).Name);
        return _dice.Weighted(
            (55, $"{row} + {column}"),
            (10, $"{column} + {row}"),
            (8, $"{row} + {_dice.Next(3)}"),
            (8, $"{row} + {column} + 1"),
            (6, $"{row} + m - 1 - {column} + {Room / 4}"),
            (8, column),
            (5, $"{column} * 2"));
    }

    private string Row(string index)
    {
        string times = _dice.Weighted((55, "n"), (25, "m"), (20, "3"));
        bool isAbove = _indices.Exists(other => other.Name == index && other.From > 0);
        return _dice.Weighted((60, $"{index} * {times}"), (20, $"{times} * {index}"), (10, $"({index} + 1) * {times}"), (10, isAbove ? $"({index} - 1) * {times}" : $"{index} * {times}"));
    }

    private void Open(string head)
    {
        Line(head);
        Line("{");
        _depth++;
    }

    private void Close()
    {
        _depth--;
        Line("}");
    }

    private void Line(string text) => _text.Append(' ', 4 * _depth).AppendLine(text);
}
