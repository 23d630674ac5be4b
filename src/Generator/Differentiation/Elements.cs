using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>The elements of an array, a span, a matrix or an array of arrays, one after the other, row by row.</summary>
internal static class Elements
{
    /// <summary>Finds an element in memory of the same shape.</summary>
    public delegate (Value Memory, Value[] Indices) Locate(Value memory);

    public static Value CountOf(Value memory, Builder builder)
    {
        if (memory.Type.Element is not { IsMemory: true }) return LengthOf(memory, -1, builder);
        Value zero = Integers.Number(builder, 0, DataType.Int32), total = builder.Define("count", DataType.Int32), sum = builder.Define("count", DataType.Int32);
        EachIndex(LengthOf(memory, -1, builder), "i", builder, [total], [zero], [sum], i => [Integers.Add(builder, sum, LengthOf(RowOf(memory, i, builder), -1, builder))]);
        return total;
    }

    /// <summary>How many numbers a value is: a single one, or all that memory holds.</summary>
    public static Value NumbersIn(Value value, Builder builder) => value.Type.IsMemory ? CountOf(value, builder) : Integers.Number(builder, 1, DataType.Int32);

    public static Value Total(IEnumerable<Value> values, Builder builder) =>
        values.Aggregate(Integers.Number(builder, 0, DataType.Int32), (total, value) => Integers.Add(builder, total, NumbersIn(value, builder)));

    /// <summary>Reads an element.</summary>
    public static Value At(Locate locate, Value memory, Builder builder)
    {
        (Value place, Value[] indices) = locate(memory);
        Value element = builder.Define("", memory.Type.Real!);
        builder.Add(new Load(element, place, [.. indices]));
        return element;
    }

    /// <summary>Copies element by element; of an array of arrays the rows stay where they are.</summary>
    public static void Copy(Value source, Value target, Builder builder)
    {
        if (source.Type is { Rank: 1, Element.IsMemory: false })
        {
            builder.Append(new Copy(source, target));
            return;
        }

        Each(source, builder, (locate, _) =>
        {
            Value element = builder.Define("", source.Type.Real!);
            (Value place, Value[] indices) = locate(source);
            builder.Append(new Load(element, place, [.. indices]));
            (place, indices) = locate(target);
            builder.Append(new Store(place, [.. indices], element));
        });
    }

    /// <summary>Memory of its own that holds the same.</summary>
    public static Value CopyOf(Value memory, string name, Builder builder)
    {
        Value copy = Zeros.Beside(memory, name, builder);
        Copy(memory, copy, builder);
        return copy;
    }

    /// <param name="body">What to do with each element, given where it is and its number.</param>
    public static void Each(Value memory, Builder builder, Action<Locate, Value> body)
    {
        switch (memory.Type)
        {
            case { Element.IsMemory: true }:
                Value zero = Integers.Number(builder, 0, DataType.Int32), end = builder.Define("start", DataType.Int32), start = builder.Define("start", DataType.Int32);
                EachIndex(LengthOf(memory, -1, builder), "i", builder, [end], [zero], [start], i =>
                {
                    Value length = LengthOf(RowOf(memory, i, builder), -1, builder);
                    EachIndex(length, "j", builder, [], [], [], j =>
                    {
                        body(other => (RowOf(other, i, builder), [j]), Integers.Add(builder, start, j));
                        return [];
                    });
                    return [Integers.Add(builder, start, length)];
                });
                break;
            case { Rank: 2 }:
                EachIndex(LengthOf(memory, 0, builder), "i", builder, [], [], [], i =>
                {
                    Value columns = LengthOf(memory, 1, builder);
                    EachIndex(columns, "j", builder, [], [], [], j =>
                    {
                        body(other => (other, [i, j]), Integers.Add(builder, Integers.Multiply(builder, i, columns), j));
                        return [];
                    });
                    return [];
                });
                break;
            case { Rank: 1 }:
                EachIndex(LengthOf(memory, -1, builder), "j", builder, [], [], [], j =>
                {
                    body(other => (other, [j]), j);
                    return [];
                });
                break;
            default:
                throw new NotSupportedException($"the elements of {memory.Type}");
        }
    }

    private static void EachIndex(Value length, string name, Builder builder, Value[] outputs, Value[] inits, Value[] carried, Func<Value, Value[]> body)
    {
        Value index = builder.Define(name, DataType.Int32), zero = Integers.Number(builder, 0, DataType.Int32);
        builder.Open();
        Value[] next = body(index);
        builder.Append(new For([.. outputs], index, zero, "<", length, 1, [.. inits], [.. carried], builder.Close(next)));
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
}
