using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.IR;

/// <summary>Writes a small function of the IR by hand.</summary>
internal sealed class Sketch
{
    private readonly Stack<List<Instruction>> _blocks = new([[]]);
    private readonly List<Value> _parameters = [];
    private int _labels;

    public Value Parameter(string name, DataType? type = null)
    {
        Value value = New(name, type ?? DataType.Double);
        _parameters.Add(value);
        return value;
    }

    public Value Number(double number) => Put(value => Constant.Of(value, number));

    public Value Apply(string function, params Value[] arguments) => Named("", function, arguments);

    public Value Named(string name, string function, params Value[] arguments) =>
        Put(value => new Apply(value, function, [.. arguments]), name);

    public Value Compare(string function, params Value[] arguments) =>
        Put(value => new Apply(value, function, [.. arguments]), "", DataType.Boolean);

    public Value Verbatim(string name, bool isPure, params Fragment[] fragments) =>
        Put(value => new Verbatim(value, [.. fragments], IsPrimary: true, isPure), name);

    public Value Call(string function, params Value[] arguments) =>
        Put(value => new Call([value], function, [.. arguments]));

    public Value If(string name, Value condition, Func<Value> then, Func<Value> @else)
    {
        Block whenTrue = Block(then);
        Block whenFalse = Block(@else);
        return Put(value => new If([value], condition, whenTrue, whenFalse), name);
    }

    public void Guard(Value condition, string exception)
    {
        var block = new Block([new Throw([new Fragment.Text(exception)])], []);
        _blocks.Peek().Add(new If([], condition, block, GradGen.IR.Block.Empty));
    }

    public Function Return(string name, params Value[] values) =>
        new(name, [.. _parameters], new Block(_blocks.Pop().ToEquatableArray(), [.. values]), _labels);

    public static Module Alone(Function function) => new([function]);

    private Block Block(Func<Value> body)
    {
        _blocks.Push([]);
        Value value = body();
        return new Block(_blocks.Pop().ToEquatableArray(), [value]);
    }

    private Value Put(Func<Value, Instruction> make, string name = "", DataType? type = null)
    {
        Value value = New(name, type ?? DataType.Double);
        _blocks.Peek().Add(make(value));
        return value;
    }

    private Value New(string name, DataType type) => new(_labels++, name, type);
}
