namespace GradGen.Emission;

/// <summary>What is known of the expression a value prints as, before it is printed.</summary>
/// <param name="Width">About how many columns it takes.</param>
/// <param name="Depth">How deep its operators nest.</param>
/// <param name="Choices">How deep its <c>?:</c> nest.</param>
/// <param name="HoldsNames">Whether a value the user named is folded into it.</param>
/// <param name="IsOrdered">Whether something in it must be evaluated exactly once and in order.</param>
/// <param name="Declares">Whether it declares variables (<c>out int n</c>).</param>
/// <param name="Writes">Whether it may change memory.</param>
/// <param name="Reads">The state of memory that its loads must find; 0 if nothing in it is a load, or its order is kept anyway.</param>
internal readonly record struct Tree(
    int Width, int Depth = 0, int Choices = 0, bool HoldsNames = false, bool IsOrdered = false, bool Declares = false, bool Writes = false, int Reads = 0)
{
    public static Tree operator +(Tree left, Tree right) => new(
        left.Width + right.Width,
        Math.Max(left.Depth, right.Depth),
        Math.Max(left.Choices, right.Choices),
        left.HoldsNames | right.HoldsNames,
        left.IsOrdered | right.IsOrdered,
        left.Declares | right.Declares,
        left.Writes | right.Writes,
        left.Reads == 0 ? right.Reads : right.Reads == 0 ? left.Reads : Math.Min(left.Reads, right.Reads));
}
