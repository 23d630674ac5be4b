namespace GradGen.Emission;

/// <summary>What is known of the expression a value prints as, before it is printed.</summary>
/// <param name="Width">About how many columns it takes.</param>
/// <param name="Depth">How deep its operators nest.</param>
/// <param name="Choices">How deep its <c>?:</c> nest.</param>
/// <param name="HoldsNames">Whether a value the user named is folded into it.</param>
/// <param name="IsOrdered">Whether something in it must be evaluated exactly once and in order.</param>
/// <param name="Declares">Whether it declares variables (<c>out int n</c>).</param>
internal readonly record struct Tree(int Width, int Depth = 0, int Choices = 0, bool HoldsNames = false, bool IsOrdered = false, bool Declares = false)
{
    public static Tree operator +(Tree left, Tree right) => new(
        left.Width + right.Width,
        Math.Max(left.Depth, right.Depth),
        Math.Max(left.Choices, right.Choices),
        left.HoldsNames | right.HoldsNames,
        left.IsOrdered | right.IsOrdered,
        left.Declares | right.Declares);
}
