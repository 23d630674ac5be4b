using Conversion = GradGen.IR.Convert;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.Emission;

/// <summary>Writes functions at random, full of what is hard to print: versions of variables, order, branches.</summary>
internal sealed partial class RandomFunction(int seed)
{
    /// <summary>What the verbatim code calls. The order of calls is observable.</summary>
    public const string Library = """
        using System.Collections.Generic;
        public static class Library
        {
            public static readonly List<string> Log = new List<string>();
            public static double Half(double x) { Log.Add("global::Library.Half"); return x / 2; }
            public static bool IsLarge(double x) { Log.Add("global::Library.IsLarge"); return x > 1; }
            public static bool TryNext(double x, out double next) { Log.Add("global::Library.TryNext"); next = x + 1; return x > 1; }
            public static void Poke(System.Span<double> xs, int i) { Log.Add("global::Library.Poke"); xs[i] += 1; }
            public static void Increase(ref double x) { Log.Add("global::Library.Increase"); x = x + 1; }
        }
        """;

    private static readonly string[] Names = ["x", "y", "dx", "t", "", "", ""];

    private readonly Random _random = new(seed);
    private readonly Builder _builder = new(0);
    private readonly List<List<Value>> _scopes = [[]];
    private int _budget;

    public Module Write()
    {
        var callee = new RandomFunction(seed + 1_000_000).Function("Helper", parameters: 2, memories: 0, size: 4, results: 2, callee: false);
        return new Module([Function("F", parameters: 3, memories: 2, size: 4 + _random.Next(14), results: 1 + _random.Next(3), callee: true), callee]);
    }

    private Function Function(string name, int parameters, int memories, int size, int results, bool callee)
    {
        Value[] values = [.. Enumerable.Range(0, parameters).Select(i => _builder.Define("xyz"[i].ToString(), DataType.Double))];
        values = [.. values, .. Enumerable.Range(0, memories).Select(i => _builder.Define("ab"[i].ToString(), Sketch.Doubles))];
        if (memories > 0) values = [.. values, _builder.Define("n", DataType.Int32)];
        _scopes[0].AddRange(values);
        _budget = 60;
        Statements(size, depth: 0, callee);
        Value[] yields;
        if (_random.Next(3) == 0)
        {
            yields = Branch(results, depth: 0, callee);
        }
        else
        {
            yields = [.. Enumerable.Range(0, results).Select(_ => Pick(DataType.Double))];
        }

        return new Function(name, values.ToEquatableArray(), _builder.Finish(yields), _builder.LabelCount);
    }

    private void Statements(int count, int depth, bool callee)
    {
        for (int i = 0; i < count && _budget-- > 0; i++)
        {
            switch (_random.Next(32))
            {
                case < 9: Arithmetic(); break;
                case < 11: Keep(new Conversion(Define(DataType.Double), Variable(DataType.Float))); break;
                case 11: Keep(new Conversion(Define(DataType.Float), Variable(DataType.Double))); break;
                case 12: Keep(new Apply(Define(DataType.Double), "Max", [Variable(DataType.Double), Pick(DataType.Double)])); break;
                case 13: Keep(Verbatim(Define(DataType.Double), "Half", new Fragment.Use(Pick(DataType.Double)))); break;
                case 14: Out(); break;
                case 15: Keep(new Verbatim(null, [new Fragment.Text("global::Library.Increase(ref "), Ref(), new Fragment.Text(")")], true, false)); break;
                case 16 when depth < 3: Guard(); break;
                case 17 when callee: Keep(new Call([Define(DataType.Double), Define(DataType.Double)], "Helper", [Variable(DataType.Double), Pick(DataType.Double)])); break;
                case 18: Keep(new Select(Define(DataType.Double), Condition(), Variable(DataType.Double), Pick(DataType.Double))); break;
                case < 21:
                    if (depth < 3) Branch(1 + _random.Next(3), depth, callee);
                    break;
                case < 24:
                    if (depth < 3) Loop(depth, callee);
                    break;
                default:
                    Memory(depth);
                    break;
            }
        }
    }

    private void Arithmetic()
    {
        DataType type = _random.Next(5) == 0 ? DataType.Float : DataType.Double;
        string[] functions = type == DataType.Float ? ["+", "-", "*", "/", "neg"] : ["+", "-", "*", "/", "neg", "Sin", "*", "-"];
        string function = functions[_random.Next(functions.Length)];
        Value[] arguments = function is "neg" or "Sin" ? [Variable(type)] : [Variable(type), Pick(type)];
        Keep(new Apply(Define(type), function, arguments.ToEquatableArray()));
    }

    private void Out() => Keep(new Verbatim(
        Define(DataType.Boolean),
        [
            new Fragment.Text("global::Library.TryNext("), new Fragment.Use(Pick(DataType.Double)), new Fragment.Text(", out double "),
            new Fragment.Define(Define(DataType.Double)), new Fragment.Text(")"),
        ],
        IsPrimary: true, IsPure: false));

    private Fragment.Define Ref() => new(Define(DataType.Double), Pick(DataType.Double));

    private void Guard()
    {
        Value condition = Condition();
        _builder.Open();
        _builder.Append(new Throw([new Fragment.Text("new global::System.InvalidOperationException()")]));
        Block then = _builder.Close([]);
        Block otherwise = Block.Empty;
        _builder.Append(_random.Next(2) == 0 ? new If([], condition, then, otherwise) : new If([], condition, otherwise, then));
    }

    private Value[] Branch(int outputs, int depth, bool callee)
    {
        DataType[] types = [.. Enumerable.Range(0, outputs).Select(_ => _random.Next(6) == 0 && depth > 0 ? DataType.Boolean : DataType.Double)];
        if (depth > 0 && _random.Next(4) == 0 && Values(Sketch.Span).Any()) types = [.. types, Sketch.Span];
        if (depth == 0) types = [.. types.Select(_ => DataType.Double)];
        Value condition = Condition();
        Block then = Arm(), otherwise = Arm();
        Value[] results = [.. types.Select(Define)];
        Keep(new If(results.ToEquatableArray(), condition, then, otherwise));
        return results;

        Block Arm()
        {
            _builder.Open();
            _scopes.Add([]);
            Statements(_random.Next(4), depth + 1, callee);
            Value[] yields = [.. types.Select(type => type.Kind == TypeKind.Boolean ? Pick(type) : _random.Next(3) > 0 ? Variable(type) : Pick(type))];
            _scopes.RemoveAt(_scopes.Count - 1);
            return _builder.Close(yields);
        }
    }

    private Value Condition() => _random.Next(3) switch
    {
        0 => Pick(DataType.Boolean),
        1 => Keep(Verbatim(Define(DataType.Boolean), "IsLarge", new Fragment.Use(Pick(DataType.Double)))),
        _ => Comparison(),
    };

    private Value Comparison()
    {
        Value left = Variable(DataType.Double);
        return Keep(new Apply(Define(DataType.Boolean), "<", [left, _builder.Number(_random.Next(3), DataType.Double)]));
    }

    /// <summary>A value in scope, a recent one more likely, or a constant.</summary>
    private Value Pick(DataType type)
    {
        if (type.IsMemory) return Variable(type);
        if (type == DataType.Boolean) return Values(type).LastOrDefault() is { } known && _random.Next(3) > 0 ? known : Comparison();
        return _random.Next(6) == 0 ? _builder.Number(new[] { 2, -0.5, 1e-3, 3, 0 }[_random.Next(5)], type) : Variable(type);
    }

    private Value Variable(DataType type)
    {
        List<Value> values = [.. Values(type)];
        if (values.Count == 0 && type.Kind == TypeKind.Integer) return Integer(_random.Next(5));
        if (values.Count == 0) return Keep(new Conversion(Define(type), Variable(DataType.Double)));
        int back = Math.Min(values.Count - 1, (int)(_random.NextDouble() * _random.NextDouble() * values.Count));
        return values[values.Count - 1 - back];
    }

    private IEnumerable<Value> Values(DataType type) => _scopes.SelectMany(scope => scope).Where(value => value.Type == type);

    private Value Define(DataType type) => _builder.Define(Names[_random.Next(Names.Length)], type);

    private Value Keep(Instruction instruction)
    {
        _builder.Append(instruction);
        _scopes[^1].AddRange(instruction.Results);
        return instruction.Results.FirstOrDefault()!;
    }

    private static Verbatim Verbatim(Value result, string method, Fragment argument) =>
        new(result, [new Fragment.Text($"global::Library.{method}("), argument, new Fragment.Text(")")], IsPrimary: true, IsPure: false);
}
