using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Saves zeros that nothing reads: those that are written over, those that something is added to, and those left in the end.</summary>
internal static class Zeroing
{
    public static Module Save(Module module) => new(module.Functions.Select(Save).ToEquatableArray());

    private static Function Save(Function function)
    {
        Aliases aliases = Aliases.Of(function);
        return aliases.Any ? function with { Body = new Walk(function, aliases).Save(function.Body) } : function;
    }

    private sealed class Walk
    {
        private readonly Aliases _aliases;
        private readonly Extents _extents;
        private readonly Touches _touches;
        private readonly Coverage _coverage;
        private readonly Dictionary<object, (int First, int Last)> _blocks = new(ByReference.Comparer);
        private readonly Dictionary<int, (int First, int Last)> _homes = []; // by class of memory, the blocks in which there is some of it
        private int _next;

        public Walk(Function function, Aliases aliases)
        {
            (_aliases, _extents, _touches) = (aliases, new Extents(function), new Touches(aliases));
            _coverage = new Coverage(aliases, _extents, _touches);
            foreach (Value parameter in function.Parameters) Learn(parameter, _next);
            _next++;
            Number(function.Body);
        }

        public Block Save(Block block)
        {
            DeepStack.Check();
            Instruction?[] instructions = [.. block.Instructions.Select(instruction => Nested.Map(instruction, Save))];
            for (int i = 0; i < instructions.Length; i++)
            {
                Value? zeroed = ZeroedBy(instructions[i]);
                bool isMade = instructions[i] is NewArray { Lengths.Count: 1, Result.Type.Element.IsReal: true };
                if ((zeroed ?? (isMade ? instructions[i]!.Results[0] : null)) is not { } memory) continue;
                int label = _aliases.ClassOf(memory);
                var touching = new Stack<int>(Enumerable.Range(i + 1, instructions.Length - i - 1).Where(j => instructions[j] is { } other and not Length && _touches.Has(other, label)));
                if (touching.Count == 0) continue;
                if (zeroed is not null) First(instructions, i, touching.Last(), zeroed);
                if (isMade && IsAllIn(block, label) && !block.Yields.Any(value => value.Type.IsMemory && _aliases.ClassOf(value) == label)) Last(instructions, touching, memory);
            }

            return block with { Instructions = [.. instructions.OfType<Instruction>()] };
        }

        /// <summary>Whether nothing around the block has the memory, or memory that it may be part of.</summary>
        private bool IsAllIn(Block block, int memoryClass) => _homes[memoryClass].First >= _blocks[block].First && _homes[memoryClass].Last <= _blocks[block].Last;

        private void Number(Block block)
        {
            DeepStack.Check();
            int first = _next++;
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value value in instruction.Results.Concat(Nested.Parameters(instruction))) Learn(value, first);
                foreach (Block inner in Nested.Of(instruction)) Number(inner);
            }

            _blocks[block] = (first, _next - 1);
        }

        private void Learn(Value value, int block)
        {
            if (!value.Type.IsMemory) return;
            int memoryClass = _aliases.ClassOf(value);
            _homes[memoryClass] = _homes.TryGetValue(memoryClass, out (int First, int Last) homes) ? (Math.Min(homes.First, block), Math.Max(homes.Last, block)) : (block, block);
        }

        private Value? ZeroedBy(Instruction? instruction) => instruction switch
        {
            NewArray { IsZeroed: true, Lengths.Count: 1, Result: { Type.Element.IsReal: true } made } => made,
            Fill { Memory: { Type: { Rank: 1, Element.IsReal: true } } memory } fill when _extents.IsZero(fill.Operand) && IsUnseen(fill) => memory,
            _ => null,
        };

        /// <summary>Whether the method itself says nothing of what is there, not even where it throws.</summary>
        private bool IsUnseen(Fill fill) => fill.Beside is not null || _extents.Of(fill.Memory) is not null;

        // What the primal adds stays added: 0 + -0.0 is not -0.0.
        // a = zeros; for { a[i] = v }              →   a = new T[n]; for { a[i] = v }
        // a = zeros; for { v = b[i]; a[i] += v }   →   a = new T[n]; copy b to a
        // a = zeros; a[i] += v                     →   a = zeros; a[i] = v
        private void First(Instruction?[] instructions, int start, int first, Value zeroed)
        {
            Value? length = instructions[start] is NewArray { Lengths: [var made] } ? made : _extents.Of(zeroed);
            Value? beside = (instructions[start] as Fill)?.Beside;
            switch (instructions[first])
            {
                case Accumulate { Origin: not Instruction.None } sum when sum.Memory == zeroed:
                    instructions[first] = new Store(zeroed, sum.Indices, sum.Operand) { Origin = sum.Origin };
                    break;
                case For { Carried.Count: 0, HasExit: false, Body: { EndsInThrow: false, Instructions: [Load { Indices: [var from] } load, Accumulate { Indices: [var to], Origin: not Instruction.None } sum] } } loop
                    when from == loop.Index && to == loop.Index && sum.Operand == load.Result && sum.Memory == zeroed
                        && _aliases.ClassOf(load.Memory) != _aliases.ClassOf(zeroed) && _coverage.IsOverAll(loop, load.Memory):
                    instructions[first] = new Copy(load.Memory, zeroed) { Origin = sum.Origin };
                    if (_extents.AreEqual(_extents.Of(load.Memory), length) || _extents.IsLengthOf(_extents.Of(load.Memory), beside)) Spare(instructions, start);
                    break;
                case For loop when Storing(loop, zeroed) is { } storing:
                    instructions[first] = storing;
                    if (_coverage.Is(storing, zeroed, length, beside)) Spare(instructions, start);
                    break;
                case { } instruction when _coverage.Is(instruction, zeroed, length, beside):
                    Spare(instructions, start);
                    break;
            }
        }

        // for { a[i] += v }   →   for { a[i] = v }   where the loop does no more with it
        private For? Storing(For loop, Value zeroed)
        {
            if (Inside(loop, zeroed) is not [Accumulate { Origin: not Instruction.None } sum] || sum.Memory != zeroed || !sum.Indices.SequenceEqual([loop.Index])) return null;
            Instruction store = new Store(zeroed, sum.Indices, sum.Operand) { Origin = sum.Origin };
            return loop with { Body = loop.Body with { Instructions = [.. loop.Body.Instructions.Select(inside => ReferenceEquals(inside, sum) ? store : inside)] } };
        }

        private static void Spare(Instruction?[] instructions, int zeroing) =>
            instructions[zeroing] = instructions[zeroing] is NewArray array ? array with { IsZeroed = false } : null;

        // …; fill a with 0             →   …   where nobody reads it later
        // …; for { …; a[i] = 0; … }   →   …; for { …; … }
        private void Last(Instruction?[] instructions, Stack<int> touching, Value memory)
        {
            for (; touching.Count > 0; touching.Pop())
            {
                int last = touching.Peek();
                if (instructions[last] is Fill) instructions[last] = null;
                else if (instructions[last] is For writing && Inside(writing, memory) is { } stores && Array.TrueForAll(stores, inside => inside is Store)) instructions[last] = Without(writing, stores);
                else break;
            }

            if (touching.Count > 0 && instructions[touching.Peek()] is For loop) instructions[touching.Peek()] = WithoutLast(loop, memory);
        }

        /// <summary>What a loop does with memory; <see langword="null"/> if it carries it.</summary>
        private Instruction[]? Inside(For loop, Value memory)
        {
            int label = _aliases.ClassOf(memory);
            return Operands.Of(loop).Concat(loop.Body.Yields).Any(value => value.Type.IsMemory && _aliases.ClassOf(value) == label)
                ? null
                : [.. loop.Body.Instructions.Where(inside => inside is not Length && _touches.Has(inside, label))];
        }

        private static For Without(For loop, Instruction[] removed) =>
            loop with { Body = loop.Body with { Instructions = [.. loop.Body.Instructions.Where(inside => !Array.Exists(removed, other => ReferenceEquals(inside, other)))] } };

        // for { …a[i]…; a[i] = 0 }   →   for { …a[i]… }
        private For WithoutLast(For loop, Value memory)
        {
            return Inside(loop, memory) is [.., Store last] touching && Array.TrueForAll(touching, IsOwn) ? Without(loop, [last]) : loop;

            bool IsOwn(Instruction instruction) => instruction switch
            {
                Load load => load.Memory == memory && load.Indices.Contains(loop.Index),
                Store store => store.Memory == memory && store.Indices.Contains(loop.Index),
                Accumulate sum => sum.Memory == memory && sum.Indices.Contains(loop.Index),
                _ => false,
            };
        }
    }
}
