using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>How the values a loop keeps are found again.</summary>
internal enum KeptBy : byte
{
    /// <summary>By what tells the iterations apart, in a buffer of known length.</summary>
    Index,

    /// <summary>By the count of iterations, in a buffer that grows.</summary>
    Count,

    /// <summary>By taking them back in the opposite order: loops in a loop whose numbers of iterations differ.</summary>
    Order,
}

/// <summary>A value of a loop that is kept, iteration by iteration, for the way back.</summary>
/// <param name="Anchor">The scope in front of whose outermost loop the buffer is made.</param>
/// <param name="Loops">The scopes of the loops around the value inside the anchor, outermost first.</param>
/// <param name="Mirror">The scope of the way back through the innermost of them.</param>
/// <param name="Part">Where all that is in a buffer is kept: what makes the buffer, which is an iteration's part of a longer one then.</param>
internal sealed record Kept(Value Value, int Anchor, List<int> Loops, KeptBy By, int Mirror, NewArray? Part)
{
    public int Innermost => Loops[^1];
}
