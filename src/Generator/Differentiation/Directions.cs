using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Along what forward mode differentiates.</summary>
internal abstract record Directions
{
    /// <summary>One direction, given by the caller: each input has a tangent parameter of its own, <c>xTangent</c>.</summary>
    public sealed record Given : Directions;

    /// <summary>Every input in turn, all in one pass: the directions are the unit vectors.</summary>
    public sealed record Inputs : Directions;
}

/// <summary>Which parameters of a function have a tangent in which direction, row by row.</summary>
internal sealed record TangentPattern(int Directions, EquatableArray<bool> Present)
{
    public bool this[int parameter, int direction] => Present[parameter * Directions + direction];

    public int Parameters => Present.Count / Directions;
}
