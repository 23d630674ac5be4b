using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Makes a buffer inside the loop where each iteration writes all of it before it reads any: no iteration depends on what
/// another leaves there. In the end <see cref="BuffersInLoops"/> makes it before the loop again.
/// </summary>
internal static class LocalMemory
{
    public static Module Sink(Module module) => new(module.Functions.Select(Sink).ToEquatableArray());

    private static Function Sink(Function function)
    {
        Aliases aliases = Aliases.Of(function);
        return aliases.Any ? function with { Body = new Walk(function, aliases).Sink(function.Body) } : function;
    }

    private sealed class Walk
    {
        private readonly Aliases _aliases;
        private readonly Coverage _coverage;
        private readonly Touches _touches;

        public Walk(Function function, Aliases aliases)
        {
            (_aliases, _touches) = (aliases, new Touches(aliases));
            _coverage = new Coverage(aliases, new Extents(function), _touches);
        }

        // a = new T[n]; for { a[…] = …; …a… }   →   for { a = new T[n]; a[…] = …; …a… }
        public Block Sink(Block block)
        {
            DeepStack.Check();
            var instructions = block.Instructions.ToList();
            for (int i = instructions.Count - 1; i >= 0; i--)
            {
                if (instructions[i] is not NewArray { Result.Type.IsSpan: true, Lengths.Count: 1, IsGrowing: false } array) continue;
                Block others = block with { Instructions = [.. instructions.Take(i), .. instructions.Skip(i + 1)] };
                if (Sink(array, others) is { } sunk) instructions = [.. sunk.Instructions];
            }

            return block with { Instructions = instructions.Select(instruction => Nested.Map(instruction, Sink)).ToEquatableArray() };
        }

        /// <summary>The block with the buffer made in a loop inside it; <see langword="null"/> if it must be made before.</summary>
        private Block? Sink(NewArray array, Block block)
        {
            int memory = _aliases.ClassOf(array.Result);
            int[] touching = [.. Enumerable.Range(0, block.Instructions.Count).Where(i => _touches.Has(block.Instructions[i], memory))];
            if (touching is not [var only] || block.Instructions[only] is not Loop loop || !IsLocal(array, loop, block.Yields)) return null;
            Block? body = Sink(array, loop.Body);
            if (body is null && loop.Body.Instructions.FirstOrDefault(instruction => instruction is not (Length or Slice) && _touches.Has(instruction, memory)) is { } first
                && _coverage.Is(first, array.Result, array.Lengths[0]))
            {
                body = loop.Body with { Instructions = [array with { IsZeroed = false, IsMadeBefore = true }, .. loop.Body.Instructions] };
            }

            if (body is null) return null;
            Instruction[] instructions = [.. block.Instructions];
            instructions[only] = loop with { Body = body };
            return block with { Instructions = instructions.ToEquatableArray() };
        }

        /// <summary>Whether nothing outside the loop's body knows of the memory.</summary>
        private bool IsLocal(NewArray array, Loop loop, EquatableArray<Value> yields)
        {
            int memory = _aliases.ClassOf(array.Result);
            return !Operands.Of(loop).Concat(loop.Outputs).Concat(loop.Body.Yields).Concat(yields).Any(IsOfIt)
                && (loop is not While { Test: var test } || !test.Instructions.Any(instruction => _touches.Has(instruction, memory)) && !test.Yields.Any(IsOfIt));

            bool IsOfIt(Value value) => value.Type.IsMemory && _aliases.ClassOf(value) == memory;
        }
    }
}
