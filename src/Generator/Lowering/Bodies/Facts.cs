using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>What decides whether an expression can be carried verbatim.</summary>
/// <param name="ReadsVaried">It reads a value that a derivative flows through.</param>
/// <param name="NeedsLowering">It assigns a variable, calls a local function, or cannot be named where it goes.</param>
/// <param name="Reach">How far the variables are used that it assigns only on some of its paths.</param>
/// <param name="OutReach">How far the variables are used that it passes as <c>out</c>.</param>
/// <param name="Touches">It reads elements or lengths of arrays, which have instructions of their own where that is possible.</param>
internal readonly record struct Facts(bool ReadsVaried, bool NeedsLowering, int Reach, int OutReach, bool Touches)
{
    public static readonly Facts None = new(false, false, Cell.Never, Cell.Never, false);

    public Facts With(Facts other) => new(
        ReadsVaried || other.ReadsVaried,
        NeedsLowering || other.NeedsLowering,
        Math.Max(Reach, other.Reach),
        Math.Max(OutReach, other.OutReach),
        Touches || other.Touches);

    /// <summary>The same where it is evaluated on some paths only.</summary>
    public Facts Sometimes => this with { Reach = Math.Max(Reach, OutReach), OutReach = Cell.Never };

    /// <summary>Whether the variables that it assigns on some of its paths are used outside of it.</summary>
    public bool Escapes(SyntaxNode syntax) => Reach > syntax.Span.End;
}
