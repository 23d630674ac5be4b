using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Buffers that each iteration swaps but the one that leaves the loop are swapped in that one too, and chosen behind the
/// loop: then what an iteration swaps depends on no condition.
/// </summary>
internal static class SwapsLeftOut
{
    public static Module Complete(Module module) => module with { Functions = module.Functions.Select(Complete).ToEquatableArray() };

    private static Function Complete(Function function)
    {
        if (!AnyLeftEarly(function.Body)) return function;
        var swaps = new EarlySwaps(function);
        var current = new Dictionary<int, Value>();
        int labels = function.LabelCount;
        Block body = Rewrite(function.Body);
        return labels == function.LabelCount ? function : DeadCode.Remove(function with { Body = Operands.Map(body, Current), LabelCount = labels });

        Block Rewrite(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction inner = Nested.Map(instruction, Rewrite);
                if (instruction is Loop loop && swaps.Of(loop) is { } swap) Write((Loop)inner, swap, output);
                else output.Add(inner);
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        // (x, y) = for carry (a, b) { (c, d) = if p { yield b, a } else { yield a, b }; yield c, d, p }
        // →   (u, v, q) = for carry (a, b, _ = true) { yield b, a, p, p }; x = q ? u : v; y = q ? v : u
        void Write(Loop loop, EarlySwap swap, List<Instruction> output)
        {
            Value stays = loop.Body.Yields[loop.Carried.Count], start = Fresh(stays), stayed = Fresh(stays);
            Value[] ends = [.. loop.Outputs.Select((value, i) => swap.Stays.ContainsKey(i) ? value with { Label = labels++ } : value)];
            output.Add(new Constant(start, 0, "true"));
            output.Add(loop with
            {
                Outputs = [.. ends, stayed],
                Inits = [.. loop.Inits, start],
                Carried = [.. loop.Carried, Fresh(stays)],
                Body = loop.Body with
                {
                    Yields = [.. loop.Body.Yields.Take(ends.Length).Select((value, i) => swap.Stays.TryGetValue(i, out int from) ? loop.Carried[from] : value), stays, stays],
                },
            });
            foreach (int i in swap.Stays.Keys)
            {
                Value left = swap.Leaves.TryGetValue(i, out Value leaves) ? AtTheEnd(leaves) : ends[i];
                bool isNothing = swap.Stays[i] == i && swaps.IsUnassigned(loop.Inits[i]);
                if (left == ends[i] || !swap.MayStay || isNothing) current[loop.Outputs[i].Label] = left;
                else output.Add(new Select(loop.Outputs[i], stayed, ends[i], left));
            }

            Value AtTheEnd(Value source) => loop.Carried.AsSpan().IndexOf(source) is >= 0 and int from ? ends[swap.Stays.First(place => place.Value == from).Key] : source;
        }

        Value Fresh(Value truth) => new(labels++, "goesOn", truth.Type);

        Value Current(Value value)
        {
            while (current.TryGetValue(value.Label, out Value other)) value = other;
            return value;
        }
    }

    private static bool AnyLeftEarly(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction =>
            instruction is Loop { HasExit: true, Body.EndsInThrow: false } loop && Permutation.Of(loop).Length < loop.Carried.Count(carried => carried.Type.IsMemory)
            || Nested.Of(instruction).Any(AnyLeftEarly));
    }
}
