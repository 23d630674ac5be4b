using GradGen;

namespace Circuits.Parts;

/// <summary>Gates wired to gates.</summary>
internal static partial class Compounds
{
    /// <summary>(x + y)²</summary>
    [Differentiable]
    public static double SquareOfSum(double x, double y) => Gates.Square(x + y);

    /// <summary>(x + y) · z</summary>
    [Differentiable]
    public static double SumTimes(double x, double y, double z) => Gates.Multiply(Gates.Add(x, y), z);
}
