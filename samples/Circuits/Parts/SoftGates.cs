using GradGen;

namespace Circuits.Parts;

/// <summary>The boolean gates between the corners: what the hard ones say of 0 and 1, and smooth from one to the other.</summary>
internal static partial class SoftGates
{
    [Differentiable]
    public static double Not(double x) => 1 - x;

    [Differentiable]
    public static double And(double x, double y) => x * y;

    [Differentiable]
    public static double Or(double x, double y) => x + y - x * y;

    [Differentiable]
    public static double Xor(double x, double y) => x + y - 2 * x * y;

    [Differentiable]
    public static double AndNot(double x, double y) => x * (1 - y);
}
