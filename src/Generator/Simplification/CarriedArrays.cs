using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// An array variable that is assigned another array in each iteration becomes a buffer of its own, into which each
/// iteration copies what it leaves: then memory stays where it is, and its adjoints beside it. That is the same wherever
/// nobody could tell the copy from the array itself.
/// </summary>
internal static class CarriedArrays
{
    public static Module Copy(Module module, EquatableArray<bool> inputs)
    {
        if (!module.Functions.Any(function => AnyToCopy(function.Body))) return module;
        return module with { Functions = module.Functions.Select((function, i) => Place(function, other => Varied(module, other, i == 0 ? inputs : null))).ToEquatableArray() };
    }

    /// <summary>The names of the active array variables that are still assigned anew: their derivatives are not known.</summary>
    public static IEnumerable<string> Left(Module module, EquatableArray<bool> inputs) =>
        module.Functions.SelectMany((function, i) => AnyToCopy(function.Body) ? ChosenArrays.Left(function, Varied(module, function, i == 0 ? inputs : null)).Select(value => value.Name) : []);

    /// <summary>What matters of it; of functions that are called, anything may.</summary>
    private static Func<Value, bool> Varied(Module module, Function function, EquatableArray<bool>? inputs)
    {
        if (inputs is null) return _ => true;
        HashSet<int> varied = new Variation(module).Of(function, inputs.Value);
        return value => varied.Contains(value.Label);
    }

    /// <summary>What copies do not settle, they may where it is said whether there is an array yet; or numbers may, and then there may be less to copy.</summary>
    private static Function Place(Function function, Func<Function, Func<Value, bool>> varied)
    {
        if (!AnyToCopy(function.Body)) return function;
        Function copied = Copied(function);
        return Ways().FirstOrDefault(placed => Left(placed).Count == 0) ?? copied;

        IEnumerable<Function> Ways()
        {
            yield return copied;
            HashSet<int> left = [.. Left(copied).Select(value => value.Label)];
            Function flagged = LateArrays.Flag(function, left);
            if (!ReferenceEquals(flagged, function)) yield return Copied(flagged);
            Function rows = NumberedRows.Number(flagged, left);
            if (!ReferenceEquals(rows, flagged)) yield return Copied(rows);
            yield return Copied(NumberedArrays.Number(function, varied(function)));
            yield return NumberedArrays.Number(copied, varied(copied));
            Function returned = ReturnedArrays.Copy(function);
            if (!ReferenceEquals(returned, function))
            {
                yield return Copied(returned);
                flagged = LateArrays.Flag(returned, left);
                if (!ReferenceEquals(flagged, returned)) yield return Copied(flagged);
            }

            Function flat = FlatMatrices.Flatten(function);
            if (!ReferenceEquals(flat, function))
            {
                yield return Copied(flat);
                flagged = LateArrays.Flag(flat, [.. Left(Copied(flat)).Select(value => value.Label)]);
                if (!ReferenceEquals(flagged, flat)) yield return Copied(flagged);
            }
        }

        Function Copied(Function other) => Copy(other, varied(other));

        IReadOnlyList<Value> Left(Function other) => ChosenArrays.Left(other, varied(other));
    }

    private static Function Copy(Function function, Func<Value, bool> isVaried)
    {
        var plans = new CarriedPlans(function, isVaried);
        return ChosenArrays.Choose(plans.Any ? new CarriedRewrite(function, plans).Rewrite() : function, isVaried);
    }

    /// <summary>Whether a loop carries arrays and does more than to swap them, or a branch chooses one.</summary>
    private static bool AnyToCopy(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => instruction switch
        {
            If branch when branch.Outputs.Any(output => output.Type.IsMemory) => true,
            Loop loop when Permutation.Of(loop).Length < loop.Carried.Count(carried => carried.Type.IsMemory) => true,
            _ => Nested.Of(instruction).Any(AnyToCopy),
        });
    }
}
