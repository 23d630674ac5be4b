using System.Globalization;
using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Where loops read memory that is overwritten later, in the iteration around them, one copy of it serves them all: it
/// takes less room than each element each time it is read.
/// </summary>
internal static class MemoryCopies
{
    /// <summary>The function with the copies; <see langword="null"/> where none is worth it.</summary>
    public static Function? Take(Function function, ResidualPlan plan)
    {
        var extents = new Extents(function);
        List<MemoryCopy> copies = [.. Find(function, plan, extents).Where(new Worth(extents, plan).Is)];
        return copies.Count == 0 ? null : new Rewrite(function, copies, plan.Scopes).Write();
    }

    private static List<MemoryCopy> Find(Function function, ResidualPlan plan, Extents extents)
    {
        var found = new List<MemoryCopy>();
        var matrices = new Lazy<Dictionary<int, EquatableArray<Value?>>>(() => LengthsOfMatrices(function));
        foreach (Kept kept in plan.Kept.Where(kept => kept.Part is null).OrderBy(kept => plan.Scopes.PositionOf(kept.Value)))
        {
            if (plan.Scopes.DefinitionOf(kept.Value) is not Load { Result.Type.IsReal: true, Memory.Type.Rank: 1 or 2 } load) continue;
            int region = kept.Loops.FindIndex(loop => !plan.Scopes.IsWrittenIn(load.Memory, loop));
            if (region < 1) continue; // the innermost loop writes it itself, or none does
            if (!kept.Loops.Take(region).All(loop => plan.Recomputation.HasKnownLength(loop, kept.Anchor))) continue;
            int block = plan.Scopes.ParentOf(kept.Loops[region]);
            if (!plan.Scopes.IsVisible(load.Memory, block)) continue;
            if (LengthsOf(load.Memory) is not { } lengths || !lengths.All(length => length is null ? plan.Recomputation.HasKnownLength(load.Memory, kept.Anchor) : plan.Recomputation.IsKnown(length, kept.Anchor))) continue;
            MemoryCopy? known = found.FindLast(other => other.Memory == load.Memory && plan.Scopes.IsAround(other.Block, block)
                && plan.Scopes.LoopsBetween(other.Block, block).Count == 0 && !plan.Scopes.IsWrittenBetween(load.Memory, other.Loads[^1].Result, load.Result));
            if (known is null) found.Add(known = new MemoryCopy(load.Memory, lengths, block, plan.Scopes.LoopOf(kept.Loops[region])!));
            known.Loads.Add(load);
            known.Depth = Math.Max(known.Depth, kept.Loops.Count - region);
        }

        return found;

        EquatableArray<Value?>? LengthsOf(Value memory) =>
            memory.Type.Rank == 1 ? [extents.SwappedLengthOf(memory)] : matrices.Value.TryGetValue(memory.Label, out EquatableArray<Value?> lengths) ? lengths : null;
    }

    /// <summary>Of matrices that only loops and choices hand on, and of those of the caller.</summary>
    private static Dictionary<int, EquatableArray<Value?>> LengthsOfMatrices(Function function)
    {
        var known = new Dictionary<int, EquatableArray<Value?>>();
        foreach (MatrixClass matrices in MatrixClass.In(function).Where(matrices => matrices.Lengths.All(length => length is not null)))
        {
            foreach (int label in matrices.Made.Select(array => array.Result.Label).Concat(matrices.Names)) known.Add(label, matrices.Lengths);
        }

        foreach (Value parameter in function.Parameters.Where(parameter => parameter.Type is { IsMemory: true, Rank: 2 })) known.Add(parameter.Label, [null, null]);
        return known;
    }

    /// <summary>Whether a copy takes less room than what is read: each element is, and more than once.</summary>
    private sealed class Worth(Extents extents, ResidualPlan plan)
    {
        private readonly RowMajor _rows = new(plan.Scopes);

        public bool Is(MemoryCopy copied) => (copied.Depth > 1 || copied.Loads.Count > 1) && copied.Loads.Exists(load => load.Indices is [var index] ? IsOverAll(index, copied) || IsOverRows([.. _rows.Digits(index).Select(digit => digit.Digit)], copied) : IsOverRows([.. load.Indices.Select(_rows.Of)], copied));

        // for (i from 0) { for (j from 0 below n) { …a[i * n + j]… } }
        private bool IsOverRows(List<Polynomial> digits, MemoryCopy copied) =>
            digits.Count > 1 && digits.Count < copied.Depth + (copied.Loads.Count > 1 ? 1 : 0) && digits.TrueForAll(digit => digit.Shift is var (of, _)
                && plan.Scopes.LoopOf(plan.Scopes.HomeOf(of)) is For { Step: 1 or -1 } loop && loop.Index == of && plan.Scopes.IsAround(copied.Block, plan.Scopes.HomeOf(of))
                && IsStart(loop.Step > 0 ? loop.From : loop.To, copied));

        private bool IsOverAll(Value index, MemoryCopy copied) =>
            plan.Scopes.LoopOf(plan.Scopes.HomeOf(index)) is For { Step: 1 or -1 } loop && loop.Index == index && plan.Scopes.IsAround(copied.Block, plan.Scopes.HomeOf(index))
            && IsStart(loop.Step > 0 ? loop.From : loop.To, copied) && IsEnd(loop.Step > 0 ? loop.To : loop.From, copied);

        /// <summary>The first, or nearly so; or that of a triangle.</summary>
        private bool IsStart(Value bound, MemoryCopy copied) => plan.Scopes.DefinitionOf(bound) is Constant { Text: "0" or "1" or "2" or "-1" }
            || (_rows.Of(bound).Shift is var (of, by) && by is >= -1 and <= 1 && plan.Scopes.IsVisible(of, copied.Block) && plan.Scopes.LoopOf(plan.Scopes.HomeOf(of)) is For loop && loop.Index == of);

        private bool IsEnd(Value bound, MemoryCopy copied) =>
            extents.IsLengthOf(bound, copied.Memory) || extents.AreEqual(bound, extents.Of(copied.Memory)) || IsOverAll(bound, copied)
            || (_rows.Of(bound).Shift is var (of, by) && by < 0 && IsEnd(of, copied));
    }

    private sealed class Rewrite(Function function, List<MemoryCopy> copies, Scopes scopes)
    {
        private readonly RowMajor _rows = new(scopes);
        private readonly ILookup<object, MemoryCopy> _before = copies.ToLookup<MemoryCopy, object>(copied => copied.First, ByReference.Comparer);
        private readonly Dictionary<object, MemoryCopy> _loads = copies.SelectMany(copied => copied.Loads.Select(load => (load, copied)))
            .ToDictionary(pair => (object)pair.load, pair => pair.copied, ByReference.Comparer);

        private readonly Dictionary<MemoryCopy, (Value Memory, Value[] Lengths)> _copies = [];
        private int _labels = function.LabelCount;

        public Function Write()
        {
            Block body = Over(function.Body);
            return function with { Body = body, LabelCount = _labels };
        }

        // for { …a[i]… }; …a[k] = v…   →   b = new T[length a]; copy a to b; for { …b[i]… }; …a[k] = v…
        private Block Over(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (MemoryCopy copied in _before[instruction]) Take(copied, output);
                if (_loads.TryGetValue(instruction, out MemoryCopy read)) Read((Load)instruction, read, output);
                else output.Add(Nested.Map(instruction, Over));
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        private void Take(MemoryCopy copied, List<Instruction> output)
        {
            Value memory = copied.Memory, copy = Fresh(memory.Name, DataType.Span(memory.Type.Element!));
            Value[] lengths = [.. copied.Lengths.Select((length, d) => length ?? LengthOf(memory, lengths: copied.Lengths.Count, d, output))];
            Value count = lengths[0];
            if (lengths.Length > 1) output.Add(Integers.Count(count = Fresh("count", DataType.Int32), Factor(0), Factor(1)));
            output.Add(new NewArray(copy, [count], IsZeroed: false) { IsMadeBefore = true });
            output.Add(new Copy(memory, copy, IsWhole: true));
            _copies.Add(copied, (copy, lengths));

            Fragment Factor(int d) => copied.Lengths[d] is { } known && _rows.Of(known).Number is { } number ? new Fragment.Text(number.ToString(CultureInfo.InvariantCulture)) : new Fragment.Use(lengths[d]);
        }

        private Value LengthOf(Value memory, int lengths, int dimension, List<Instruction> output)
        {
            Value length = Fresh("", DataType.Int32);
            output.Add(new Length(length, memory, lengths == 1 ? -1 : dimension));
            return length;
        }

        // v = a[i, j]   →   v = b[i * n + j]; where the column may not be there   →   v = b.Slice(i * n, n)[j]
        private void Read(Load load, MemoryCopy copied, List<Instruction> output)
        {
            (Value copy, Value[] lengths) = _copies[copied];
            if (load.Indices is not [var i, var j])
            {
                output.Add(load with { Memory = copy });
                return;
            }

            Value start = Fresh("", DataType.Int32);
            output.Add(new Apply(start, "*", [i, lengths[1]]));
            if (copied.Lengths[1] is { } columns && _rows.IsBelow(j, columns))
            {
                Value position = Fresh("", DataType.Int32);
                output.Add(new Apply(position, "+", [start, j]));
                output.Add(load with { Memory = copy, Indices = [position] });
                return;
            }

            Value row = Fresh("", copy.Type);
            output.Add(new Slice(row, copy, start, lengths[1]));
            output.Add(load with { Memory = row, Indices = [j] });
        }

        private Value Fresh(string name, DataType type) => new(_labels++, name, type);
    }
}
