using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Lets a loop add to a sum where it would add up a sum of its own to be added to it.</summary>
internal static class Accumulators
{
    public static Function Thread(Function function)
    {
        var walk = new Walk(UseCounts.Of(function));
        return function with { Body = walk.Thread(function.Body) };
    }

    private sealed class Walk(IReadOnlyDictionary<int, int> uses)
    {
        private readonly Dictionary<int, Value> _replaced = [];

        public Block Thread(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>();
            var zeros = new HashSet<int>();
            var defined = new Dictionary<int, int>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = Nested.Map(_replaced.Count == 0 ? instruction : Operands.MapOwn(instruction, Current), Thread);
                if (current is Constant { Number: 0, Text: null } zero && zero.Result.Type.IsReal) zeros.Add(zero.Result.Label);
                if (current is Apply { Function: "+", Origin: not Instruction.None, Arguments: [var sum, var more] } apply
                    && uses[more.Label] == 1 && defined.TryGetValue(more.Label, out int at) && output[at] is Loop loop && (!defined.TryGetValue(sum.Label, out int before) || before < at)
                    && loop.Outputs.AsSpan().IndexOf(more) is >= 0 and int i && zeros.Contains(loop.Inits[i].Label) && Sums.IsOnlyAddedTo(loop, i))
                {
                    // s = for carry (a = 0) { … yield a + e }; t = b + s   →   t = for carry (a = b) { … yield a + e }
                    output[at] = WithInit(loop, i, sum);
                    _replaced.Add(apply.Result.Label, more);
                    continue;
                }

                foreach (Value result in current.Results) defined[result.Label] = output.Count;
                output.Add(current);
            }

            return new Block(output.ToEquatableArray(), block.Yields.Select(Current).ToEquatableArray());
        }

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
