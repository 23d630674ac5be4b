using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Joins a branch of the forward sweep with its way back where nothing between them needs the branch's outcome: then
/// all the way back reads is still in scope.
/// </summary>
internal static class BranchFusion
{
    private const int Reach = 64; // instructions looked over between the two, to stay linear

    public static Function Fuse(Function function) => function with { Body = Fuse(function.Body) };

    private static Block Fuse(Block block)
    {
        DeepStack.Check();
        var instructions = new List<Instruction>();
        foreach (Instruction instruction in block.Instructions)
        {
            int first = instruction is If second ? FirstWith(second, instructions) : -1;
            if (first < 0) instructions.Add(instruction);
            else Join(instructions, first, (If)instruction);
        }

        for (int i = 0; i < instructions.Count; i++)
        {
            if (instructions[i] is If branch) instructions[i] = branch with { Then = Fuse(branch.Then), Else = Fuse(branch.Else) };
        }

        return block with { Instructions = instructions.ToEquatableArray() };
    }

    /// <summary>Where the branch on the same condition stands that <paramref name="second"/> can be joined to; -1 if nowhere.</summary>
    private static int FirstWith(If second, List<Instruction> instructions)
    {
        for (int i = instructions.Count - 1; i >= Math.Max(0, instructions.Count - Reach); i--)
        {
            if (instructions[i] is If first && first.Condition == second.Condition) return Effects.IsPure(second) && CanJoin(first, instructions, i) ? i : -1;
        }

        return -1;
    }

    private static bool CanJoin(If first, List<Instruction> instructions, int index)
    {
        var after = new HashSet<int>(first.Outputs.Select(output => output.Label));
        for (int i = index + 1; i < instructions.Count; i++)
        {
            if (instructions[i] is If or Call || !Effects.IsPure(instructions[i])) return false;
            if (Operands.Of(instructions[i]).Any(operand => after.Contains(operand.Label))) return false;
        }

        return true;
    }

    // y = if p { a }; b; z = if p { c }   →   b; (y, z) = if p { a; c }
    private static void Join(List<Instruction> instructions, int index, If second)
    {
        var first = (If)instructions[index];
        instructions.RemoveAt(index);
        instructions.Add(first with
        {
            Outputs = [.. first.Outputs, .. second.Outputs],
            Then = Join(first.Outputs, first.Then, second.Then),
            Else = Join(first.Outputs, first.Else, second.Else),
        });
    }

    private static Block Join(EquatableArray<Value> outputs, Block first, Block second)
    {
        var inside = new Dictionary<int, Value>(); // what the first branch hands out is called otherwise inside it
        for (int i = 0; i < outputs.Count; i++) inside.Add(outputs[i].Label, first.Yields[i]);
        Block renamed = inside.Count == 0 ? second : Operands.Map(second, value => inside.TryGetValue(value.Label, out Value yielded) ? yielded : value);
        return new Block([.. first.Instructions, .. renamed.Instructions], [.. first.Yields, .. renamed.Yields]);
    }
}
