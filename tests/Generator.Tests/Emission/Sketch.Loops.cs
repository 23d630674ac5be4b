using GradGen.IR;
using GradGen.Support;

namespace GradGen.Tests.Emission;

/// <summary>Loops and memory, by hand.</summary>
internal sealed partial class Sketch
{
    public static readonly DataType Doubles = DataType.Array(DataType.Double);
    public static readonly DataType Span = DataType.Span(DataType.Double);
    public static readonly DataType ReadOnlySpan = DataType.ReadOnlySpan(DataType.Double);

    public Value Integer(int number) => _builder.Add(new Constant(_builder.Define("", DataType.Int32), 0, $"{number}"));

    public Value Length(Value memory, string name = "") => Keep(result => new Length(result, memory), name, DataType.Int32);

    public Value Load(Value memory, params Value[] indices) => LoadAs("", memory, indices);

    public Value LoadAs(string name, Value memory, params Value[] indices)
    {
        Value result = _builder.Define(name, memory.Type.Element!);
        _builder.Append(new Load(result, memory, indices.ToEquatableArray()) { Origin = _builder.Origin });
        return result;
    }

    public Value NewArray(string name, DataType type, Value length, bool isZeroed = true, bool isGrowing = false)
    {
        Value result = _builder.Define(name, type);
        _builder.Append(new NewArray(result, [length], isZeroed, isGrowing));
        return result;
    }

    public void Do(Instruction instruction) => _builder.Append(instruction with { Origin = _builder.Origin });

    public void Store(Value memory, Value index, Value operand) => Do(new Store(memory, [index], operand));

    public void Accumulate(Value memory, Value index, Value operand) => Do(new Accumulate(memory, [index], operand));

    /// <summary><c>for (int index = 0; index &lt; to; index++)</c></summary>
    public Value[] Count(string index, Value to, (string Name, Value Init)[] carried, Func<Value, Value[], Value[]> body, bool hasExit = false) =>
        For(index, Integer(0), "<", to, 1, carried, body, hasExit);

    public Value Count(string index, Value to, string carried, Value init, Func<Value, Value, Value> body) =>
        Count(index, to, [(carried, init)], (i, values) => [body(i, values[0])])[0];

    public Value[] For(
        string index, Value from, string relation, Value to, int step, (string Name, Value Init)[] carried, Func<Value, Value[], Value[]> body, bool hasExit = false)
    {
        Value counter = _builder.Define(index, from.Type);
        Value[] values = [.. carried.Select(pair => _builder.Define(pair.Name, pair.Init.Type))];
        Block block = Arm(() => body(counter, values));
        Value[] outputs = [.. values.Select(value => _builder.Define(value.Name, value.Type))];
        Do(new For(outputs.ToEquatableArray(), counter, from, relation, to, step, carried.Select(pair => pair.Init).ToEquatableArray(), values.ToEquatableArray(), block, hasExit));
        return outputs;
    }

    public Value[] While((string Name, Value Init)[] carried, Func<Value[], Value> test, Func<Value[], Value[]> body, bool hasExit = false)
    {
        Value[] values = [.. carried.Select(pair => _builder.Define(pair.Name, pair.Init.Type))];
        Block asked = Arm(() => [test(values)]), block = Arm(() => body(values));
        Value[] outputs = [.. values.Select(value => _builder.Define(value.Name, value.Type))];
        Do(new While(outputs.ToEquatableArray(), carried.Select(pair => pair.Init).ToEquatableArray(), values.ToEquatableArray(), asked, block, hasExit));
        return outputs;
    }
}
