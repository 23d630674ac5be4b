namespace GradGen;

/// <summary>
/// The derivatives that can be generated for a method <c>M</c>. Below, the <em>inputs</em> are the differentiable
/// parameters of <c>M</c>, <c>n</c> in number, and <c>f</c> is its result.
/// </summary>
/// <remarks>Tangent, adjoint, pushforward and pullback are used as in Griewank and Walther,
/// <em>Evaluating Derivatives</em> (2nd edition, 2008).</remarks>
[Flags]
public enum Derivatives
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>
    /// <c>MGradient</c>, the partial derivatives ∂f/∂x of all inputs, as a tuple named after them (or one number for
    /// one input); and <c>MValueAndGradient</c>, the same together with the value of <c>M</c>.
    /// </summary>
    Gradient = 1 << 0,

    /// <summary>
    /// <c>MPushforward</c>, the value of <c>M</c> and its derivative along a direction: ḟ = Σ ∂f/∂x · ẋ for given
    /// tangents ẋ (the Jacobian–vector product, by forward-mode differentiation).
    /// </summary>
    Pushforward = 1 << 1,

    /// <summary>
    /// <c>MPullback</c>, the adjoints x̄ = f̄ · ∂f/∂x of all inputs for a given adjoint f̄ of the result (the
    /// vector–Jacobian product, by reverse-mode differentiation).
    /// </summary>
    Pullback = 1 << 2,

    /// <summary>
    /// <c>MHessian</c>, the second derivatives ∂²f/∂xᵢ∂xⱼ, written to a span of length n·n, row by row.
    /// </summary>
    Hessian = 1 << 3,

    /// <summary>
    /// <c>MHessianVectorProduct</c>, the derivative of the gradient along a direction: Σⱼ ∂²f/∂xᵢ∂xⱼ · ẋⱼ for each
    /// input i, shaped as the gradient.
    /// </summary>
    HessianVectorProduct = 1 << 4,

    /// <summary>
    /// <c>MJacobian</c>, the derivatives ∂fᵢ/∂xⱼ of all results with respect to all inputs, written to a span, row by
    /// row: a row for each result, a column for each input. It returns what <c>M</c> returns. This is what a method
    /// with several results gets where nothing else is asked for.
    /// </summary>
    Jacobian = 1 << 5,
}
