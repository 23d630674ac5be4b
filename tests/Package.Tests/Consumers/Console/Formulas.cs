using GradGen;

namespace Consumer;

/// <summary>What a new user may write first.</summary>
public static partial class Formulas
{
    /// <summary>A gate.</summary>
    [Differentiable]
    public static double Multiply(double x, double y) => x * y;

    /// <summary>σ(a·x + b·y + c)</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Pullback)]
    public static double Neuron(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);

    /// <summary>A cubic, with one input that is only a setting.</summary>
    [Differentiable(Derivatives.Hessian | Derivatives.HessianVectorProduct)]
    public static double Cubic(double x, double y, [NoGradient] double scale = 1) => scale * x * x * y;

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
