using GradGen;

namespace Circuits.Parts;

/// <summary>Two neurons behind a soft and-not gate. Six weights decide which boolean function it is.</summary>
internal static partial class XorCircuit
{
    /// <summary>What the circuit makes of (x, y).</summary>
    public static double Output(double a, double b, double c, double d, double e, double f, double x, double y) =>
        SoftGates.AndNot(Neurons.Neuron(a, b, c, x, y), Neurons.Neuron(d, e, f, x, y));

    /// <summary>How far it is from xor: the squared misses of the four rows of its truth table, added up.</summary>
    [Differentiable]
    public static double Loss(double a, double b, double c, double d, double e, double f)
    {
        double loss = 0;
        loss += Gates.Square(Output(a, b, c, d, e, f, 0, 0) - 0);
        loss += Gates.Square(Output(a, b, c, d, e, f, 0, 1) - 1);
        loss += Gates.Square(Output(a, b, c, d, e, f, 1, 0) - 1);
        loss += Gates.Square(Output(a, b, c, d, e, f, 1, 1) - 0);
        return loss;
    }
}
