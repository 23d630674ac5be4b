using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Where what an iteration computes depends on nothing that other iterations leave behind, the way back through the loop
/// computes it again, and nothing is kept.
/// </summary>
internal static class Rerun
{
    public static Function Iterations(Function function)
    {
        var walk = new Walk(function);
        Block body = walk.Rerun(function.Body);
        return function with { Body = body, LabelCount = walk.Labels };
    }

    private sealed class Walk(Function function)
    {
        private readonly Aliases _aliases = Aliases.Of(function);
        private int _depth; // in loops

        public int Labels { get; private set; } = function.LabelCount;

        public Block Rerun(Block block)
        {
            DeepStack.Check();
            var instructions = new List<Instruction>();
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction current = instruction;
                if (instruction is For { Mirrors: not Instruction.None } mirror)
                {
                    int start = instructions.FindIndex(earlier => earlier is Loop loop && loop.IsMirroredBy(mirror));
                    if (start >= 0) current = Rerun((Loop)instructions[start], mirror, instructions.Skip(start)) ?? instruction;
                }

                instructions.Add(current);
            }

            for (int i = 0; i < instructions.Count; i++)
            {
                bool isLoop = instructions[i] is Loop;
                if (isLoop) _depth++;
                instructions[i] = Nested.Map(instructions[i], Rerun);
                if (isLoop) _depth--;
            }

            return block with { Instructions = instructions.ToEquatableArray() };
        }

        // for { a }; …; for (backwards) { ←a }   →   for { a }; …; for (backwards) { a; ←a }
        private For? Rerun(Loop loop, For mirror, IEnumerable<Instruction> since)
        {
            var slice = new Slice(loop, mirror, _aliases, isShort: _depth > 0);
            if (!slice.TryTake(mirror.Body) || slice.Instructions.Count == 0) return null;
            Footprint written = Footprint.Of(since, _aliases);
            if (!slice.Loaded.All(written.Spares)) return null; // rows of an array of arrays too: they are of its class

            var map = new Dictionary<int, Value> { [loop.Iteration!.Label] = mirror.Index };
            var copies = new List<Instruction>();
            var copied = new Block(slice.Instructions.ToEquatableArray(), []);
            Blocks.ForEachDefinition(copied, value => map.Add(value.Label, value with { Label = Labels++ }));
            _aliases.Copy(map);
            copies.AddRange(Operands.Map(copied, Current).Instructions);
            Block body = Mirroring(Operands.Map(mirror.Body, Current));
            return mirror with { Body = body with { Instructions = [.. copies, .. body.Instructions] } };

            // the loops inside go back through the copies now
            Block Mirroring(Block block)
            {
                DeepStack.Check();
                return block with
                {
                    Instructions = block.Instructions
                        .Select(instruction => instruction is For inner && map.TryGetValue(inner.Mirrors, out Value copy) ? inner with { Mirrors = copy.Label } : instruction)
                        .Select(instruction => Nested.Map(instruction, Mirroring)).ToEquatableArray(),
                };
            }

            Value Current(Value value) => map.TryGetValue(value.Label, out Value copy) ? copy : value;
        }
    }

    /// <summary>
    /// The part of a loop's body that its way back needs. What takes a loop to compute is not part of it where it is a number:
    /// that is rather kept. So is what a function takes long to compute, in a loop inside another: there are few of them.
    /// </summary>
    private sealed class Slice(Loop loop, For mirror, Aliases aliases, bool isShort)
    {
        private readonly HashSet<int> _carried = [.. Nested.Parameters(loop).Where(value => value != loop.Iteration).Select(value => value.Label)];
        private readonly Dictionary<int, Instruction> _definitions = Define(loop.Body);
        private readonly HashSet<Instruction> _taken = new(ByReference.Comparer);
        private readonly HashSet<int> _memory = [];
        private bool _fails;

        public List<Instruction> Instructions => [.. loop.Body.Instructions.Where(_taken.Contains)];

        /// <summary>Memory from outside the loop that it reads.</summary>
        public List<Value> Loaded { get; } = [];

        public bool TryTake(Block reader)
        {
            Take(reader);
            int before;
            do // what is written to memory that is read, too
            {
                before = _taken.Count;
                foreach (Instruction instruction in loop.Body.Instructions)
                {
                    if (!_taken.Contains(instruction) && WritesNeeded(instruction)) Take(instruction);
                }
            }
            while (!_fails && before != _taken.Count);
            return !_fails && !ReadsWithin(reader, [.. Instructions.OfType<NewArray>().Select(array => aliases.ClassOf(array.Result))]);
        }

        /// <summary>Whether it reads memory by a name that only a block inside the loop's body has for it, a part in an arm: nothing renames that.</summary>
        private bool ReadsWithin(Block block, HashSet<int> classes)
        {
            DeepStack.Check();
            return block.Instructions.Any(instruction => Operands.Of(instruction).Any(IsWithin) || Nested.Of(instruction).Any(inner => ReadsWithin(inner, classes))) || block.Yields.Any(IsWithin);

            bool IsWithin(Value value) => value.Type.IsMemory && _inside.Contains(value.Label) && !_definitions.ContainsKey(value.Label) && classes.Contains(aliases.ClassOf(value));
        }

        private static Dictionary<int, Instruction> Define(Block body)
        {
            var definitions = new Dictionary<int, Instruction>();
            foreach (Instruction instruction in body.Instructions)
            {
                foreach (Value result in instruction.Results) definitions[result.Label] = instruction;
            }

            return definitions;
        }

        private void Take(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value operand in Operands.Of(instruction)) Take(operand);
                foreach (Block inner in Nested.Of(instruction)) Take(inner);
            }

            foreach (Value value in block.Yields) Take(value);
        }

        private void Take(Value value)
        {
            if (_fails) return;
            if (_carried.Contains(value.Label)) _fails = true;
            else if (_definitions.TryGetValue(value.Label, out Instruction definition) && !IsKept(value, definition)) Take(definition);
        }

        private bool IsKept(Value value, Instruction definition) => loop is For { Counter: Instruction.None } && value.Type.IsReal && definition switch
        {
            Loop => true,
            Apply { Function: "Abs" or "Max" or "Min" or "Sqrt" or "Floor" or "Ceiling" or "Sign" or "CopySign" or "FusedMultiplyAdd" } => false,
            Apply apply => isShort && char.IsLetter(apply.Function[0]) && apply.Function != "neg",
            _ => false,
        };

        private void Take(Instruction instruction)
        {
            DeepStack.Check();
            if (_fails || !_taken.Add(instruction)) return;
            if (!IsRepeatable(instruction))
            {
                _fails = true;
                return;
            }

            foreach (Value operand in Operands.Of(instruction)) Take(operand);
            foreach (Block inner in Nested.Of(instruction)) Take(inner);
        }

        private bool IsRepeatable(Instruction instruction)
        {
            switch (instruction)
            {
                case Load load:
                    Read(load.Memory);
                    return true;
                case Call call:
                    foreach (Value memory in call.Arguments.Where(argument => argument.Type.IsMemory)) Read(memory);
                    return call.IsPure || call.IsDroppable;
                case Copy copy:
                    Read(copy.Source);
                    return IsOwn(copy.Target);
                case Store store:
                    return IsOwn(store.Memory);
                case Accumulate accumulate:
                    return IsOwn(accumulate.Memory);
                case Fill fill:
                    return IsOwn(fill.Memory);
                case NewArray array:
                    return aliases.Members(aliases.ClassOf(array.Result)).All(label => _inside.Contains(label) || _back.Contains(label)); // else others may have added to it since
                case Swap or Push or Pop or Reserve or Throw:
                    return false;
                default:
                    return instruction is IR.Slice || (Nested.Of(instruction) is { Count: > 0 } blocks ? blocks.All(AreRepeatable) : Effects.IsPure(instruction));
            }
        }

        private bool AreRepeatable(Block block)
        {
            DeepStack.Check();
            return block.Instructions.All(IsRepeatable);
        }

        private void Read(Value memory)
        {
            if (IsOwn(memory)) _memory.Add(aliases.ClassOf(memory));
            else Loaded.Add(memory);
        }

        /// <summary>Whether the memory is made anew in each iteration.</summary>
        private bool IsOwn(Value memory) => aliases.Members(aliases.ClassOf(memory)).All(_inside.Contains);

        private readonly HashSet<int> _inside = Inside(loop.Body);
        private readonly HashSet<int> _back = Inside(mirror.Body);

        private bool WritesNeeded(Instruction instruction) =>
            Writes.Of(instruction).Any(memory => _memory.Contains(aliases.ClassOf(memory)))
            || Nested.Of(instruction).Any(block => block.Instructions.Any(WritesNeeded));

        private static HashSet<int> Inside(Block body)
        {
            var inside = new HashSet<int>();
            Blocks.ForEachDefinition(body, value => inside.Add(value.Label));
            return inside;
        }
    }
}
