using System.Numerics;
using System.Runtime.InteropServices;

namespace GradGen.Benchmarks;

/// <summary>The two inner loops of linear maps, forward and back.</summary>
internal static class VectorLoops
{
    public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
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

    /// <summary>sums += factor·x</summary>
    public static void Add(double factor, ReadOnlySpan<double> x, Span<double> sums)
    {
        ReadOnlySpan<Vector<double>> xs = Vectors(x);
        Span<Vector<double>> all = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (int i = 0; i < xs.Length && i < all.Length; i++) all[i] += factor * xs[i];
        for (int i = xs.Length * Vector<double>.Count; i < x.Length; i++) sums[i] += factor * x[i];
    }

    private static ReadOnlySpan<Vector<double>> Vectors(ReadOnlySpan<double> x) => MemoryMarshal.Cast<double, Vector<double>>(x);
}
