using GradGen.IR;

namespace GradGen.Simplification;

/// <summary>The buffer of an array variable that a loop carries.</summary>
/// <param name="Buffer">All of it.</param>
/// <param name="View">As much of it as the variable is long when an iteration begins.</param>
/// <param name="Length">How much that is; <see langword="null"/> where it is always all.</param>
internal sealed record Place(Value Buffer, Value View, Value? Length)
{
    /// <summary>The array that the first iteration begins with, where it is not copied to the buffer.</summary>
    public Value? Start { get; init; }

    /// <summary>Then, whether an iteration has left something in the buffer; <see langword="null"/> where the loop's index tells.</summary>
    public Value? Left { get; init; }

    public bool Is(Value value) => value == View || value == Buffer;
}
