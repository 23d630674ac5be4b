namespace Circuits.Parts;

/// <summary>A way to raise the output of the multiply gate.</summary>
/// <param name="Step">From where it stands to where it goes.</param>
/// <param name="Evaluations">How often it evaluates the gate, or its gradient, in each step.</param>
internal sealed record Climber(string Name, Func<(double X, double Y), (double X, double Y)> Step, int Evaluations)
{
    /// <summary>The outputs on the way, the first where it starts.</summary>
    public double[] Climb((double X, double Y) from, int steps)
    {
        double[] outputs = new double[steps + 1];
        for (int step = 0; step < outputs.Length; step++)
        {
            if (step > 0) from = Step(from);
            outputs[step] = Gates.Multiply(from.X, from.Y);
        }
        return outputs;
    }
}
