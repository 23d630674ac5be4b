using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>The arrays of arrays that a function makes, what loops and choices call them, and what is done with them and with rows.</summary>
internal sealed class RowUses
{
    private readonly Dictionary<int, NewArray> _arrays = [];
    private readonly Dictionary<int, Value> _tableOf = []; // by the label of a row that is read or put there
    private readonly Dictionary<int, int> _stores = [];
    private readonly HashSet<int> _others = []; // with which anything else is done
    private readonly Dictionary<int, (NewArray Array, Block Block)> _tables = [];
    private readonly List<(Value Name, Value Source)> _joins = [];
    private readonly HashSet<int> _names = [];

    private RowUses(Function function)
    {
        Walk(function.Body);
        Leave([.. function.Body.Yields]);
        foreach (KeyValuePair<int, Value> row in _tableOf.Where(row => _others.Contains(row.Key))) Leave(row.Value);
        foreach ((Value name, Value source) in _joins)
        {
            if (!IsTable(name) || !IsTable(source)) Leave(name, source);
        }

        Spread();
    }

    /// <summary>Those of which nothing is done with any row but to read and write elements, with the block that makes them.</summary>
    public IReadOnlyList<(NewArray Array, Block Block)> Tables => [.. _tables.Values.Where(table => IsTable(table.Array.Result))];

    /// <summary>What loops and choices call such arrays.</summary>
    public IEnumerable<int> Names => _names.Where(name => !_others.Contains(name));

    public static RowUses In(Function function) => new(function);

    public bool IsName(Value value) => _names.Contains(value.Label) && !_others.Contains(value.Label);

    /// <summary>The table that a row is of, or what a loop or a choice calls it.</summary>
    public Value? TableOf(Value row) => _tableOf.TryGetValue(row.Label, out Value table) && IsTable(table) ? table : null;

    /// <summary>What makes a row.</summary>
    public NewArray? ArrayOf(Value row) => _arrays.TryGetValue(row.Label, out NewArray array) ? array : null;

    /// <summary>How often a row is put in it.</summary>
    public int StoresIn(NewArray table) => _stores.TryGetValue(table.Result.Label, out int count) ? count : 0;

    /// <summary>Leaves out a table, with all that a name may stand for in its place.</summary>
    public void LeaveOut(NewArray table)
    {
        Leave(table.Result);
        Spread();
    }

    private bool IsTable(Value value) => !_others.Contains(value.Label) && (_tables.ContainsKey(value.Label) || _names.Contains(value.Label));

    private void Spread()
    {
        for (int count = -1; count != _others.Count;)
        {
            count = _others.Count;
            foreach ((Value name, Value source) in _joins)
            {
                if (_others.Contains(name.Label) || _others.Contains(source.Label)) Leave(name, source);
            }
        }
    }

    private void Walk(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case NewArray { Lengths: [{ Type.Text: "int" }] } array:
                    if (IsOfRows(array.Result)) _tables.Add(array.Result.Label, (array, block));
                    else _arrays.Add(array.Result.Label, array);
                    break;
                case Load { Result.Type.IsMemory: true } row:
                    _tableOf.Add(row.Result.Label, row.Memory);
                    break;
                case Store { Operand.Type.IsMemory: true } store:
                    _stores[store.Memory.Label] = (_stores.TryGetValue(store.Memory.Label, out int count) ? count : 0) + 1;
                    if (!_tables.ContainsKey(store.Memory.Label) || IsOfRows(store.Operand) || _tableOf.ContainsKey(store.Operand.Label)) Leave(store.Operand, store.Memory);
                    else _tableOf.Add(store.Operand.Label, store.Memory);
                    break;
                case Load or Store or Accumulate or Length:
                case Fill { Memory.Type.Element.IsMemory: false } or Copy { Source.Type.Element.IsMemory: false }:
                    break;
                case Loop or If or Select:
                    Join(instruction);
                    foreach (Block inner in Nested.Of(instruction)) Walk(inner);
                    break;
                default:
                    Leave([.. Operands.Of(instruction)]);
                    break;
            }
        }
    }

    private void Join(Instruction instruction)
    {
        foreach (Value name in instruction.Results) Add(name, Sources.Of(instruction, name));
        if (instruction is not Loop loop) return;
        for (int i = 0; i < loop.Carried.Count; i++)
        {
            Add(loop.Carried[i], [loop.Inits[i], loop.Outputs[i]]);
            if (!loop.Body.EndsInThrow) Add(loop.Carried[i], [loop.Body.Yields[i]]);
        }

        void Add(Value name, IEnumerable<Value> sources)
        {
            if (!name.Type.IsMemory) return;
            if (IsOfRows(name)) _names.Add(name.Label);
            else Leave([name, .. sources]);
            _joins.AddRange(sources.Select(source => (name, source)));
        }
    }

    private static bool IsOfRows(Value value) =>
        value.Type is { Rank: 1, IsSpan: false, Element: { IsMemory: true, IsSpan: false, Rank: 1, Element.Kind: not (TypeKind.Other or TypeKind.Memory) } };

    private void Leave(params Value[] values) => _others.UnionWith(values.Where(value => value.Type.IsMemory).Select(value => value.Label));
}
