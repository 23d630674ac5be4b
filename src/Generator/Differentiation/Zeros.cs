using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Memory that holds zeros, for tangents and adjoints.</summary>
internal static class Zeros
{
    // a   →   b = new T[a.Length]   of an array of arrays, with such rows
    public static Value Beside(Value memory, string name, Builder builder)
    {
        DataType type = Augmentation.AdjointType(memory.Type);
        Value[] lengths = [.. Enumerable.Range(0, memory.Type.Rank).Select(dimension => LengthOf(memory, memory.Type.Rank == 1 ? -1 : dimension, builder))];
        Value zeros = builder.Define(name, type);
        builder.Append(new NewArray(zeros, [.. lengths], IsZeroed: true));
        if (memory.Type.Element is { IsMemory: true }) EachRow(memory, builder, index => builder.Append(new Store(zeros, [index], RowBeside(memory, index, builder))));
        return zeros;
    }

    /// <summary>Makes all elements 0, those of the rows of an array of arrays too.</summary>
    /// <param name="parameter">Whose adjoints the memory is for, if it is another parameter.</param>
    public static void In(Value memory, Builder builder, Value? parameter = null)
    {
        if (memory.Type.Element is { IsMemory: true }) EachRow(memory, builder, index => In(RowOf(memory, index, builder), builder));
        else builder.Append(new Fill(memory, builder.Number(0, memory.Type.Element!)) { Beside = parameter });
    }

    private static Value RowBeside(Value memory, Value index, Builder builder)
    {
        Value row = RowOf(memory, index, builder);
        Value zeros = builder.Define("", row.Type);
        builder.Append(new NewArray(zeros, [LengthOf(row, -1, builder)], IsZeroed: true));
        return zeros;
    }

    private static Value RowOf(Value memory, Value index, Builder builder)
    {
        Value row = builder.Define("", memory.Type.Element!);
        builder.Append(new Load(row, memory, [index]));
        return row;
    }

    private static Value LengthOf(Value memory, int dimension, Builder builder)
    {
        Value length = builder.Define("", DataType.Int32);
        builder.Append(new Length(length, memory, dimension));
        return length;
    }

    private static void EachRow(Value memory, Builder builder, Action<Value> body)
    {
        Value index = builder.Define("i", DataType.Int32);
        Value zero = Integers.Number(builder, 0, DataType.Int32), length = LengthOf(memory, -1, builder);
        builder.Open();
        body(index);
        builder.Append(new For([], index, zero, "<", length, 1, [], [], builder.Close([])));
    }
}
