using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Drops what nothing reads. What may throw or has effects stays, and so does what a way back reads that is not yet given
/// what it cannot see.
/// </summary>
internal static class DeadCode
{
    public static Module Remove(Module module)
    {
        EquatableArray<Function> functions = module.Functions.Select(Remove).ToEquatableArray();
        return new Module(Reachable(functions, module.Main.Name));
    }

    public static Function Remove(Function function)
    {
        Function live = function with { Body = Remove(function.Body, [.. function.Body.Yields.Select(value => value.Label)]) };
        Function read = UnreadMemory.Remove(live);
        return ReferenceEquals(read, live) ? live : Remove(read);
    }

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
        switch (instruction)
        {
            case If branch:
                If trimmed = Trim(branch, needed);
                return trimmed.Outputs.Count == 0 && trimmed.Then.Instructions.Count == 0 && trimmed.Else.Instructions.Count == 0 ? null : trimmed;
            case Loop loop:
                return Effects.IsDroppable(loop) && !DefinesAny(loop, needed) ? null : Trim(loop, needed);
            default:
                return Effects.IsDroppable(instruction) && !instruction.Results.Any(result => needed.Contains(result.Label)) ? null : instruction;
        }
    }

    /// <summary>Whether anything is needed of what a loop hands out, or of what is in it.</summary>
    private static bool DefinesAny(Loop loop, HashSet<int> needed)
    {
        bool any = loop.Outputs.Concat(Nested.Parameters(loop)).Any(value => needed.Contains(value.Label));
        foreach (Block block in Nested.Of(loop))
        {
            if (!any) Blocks.ForEachDefinition(block, value => any |= needed.Contains(value.Label));
        }

        return any;
    }

    // (x, y) = for carry (a, b) { … yield c, d }   →   x = for carry (a) { … yield c }   where nothing reads y or b
    private static Loop Trim(Loop loop, HashSet<int> needed)
    {
        while (true)
        {
            int[] kept = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => needed.Contains(loop.Outputs[i].Label) || needed.Contains(loop.Carried[i].Label))];
            Loop trimmed = kept.Length == loop.Carried.Count ? loop : loop with
            {
                Outputs = Only(loop.Outputs),
                Inits = Only(loop.Inits),
                Carried = Only(loop.Carried),
                Counter = Array.IndexOf(kept, loop.Counter),
                Body = loop.Body.EndsInThrow ? loop.Body : loop.Body with { Yields = [.. Only(loop.Body.Yields), .. loop.Body.Yields.Skip(loop.Carried.Count)] },
            };
            var removed = (Loop)Nested.Map(trimmed, Inside);
            if (Enumerable.Range(0, loop.Carried.Count).Except(kept).All(i => !needed.Contains(loop.Carried[i].Label))) return removed;

            EquatableArray<Value> Only(EquatableArray<Value> values) => kept.Select(i => values[i]).ToEquatableArray();
        }

        Block Inside(Block block)
        {
            foreach (Value value in block.Yields) needed.Add(value.Label);
            return Remove(block, needed);
        }
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
            foreach (Block inner in Nested.Of(instruction)) Calls(inner, called);
        }
    }
}
