using Conversion = GradGen.IR.Convert;
using GradGen.Emission;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.Emission;

/// <summary>A function built by hand, and the method body that is printed for it.</summary>
internal sealed partial class Sketch
{
    private readonly Builder _builder = new(0);
    private readonly List<Value> _parameters = [];
    private readonly List<Parameter> _declared = [];

    public List<Function> Callees { get; } = [];

    public Module? Primal { get; init; }

    public int Origin { set => _builder.Origin = value; }

    public Value Parameter(string name, DataType? type = null, string modifier = "")
    {
        Value value = _builder.Define(name.TrimStart('@'), type ?? DataType.Double);
        _parameters.Add(value);
        _declared.Add(new Parameter(name, value.Type, modifier, null, true));
        return value;
    }

    public Value Number(double number, DataType? type = null) => _builder.Number(number, type ?? DataType.Double);

    public Value Truth(bool truth) => _builder.Add(new Constant(_builder.Define("", DataType.Boolean), 0, truth ? "true" : "false"));

    /// <summary>A nameless intermediate result.</summary>
    public Value Apply(string function, params Value[] arguments) => Let("", function, arguments);

    public Value Let(string name, string function, params Value[] arguments)
    {
        bool isTruth = function is "<" or ">" or "<=" or ">=" or "==" or "!=" or "!";
        return Keep(result => new Apply(result, function, arguments.ToEquatableArray(), MayThrow: function == "Sign"), name, isTruth ? DataType.Boolean : arguments[0].Type);
    }

    public Value Convert(Value operand, DataType type) => Keep(result => new Conversion(result, operand), "", type);

    /// <summary>Inactive C#: text and values in turn.</summary>
    public Value Verbatim(string name, DataType type, bool isPure, params object[] pieces) =>
        Keep(result => new Verbatim(result, Fragments(pieces), IsPrimary: true, isPure), name, type);

    public Value Define(string name, DataType type) => _builder.Define(name, type);

    public void Throw(params object[] pieces) => _builder.Append(new Throw(Fragments(pieces)));

    public Value If(Value condition, string output, Func<Value> then, Func<Value> otherwise) =>
        If(condition, [output], () => [then()], () => [otherwise()])[0];

    public Value[] If(Value condition, string[] outputs, Func<Value[]> then, Func<Value[]> otherwise)
    {
        Block first = Arm(then), second = Arm(otherwise);
        Block shown = first.EndsInThrow ? second : first;
        Value[] results = [.. outputs.Select((name, i) => _builder.Define(name, shown.Yields[i].Type))];
        _builder.Add(new If(results.ToEquatableArray(), condition, first, second));
        return results;
    }

    public Value[] Call(string function, params (string Name, DataType Type)[] outputs) => Call(function, [], outputs);

    public Value[] Call(string function, Value[] arguments, params (string Name, DataType Type)[] outputs)
    {
        Value[] results = [.. outputs.Select(output => _builder.Define(output.Name, output.Type))];
        _builder.Append(new Call(results.ToEquatableArray(), function, arguments.ToEquatableArray()));
        return results;
    }

    public Function Returning(params Value[] results) =>
        new("F", _parameters.ToEquatableArray(), _builder.Finish(results), _builder.LabelCount);

    /// <summary>The body when the results are returned, several as a tuple (a, b, c, …).</summary>
    public string Body(params Value[] results) => Body(
        results.Length == 1
            ? new Shape.Scalar(results[0].Type)
            : new Shape.Tuple(results.Select((value, i) => new Shape.Element(((char)('a' + i)).ToString(), new Shape.Scalar(value.Type))).ToEquatableArray()),
        results);

    /// <summary>The body of a void method.</summary>
    public string Nothing() => Body(new Shape.Tuple([]));

    /// <summary>What stands between the braces, or behind the arrow.</summary>
    public string Body(Shape shape, params Value[] results)
    {
        string[] lines = File(shape, results).Split('\n');
        int head = Array.FindIndex(lines, line => line.Contains("internal static "));
        int arrow = lines[head].IndexOf(" => ", StringComparison.Ordinal);
        if (arrow >= 0) return lines[head][(arrow + 4)..];
        int open = Array.IndexOf(lines, "    {", head);
        return open < 0 ? lines[head + 1].Trim() : string.Join("\n", lines[(open + 1)..Array.IndexOf(lines, "    }")].Select(line => line.Length < 8 ? line : line[8..]));
    }

    public string File(Shape shape, params Value[] results)
    {
        Function function = Returning(results);
        Verifier.Check(new Module([function, .. Callees]));
        return File(shape, function);
    }

    public string File(Shape shape, Function function)
    {
        var module = new Module([function, .. Callees]);
        EquatableArray<Parameter> extra = shape is Shape.Filled filled
            ? [new Parameter(filled.Parameter, new DataType($"global::System.Span<{filled.Type}>", TypeKind.Other), "", null, false)]
            : [];
        var signature = new Signature("", ["partial class C"], "internal", "F", "", "", _declared.ToEquatableArray(), new Shape.Scalar(DataType.Double), "F");
        var request = new Request("F", signature, Products.Gradient, Primal ?? module);
        return CSharpEmitter.Emit(request, [new Product("Gradient", extra, true, "The gradient of {0}.", "", shape, HasWayBack: true, module)]);
    }

    private Value Keep(Func<Value, Instruction> make, string name, DataType type)
    {
        if (name == "") return _builder.Add(make(_builder.Define("", type)));
        Value result = _builder.Define(name, type);
        _builder.Append(make(result) with { Origin = _builder.Origin });
        return result;
    }

    private Block Arm(Func<Value[]> arm)
    {
        _builder.Open();
        Value[] yields = arm();
        return _builder.Close(yields);
    }

    private static EquatableArray<Fragment> Fragments(object[] pieces) => pieces.Select(piece => piece switch
    {
        string text => new Fragment.Text(text),
        Fragment fragment => fragment,
        _ => new Fragment.Use((Value)piece),
    }).ToEquatableArray();
}
