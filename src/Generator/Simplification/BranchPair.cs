using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Two branches on one condition, and what stands between them and needs the outcome of the first.</summary>
internal sealed record BranchPair(int Index, If First, If Second, List<Instruction> Dependent)
{
    private const int Reach = 64; // instructions looked over between the two, to stay linear
    private const int MostCopied = 4; // instructions between them that are repeated in each arm rather than keep the two apart

    /// <summary>The branch among <paramref name="instructions"/> that <paramref name="second"/>, which follows them, can be joined to.</summary>
    public static BranchPair? Find(If second, List<Instruction> instructions)
    {
        for (int i = instructions.Count - 1; i >= Math.Max(0, instructions.Count - Reach); i--)
        {
            if (instructions[i] is If first && first.Condition == second.Condition)
            {
                bool isJoinable = Effects.IsPure(second) && !first.Then.EndsInThrow && !first.Else.EndsInThrow;
                return isJoinable && Between(first, instructions.Skip(i + 1)) is { } dependent ? new BranchPair(i, first, second, dependent) : null;
            }
        }

        return null;
    }

    // y = if p { a }; b; z = if p { c }   →   b; (y, z) = if p { a; c }, with what of b reads y copied into the arms and left behind them
    public If Join(List<Instruction> instructions)
    {
        If both = First with { Outputs = [.. First.Outputs, .. Second.Outputs] };
        Instruction[] others = [.. instructions.Skip(Index + 1).Where(instruction => !Dependent.Any(dependent => ReferenceEquals(dependent, instruction)))];
        instructions.RemoveRange(Index, instructions.Count - Index);
        instructions.AddRange(others);
        instructions.Add(both);
        instructions.AddRange(Dependent);
        return both;
    }

    /// <summary>What reads the outcome of the branch; <see langword="null"/> if that is too much to repeat.</summary>
    private static List<Instruction>? Between(If first, IEnumerable<Instruction> between)
    {
        var outcome = new HashSet<int>(first.Outputs.Select(output => output.Label));
        var dependent = new List<Instruction>();
        foreach (Instruction instruction in between)
        {
            if (instruction is If or Loop or Call or Verbatim || !Effects.IsPure(instruction)) return null;
            if (!Operands.Of(instruction).Any(operand => outcome.Contains(operand.Label))) continue;
            dependent.Add(instruction);
            outcome.UnionWith(instruction.Results.Select(result => result.Label));
            if (dependent.Count > MostCopied) return null;
        }

        return dependent;
    }
}
