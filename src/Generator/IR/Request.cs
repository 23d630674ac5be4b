namespace GradGen.IR;

/// <summary>The products a method asks for; the values are those of the attribute's <c>GradGen.Derivatives</c>.</summary>
[Flags]
internal enum Products
{
    None = 0,
    Gradient = 1 << 0,
    Pushforward = 1 << 1,
    Pullback = 1 << 2,
    Hessian = 1 << 3,
    HessianVectorProduct = 1 << 4,
    Jacobian = 1 << 5,
}

/// <summary>
/// All that crosses from the compilation to the transforms, value-equal, and so the cache key: what does not change this
/// re-runs nothing.
/// </summary>
/// <param name="HintName">The generated file's name, unique ignoring case.</param>
/// <param name="Primal">The method and the functions it calls; <c>Main.Parameters</c> are the signature's, in order.</param>
internal sealed record Request(string HintName, Signature Signature, Products Products, Module Primal)
{
    public bool Equals(Request? other) =>
        other is not null && HintName == other.HintName && Products == other.Products && Signature == other.Signature
        && Support.DeepStack.Run(() => Primal == other.Primal);

    public override int GetHashCode() => HintName.GetHashCode();
}
