using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Goes forward and backward in the same iteration where the adjoints a loop's way back begins with are known before the
/// loop, and the order of its iterations does not matter: one pass over the data, and nothing kept.
/// </summary>
internal static class LoopFusion
{
    public static Function Fuse(Function function)
    {
        if (!AnyMirror(function.Body)) return function;
        var walk = new Walk(function);
        Block body = walk.Fuse(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private static bool AnyMirror(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => instruction is Loop { Mirrors: not Instruction.None } || Nested.Of(instruction).Any(AnyMirror));
    }

    private sealed class Walk(Function function)
    {
        private readonly Aliases _aliases = Aliases.Of(function);
        private readonly Dictionary<int, Value> _renamed = [];

        public int Labels { get; private set; } = function.LabelCount;

        public Block Fuse(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = _renamed.Count == 0 ? instruction : Operands.MapOwn(instruction, Current);
                if (current is not For { Mirrors: not Instruction.None } mirror || !TryFuse(mirror, instructions)) instructions.Add(current);
            }

            for (int i = 0; i < instructions.Count; i++) instructions[i] = Nested.Map(instructions[i], Fuse);
            return new Block(instructions.ToEquatableArray(), block.Yields.Select(Current).ToEquatableArray());
        }

        // for { a }; b; for (backwards) { ←a }   →   b₁; for { a; ←a }; b₂   where b₁ is what ←a needs of b
        private bool TryFuse(For mirror, List<Instruction> instructions)
        {
            int start = instructions.FindIndex(instruction => instruction is Loop forward && forward.IsMirroredBy(mirror));
            if (start < 0) return false;
            var loop = (Loop)instructions[start];
            if (!Enumerable.Range(0, mirror.Carried.Count).All(i => Sums.IsOnlyAddedTo(mirror, i))) return false;
            Footprint back = Footprint.Of(mirror.Body.Instructions, _aliases, loop.Body);
            if (!back.IsOrderFree(loop.Iteration!) && !back.IsOrderFree((loop as For)?.Index ?? loop.Iteration!)) return false;
            List<Instruction> between = instructions.GetRange(start + 1, instructions.Count - start - 1);
            if (!back.Commutes(Footprint.Of(between, _aliases))) return false;

            var hoisting = new Hoisting(loop, between);
            if (!Reads(mirror).All(hoisting.TryHoist)) return false;
            bool[] startsKnown = [.. mirror.Inits.Select(hoisting.TryHoist)];
            instructions.RemoveRange(start, instructions.Count - start);
            instructions.AddRange(hoisting.Hoisted);
            Join(loop, mirror, startsKnown, instructions, () => instructions.AddRange(hoisting.Remaining));
            return true;
        }

        private void Join(Loop loop, For mirror, bool[] startsKnown, List<Instruction> instructions, Action addRemaining)
        {
            _renamed.Add(mirror.Index.Label, loop.Iteration!);
            var inits = new List<Value>();
            var sums = new List<(Value Output, Value Init, Value Sum)>();
            var outputs = new List<Value>();
            for (int i = 0; i < mirror.Carried.Count; i++)
            {
                Value output = mirror.Outputs[i], init = mirror.Inits[i];
                if (!startsKnown[i])
                {
                    sums.Add((output, init, output = output with { Label = Labels++, Name = "" }));
                    init = init with { Label = Labels++, Name = "" };
                    instructions.Add(Constant.Of(init, 0));
                }

                inits.Add(init);
                outputs.Add(output);
            }

            int carried = loop.Carried.Count;
            Block body = new(
                [.. loop.Body.Instructions, .. mirror.Body.Instructions],
                [.. loop.Body.Yields.Take(carried), .. mirror.Body.Yields, .. loop.Body.Yields.Skip(carried)]);
            EquatableArray<Value> allOutputs = [.. loop.Outputs, .. outputs], allInits = [.. loop.Inits, .. inits], allCarried = [.. loop.Carried, .. mirror.Carried];
            instructions.Add(loop switch
            {
                For counted => counted with { Outputs = allOutputs, Inits = allInits, Carried = allCarried, Body = body },
                While open => open with { Outputs = allOutputs, Inits = allInits, Carried = allCarried, Body = body },
                _ => throw new NotSupportedException(loop.GetType().Name),
            });
            addRemaining();
            foreach ((Value output, Value init, Value sum) in sums) instructions.Add(new Apply(output, "+", [init, sum]) { Origin = mirror.Origin });
        }

        /// <summary>What the way back reads that is defined outside of it.</summary>
        private static IEnumerable<Value> Reads(For mirror)
        {
            var inside = new HashSet<int>(mirror.Carried.Select(value => value.Label)) { mirror.Index.Label };
            Blocks.ForEachDefinition(mirror.Body, value => inside.Add(value.Label));
            var reads = new List<Value>();
            Collect(mirror.Body);
            return reads.Where(value => !inside.Contains(value.Label));

            void Collect(Block block)
            {
                DeepStack.Check();
                foreach (Instruction instruction in block.Instructions)
                {
                    reads.AddRange(Operands.Of(instruction));
                    foreach (Block inner in Nested.Of(instruction)) Collect(inner);
                }

                reads.AddRange(block.Yields);
            }
        }

        private Value Current(Value value) => _renamed.TryGetValue(value.Label, out Value current) ? current : value;
    }

    /// <summary>What stands between a loop and its way back, and how much of it can stand before the loop.</summary>
    private sealed class Hoisting
    {
        private readonly HashSet<int> _outputs;
        private readonly List<Instruction> _between;
        private readonly Dictionary<int, Instruction> _definitions = [];
        private readonly HashSet<Instruction> _hoisted = new(ByReference.Comparer);

        public Hoisting(Loop loop, List<Instruction> between)
        {
            _between = between;
            _outputs = [.. loop.Outputs.Select(output => output.Label)];
            foreach (Instruction instruction in between)
            {
                foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
            }
        }

        public IEnumerable<Instruction> Hoisted => _between.Where(_hoisted.Contains);

        public IEnumerable<Instruction> Remaining => _between.Where(instruction => !_hoisted.Contains(instruction));

        public bool TryHoist(Value value)
        {
            if (_outputs.Contains(value.Label)) return false;
            if (!_definitions.TryGetValue(value.Label, out Instruction definition) || _hoisted.Contains(definition)) return true;
            if (!Effects.IsPure(definition) || definition is If or Loop) return false;
            if (!Operands.Of(definition).All(TryHoist)) return false;
            _hoisted.Add(definition);
            return true;
        }
    }
}
