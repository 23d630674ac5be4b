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
            _ => 1 + Nested.Of(instruction).Sum(Size),
        });
    }

    /// <summary>Hands out every value that is defined.</summary>
    public static void ForEachDefinition(Block block, Action<Value> define)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results) define(result);
            foreach (Value parameter in Nested.Parameters(instruction)) define(parameter);
            foreach (Block inner in Nested.Of(instruction)) ForEachDefinition(inner, define);
        }
    }
}
