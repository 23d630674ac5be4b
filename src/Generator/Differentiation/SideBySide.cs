using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Several ways back through one function as a single one. None reads what another writes, so they may be mixed at will:
/// each line's derivatives stand together, and there is one loop, or one branch, where each way back has its own.
/// </summary>
internal sealed class SideBySide
{
    private readonly Dictionary<int, int> _positions = [];
    private readonly Dictionary<int, Value> _renamed = [];

    private SideBySide(Block forward) => Blocks.ForEachDefinition(forward, value => _positions.Add(value.Label, _positions.Count));

    // ←b ←a   and   ←b′ ←a′   →   ←b ←b′ ←a ←a′
    public static Block Of(Block forward, IEnumerable<Block> ways)
    {
        var merging = new SideBySide(forward);
        Block merged = ways.Aggregate(merging.Merge);
        return merging._renamed.Count == 0 ? merged : Operands.Map(merged, value => merging._renamed.TryGetValue(value.Label, out Value index) ? index : value);
    }

    private Block Merge(Block first, Block second)
    {
        DeepStack.Check();
        (List<(int Position, List<Instruction> Run)> a, List<(int Position, List<Instruction> Run)> b) = (Runs(first), Runs(second));
        var merged = new List<Instruction>();
        for (int i = 0, j = 0; i < a.Count || j < b.Count;)
        {
            if (j == b.Count || (i < a.Count && a[i].Position > b[j].Position)) merged.AddRange(a[i++].Run);
            else if (i == a.Count || b[j].Position > a[i].Position) merged.AddRange(b[j++].Run);
            else Merge(a[i++].Run, b[j++].Run, merged);
        }

        return new Block(merged.ToEquatableArray(), [.. first.Yields, .. second.Yields]);
    }

    /// <summary>What goes back through one instruction, last instruction first.</summary>
    private List<(int Position, List<Instruction> Run)> Runs(Block block)
    {
        var runs = new List<(int Position, List<Instruction> Run)>();
        int position = int.MaxValue;
        foreach (Instruction instruction in block.Instructions)
        {
            if (_positions.TryGetValue(instruction.Origin, out int at)) position = Math.Min(position, at);
            if (runs.Count == 0 || runs[^1].Position != position) runs.Add((position, []));
            runs[^1].Run.Add(instruction);
        }

        return runs;
    }

    private void Merge(List<Instruction> a, List<Instruction> b, List<Instruction> merged)
    {
        var waiting = new List<Instruction>();
        int next = 0;
        foreach (Instruction instruction in b)
        {
            int mate = a.FindIndex(next, other => AreMates(other, instruction));
            if (mate < 0)
            {
                waiting.Add(instruction);
                continue;
            }

            merged.AddRange(a.GetRange(next, mate - next));
            merged.AddRange(waiting);
            merged.Add(Joined(a[mate], instruction));
            waiting.Clear();
            next = mate + 1;
        }

        merged.AddRange(a.Skip(next));
        merged.AddRange(waiting);
    }

    /// <summary>Whether both go back through the same loop, or through the same branch.</summary>
    private static bool AreMates(Instruction a, Instruction b) => (a, b) switch
    {
        (For x, For y) => x.Mirrors != Instruction.None && x.Mirrors == y.Mirrors && x.Relation == y.Relation && x.Step == y.Step,
        (If x, If y) => x.Condition == y.Condition && !x.Then.EndsInThrow && !x.Else.EndsInThrow && !y.Then.EndsInThrow && !y.Else.EndsInThrow,
        _ => false,
    };

    private Instruction Joined(Instruction a, Instruction b)
    {
        switch (a, b)
        {
            case (For x, For y):
                _renamed.Add(y.Index.Label, x.Index);
                return x with
                {
                    Outputs = [.. x.Outputs, .. y.Outputs],
                    Inits = [.. x.Inits, .. y.Inits],
                    Carried = [.. x.Carried, .. y.Carried],
                    Body = Merge(x.Body, y.Body),
                };
            case (If x, If y):
                return x with { Outputs = [.. x.Outputs, .. y.Outputs], Then = Merge(x.Then, y.Then), Else = Merge(x.Else, y.Else) };
            default:
                throw new NotSupportedException(a.GetType().Name);
        }
    }
}
