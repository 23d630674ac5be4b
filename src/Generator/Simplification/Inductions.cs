using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Where the order of the iterations does not matter to a way back, it runs forward, and counts along what the loop counts:
/// <c>next++</c>, in loops in loops too.
/// </summary>
internal static class Inductions
{
    /// <returns>The function, and, by the label of what a loop counts, what its way back counts.</returns>
    public static (Function Function, Dictionary<int, Value> Counted) Carry(Function function)
    {
        var walk = new Walk(function);
        if (!walk.AnyCounting) return (function, []);
        Block body = walk.Over(function.Body);
        return (function with { Body = body, LabelCount = walk.Labels }, walk.Counted);
    }

    private sealed class Walk
    {
        private readonly Aliases _aliases;
        private readonly Dictionary<int, Loop> _loops = []; // by what tells their iterations apart
        private readonly Dictionary<int, Instruction> _definitions = [];
        private readonly HashSet<int> _turned = [];
        private readonly Dictionary<int, int> _waysBack = []; // how many, by what tells a loop's iterations apart
        private int _labels;

        public Walk(Function function)
        {
            (_aliases, _labels) = (Aliases.Of(function), function.LabelCount);
            Collect(function.Body);
        }

        public int Labels => _labels;

        public bool AnyCounting { get; private set; }

        public Dictionary<int, Value> Counted { get; } = [];

        public Block Over(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = Nested.Map(instruction, Over);
                if (current is For { Mirrors: not Instruction.None, Step: -1 } mirror && _loops.TryGetValue(mirror.Mirrors, out Loop loop) && _waysBack[mirror.Mirrors] == 1
                    && new Counting(loop, mirror, _definitions, Counted).TryFind(out int[] counted, out List<Instruction> steps) && LoopDirection.IsFree(mirror, _aliases))
                {
                    var order = new StepOrder(steps, mirror.Body.Instructions.OfType<For>().SelectMany(inner => CountedBy(inner).Select(count => (inner, count.Label))));
                    if (order.TryFind(mirror.Body, out List<Instruction> body))
                    {
                        current = Along(loop, LoopDirection.Turned(mirror with { Body = mirror.Body with { Instructions = [.. body] } }, _definitions, instructions, ref _labels), counted, steps);
                        _turned.Add(mirror.Mirrors);
                    }
                }

                instructions.Add(current);
            }

            return block with { Instructions = instructions.ToEquatableArray() };
        }

        // for carry (k = k₀) { a; yield k + 1 }; … for (backwards) { ←a }   →   … for carry (k' = k₀) { ←a; yield k' + 1 }
        private For Along(Loop loop, For mirror, int[] counted, List<Instruction> steps)
        {
            var map = new Dictionary<int, Value> { [loop.Iteration!.Label] = mirror.Index };
            foreach (int i in counted) map[loop.Carried[i].Label] = Fresh(loop.Carried[i]);
            foreach (Value result in steps.SelectMany(step => step.Results)) map[result.Label] = Fresh(result);
            foreach (For inner in mirror.Body.Instructions.OfType<For>())
            {
                foreach (Value output in CountedBy(inner)) map[output.Label] = inner.Outputs[inner.Carried.AsSpan().IndexOf(Counted[CarriedAs(inner, output).Label])];
            }

            foreach (int i in counted) Counted.Add(loop.Carried[i].Label, Current(loop.Carried[i]));
            Block body = Operands.Map(mirror.Body, Current);
            return mirror with
            {
                Outputs = [.. mirror.Outputs, .. counted.Select(i => Fresh(loop.Outputs[i]))],
                Inits = [.. mirror.Inits, .. counted.Select(i => loop.Inits[i])],
                Carried = [.. mirror.Carried, .. counted.Select(i => Current(loop.Carried[i]))],
                Body = body with { Yields = [.. body.Yields, .. counted.Select(i => Current(loop.Body.Yields[i]))] },
            };

            Value Current(Value value) => map.TryGetValue(value.Label, out Value current) ? current : value;
        }

        /// <summary>What the loop that a way back goes through has counted, where the way back counts it too.</summary>
        private IEnumerable<Value> CountedBy(For inner) =>
            _turned.Contains(inner.Mirrors) ? _loops[inner.Mirrors].Outputs.Where(output => Counted.ContainsKey(CarriedAs(inner, output).Label)) : [];

        private Value CarriedAs(For inner, Value output) => _loops[inner.Mirrors].Carried[_loops[inner.Mirrors].Outputs.AsSpan().IndexOf(output)];

        private Value Fresh(Value value) => value with { Label = _labels++ };

        private void Collect(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
                if (instruction is For { Mirrors: Instruction.None, Counter: Instruction.None, Step: 1, HasExit: false, Body.EndsInThrow: false } loop)
                {
                    _loops[loop.Index.Label] = loop;
                    AnyCounting |= loop.Carried.Any(Counting.IsCount);
                }

                if (instruction is Loop { Mirrors: not Instruction.None and var mirrored }) _waysBack[mirrored] = _waysBack.TryGetValue(mirrored, out int ways) ? ways + 1 : 1;
                foreach (Block inner in Nested.Of(instruction)) Collect(inner);
            }
        }
    }
}
