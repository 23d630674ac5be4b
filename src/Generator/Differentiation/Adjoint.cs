using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>
/// The adjoint of a value while it is summed up. <see cref="Reach"/> is the condition under which the value reaches the
/// result at all; <see langword="null"/> if it always does. Where it does not, the adjoint is 0 by structure, and
/// nothing may be computed with it: 0 times an infinite partial derivative would not be 0.
/// </summary>
internal readonly record struct Adjoint(Term Sum, Value? Reach)
{
    public static Adjoint None => default;

    public bool IsNone => Sum.IsZero;

    /// <summary>Under no condition; for a value that is known to be reached where this is asked.</summary>
    public Adjoint Reached => this with { Reach = null };
}
