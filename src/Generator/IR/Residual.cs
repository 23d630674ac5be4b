namespace GradGen.IR;

/// <summary>One value, or one array, for each iteration of a loop, kept for the way back.</summary>
/// <param name="Loop">The loop's number in the source.</param>
/// <param name="Copy">Tells the copies of that loop in one function apart.</param>
/// <param name="What">The value, as the source calls it; empty where it does not.</param>
/// <param name="IsArray">Whether it is an array that each iteration writes whole.</param>
internal sealed record Residual(int Loop, int Copy, string What, bool IsArray = false)
{
    /// <summary>Its tangent, kept beside it.</summary>
    public Residual Tangent => this with { What = What == "" ? "" : "tangent of " + What };
}
