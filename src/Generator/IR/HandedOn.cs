using GradGen.Support;

namespace GradGen.IR;

/// <summary>What choices and loops call memory: <c>c</c> after <c>c = p ? a : b</c> may be <c>a</c>.</summary>
internal static class HandedOn
{
    /// <summary>The labels of all that may be one of these.</summary>
    /// <param name="more">What else is known to be the same memory: the label of the one that may be the other.</param>
    public static HashSet<int> From(IEnumerable<Value> memory, Block body, IEnumerable<(Value From, Value To)> more)
    {
        ILookup<int, int> steps = Steps(body).Concat(more).ToLookup(step => step.From.Label, step => step.To.Label);
        HashSet<int> reached = [.. memory.Select(value => value.Label)];
        var open = new Stack<int>(reached);
        while (open.Count > 0)
        {
            foreach (int next in steps[open.Pop()].Where(reached.Add)) open.Push(next);
        }

        return reached;
    }

    private static IEnumerable<(Value From, Value To)> Steps(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value name in instruction.Results.Where(result => result.Type.IsMemory))
            {
                foreach (Value source in Sources.Of(instruction, name)) yield return (source, name);
            }

            foreach ((Value, Value) step in Nested.Of(instruction).SelectMany(Steps)) yield return step;
            if (instruction is not Loop loop) continue;
            for (int i = 0; i < loop.Carried.Count; i++)
            {
                if (!loop.Carried[i].Type.IsMemory) continue;
                yield return (loop.Inits[i], loop.Carried[i]);
                yield return (loop.Carried[i], loop.Outputs[i]);
                if (!loop.Body.EndsInThrow) yield return (loop.Body.Yields[i], loop.Carried[i]);
            }
        }
    }
}
