using System.Numerics;
using System.Runtime.InteropServices;

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
            double exp = Vector.Exp(new Vector<double>(-ys[i] * (bias + Dot(w, x))))[0];
            loss += Vector.Log(new Vector<double>(1 + exp))[0];

            double dz = -scale * ys[i] * exp / (1 + exp);
            dbias += dz;
            Add(dz, x, wGradient);
        }
        return (loss / ys.Length, dbias);
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        ReadOnlySpan<Vector<double>> xs = Vectors(x), ys = Vectors(y);
        Vector<double> even = Vector<double>.Zero, odd = Vector<double>.Zero;
        int i = 0;
        for (; i < xs.Length - 1 && i < ys.Length - 1; i += 2)
        {
            even += xs[i] * ys[i];
            odd += xs[i + 1] * ys[i + 1];
        }
        double sum = Vector.Sum(even + odd);
        for (i *= Vector<double>.Count; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }

    private static void Add(double factor, ReadOnlySpan<double> x, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> xs = Vectors(x);
        Span<Vector<double>> all = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (int i = 0; i < xs.Length && i < all.Length; i++) all[i] += factor * xs[i];
        for (int i = xs.Length * Vector<double>.Count; i < x.Length; i++) sums[i] += factor * x[i];
    }

    private static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector<double>>(x);
}
