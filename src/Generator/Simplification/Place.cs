using GradGen.IR;

namespace GradGen.Simplification;

/// <summary>The buffer of an array variable that a loop carries.</summary>
/// <param name="Buffer">All of it.</param>
/// <param name="View">As much of it as the variable is long when an iteration begins.</param>
/// <param name="Length">How much that is; <see langword="null"/> where it is always all.</param>
internal sealed record Place(Value Buffer, Value View, Value? Length)
{
    public bool Is(Value value) => value == View || value == Buffer;
}
