using System.Text;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>A random method of the accepted language, with the helpers it calls; all of it follows from the seed.</summary>
internal sealed partial class RandomProgram
{
    private readonly Dice _dice;
    private readonly StringBuilder _text = new();
    private readonly List<Callee> _helpers = [];

    private readonly List<SpanHelper> _spanHelpers = [];
    private readonly List<Maker> _makers = [];
    private readonly bool _hasLoops;

    private RandomProgram(int seed, bool hasLoops)
    {
        Seed = seed;
        _hasLoops = hasLoops;
        _dice = new Dice((ulong)seed);
        Line("namespace Programs;\n");
        Line($"static partial class {TypeName}\n{{");
        Line("    const double Rate = 0.75;");
        Line("    const int Count = 3;");
        Line("    static readonly double s_shift = -1.25;");
        for (int i = _dice.Next(3); i > 0; i--) Helper();
        for (int i = _hasLoops ? _dice.Next(3) : 0; i > 0; i--) Spans();
        for (int i = _hasLoops ? _dice.Next(3) : 0; i > 0; i--) Makes();
        Main();
        Line("}");
    }

    private int Seed { get; }

    private bool MayBeRefused { get; set; }

    private string TypeName => $"P{Seed}";

    public static Sample Of(int seed) => Of(seed, Grammar.HasLoops);

    public static Sample WithLoops(int seed) => Of(seed, true);

    private static Sample Of(int seed, bool hasLoops)
    {
        var program = new RandomProgram(seed, hasLoops);
        return new Sample(seed, program.TypeName, program._text.ToString(), program.MayBeRefused);
    }

    private void Main()
    {
        var scope = new Scope(null);
        bool moves = _hasLoops && _dice.Chance(25);
        var statements = new Statements(_dice, new Expressions(_dice, _helpers, _spanHelpers), _helpers, _spanHelpers, _text, _hasLoops) { MixesResult = _hasLoops, Makers = _makers, Moves = moves };
        var parameters = new List<string>();
        int count = _dice.Between(1, 5);
        for (int i = 0; i < count; i++)
        {
            Kind kind = i == 0 ? _dice.Pick(Kind.Double, Kind.Double, Kind.Float) : _dice.Weighted((50, Kind.Double), (20, Kind.Float), (15, Kind.Int), (8, Kind.Bool), (7, Kind.String));
            string name = statements.Name(scope);
            bool real = kind is Kind.Double or Kind.Float, readOnly = real && _dice.Chance(8), held = i > 0 && real && _dice.Chance(10);
            scope.Declare(new Variable(name, kind, !readOnly, readOnly));
            parameters.Add($"{(held ? "[NoGradient] " : "")}{(readOnly ? "in " : "")}{Statements.Keyword(kind)} {name}");
        }

        if (_hasLoops) Arrays(statements, scope, parameters);
        Result result = _hasLoops ? _dice.Weighted((70, Result.Scalar), (10, Result.Tuple), (10, Result.Array), (10, Result.Span)) : Result.Scalar;
        IReadOnlyList<Kind> returns = result switch { Result.Tuple => [Kind.Double, Kind.Double], Result.Array => Statements.Several, Result.Span => [], _ => [_dice.Chance(75) ? Kind.Double : Kind.Float] };
        string? written = result == Result.Span ? statements.Name(scope) : null;
        if (written is not null)
        {
            parameters.Add($"Span<double> {written}");
            scope.Declare(new ArrayVariable(written, Kind.Double, Storage.Span, "n", 3));
        }

        string type = result switch { Result.Tuple => "(double, double)", Result.Array => "double[]", Result.Span => "void", _ => Statements.Keyword(returns[0]) };
        Line($"\n    [Differentiable({(result == Result.Scalar ? Asked.OfScalar(_dice) : Asked.OfSeveral(_dice))})]");
        Line($"    public static {type} M({string.Join(", ", parameters)})");
        Line("    {");
        if (written is not null) Fill(statements, scope);
        if (moves) statements.Movable(scope);
        statements.Body(scope, returns, _dice.Between(1, _dice.Chance(60) ? 3 : 8)); // most are small: many small programs find more than few large ones
        Line("    }");
        MayBeRefused |= statements.MayBeRefused;
    }

    private void Helper()
    {
        var scope = new Scope(null);
        var expressions = new Expressions(_dice, _helpers, []);
        var statements = new Statements(_dice, expressions, [.. _helpers], [], _text, _hasLoops);
        string name = $"H{_helpers.Count}";
        var arguments = new List<Argument>();
        int count = _dice.Between(1, 3);
        for (int i = 0; i < count; i++)
        {
            string modifier = _dice.Weighted((70, ""), (12, "ref "), (12, "out "), (6, "in "));
            Kind kind = modifier.Length > 0 ? _dice.Pick(Kind.Double, Kind.Double, Kind.Float) : _dice.Weighted((60, Kind.Double), (25, Kind.Float), (15, Kind.Int));
            arguments.Add(new Argument(statements.Name(scope), kind, modifier));
            scope.Reserve(arguments[^1].Name);
        }

        foreach (Argument argument in arguments.Where(a => a.Modifier != "out ")) scope.Declare(new Variable(argument.Name, argument.Kind, argument.Modifier != "in ", argument.Modifier.Length > 0));
        var outs = arguments.Where(a => a.Modifier == "out ").ToList();
        bool writes = arguments.Any(a => a.Modifier is "ref " or "out ");
        Kind Real() => _dice.Chance(75) ? Kind.Double : Kind.Float;
        IReadOnlyList<Kind> returns = writes && _dice.Chance(50) ? [] : !writes && _dice.Chance(25) ? [Real(), Real()] : [Real()];
        string result = returns.Count switch { 0 => "void", 1 => Statements.Keyword(returns[0]), _ => $"({string.Join(", ", returns.Select(Statements.Keyword))})" };
        string head = $"\n    static {result} {name}({string.Join(", ", arguments.Select(a => $"{a.Modifier}{Statements.Keyword(a.Kind)} {a.Name}"))})";
        if (!writes && returns.Count == 1 && _dice.Chance(40))
        {
            Line($"{head} => {expressions.Assignable(scope, 3, returns[0]).Text};");
        }
        else
        {
            Line(head);
            Line("    {");
            statements.Body(scope, returns, _dice.Between(1, 4), outs.Count == 0 ? null : () => Outs(statements, expressions, scope, outs));
            Line("    }");
        }

        MayBeRefused |= statements.MayBeRefused;
        _helpers.Add(new Callee(name, arguments, returns));
    }

    private static void Outs(Statements statements, Expressions expressions, Scope scope, List<Argument> outs)
    {
        foreach (Argument argument in outs)
        {
            statements.Line($"{argument.Name} = {expressions.Assignable(scope, 2, argument.Kind).Text};");
            scope.Declare(new Variable(argument.Name, argument.Kind, true, true));
        }
    }

    private void Line(string text) => _text.Append(text).Append('\n');
}
