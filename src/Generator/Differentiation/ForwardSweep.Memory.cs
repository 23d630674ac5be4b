using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Through memory: beside it stands the memory of its tangents, in each direction that reaches it.</summary>
internal sealed partial class ForwardSweep
{
    private void OverMemory(Instruction instruction)
    {
        Mark(instruction);
        for (int k = 0; k < directions; k++) OverMemory(instruction, k);
    }

    private void OverMemory(Instruction instruction, int k)
    {
        switch (instruction)
        {
            // a = new T[n]   →   a = new T[n]; ȧ = new T[n]
            case NewArray array:
                if (mayVary(array.Result, k)) Place(array.Result, k, array with { Result = Beside(array.Result, k), Keeps = array.Keeps?.Tangent, IsBeside = true });
                break;

            // b = a[i ..]   →   b = a[i ..]; ḃ = ȧ[i ..]
            case Slice slice:
                if (Place(slice.Memory, k) is { } whole) Place(slice.Result, k, slice with { Memory = whole, Result = Beside(slice.Result, k, whole.Type.Part) });
                break;

            // c = p ? a : b   →   c = p ? a : b; ċ = p ? ȧ : ḃ
            case Select select:
                (Value? whenTrue, Value? whenFalse) = (Place(select.WhenTrue, k), Place(select.WhenFalse, k)); // beside null is nothing
                if ((whenTrue ?? whenFalse) is not { } either) break;
                whenTrue ??= Nothing(either.Type);
                whenFalse ??= Nothing(either.Type);
                Place(select.Result, k, select with { WhenTrue = whenTrue, WhenFalse = whenFalse, Result = Beside(select.Result, k, DataType.Common(whenTrue.Type, whenFalse.Type)) });
                break;

            // v = a[i]   →   v = a[i]; v̇ = ȧ[i]
            case Load load:
                if (Place(load.Memory, k) is { } source) Place(load.Result, k, load with { Memory = source, Result = builder.Define("", source.Type.Element!) });
                break;

            // a[i] = v   →   a[i] = v; ȧ[i] = v̇
            case Store store:
                if (Place(store.Memory, k) is { } target) builder.Add(store with { Memory = target, Operand = TangentOf(store.Operand, k) });
                break;

            // swap a[i], a[k]   →   swap a[i], a[k]; swap ȧ[i], ȧ[k]
            case Swap swap:
                if (Place(swap.Memory, k) is { } rows) builder.Add(swap with { Memory = rows });
                break;

            // a[i] += v   →   a[i] += v; ȧ[i] += v̇
            case Accumulate accumulate:
                if (Place(accumulate.Memory, k) is { } sum && Has(accumulate.Operand, k)) builder.Add(accumulate with { Memory = sum, Operand = TangentOf(accumulate.Operand, k) });
                break;

            // fill a with v   →   fill a with v; fill ȧ with v̇
            case Fill fill:
                if (Place(fill.Memory, k) is { } filled) builder.Add(fill with { Memory = filled, Operand = TangentOf(fill.Operand, k) });
                break;

            // copy a to b   →   copy a to b; copy ȧ to ḃ
            case Copy copy:
                if (Place(copy.Target, k) is { } copied) Over(copy, copied, k);
                break;

            // make room in a   →   make room in a; make room in ȧ
            case Reserve reserve:
                if (Place(reserve.Memory, k) is { } room) builder.Add(reserve with { Memory = room });
                break;

            // push v on a   →   push v on a; push v̇ on ȧ
            case IR.Push push:
                if (Place(push.Memory, k) is { } stack) builder.Add(push with { Memory = stack, Operand = TangentOf(push.Operand, k) });
                break;

            // v = pop a   →   v = pop a; v̇ = pop ȧ
            case Pop pop:
                if (Place(pop.Memory, k) is { } top) Place(pop.Result, k, pop with { Memory = top, Result = builder.Define("", pop.Result.Type) });
                break;

            default:
                throw new NotSupportedException(instruction.GetType().Name);
        }
    }

    private void Over(Copy copy, Value target, int k)
    {
        if (Place(copy.Source, k) is { } source)
        {
            builder.Add(copy with { Source = source, Target = target });
            return;
        }

        if (target.Type.Rank > 1 || copy.IsWhole)
        {
            builder.Add(new Fill(target, builder.Number(0, target.Type.Element!)));
            return;
        }

        Value length = builder.Define("", DataType.Int32);
        builder.Add(new Length(length, copy.Source));
        Value part = builder.Define("", target.Type.Part);
        builder.Add(new Slice(part, target, Integers.Number(builder, 0, DataType.Int32), length));
        builder.Add(new Fill(part, builder.Number(0, target.Type.Element!)));
    }

    /// <summary>The memory of the tangents of what a memory holds; <see langword="null"/> if they are zero.</summary>
    private Value? Place(Value memory, int k) => Tangent(memory, k) is { IsZero: false } tangents ? tangents.Value : null;

    private void Place(Value value, int k, Instruction tangent)
    {
        builder.Add(tangent);
        Set(value, k, new Term(builder, tangent.Results[0]));
    }

    private Value Beside(Value memory, int k, DataType? type = null) => builder.Define(NameOf(memory, k), type ?? Augmentation.AdjointType(memory, aliases));
}
