using System.Numerics;

namespace GradGen.Benchmarks.Logistic;

/// <summary>
/// As <see cref="LogisticByHand"/>, with the inner loops in vectors; no scalar exponential or logarithm, which are slow
/// after vector code.
/// </summary>
internal static class LogisticByVectors
{
    public static (double Value, double Gradient) ValueAndGradient(
        ReadOnlySpan<double> w, double bias, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<double> wGradient)
    {
        wGradient.Clear();
        double loss = 0, dbias = 0, scale = 1.0 / ys.Length;
        for (int i = 0; i < ys.Length; i++)
        {
            ReadOnlySpan<double> x = xs.Slice(i * w.Length, w.Length);
            double exp = Vector.Exp(new Vector<double>(-ys[i] * (bias + VectorLoops.Dot(w, x))))[0];
            loss += Vector.Log(new Vector<double>(1 + exp))[0];

            double dz = -scale * ys[i] * exp / (1 + exp);
            dbias += dz;
            VectorLoops.Add(dz, x, wGradient);
        }
        return (loss / ys.Length, dbias);
    }
}
