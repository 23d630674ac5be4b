using GradGen.IR;

namespace GradGen.Simplification;

/// <summary>An arm before it is walked: what it reads under one name outside is called otherwise inside it.</summary>
internal sealed record Arm(Block Block, List<(Value Outside, Value Inside)> Renamed)
{
    // a  and  c   →   a; b; c   with what the first branch hands out called as it is inside
    public static Arm Joined(BranchPair pair, Arm first, Block second, Func<Value, Value> fresh)
    {
        var renamed = new List<(Value Outside, Value Inside)>(first.Renamed);
        var known = new HashSet<int>(renamed.Select(pair => pair.Outside.Label)); // of a branch that was joined before
        for (int i = 0; i < pair.First.Outputs.Count; i++)
        {
            if (known.Add(pair.First.Outputs[i].Label)) renamed.Add((pair.First.Outputs[i], first.Block.Yields[i]));
        }

        Instruction[] copied = [.. pair.Dependent.Where(instruction => instruction.Results.All(result => known.Add(result.Label)))];
        renamed.AddRange(copied.SelectMany(instruction => instruction.Results).Select(result => (result, fresh(result))));
        var block = new Block(
            [.. first.Block.Instructions, .. copied, .. second.Instructions],
            [.. first.Block.Yields, .. second.Yields]);
        return new Arm(block, renamed);
    }
}
