using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>The arrays of arrays that a function makes, and what it does with them and with rows.</summary>
internal sealed class RowUses
{
    private readonly Dictionary<int, NewArray> _arrays = [];
    private readonly Dictionary<int, int> _tableOf = []; // by the label of a row that is read or put there
    private readonly Dictionary<int, int> _stores = [];
    private readonly HashSet<int> _others = []; // with which anything else is done
    private readonly List<(NewArray Array, Block Block)> _tables = [];

    /// <summary>Those of which nothing is done with any row but to read and write elements, with the block that makes them.</summary>
    public IReadOnlyList<(NewArray Array, Block Block)> Tables { get; private set; } = [];

    public static RowUses In(Function function)
    {
        var uses = new RowUses();
        uses.Walk(function.Body);
        uses._others.UnionWith(uses._tableOf.Where(row => uses._others.Contains(row.Key)).Select(row => row.Value).ToList());
        uses.Tables = [.. uses._tables.Where(table => !uses._others.Contains(table.Array.Result.Label))];
        return uses;
    }

    /// <summary>The table that a row is of.</summary>
    public bool IsRowOf(Value row, NewArray table) => _tableOf.TryGetValue(row.Label, out int label) && label == table.Result.Label;

    /// <summary>What makes a row.</summary>
    public NewArray? ArrayOf(Value row) => _arrays.TryGetValue(row.Label, out NewArray array) ? array : null;

    /// <summary>How often a row is put in it.</summary>
    public int StoresIn(NewArray table) => _stores.TryGetValue(table.Result.Label, out int count) ? count : 0;

    private void Walk(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            switch (instruction)
            {
                case NewArray { Lengths: [{ Type.Text: "int" }], Result.Type: { Rank: 1, IsSpan: false, Element: { IsMemory: true, IsSpan: false, Rank: 1, Element.Kind: not (TypeKind.Other or TypeKind.Memory) } } } table:
                    _tables.Add((table, block));
                    break;
                case NewArray array:
                    if (array.Lengths is [{ Type.Text: "int" }]) _arrays.Add(array.Result.Label, array);
                    break;
                case Load { Result.Type.IsMemory: true } row:
                    _tableOf.Add(row.Result.Label, row.Memory.Label);
                    break;
                case Store { Operand.Type.IsMemory: true } store:
                    _stores[store.Memory.Label] = (_stores.TryGetValue(store.Memory.Label, out int count) ? count : 0) + 1;
                    if (store.Operand.Type.Element!.IsMemory || _tableOf.ContainsKey(store.Operand.Label)) Other(store.Operand, store.Memory);
                    else _tableOf.Add(store.Operand.Label, store.Memory.Label);
                    break;
                case Load or Store or Accumulate or Length:
                    break;
                case Fill { Memory.Type.Element.IsMemory: false } or Copy { Source.Type.Element.IsMemory: false }:
                    break;
                default:
                    Other([.. Operands.Of(instruction)]);
                    foreach (Block inner in Nested.Of(instruction)) Walk(inner);
                    break;
            }
        }

        Other([.. block.Yields]);
    }

    private void Other(params Value[] values) => _others.UnionWith(values.Where(value => value.Type.IsMemory).Select(value => value.Label));
}
