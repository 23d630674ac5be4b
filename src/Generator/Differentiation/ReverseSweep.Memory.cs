using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Back through reads and writes of memory: beside it stands the memory of its adjoints.</summary>
internal sealed partial class ReverseSweep
{
    // v = a[i]   →   ā[i] += v̄
    private void Back(Load load, Adjoint adjoint)
    {
        if (adjoint.IsNone || AdjointsOf(load.Memory) is not { } adjoints) return;
        builder.Add(new Accumulate(adjoints, load.Indices, adjoint.Sum.Value));
    }

    // a[i] = v   →   v̄ += ā[i]; ā[i] = 0
    private void Back(Store store)
    {
        if (AdjointsOf(store.Memory) is not { } adjoints || !store.Operand.Type.IsReal) return;
        Value adjoint = builder.Define("", store.Operand.Type);
        if (Varies(store.Operand)) builder.Add(new Load(adjoint, adjoints, store.Indices));
        builder.Add(new Store(adjoints, store.Indices, builder.Number(0, store.Operand.Type)));
        if (Varies(store.Operand)) Accumulate(store.Operand, Loosely(new Term(builder, adjoint)));
    }

    // a[i] += v   →   v̄ += ā[i]
    private void Back(Accumulate accumulate)
    {
        if (AdjointsOf(accumulate.Memory) is not { } adjoints || !Varies(accumulate.Operand)) return;
        Value adjoint = builder.Define("", accumulate.Operand.Type);
        builder.Add(new Load(adjoint, adjoints, accumulate.Indices));
        Accumulate(accumulate.Operand, Loosely(new Term(builder, adjoint)));
    }

    // fill a with v   →   v̄ += Σ ā[i]; fill ā with 0
    private void Back(Fill fill)
    {
        if (AdjointsOf(fill.Memory) is not { } adjoints) return;
        if (Varies(fill.Operand))
        {
            Value sum = Each(adjoints, builder.Number(0, fill.Operand.Type), (i, before) =>
                (new Term(builder, before) + new Term(builder, ElementOf(adjoints, i))).Value);
            Accumulate(fill.Operand, Loosely(new Term(builder, sum)));
        }

        builder.Add(new Fill(adjoints, builder.Number(0, fill.Operand.Type)));
    }

    // copy a to b   →   ā[i] += b̄[i]; b̄[i] = 0
    private void Back(Copy copy)
    {
        if (AdjointsOf(copy.Target) is not { } target) return;
        if (target.Type.Rank > 1)
        {
            BackThroughMatrix(copy, target);
            return;
        }

        Value copied = copy.IsWhole ? target : Part(target, LengthOf(AdjointsOf(copy.Source) ?? copy.Source));
        if (AdjointsOf(copy.Source) is { } source)
        {
            Value taken = copied;
            bool mayOverlap = aliases.ClassOf(copy.Source) == aliases.ClassOf(copy.Target);
            if (mayOverlap)
            {
                taken = builder.Define("moved", DataType.Span(target.Type.Element!));
                builder.Add(new NewArray(taken, [LengthOf(copied)], IsZeroed: false));
                builder.Add(new Copy(copied, taken));
                builder.Add(new Fill(copied, builder.Number(0, target.Type.Element!)));
            }

            Each(taken, null, (i, _) =>
            {
                builder.Add(new Accumulate(source, [i], ElementOf(taken, i)));
                return null;
            });
            if (mayOverlap) return;
        }

        builder.Add(new Fill(copied, builder.Number(0, target.Type.Element!)));
    }

    private Value Part(Value place, Value length)
    {
        Value part = builder.Define("", place.Type.Part);
        builder.Add(new Slice(part, place, Integers.Number(builder, 0, DataType.Int32), length));
        return part;
    }

    // copy a to b   →   ā[i, j] += b̄[i, j]; b̄[i, j] = 0   where they are matrices of one size
    private void BackThroughMatrix(Copy copy, Value target)
    {
        if (AdjointsOf(copy.Source) is { } source)
        {
            Elements.Each(target, builder, (locate, _) =>
            {
                (Value adjoints, Value[] indices) = locate(target);
                Value element = builder.Define("", target.Type.Element!);
                builder.Add(new Load(element, adjoints, [.. indices]));
                builder.Add(new Accumulate(source, [.. indices], element));
            });
        }

        builder.Add(new Fill(target, builder.Number(0, target.Type.Element!)));
    }

    private Value? AdjointsOf(Value place) => memory.TryGetValue(place.Label, out Value adjoints) ? adjoints : null;

    private bool Varies(Value value) => varied.Contains(value.Label);

    private Value ElementOf(Value place, Value index)
    {
        Value element = builder.Define("", place.Type.Element!);
        builder.Add(new Load(element, place, [index]));
        return element;
    }

    private Value LengthOf(Value place)
    {
        Value length = builder.Define("", DataType.Int32);
        builder.Add(new Length(length, place));
        return length;
    }

    /// <summary><c>for (int i = 0; i &lt; place.Length; i++)</c>, carrying one value or none; what it carries in the end.</summary>
    private Value Each(Value place, Value? init, Func<Value, Value, Value?> body)
    {
        Value index = builder.Define("i", DataType.Int32);
        Value zero = Integers.Number(builder, 0, DataType.Int32), length = LengthOf(place);
        Value[] carried = init is null ? [] : [builder.Define(init.Name, init.Type)];
        Value[] outputs = [.. carried.Select(value => builder.Define(value.Name, value.Type))];
        builder.Open();
        Value? next = body(index, carried.FirstOrDefault()!);
        Block block = builder.Close(next is null ? [] : [next]);
        builder.Add(new For([.. outputs], index, zero, "<", length, 1, init is null ? [] : [init], [.. carried], block));
        return outputs.FirstOrDefault()!;
    }
}
