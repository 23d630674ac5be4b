using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Tells what a loop does to a carried value: where it is only added to, the order of the iterations does not matter to it.</summary>
internal static class Sums
{
    /// <summary>Whether all that happens to the carried value at <paramref name="position"/> is that something is added to it.</summary>
    public static bool IsOnlyAddedTo(Loop loop, int position)
    {
        if (loop.Body.EndsInThrow || loop is While { Test: var test } && Reads(test, loop.Carried[position])) return false;
        var sums = new HashSet<int> { loop.Carried[position].Label };
        if (!Follow(loop.Body, sums)) return false;
        for (int i = 0; i < loop.Body.Yields.Count; i++)
        {
            if (sums.Contains(loop.Body.Yields[i].Label) != (i == position)) return false;
        }

        return true;
    }

    /// <summary>Follows the sum from instruction to instruction; <see langword="false"/> where anything else is done with it.</summary>
    private static bool Follow(Block block, HashSet<int> sums)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case Apply { Function: "+" or "-", Arguments: [var x, var y] } apply when IsSum(x) || IsSum(y):
                    if (IsSum(y) && (IsSum(x) || apply.Function == "-")) return false;
                    sums.Add(apply.Result.Label);
                    break;
                case If branch:
                    if (IsSum(branch.Condition) || !Follow(branch.Then, sums) || !Follow(branch.Else, sums)) return false;
                    for (int i = 0; i < branch.Outputs.Count; i++)
                    {
                        bool then = branch.Then.EndsInThrow || IsSum(branch.Then.Yields[i]), otherwise = branch.Else.EndsInThrow || IsSum(branch.Else.Yields[i]);
                        bool any = !branch.Then.EndsInThrow && then || !branch.Else.EndsInThrow && otherwise;
                        if (!any) continue;
                        if (!then || !otherwise) return false;
                        sums.Add(branch.Outputs[i].Label);
                    }

                    break;
                case Loop loop:
                    if (!Follow(loop, sums)) return false;
                    break;
                default:
                    if (Operands.Of(instruction).Any(IsSum)) return false;
                    break;
            }
        }

        return true;

        bool IsSum(Value value) => sums.Contains(value.Label);
    }

    private static bool Follow(Loop loop, HashSet<int> sums)
    {
        if (loop is For counted && (sums.Contains(counted.From.Label) || sums.Contains(counted.To.Label))) return false;
        for (int i = 0; i < loop.Carried.Count; i++)
        {
            if (sums.Contains(loop.Inits[i].Label)) sums.Add(loop.Carried[i].Label);
        }

        if (loop is While open && !Follow(open.Test, sums)) return false;
        if (!Follow(loop.Body, sums)) return false;
        for (int i = 0; i < loop.Body.Yields.Count; i++)
        {
            bool isSum = i < loop.Carried.Count && sums.Contains(loop.Carried[i].Label);
            if (sums.Contains(loop.Body.Yields[i].Label) != isSum) return false;
            if (isSum) sums.Add(loop.Outputs[i].Label);
        }

        return true;
    }

    private static bool Reads(Block block, Value value) => !Follow(block, [value.Label]) || block.Yields.Contains(value);
}
