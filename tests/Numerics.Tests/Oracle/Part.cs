namespace GradGen.Numerics.Tests.Oracle;

/// <summary>
/// One derivative of a number, and how well it can be known: <see cref="Magnitude"/> adds up the sizes of the terms that
/// <see cref="Value"/> adds up with their signs, and <see cref="Error"/> bounds what rounding may do to the sum, whatever
/// order it is taken in. A derivative of small value and large magnitude has cancelled.
/// </summary>
/// <param name="IsActive">Whether the number depends on the direction at all. An inactive part contributes nothing
/// anywhere, not even 0 · ∞.</param>
public readonly record struct Part(double Value, double Magnitude, double Error, bool IsActive)
{
    /// <summary>The part of a constant.</summary>
    public static readonly Part None;

    /// <summary>The part of the input itself.</summary>
    public static readonly Part Unit = new(1, 1, 0, true);

    /// <summary>Whether it is larger than any <c>float</c> and as inexact as one: a <c>float</c> on its way cannot hold it.</summary>
    public bool OverflowsFloat => Magnitude > float.MaxValue && Error > Jet.FloatRoundoff / 8 * Magnitude;

    /// <summary>This part through a function of the given partial derivative.</summary>
    public Part Through(Partial partial, double roundoff)
    {
        if (!IsActive) return None;
        double size = Math.Abs(partial.Value);
        double loss = double.IsFinite(partial.Sensitivity) ? Math.Max(size, partial.Sensitivity) : size;
        return new(partial.Value * Value, size * Magnitude, size * Error + roundoff * loss * Magnitude, true);
    }

    /// <summary>The same derivative, rounded to a type of the given roundoff.</summary>
    public Part Rounded(double roundoff) => this with { Error = Error + roundoff * Magnitude };

    public static Part operator +(Part left, Part right) =>
        !left.IsActive ? right
        : !right.IsActive ? left
        : new(left.Value + right.Value, left.Magnitude + right.Magnitude, left.Error + right.Error, true);

    public static Part operator *(Part left, Part right) =>
        left.IsActive && right.IsActive
            ? new(
                left.Value * right.Value,
                left.Magnitude * right.Magnitude,
                left.Error * right.Magnitude + left.Magnitude * right.Error,
                true)
            : None;
}

/// <summary>A partial derivative at a point.</summary>
/// <param name="Sensitivity">By how much the partial changes per relative change of what it is computed from; at least its
/// own size. The derivative of <c>tanh</c> far out is tiny, but as 1 − f·f it is only known to a unit roundoff of 1.</param>
public readonly record struct Partial(double Value, double Sensitivity);
