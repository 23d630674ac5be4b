using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Joins a branch of the forward sweep with its way back where little between them needs the branch's outcome: then all
/// the way back reads is still in scope.
/// </summary>
internal static class BranchFusion
{
    public static Module Fuse(Module module) => new(module.Functions.Select(Fuse).ToEquatableArray());

    public static Function Fuse(Function function)
    {
        int labels = function.LabelCount;
        Block body = Fuse(function.Body, ref labels);
        return function with { Body = body, LabelCount = labels };
    }

    private static Block Fuse(Block block, ref int labels)
    {
        DeepStack.Check();
        var instructions = new List<Instruction>();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is If second && BranchPair.Find(second, instructions) is { } pair) pair.Join(instructions, ref labels);
            else instructions.Add(instruction);
        }

        for (int i = 0; i < instructions.Count; i++)
        {
            if (instructions[i] is If branch) instructions[i] = branch with { Then = Fuse(branch.Then, ref labels), Else = Fuse(branch.Else, ref labels) };
        }

        return block with { Instructions = instructions.ToEquatableArray() };
    }
}
