using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>What the arms of a branch do to adjoints is joined behind it.</summary>
internal sealed partial class ReverseSweep
{
    // if p { a } else { b }   →   (x̄, p reached) = if p { a; yield … } else { b; yield … }
    private void Join(Value condition, Action back, Action backOtherwise)
    {
        int origin = builder.Origin;
        Arm then = Walk(back);
        Arm otherwise = Walk(backOtherwise);
        builder.Origin = origin;

        var outputs = new List<Value>();
        var thenYields = new List<Value>();
        var elseYields = new List<Value>();
        var reaches = new Dictionary<(Value, Value), Value>();
        var loose = new List<Value>();
        foreach (Value value in then.Touched.Concat(otherwise.Touched).GroupBy(value => value.Label).Select(group => group.First()).ToList())
        {
            Adjoint before = Of(value);
            Adjoint whenTrue = then.After(value, before), whenFalse = otherwise.After(value, before);
            bool isLoose = whenTrue.IsLoose || whenFalse.IsLoose;
            if (isLoose) loose.Add(value);
            Value? reach = isLoose ? null : JoinReach(value, whenTrue, whenFalse);
            Set(value, new Adjoint(new Term(builder, Output(NameOf(value), Zeroed(whenTrue), Zeroed(whenFalse))), reach));

            Value Zeroed(Adjoint adjoint) => adjoint.IsNone ? builder.Number(0, value.Type) : adjoint.Sum.Value;
        }

        if (outputs.Count > 0 || !Effects.IsDroppable(then.Block) || !Effects.IsDroppable(otherwise.Block))
        {
            builder.Add(new If(
                [.. outputs], condition,
                then.Block with { Yields = [.. thenYields] },
                otherwise.Block with { Yields = [.. elseYields] }));
        }

        foreach (Value value in loose) Set(value, Loosely(Of(value).Sum));

        Value Output(string name, Value whenTrue, Value whenFalse)
        {
            if (whenTrue == whenFalse) return whenTrue;
            Value output = builder.Define(name, whenTrue.Type);
            outputs.Add(output);
            thenYields.Add(whenTrue);
            elseYields.Add(whenFalse);
            return output;
        }

        Value? JoinReach(Value of, Adjoint whenTrue, Adjoint whenFalse)
        {
            bool always = !whenTrue.IsNone && (whenTrue.Reach is null || whenTrue.Reach == condition);
            bool neverOtherwise = whenFalse.IsNone || whenFalse.Reach == condition;
            bool alwaysOtherwise = !whenFalse.IsNone && whenFalse.Reach is null;
            if (always && alwaysOtherwise) return null;
            if (always && neverOtherwise) return condition;
            if (alwaysOtherwise && whenTrue.IsNone) return Reach.Not(builder, condition);
            (Value, Value) pair = (always ? Reach.Truth(builder, true) : Reached(whenTrue), neverOtherwise ? Reach.Truth(builder, false) : Reached(whenFalse));
            if (reaches.TryGetValue(pair, out Value known)) return known;
            reaches.Add(pair, known = Output(of.Name == "" ? "" : of.Name + "Reaches" + suffix, pair.Item1, pair.Item2));
            return known;
        }

        Value Reached(Adjoint adjoint) => adjoint.IsNone ? Reach.Truth(builder, false) : adjoint.Reach ?? Reach.Truth(builder, true);
    }
}
