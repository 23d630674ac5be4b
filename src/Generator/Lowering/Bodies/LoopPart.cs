using GradGen.IR;
using GradGen.Support;

namespace GradGen.Lowering.Bodies;

/// <summary>A loop as it was lowered: what it need not carry is left out.</summary>
/// <param name="end">The position in the source where the loop ends: what is not named after it is dead.</param>
/// <param name="carried">What the cells hold when an iteration begins.</param>
/// <param name="after">What they hold when it ends.</param>
/// <param name="stays">Whether another iteration follows, where the body decides.</param>
internal sealed class LoopPart(int end, Cell[] cells, Value[] carried, Value?[] after, BlockWriter body, Value? stays, Block? test)
{
    private Block _body = body.Close([]);

    public Cell[] Cells => cells;

    public Value[] Carried => carried;

    public Value? Stays { get; private set; } = stays;

    public Block? Test { get; private set; } = test;

    /// <summary>Which of the cells are carried.</summary>
    public List<int> Kept { get; private set; } = [.. Enumerable.Range(0, cells.Length)];

    /// <summary>Leaves out what does not change, and what nobody reads afterwards or in the next iteration.</summary>
    public void Prune()
    {
        Substitute();
        HashSet<int> read = [];
        Read(_body, read);
        if (Test is not null) Read(Test, read);
        if (Stays is not null) read.Add(Stays.Label);

        var kept = new List<int>();
        var open = new List<int>(Kept);
        while (true)
        {
            int[] next = [.. open.Where(i => cells[i].LastUse > end || read.Contains(carried[i].Label))];
            if (next.Length == 0) break;
            foreach (int i in next)
            {
                if (after[i] is { } value) read.Add(value.Label);
            }
            kept.AddRange(next);
            open.RemoveAll(next.Contains);
        }
        kept.Sort();
        Kept = kept;
    }

    public Block CloseBody()
    {
        if (body.IsEnded) return _body;
        IEnumerable<Value> yields = Kept.Select(i => after[i] ?? carried[i]); // none where it is refused
        if (Stays is not null) yields = yields.Append(Stays);
        return _body with { Yields = yields.ToEquatableArray() };
    }

    // for … carry n = m { … n … yield n }  →  for … { … m … }
    private void Substitute()
    {
        var constant = new Dictionary<int, Value>();
        foreach (int i in Kept)
        {
            if (after[i] == carried[i] && cells[i].Value is { } before) constant[carried[i].Label] = before;
        }
        if (constant.Count == 0) return;
        Kept.RemoveAll(i => constant.ContainsKey(carried[i].Label));
        for (int i = 0; i < after.Length; i++) after[i] = Map(after[i]);
        Stays = Map(Stays);
        _body = Operands.Map(_body, value => Map(value)!);
        if (Test is not null) Test = Operands.Map(Test, value => Map(value)!);

        Value? Map(Value? value) => value is not null && constant.TryGetValue(value.Label, out Value before) ? before : value;
    }

    private static void Read(Block block, HashSet<int> read)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value operand in Operands.Of(instruction)) read.Add(operand.Label);
            foreach (Block inner in Nested.Of(instruction)) Read(inner, read);
        }
        foreach (Value yielded in block.Yields) read.Add(yielded.Label);
    }
}
