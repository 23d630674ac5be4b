using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>
/// The adjoint of a value while it is summed up. <see cref="Reach"/> is the condition under which the value reaches the
/// result at all; <see langword="null"/> if it always does. Where it does not, the adjoint is 0 by structure, and
/// nothing may be computed with it: 0 times an infinite partial derivative would not be 0.
/// </summary>
/// <param name="IsLoose">Whether <paramref name="Reach"/> only says that the sum is not 0: what was kept in memory or carried
/// through a loop is not known to reach the result, but without it the sum is 0, and that only matters beside infinite values.</param>
internal readonly record struct Adjoint(Term Sum, Value? Reach, bool IsLoose = false)
{
    public static Adjoint None => default;

    public bool IsNone => Sum.IsZero;

    /// <summary>Under no condition; for a value that is known to be reached where this is asked.</summary>
    public Adjoint Reached => this with { Reach = null, IsLoose = false };
}
