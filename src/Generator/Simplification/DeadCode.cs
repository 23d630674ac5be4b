using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Drops what nothing reads. What may throw or has effects stays.</summary>
internal static class DeadCode
{
    public static Module Remove(Module module)
    {
        EquatableArray<Function> functions = module.Functions.Select(Remove).ToEquatableArray();
        return new Module(Reachable(functions, module.Main.Name));
    }

    public static Function Remove(Function function) =>
        function with { Body = Remove(function.Body, [.. function.Body.Yields.Select(value => value.Label)]) };

    /// <summary>Walks backwards: what is needed grows as its readers are met.</summary>
    private static Block Remove(Block block, HashSet<int> needed)
    {
        DeepStack.Check();
        var kept = new List<Instruction>();
        foreach (Instruction instruction in block.Instructions.Reverse())
        {
            if (Trim(instruction, needed) is not { } trimmed) continue;
            foreach (Value operand in Operands.Of(trimmed)) needed.Add(operand.Label);
            kept.Add(trimmed);
        }

        kept.Reverse();
        return block with { Instructions = kept.ToEquatableArray() };
    }

    private static Instruction? Trim(Instruction instruction, HashSet<int> needed)
    {
        if (instruction is If branch)
        {
            If trimmed = Trim(branch, needed);
            return trimmed.Outputs.Count == 0 && Effects.IsPure(trimmed) ? null : trimmed;
        }

        return Effects.IsPure(instruction) && !instruction.Results.Any(result => needed.Contains(result.Label)) ? null : instruction;
    }

    // (x, y) = if p { … yield a, b }   →   x = if p { … yield a }   where nothing reads y
    private static If Trim(If branch, HashSet<int> needed)
    {
        int[] outputs = [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => needed.Contains(branch.Outputs[i].Label))];
        return branch with
        {
            Outputs = outputs.Select(i => branch.Outputs[i]).ToEquatableArray(),
            Then = Arm(branch.Then),
            Else = Arm(branch.Else),
        };

        Block Arm(Block arm)
        {
            Block trimmed = arm.Yields.Count == 0 ? arm : arm with { Yields = outputs.Select(i => arm.Yields[i]).ToEquatableArray() };
            foreach (Value value in trimmed.Yields) needed.Add(value.Label);
            return Remove(trimmed, needed);
        }
    }

    private static EquatableArray<Function> Reachable(EquatableArray<Function> functions, string main)
    {
        var reached = new HashSet<string> { main };
        var open = new Queue<string>(reached);
        while (open.Count > 0)
        {
            string name = open.Dequeue();
            var called = new HashSet<string>();
            Calls(functions.First(function => function.Name == name).Body, called);
            foreach (string callee in called)
            {
                if (reached.Add(callee)) open.Enqueue(callee);
            }
        }

        return functions.Where(function => reached.Contains(function.Name)).ToEquatableArray();
    }

    private static void Calls(Block block, HashSet<string> called)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Call call) called.Add(call.Function);
            if (instruction is not If branch) continue;
            Calls(branch.Then, called);
            Calls(branch.Else, called);
        }
    }
}
