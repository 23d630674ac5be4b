namespace GradGen;

/// <summary>
/// Asks for derivatives of a method. They appear beside it, in the same (<see langword="partial"/>) type, as ordinary
/// C# methods generated while the project compiles.
/// </summary>
/// <remarks>
/// The derivatives are taken with respect to every <see cref="double"/> and <see cref="float"/> parameter, and every
/// array and span of such, that is not marked <see cref="NoGradientAttribute"/>; all other parameters pass through. They
/// are exact: what cannot be differentiated is reported as an error at the expression, never approximated. A method may
/// have several results: a tuple, an array, or the spans that a <see langword="void"/> method writes. Such a method gets
/// its Jacobian (<see cref="Derivatives.Jacobian"/>) where the attribute names nothing else.
/// </remarks>
/// <example>
/// <code>
/// static partial class Circuit
/// {
///     [Differentiable]
///     public static double Multiply(double x, double y) => x * y;
/// }
///
/// var (x, y) = Circuit.MultiplyGradient(-2, 3);   // (3, -2)
/// </code>
/// </example>
/// <param name="derivatives">Which derivatives to generate.</param>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class DifferentiableAttribute(Derivatives derivatives = Derivatives.Gradient) : Attribute
{
    /// <summary>The derivatives that are generated.</summary>
    public Derivatives Derivatives { get; } = derivatives;
}
