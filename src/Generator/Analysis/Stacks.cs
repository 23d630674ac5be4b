using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Whether what is pushed on stacks is taken back just once.</summary>
internal static class Stacks
{
    public static bool AreTakenOnce(Block block) => AreTakenOnce(block, []);

    /// <summary>Whether there are none.</summary>
    public static bool AreUnused(Block block)
    {
        DeepStack.Check();
        return block.Instructions.All(instruction => instruction is not Pop && Nested.Of(instruction).All(AreUnused));
    }

    private static bool AreTakenOnce(Block block, HashSet<int> taken)
    {
        DeepStack.Check();
        return block.Instructions.All(instruction =>
            (instruction is not Pop pop || taken.Add(pop.Memory.Label)) && Nested.Of(instruction).All(inner => AreTakenOnce(inner, taken)));
    }
}
