using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Lets a loop, or an arm of a branch, add to a sum where it would hand out what is then added to it.</summary>
internal static class Accumulators
{
    public static Function Thread(Function function)
    {
        var walk = new Walk(UseCounts.Of(function), function.LabelCount);
        Block body = walk.Thread(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk(IReadOnlyDictionary<int, int> uses, int labels)
    {
        private readonly Dictionary<int, Value> _replaced = [];
        private readonly HashSet<int> _zeros = [];

        public int Labels { get; private set; } = labels;

        public Block Thread(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>();
            var defined = new Dictionary<int, int>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = Nested.Map(_replaced.Count == 0 ? instruction : Operands.MapOwn(instruction, Current), Thread);
                if (current is Constant { Number: 0, Text: null } zero && zero.Result.Type.IsReal) _zeros.Add(zero.Result.Label);
                if (current is Apply { Function: "+", Origin: not Instruction.None, Arguments: [var sum, var more] } apply
                    && uses[more.Label] == 1 && defined.TryGetValue(more.Label, out int at) && (!defined.TryGetValue(sum.Label, out int before) || before < at)
                    && Adding(output[at], more, sum) is { } adding)
                {
                    output[at] = adding;
                    _replaced.Add(apply.Result.Label, more);
                    continue;
                }

                foreach (Value result in current.Results) defined[result.Label] = output.Count;
                output.Add(current);
            }

            return new Block(output.ToEquatableArray(), block.Yields.Select(Current).ToEquatableArray());
        }

        /// <summary>The instruction handing out the sum instead of what is to be added to it.</summary>
        private Instruction? Adding(Instruction instruction, Value more, Value sum)
        {
            int i = instruction.Results.AsSpan().IndexOf(more);
            return instruction switch
            {
                // s = for carry (a = 0) { … yield a + e }; t = b + s   →   t = for carry (a = b) { … yield a + e }
                Loop loop when _zeros.Contains(loop.Inits[i].Label) && Sums.IsOnlyAddedTo(loop, i) => WithInit(loop, i, sum),
                // s = if p { yield e } else { yield 0 }; t = b + s     →   t = if p { yield b + e } else { yield b }
                If { Then.EndsInThrow: false, Else.EndsInThrow: false } branch when IsZero(branch.Then, i) || IsZero(branch.Else, i) =>
                    branch with { Then = AddingTo(sum, branch.Then, i, branch.Origin), Else = AddingTo(sum, branch.Else, i, branch.Origin) },
                _ => null,
            };

            bool IsZero(Block arm, int yield) => _zeros.Contains(arm.Yields[yield].Label);

            Block AddingTo(Value known, Block arm, int yield, int origin)
            {
                if (IsZero(arm, yield)) return Yielding(arm, yield, known);
                Value total = more with { Label = Labels++ };
                return Yielding(arm with { Instructions = [.. arm.Instructions, new Apply(total, "+", [known, arm.Yields[yield]]) { Origin = origin }] }, yield, total);
            }
        }

        private static Block Yielding(Block block, int position, Value value) => block with { Yields = block.Yields.Select((old, i) => i == position ? value : old).ToEquatableArray() };

        private static Loop WithInit(Loop loop, int position, Value init)
        {
            EquatableArray<Value> inits = loop.Inits.Select((value, i) => i == position ? init : value).ToEquatableArray();
            return loop switch
            {
                For counted => counted with { Inits = inits },
                While open => open with { Inits = inits },
                _ => throw new NotSupportedException(loop.GetType().Name),
            };
        }

        private Value Current(Value value)
        {
            while (_replaced.TryGetValue(value.Label, out Value current)) value = current;
            return value;
        }
    }
}
