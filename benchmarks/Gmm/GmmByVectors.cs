using System.Buffers;
using System.Numerics;
using System.Runtime.InteropServices;

namespace GradGen.Benchmarks.Gmm;

/// <summary>As <see cref="GmmByHand"/>, with the triangular factors packed into vectors of rows, and exponentials of vectors.</summary>
internal static class GmmByVectors
{
    public static double ValueAndGradient(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf,
        ReadOnlySpan<double> x, int d, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient)
    {
        int components = alphas.Length, points = x.Length / d, lanes = Vector<double>.Count;
        int rows = (d + lanes - 1) / lanes, size = Packing.Size(d), all = (components + lanes - 1) / lanes;
        double[] numbers = ArrayPool<double>.Shared.Rent(components * (d + 1));
        Vector<double>[] vectors = ArrayPool<Vector<double>>.Shared.Rent(components * (2 * size + 4 * rows) + rows + 2 * all);
        Span<double> diagonals = numbers.AsSpan(0, components * d), offsets = numbers.AsSpan(components * d, components);
        double prior = GmmEnds.Prepare(alphas, icf, d, gamma, m, diagonals, offsets);

        vectors.AsSpan().Clear();
        Span<Vector<double>> rest = vectors;
        Span<Vector<double>> factors = Take(ref rest, components * size), sums = Take(ref rest, components * size);
        Span<Vector<double>> centers = Take(ref rest, components * rows), centerSums = Take(ref rest, components * rows);
        Span<Vector<double>> centered = Take(ref rest, components * rows), scaled = Take(ref rest, components * rows);
        Span<Vector<double>> point = Take(ref rest, rows), terms = Take(ref rest, all), weightSums = Take(ref rest, all);
        for (int k = 0; k < components; k++)
        {
            Packing.Pack(diagonals.Slice(k * d, d), icf.Slice(k * d * (d + 1) / 2 + d), factors.Slice(k * size, size));
            means.Slice(k * d, d).CopyTo(Numbers(centers.Slice(k * rows, rows)));
        }

        double likelihood = 0;
        for (int p = 0; p < points; p++)
        {
            x.Slice(p * d, d).CopyTo(Numbers(point));
            for (int k = 0; k < components; k++)
            {
                Span<Vector<double>> c = centered.Slice(k * rows, rows);
                for (int r = 0; r < rows; r++) c[r] = point[r] - centers[k * rows + r];
                double squares = Packing.Multiply(factors.Slice(k * size, size), Numbers(c).Slice(0, d), scaled.Slice(k * rows, rows));
                Numbers(terms)[k] = offsets[k] - 0.5 * squares;
            }
            Numbers(terms).Slice(components).Fill(double.NegativeInfinity);
            likelihood += Softmax.Of(terms);

            for (int v = 0; v < all; v++) weightSums[v] += terms[v];
            for (int k = 0; k < components; k++)
            {
                Packing.Accumulate(
                    Numbers(terms)[k], Numbers(centered.Slice(k * rows, rows)).Slice(0, d), scaled.Slice(k * rows, rows),
                    centerSums.Slice(k * rows, rows), sums.Slice(k * size, size));
            }
        }

        Numbers(weightSums).Slice(0, components).CopyTo(alphasGradient);
        for (int k = 0; k < components; k++)
        {
            int start = k * d * (d + 1) / 2;
            Numbers(centerSums.Slice(k * rows, rows)).Slice(0, d).CopyTo(meansGradient.Slice(k * d));
            Packing.Unpack(sums.Slice(k * size, size), icfGradient.Slice(start, d), icfGradient.Slice(start + d));
        }
        GmmEnds.Finish(
            alphas, icf, points, d, gamma, m, diagonals, offsets, alphasGradient, meansGradient, icfGradient, out double logWeights);
        ArrayPool<double>.Shared.Return(numbers);
        ArrayPool<Vector<double>>.Shared.Return(vectors);
        return likelihood - points * (logWeights + 0.5 * d * Math.Log(2 * Math.PI)) + prior;
    }

    private static Span<double> Numbers(Span<Vector<double>> vectors) => MemoryMarshal.Cast<Vector<double>, double>(vectors);

    private static Span<Vector<double>> Take(ref Span<Vector<double>> rest, int count)
    {
        Span<Vector<double>> taken = rest.Slice(0, count);
        rest = rest.Slice(count);
        return taken;
    }
}
