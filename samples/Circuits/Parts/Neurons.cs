using GradGen;

namespace Circuits.Parts;

/// <summary>A neuron of two inputs.</summary>
internal static partial class Neurons
{
    /// <summary>σ(a·x + b·y + c): how strongly it fires at (x, y), given its weights a, b and its bias c.</summary>
    [Differentiable(Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Hessian)]
    public static double Neuron(double a, double b, double c, double x, double y) => Gates.Sigmoid(a * x + b * y + c);
}
