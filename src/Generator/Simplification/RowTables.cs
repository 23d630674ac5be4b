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
        List<RowTable> tables = [.. RowTable.In(function)];
        return tables.Count == 0 ? function : new Rewrite(function, tables).Write();
    }

    /// <summary>A row of a matrix, and how long it is.</summary>
    private sealed record Row(Value Matrix, Value Index, Value Columns);

    private sealed class Rewrite(Function function, List<RowTable> tables)
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

        private Value Current(Value value) => _lengths.TryGetValue(value.Label, out Value length) ? Current(length) : value;

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
                        AddRow(array.Result, table, Emit(table.Made[array.Result.Label], output));
                        break;
                    case Load load when _tables.TryGetValue(load.Memory.Label, out RowTable table):
                        AddRow(load.Result, table, load.Indices[0]);
                        break;
                    case Store store when _tables.ContainsKey(store.Memory.Label):
                        break;
                    case Length length when _tables.TryGetValue(length.Memory.Label, out RowTable table):
                        _lengths.Add(length.Result.Label, table.Array.Lengths[0]);
                        break;
                    case Length length when _rows.TryGetValue(length.Memory.Label, out Row row):
                        _lengths.Add(length.Result.Label, row.Columns);
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
                        output.AddRange(Along(row.Columns, (j, _) => new Store(row.Matrix, [row.Index, j], fill.Operand)));
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
            Value rows = Emit(table.Rows, output), columns = Emit(table.Columns, output);
            _columns.Add(table.Array.Result.Label, columns);
            output.Add(table.Array with { Result = MatrixOf(table), Lengths = [rows, columns], IsZeroed = table.IsZeroed });
        }

        private static Value MatrixOf(RowTable table) => table.Array.Result with { Type = DataType.Array(table.Array.Result.Type.Element!.Element!, 2) };

        private void AddRow(Value row, RowTable table, Value index) => _rows.Add(row.Label, new Row(MatrixOf(table), index, _columns[table.Array.Result.Label]));

        // copy a to r   →   for j { t[i, j] = a[j] }
        private List<Instruction> ByElements(Copy copy)
        {
            Row? source = RowOf(copy.Source), target = RowOf(copy.Target);
            var output = new List<Instruction>();
            Value length = source?.Columns ?? (copy.IsWhole ? target!.Columns : Fresh("", DataType.Int32));
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

        private Value Emit(Offset offset, List<Instruction> output)
        {
            Value? of = offset.Length is null ? offset.Of : Fresh("", DataType.Int32);
            if (offset.Length is { } length) output.Add(length with { Result = of! });
            if (of is not null && offset.By == 0) return of;
            Value value = Fresh("", DataType.Int32);
            output.Add(of is null
                ? new Constant(value, 0, offset.By.ToString(CultureInfo.InvariantCulture))
                : new Verbatim(value, [new Fragment.Use(of), new Fragment.Text(offset.By < 0 ? $" - {-(long)offset.By}" : $" + {offset.By}")], IsPrimary: false, IsPure: true));
            return value;
        }

        private Value Fresh(string name, DataType type) => new(_labels++, name, type);
    }
}
