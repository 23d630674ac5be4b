using GradGen.Support;

namespace GradGen.IR;

/// <summary>Questions about blocks, those inside them included.</summary>
internal static class Blocks
{
    /// <summary>How many instructions there are, constants not counted.</summary>
    public static int Size(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Sum(instruction => instruction switch
        {
            Constant => 0,
            If branch => 1 + Size(branch.Then) + Size(branch.Else),
            _ => 1,
        });
    }

    /// <summary>Hands out every value that is defined.</summary>
    public static void ForEachDefinition(Block block, Action<Value> define)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results) define(result);
            if (instruction is not If branch) continue;
            ForEachDefinition(branch.Then, define);
            ForEachDefinition(branch.Else, define);
        }
    }
}
