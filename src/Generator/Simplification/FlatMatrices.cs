using System.Globalization;
using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Puts matrices row by row into buffers, which need not be on the heap: those of derivatives, which are read and written
/// where the matrices beside them are, whose own access has said whether there is such an element; and those of the method
/// itself, by rows where their columns are not known to be there.
/// </summary>
internal static class FlatMatrices
{
    public static Module Flatten(Module module) => new(module.Functions.Select(Flatten).ToEquatableArray());

    public static Function Flatten(Function function)
    {
        (Function measured, Dictionary<int, MatrixShape> shapes) = MatrixLengths.Of(function);
        return shapes.Count == 0 && !HasMixedCopy(function.Body) ? function : new Rewrite(measured, shapes, Definitions.In(measured)).Write();
    }

    /// <summary>Whether anything is copied from a matrix row by row into a buffer.</summary>
    private static bool HasMixedCopy(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => instruction is Copy copy && copy.Source.Type.Rank != copy.Target.Type.Rank || Nested.Of(instruction).Any(HasMixedCopy));
    }

    private sealed class Rewrite(Function function, Dictionary<int, MatrixShape> shapes, Definitions definitions)
    {
        private readonly Polynomials _polynomials = new(definitions.Of);
        private readonly Lazy<RowMajor> _rows = new(() => new(new Scopes(function)));
        private readonly Dictionary<int, Value> _totals = [];
        private int _labels = function.LabelCount;

        public Function Write()
        {
            Block body = Over(function.Body);
            return Operands.Map(function with { Body = body, LabelCount = _labels }, Current);
        }

        private Value Current(Value value) =>
            _totals.TryGetValue(value.Label, out Value total) ? total
            : shapes.ContainsKey(value.Label) ? value with { Type = DataType.Span(value.Type.Element!) }
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
                    case NewArray array when shapes.TryGetValue(array.Result.Label, out MatrixShape made):
                        output.Add(array with { Lengths = [Total(made with { IsBeside = array.IsBeside }, output)] });
                        break;
                    case Length length when shapes.TryGetValue(length.Memory.Label, out MatrixShape measured):
                        _totals.Add(length.Result.Label, Total(measured, output));
                        break;
                    case Load load when shapes.TryGetValue(load.Memory.Label, out MatrixShape read):
                        (Value from, Value at) = Place(load.Memory, read, load.Indices, output);
                        output.Add(load with { Memory = from, Indices = [at] });
                        break;
                    case Store store when shapes.TryGetValue(store.Memory.Label, out MatrixShape written):
                        (Value into, Value where) = Place(store.Memory, written, store.Indices, output);
                        output.Add(store with { Memory = into, Indices = [where] });
                        break;
                    case Accumulate sum when shapes.TryGetValue(sum.Memory.Label, out MatrixShape summed):
                        (Value target, Value place) = Place(sum.Memory, summed, sum.Indices, output);
                        output.Add(sum with { Memory = target, Indices = [place] });
                        break;
                    case Copy copy when IsMatrix(copy.Source) != IsMatrix(copy.Target):
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
            bool isSource = !IsMatrix(copy.Source);
            (Value flat, Value matrix) = isSource ? (copy.Source, copy.Target) : (copy.Target, copy.Source);
            if (!shapes.TryGetValue(flat.Label, out MatrixShape shape))
            {
                shape = new MatrixShape(Fresh("", DataType.Int32), Fresh("", DataType.Int32), IsBeside: true);
                output.AddRange([new Length(shape.Rows, matrix, 0), new Length(shape.Columns, matrix, 1)]);
            }

            Value i = Fresh("i", DataType.Int32), j = Fresh("j", DataType.Int32), zero = Fresh("", DataType.Int32), element = Fresh("", copy.Source.Type.Element!);
            output.Add(new Constant(zero, 0, "0"));
            var inside = new List<Instruction>();
            Value position = Sum(Start(shape, i, inside), j, inside);
            inside.Add(new Load(element, copy.Source, isSource ? [position] : [i, j]));
            inside.Add(new Store(copy.Target, isSource ? [i, j] : [position], element));
            output.Add(Along(i, shape.Rows, [Along(j, shape.Columns, inside)]));
            return output;

            For Along(Value index, Value length, List<Instruction> body) => new([], index, zero, "<", length, 1, [], [], new Block([.. body], []));
        }

        private bool IsMatrix(Value memory) => memory.Type.Rank > 1 && !shapes.ContainsKey(memory.Label);

        private Value Fresh(string name, DataType type) => new(_labels++, name, type);

        /// <summary>How many elements there are; of a derivative's matrix, the one beside it has thrown where it cannot be.</summary>
        private Value Total(MatrixShape shape, List<Instruction> output)
        {
            Value[] lengths = [shape.Rows, shape.Columns];
            Value total = Fresh("count", DataType.Int32);
            long?[] numbers = [.. lengths.Select(length => _polynomials.Of(length).Number)];
            if (numbers[0] * numbers[1] is >= 0 and <= int.MaxValue and { } number && numbers[0] >= 0)
            {
                output.Add(new Constant(total with { Name = "" }, 0, number.ToString(CultureInfo.InvariantCulture)));
                return total with { Name = "" };
            }

            Value[] unknown = shape.IsBeside ? [] : [.. lengths.Distinct().Where(length => !_polynomials.Of(length).Terms.All(IsNeverNegative))];
            Verbatim count = Integers.Count(total, Factor(0), Factor(1));
            if (unknown.Length > 0)
            {
                IEnumerable<Fragment> tests = unknown.SelectMany((length, i) => new Fragment[] { new Fragment.Text(i == 0 ? "" : " || "), new Fragment.Use(length), new Fragment.Text(" < 0") });
                count = count with { Fragments = [.. tests, new Fragment.Text(" ? throw new global::System.OverflowException() : "), .. count.Fragments], IsPrimary = false };
            }

            output.Add(count);
            return total;

            Fragment Factor(int i) => numbers[i] is { } known && numbers[1 - i] is null ? new Fragment.Text(known.ToString(CultureInfo.InvariantCulture)) : new Fragment.Use(lengths[i]);

            bool IsNeverNegative(Polynomial.Term term) => term.Times > 0 && term.Factors.All(IsLength);
        }

        private bool IsLength(Value value) =>
            definitions.Of(value) is { } definition && (definition is Length || Sources.Of(definition, value) is { Length: > 0 } sources && definition is If && sources.All(source => _polynomials.Of(source).Number >= 0 || IsLength(source)));

        // a[i, j]   →   a[i * n + j]; where the column may not be there   →   a.Slice(i * n, n)[j]
        private (Value Memory, Value Index) Place(Value matrix, MatrixShape shape, EquatableArray<Value> indices, List<Instruction> output)
        {
            (Value i, Value j) = (indices[0], indices[1]);
            if (Divided(i, " / ") is { } whole && Divided(j, " % ") == whole && whole.By == shape.Columns) return (matrix, whole.Number);
            if (!shape.IsBeside && !IsThere(j, shape.Columns))
            {
                Value row = Fresh("", DataType.Span(matrix.Type.Element!));
                output.Add(new Slice(row, matrix, Start(shape, i, output), shape.Columns));
                return (row, j);
            }

            if (IsZero(i)) return (matrix, j);
            Value start = Start(shape, i, output);
            return (matrix, IsZero(j) ? start : Sum(start, j, output));
        }

        private Value Start(MatrixShape shape, Value row, List<Instruction> output)
        {
            Value start = Fresh("", DataType.Int32);
            output.Add(new Apply(start, "*", [row, shape.Columns]));
            return start;
        }

        private Value Sum(Value start, Value column, List<Instruction> output)
        {
            Value position = Fresh("", DataType.Int32);
            output.Add(new Apply(position, "+", [start, column]));
            return position;
        }

        // what foreach reads: a[k / n, k % n]
        private (Value Number, Value By)? Divided(Value index, string symbol) =>
            definitions.Of(index) is Verbatim { Fragments: [Fragment.Use number, Fragment.Text text, Fragment.Use divisor] } && text.Code == symbol ? (number.Value, divisor.Value) : null;

        // where rows are empty there is nothing at column 0 of a buffer, either
        private bool IsThere(Value column, Value length) => IsZero(column) || _rows.Value.IsBelow(column, length);

        private bool IsZero(Value index) => _polynomials.Of(index).Number == 0;
    }
}
