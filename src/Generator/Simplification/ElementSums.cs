using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>What a loop of derivative code adds to one and the same element it adds up first, in a variable.</summary>
internal static class ElementSums
{
    public static Function Collect(Function function)
    {
        var walk = new Walk(function);
        Block body = walk.Collect(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk
    {
        private readonly Aliases _aliases;
        private readonly Extents _extents;
        private readonly Touches _touches;
        private readonly Stack<Loop> _around = [];

        public Walk(Function function)
        {
            _aliases = Aliases.Of(function);
            (_extents, _touches, Labels) = (new Extents(function), new Touches(_aliases), function.LabelCount);
        }

        public int Labels { get; private set; }

        public Block Collect(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Loop around) _around.Push(around);
                Instruction current = Nested.Map(instruction, Collect);
                if (instruction is Loop) _around.Pop();
                if (current is For { Body.EndsInThrow: false } loop && _around.Count > 0) Collect(loop, instructions);
                else instructions.Add(current);
            }

            return block with { Instructions = instructions.ToEquatableArray() };
        }

        // for { …; a[i] += e }   →   s = for carry (s = 0) { …; yield s + e }; a[i] += s
        private void Collect(For loop, List<Instruction> output)
        {
            var sums = new List<Accumulate>();
            foreach (Accumulate sum in loop.Body.Instructions.OfType<Accumulate>().Where(sum => sum.Origin != Instruction.None && Exists(sum)).ToList())
            {
                int memory = _aliases.ClassOf(sum.Memory);
                if (loop.Body.Instructions.Count(instruction => _touches.Has(instruction, memory)) != 1) continue;
                Value Fresh() => sum.Operand with { Label = Labels++, Name = "" };
                (Value zero, Value carried, Value next, Value all) = (Fresh(), Fresh(), Fresh(), Fresh());
                output.Add(Constant.Of(zero, 0));
                sums.Add(sum with { Operand = all });
                int carriedCount = loop.Carried.Count;
                loop = loop with
                {
                    Outputs = [.. loop.Outputs, all],
                    Inits = [.. loop.Inits, zero],
                    Carried = [.. loop.Carried, carried],
                    Body = new Block(
                        loop.Body.Instructions.Select(instruction => ReferenceEquals(instruction, sum) ? new Apply(next, "+", [carried, sum.Operand]) { Origin = sum.Origin } : instruction).ToEquatableArray(),
                        [.. loop.Body.Yields.Take(carriedCount), next, .. loop.Body.Yields.Skip(carriedCount)]),
                };
            }

            output.Add(loop);
            output.AddRange(sums);
        }

        /// <summary>Whether the element is there though the loop may not run once: its index is that of a loop around, over them all.</summary>
        private bool Exists(Accumulate sum) => sum.Indices is [var index] && _around.Any(loop =>
            loop is For { Step: 1, Relation: "<" } around && around.Index == index && _extents.IsZero(around.From) && _extents.AreEqual(around.To, _extents.Of(sum.Memory)));
    }
}
