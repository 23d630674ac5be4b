namespace GradGen.Benchmarks.Logistic;

/// <summary>Logistic regression.</summary>
internal static partial class LogisticFormulas
{
    /// <summary>The mean loss over the rows of <paramref name="xs"/>, labelled -1 or 1.</summary>
    [Differentiable]
    public static double Loss(
        ReadOnlySpan<double> w, double bias, [NoGradient] ReadOnlySpan<double> xs, [NoGradient] ReadOnlySpan<double> ys)
    {
        double loss = 0;
        for (int i = 0; i < ys.Length; i++)
        {
            double z = bias;
            for (int j = 0; j < w.Length; j++) z += w[j] * xs[i * w.Length + j];
            loss += Math.Log(1 + Math.Exp(-ys[i] * z));
        }
        return loss / ys.Length;
    }
}
