using System.Globalization;
using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Puts matrices row by row into buffers, which need not be on the heap: those of derivatives, which are read and written
/// where the matrices beside them are, whose own access has said whether there is such an element; and those of the method
/// itself whose columns are known to be there.
/// </summary>
internal static class FlatMatrices
{
    public static Module Flatten(Module module) => new(module.Functions.Select(Flatten).ToEquatableArray());

    private static Function Flatten(Function function)
    {
        var matrices = new Dictionary<int, NewArray>();
        Find(function.Body, matrices);
        if (matrices.Count == 0) return function;
        Aliases aliases = Aliases.Of(function);
        foreach (int label in matrices.Keys.Where(label => aliases.Members(aliases.ClassOf(label)).Count > 1).ToList()) matrices.Remove(label);
        int before;
        do // what is copied to or from one that is handed on is so, too
        {
            before = matrices.Count;
            Refute(function.Body, matrices);
        }
        while (matrices.Count != before);
        return matrices.Count == 0 ? function : new Rewrite(function, matrices, Definitions.In(function)).Write();
    }

    private static void Find(Block block, Dictionary<int, NewArray> matrices)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is NewArray { Lengths: [{ Type.Text: "int" }, { Type.Text: "int" }] } array && (array.IsBeside || array.HasColumns)) matrices.Add(array.Result.Label, array);
            foreach (Block inner in Nested.Of(instruction)) Find(inner, matrices);
        }
    }

    /// <summary>Takes out what is handed on as a whole.</summary>
    private static void Refute(Block block, Dictionary<int, NewArray> matrices)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Refute(inner, matrices);
            if (instruction is Load or Store or Accumulate or Fill or Length or NewArray) continue;
            if (instruction is Copy { Source.Type.Rank: 2, Target.Type.Rank: 2 }) continue;
            foreach (Value operand in Operands.Of(instruction)) matrices.Remove(operand.Label);
        }

        foreach (Value value in block.Yields) matrices.Remove(value.Label);
    }

    private sealed class Rewrite(Function function, Dictionary<int, NewArray> matrices, Definitions definitions)
    {
        private readonly Polynomials _polynomials = new(definitions.Of);
        private readonly Dictionary<int, Value> _lengths = [];
        private int _labels = function.LabelCount;

        public Function Write()
        {
            Block body = Over(function.Body);
            return Operands.Map(function with { Body = body, LabelCount = _labels }, Current);
        }

        private Value Current(Value value) =>
            _lengths.TryGetValue(value.Label, out Value length) ? Current(length)
            : matrices.ContainsKey(value.Label) ? value with { Type = DataType.Span(value.Type.Element!) }
            : value;

        // a = new T[m, n]; a[i, j]   →   a = new T[m * n]; a[i * n + j]
        private Block Over(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                switch (instruction)
                {
                    case NewArray array when matrices.ContainsKey(array.Result.Label):
                        output.Add(array with { Lengths = [Total(array, output)] });
                        break;
                    case Length length when matrices.TryGetValue(length.Memory.Label, out NewArray measured):
                        _lengths.Add(length.Result.Label, length.Dimension < 0 ? Total(measured, output) : measured.Lengths[length.Dimension]);
                        break;
                    case Load load when matrices.TryGetValue(load.Memory.Label, out NewArray read):
                        output.Add(load with { Indices = [Position(read, load.Indices, output)] });
                        break;
                    case Store store when matrices.TryGetValue(store.Memory.Label, out NewArray written):
                        output.Add(store with { Indices = [Position(written, store.Indices, output)] });
                        break;
                    case Accumulate sum when matrices.TryGetValue(sum.Memory.Label, out NewArray summed):
                        output.Add(sum with { Indices = [Position(summed, sum.Indices, output)] });
                        break;
                    case Copy copy when matrices.ContainsKey(copy.Source.Label) != matrices.ContainsKey(copy.Target.Label):
                        output.AddRange(ByElements(copy));
                        break;
                    default:
                        output.Add(Nested.Map(instruction, Over));
                        break;
                }
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        // copy a to b   →   for i { for j { b[i * n + j] = a[i, j] } }
        private List<Instruction> ByElements(Copy copy)
        {
            var output = new List<Instruction>();
            NewArray flat = matrices.TryGetValue(copy.Source.Label, out NewArray source) ? source : matrices[copy.Target.Label];
            Value i = Fresh("i", DataType.Int32), j = Fresh("j", DataType.Int32), zero = Fresh("", DataType.Int32), element = Fresh("", copy.Source.Type.Element!);
            output.Add(new Constant(zero, 0, "0"));
            var inside = new List<Instruction>();
            Value position = Position(flat, [i, j], inside);
            bool isSource = flat.Result == copy.Source;
            inside.Add(new Load(element, copy.Source, isSource ? [position] : [i, j]));
            inside.Add(new Store(copy.Target, isSource ? [i, j] : [position], element));
            output.Add(Along(i, flat.Lengths[0], [Along(j, flat.Lengths[1], inside)]));
            return output;

            For Along(Value index, Value length, List<Instruction> body) => new([], index, zero, "<", length, 1, [], [], new Block([.. body], []));
        }

        private Value Fresh(string name, DataType type) => new(_labels++, name, type);

        /// <summary>How many elements there are; of a derivative's matrix, the one beside it has thrown where it cannot be.</summary>
        private Value Total(NewArray array, List<Instruction> output)
        {
            Value total = Fresh("count", DataType.Int32);
            long?[] numbers = [.. array.Lengths.Select(length => _polynomials.Of(length).Number)];
            if (numbers[0] * numbers[1] is >= 0 and <= int.MaxValue and { } number && numbers[0] >= 0)
            {
                output.Add(new Constant(total with { Name = "" }, 0, number.ToString(CultureInfo.InvariantCulture)));
                return total with { Name = "" };
            }

            Value[] unknown = array.IsBeside ? [] : [.. array.Lengths.Distinct().Where(length => !_polynomials.Of(length).Terms.All(IsNeverNegative))];
            Verbatim count = Integers.Count(total, Factor(0), Factor(1));
            if (unknown.Length > 0)
            {
                IEnumerable<Fragment> tests = unknown.SelectMany((length, i) => new Fragment[] { new Fragment.Text(i == 0 ? "" : " || "), new Fragment.Use(length), new Fragment.Text(" < 0") });
                count = count with { Fragments = [.. tests, new Fragment.Text(" ? throw new global::System.OverflowException() : "), .. count.Fragments], IsPrimary = false };
            }

            output.Add(count);
            return total;

            Fragment Factor(int i) => numbers[i] is { } known && numbers[1 - i] is null ? new Fragment.Text(known.ToString(CultureInfo.InvariantCulture)) : new Fragment.Use(array.Lengths[i]);

            bool IsNeverNegative(Polynomial.Term term) => term.Times > 0 && term.Factors.All(factor => definitions.Of(factor) is Length);
        }

        private Value Position(NewArray array, EquatableArray<Value> indices, List<Instruction> output)
        {
            if (_polynomials.Of(indices[0]).Number == 0) return indices[1];
            Value start = new(_labels++, "", DataType.Int32);
            output.Add(new Apply(start, "*", [indices[0], array.Lengths[1]]));
            if (_polynomials.Of(indices[1]).Number == 0) return start;
            Value position = new(_labels++, "", DataType.Int32);
            output.Add(new Apply(position, "+", [start, indices[1]]));
            return position;
        }
    }
}
