using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Computes once, before a loop, what is the same in all its iterations: then no iteration keeps it, and its adjoint is
/// one sum. What may throw, and what only some iterations compute, stays where it is.
/// </summary>
internal static class Invariants
{
    public static Module Hoist(Module module) =>
        new(module.Functions.Select(function => function with { Body = Hoist(function.Body) }).ToEquatableArray());

    private static Block Hoist(Block block)
    {
        DeepStack.Check();
        var instructions = new List<Instruction>();
        foreach (Instruction instruction in block.Instructions)
        {
            Instruction current = Nested.Map(instruction, Hoist); // loops inside first: what they do not need, this one may not need either
            instructions.Add(current is Loop loop ? Hoist(loop, instructions) : current);
        }

        return block with { Instructions = instructions.ToEquatableArray() };
    }

    // for { b = f(a); … }   →   b = f(a); for { … }   where a is from outside
    private static Loop Hoist(Loop loop, List<Instruction> before)
    {
        var inside = new HashSet<int>(Nested.Parameters(loop).Select(value => value.Label));
        Blocks.ForEachDefinition(loop.Body, value => inside.Add(value.Label));
        var simple = new Dictionary<int, Instruction>(); // goes along where it is needed
        var moved = new HashSet<Instruction>(ByReference.Comparer);
        foreach (Instruction instruction in loop.Body.Instructions)
        {
            if (!IsPure(instruction)) continue;
            bool isInvariant = Operands.Of(instruction).All(operand => !inside.Contains(operand.Label) || simple.ContainsKey(operand.Label));
            if (!isInvariant) continue;
            if (instruction is Constant or Apply { Function: "+" or "-" or "*" or "neg" } || Operands.Of(instruction).All(IsConstant)) simple.Add(instruction.Results[0].Label, instruction);
            else Move(instruction);
        }

        return moved.Count == 0 ? loop : loop with { Body = loop.Body with { Instructions = [.. loop.Body.Instructions.Where(instruction => !moved.Contains(instruction))] } };

        bool IsConstant(Value value) => simple.TryGetValue(value.Label, out Instruction definition) && definition is Constant;

        void Move(Instruction instruction)
        {
            DeepStack.Check();
            if (!moved.Add(instruction)) return;
            foreach (Value operand in Operands.Of(instruction).Where(operand => inside.Contains(operand.Label))) Move(simple[operand.Label]);
            inside.Remove(instruction.Results[0].Label);
            before.Add(instruction);
        }
    }

    private static bool IsPure(Instruction instruction) =>
        instruction is Constant or Apply { MayThrow: false, Result.Type.IsReal: true } or IR.Convert { Result.Type.IsReal: true };
}
