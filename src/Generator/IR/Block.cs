using GradGen.Support;

namespace GradGen.IR;

/// <summary>Instructions in order, then the values handed out; nothing is handed out when it ends in a throw.</summary>
internal sealed record Block(EquatableArray<Instruction> Instructions, EquatableArray<Value> Yields)
{
    public static readonly Block Empty = new([], []);

    /// <summary>Whether the end of this block is never reached.</summary>
    public bool EndsInThrow => IsEnd(Instructions);

    /// <summary>Whether what comes after these instructions is never reached.</summary>
    public static bool IsEnd(IReadOnlyList<Instruction> instructions) =>
        instructions.Count > 0 && instructions[instructions.Count - 1] switch
        {
            Throw => true,
            If branch => branch.Then.EndsInThrow && branch.Else.EndsInThrow,
            _ => false,
        };
}
