using System.Globalization;
using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>An array of arrays of one length that the function makes becomes a matrix, whose elements need not be on the heap.</summary>
internal static class RowTables
{
    public static Module Join(Module module) => new(module.Functions.Select(Join).ToEquatableArray());

    private static Function Join(Function function)
    {
        (IReadOnlyList<RowTable> tables, IReadOnlyList<int> names) = RowTable.In(function);
        return tables.Count == 0 ? function : new Rewrite(function, tables, [.. names]).Write();
    }

    /// <summary>A row of a matrix, and how long it is if that is known.</summary>
    private sealed record Row(Value Matrix, Value Index, Value? Columns);

    private sealed class Rewrite(Function function, IReadOnlyList<RowTable> tables, HashSet<int> names)
    {
        private readonly Dictionary<int, RowTable> _tables = tables.ToDictionary(table => table.Array.Result.Label);
        private readonly Dictionary<int, RowTable> _made = tables.SelectMany(table => table.Made.Keys.Select(row => (row, table))).ToDictionary(row => row.row, row => row.table);
        private readonly Dictionary<int, Value> _columns = []; // by the label of a table
        private readonly Dictionary<int, Row> _rows = [];
        private readonly Dictionary<int, Value> _lengths = [];
        private int _labels = function.LabelCount;

        public Function Write()
        {
            Block body = Over(function.Body);
            return Operands.Map(function with { Body = body, LabelCount = _labels }, Current);
        }

        private Value Current(Value value) =>
            _lengths.TryGetValue(value.Label, out Value length) ? Current(length)
            : IsTable(value) && value.Type.Rank == 1 ? value with { Type = DataType.Array(value.Type.Element!.Element!, 2) }
            : value;

        private bool IsTable(Value value) => _tables.ContainsKey(value.Label) || names.Contains(value.Label);

        // t = new T[n][]; for i { r = new T[m]; r[j] = x; t[i] = r }; s = t[k]; s[j]   →   t = new T[n, m]; for i { t[i, j] = x }; t[k, j]
        private Block Over(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (RowTable table in tables.Where(table => ReferenceEquals(table.First, instruction))) Make(table, output);
                switch (instruction)
                {
                    case NewArray array when _tables.ContainsKey(array.Result.Label):
                        break;
                    case NewArray array when _made.TryGetValue(array.Result.Label, out RowTable table):
                        AddRow(array.Result, table.Array.Result, Emit(table.Made[array.Result.Label], output));
                        break;
                    case Load load when IsTable(load.Memory):
                        AddRow(load.Result, load.Memory, load.Indices[0]);
                        break;
                    case Store store when _tables.ContainsKey(store.Memory.Label):
                        break;
                    case Length length when _tables.TryGetValue(length.Memory.Label, out RowTable table):
                        _lengths.Add(length.Result.Label, table.Array.Lengths[0]);
                        break;
                    case Length length when names.Contains(length.Memory.Label):
                        output.Add(length with { Dimension = 0 });
                        break;
                    case Length length when _rows.TryGetValue(length.Memory.Label, out Row row):
                        _lengths.Add(length.Result.Label, ColumnsOf(row, output));
                        break;
                    case Load load when _rows.TryGetValue(load.Memory.Label, out Row row):
                        output.Add(load with { Memory = row.Matrix, Indices = [row.Index, .. load.Indices] });
                        break;
                    case Store store when _rows.TryGetValue(store.Memory.Label, out Row row):
                        output.Add(store with { Memory = row.Matrix, Indices = [row.Index, .. store.Indices] });
                        break;
                    case Accumulate sum when _rows.TryGetValue(sum.Memory.Label, out Row row):
                        output.Add(sum with { Memory = row.Matrix, Indices = [row.Index, .. sum.Indices] });
                        break;
                    case Fill fill when _rows.TryGetValue(fill.Memory.Label, out Row row):
                        output.AddRange(Along(ColumnsOf(row, output), (j, _) => new Store(row.Matrix, [row.Index, j], fill.Operand)));
                        break;
                    case Copy copy when _rows.ContainsKey(copy.Source.Label) || _rows.ContainsKey(copy.Target.Label):
                        output.AddRange(ByElements(copy));
                        break;
                    default:
                        output.Add(Nested.Map(instruction, Over));
                        break;
                }
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        private void Make(RowTable table, List<Instruction> output)
        {
            Value rows = Emit(table.Rows, output), columns = Emit(table.Columns, output, table.First as For);
            _columns.Add(table.Array.Result.Label, columns);
            output.Add(table.Array with { Result = Current(table.Array.Result), Lengths = [rows, columns], IsZeroed = table.IsZeroed });
        }

        private void AddRow(Value row, Value table, Value index) => _rows.Add(row.Label, new Row(Current(table), index, _columns.TryGetValue(table.Label, out Value columns) ? columns : null));

        private Value ColumnsOf(Row row, List<Instruction> output)
        {
            if (row.Columns is { } known) return known;
            Value columns = Fresh("", DataType.Int32);
            output.Add(new Length(columns, row.Matrix, 1));
            return columns;
        }

        // copy a to r   →   for j { t[i, j] = a[j] }
        private List<Instruction> ByElements(Copy copy)
        {
            Row? source = RowOf(copy.Source), target = RowOf(copy.Target);
            var output = new List<Instruction>();
            Value length = source is not null ? ColumnsOf(source, output) : copy.IsWhole ? ColumnsOf(target!, output) : Fresh("", DataType.Int32);
            if (source is null && !copy.IsWhole) output.Add(new Length(length, copy.Source));
            output.AddRange(Along(length, (j, inside) =>
            {
                Value element = Fresh("", copy.Source.Type.Element!);
                inside.Add(source is null ? new Load(element, copy.Source, [j]) : new Load(element, source.Matrix, [source.Index, j]));
                return target is null ? new Store(copy.Target, [j], element) : new Store(target.Matrix, [target.Index, j], element);
            }));
            return output;
        }

        private Row? RowOf(Value memory) => _rows.TryGetValue(memory.Label, out Row row) ? row : null;

        private IEnumerable<Instruction> Along(Value length, Func<Value, List<Instruction>, Instruction> body)
        {
            Value j = Fresh("j", DataType.Int32), zero = Fresh("", DataType.Int32);
            var inside = new List<Instruction>();
            inside.Add(body(j, inside));
            return [new Constant(zero, 0, "0"), new For([], j, zero, "<", length, 1, [], [], new Block([.. inside], []))];
        }

        /// <param name="guard">The loop before which it is computed: where that ends before it begins, nothing looks for rows.</param>
        private Value Emit(Offset offset, List<Instruction> output, For? guard = null)
        {
            Value? of = offset.Of;
            if (offset.Steps.Count > 0)
            {
                bool isGuarded = guard is not null && offset.Steps.Any(step => step is Load);
                var (steps, copies) = (new List<Instruction>(), new Dictionary<int, Value>());
                foreach (Instruction step in offset.Steps)
                {
                    Value result = step.Results[0];
                    Instruction copy = Operands.Map(step, value => value == result ? value with { Label = _labels++ } : copies.TryGetValue(value.Label, out Value known) ? known : value);
                    steps.Add(copy is Length { Dimension: < 0 } length && names.Contains(length.Memory.Label) ? length with { Dimension = 0 } : copy);
                    copies.Add(result.Label, copy.Results[0]);
                }

                of = copies[of!.Label];
                if (isGuarded) of = Guarded(steps, of, guard!, output);
                else output.AddRange(steps);
            }

            if (of is not null && offset.By == 0) return of;
            Value value = Fresh("", DataType.Int32);
            output.Add(of is null ? new Constant(value, 0, offset.By.ToString(CultureInfo.InvariantCulture)) : new Verbatim(value, offset.Text(of), IsPrimary: false, IsPure: true));
            return value;
        }

        // r = a[0]; n = length r   →   n = if to > from { r = a[0]; yield length r } else { yield 0 }
        private Value Guarded(List<Instruction> steps, Value length, For loop, List<Instruction> output)
        {
            Value runs = Fresh("", DataType.Boolean), zero = Fresh("", DataType.Int32), columns = Fresh("columns", DataType.Int32);
            output.Add(new Apply(runs, loop.Relation == "<" ? ">" : ">=", [loop.To, loop.From]));
            output.Add(new If([columns], runs, new Block([.. steps], [length]), new Block([new Constant(zero, 0, "0")], [zero])));
            return columns;
        }

        private Value Fresh(string name, DataType type) => new(_labels++, name, type);
    }
}
