namespace GradGen.IR;

/// <summary>
/// A value, assigned exactly once. <see cref="Label"/> is its identity within a function; <see cref="Name"/> is the
/// user's name for it, shared by the successive values of one variable, or empty for an intermediate result.
/// </summary>
internal sealed record Value(int Label, string Name, DataType Type)
{
    public override string ToString() => $"{Name}#{Label}";
}
