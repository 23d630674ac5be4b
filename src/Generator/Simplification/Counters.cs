using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Counts an iteration in front of the branch that may leave the loop, so that nothing stands between that and the loop's end.</summary>
internal static class Counters
{
    public static Function CountEarly(Function function) => function with { Body = Walk(function.Body) };

    private static Block Walk(Block block)
    {
        DeepStack.Check();
        return block with { Instructions = block.Instructions.Select(instruction => Nested.Map(instruction, Walk)).Select(Early).ToEquatableArray() };
    }

    // for carry (n) { a; if p { yield false } else { b; yield true }; n + 1 }   →   for carry (n) { a; n + 1; if p { yield false } else { b; yield true } }
    private static Instruction Early(Instruction instruction)
    {
        if (instruction is not Loop { HasExit: true, Counter: not Instruction.None and var counter, Body: { EndsInThrow: false } body } loop) return instruction;
        List<Instruction> instructions = [.. body.Instructions];
        int leaves = instructions.FindIndex(inner => inner is If branch && branch.Outputs.Contains(body.Yields[^1]));
        List<Instruction> behind = instructions.GetRange(leaves + 1, instructions.Count - leaves - 1);
        bool onlyCounts = leaves >= 0 && behind.Count > 0 && behind.All(inner => inner is Constant || inner.Results.Contains(body.Yields[counter]));
        if (!onlyCounts || Reads(instructions[leaves], loop.Carried[counter])) return instruction;
        instructions.RemoveRange(leaves + 1, behind.Count);
        instructions.InsertRange(leaves, behind);
        return Nested.Map(loop, inner => ReferenceEquals(inner, body) ? body with { Instructions = instructions.ToEquatableArray() } : inner);
    }

    private static bool Reads(Instruction instruction, Value value)
    {
        DeepStack.Check();
        return Operands.Of(instruction).Contains(value)
            || Nested.Of(instruction).Any(block => block.Yields.Contains(value) || block.Instructions.Any(inner => Reads(inner, value)));
    }
}
