namespace GradGen.Benchmarks.Neuron;

/// <summary>What is differentiated: σ(a·x + b·y + c).</summary>
internal static partial class NeuronFormulas
{
    [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
    public static double Neuron(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
}
