using GradGen;

namespace Circuits.Parts;

/// <summary>The gates a circuit is made of: one or two numbers go in, one comes out.</summary>
internal static partial class Gates
{
    [Differentiable]
    public static double Multiply(double x, double y) => x * y;

    [Differentiable]
    public static double Add(double x, double y) => x + y;

    [Differentiable]
    public static double Max(double x, double y) => Math.Max(x, y);

    [Differentiable]
    public static double Min(double x, double y) => Math.Min(x, y);

    [Differentiable]
    public static double Square(double x) => x * x;

    [Differentiable]
    public static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
