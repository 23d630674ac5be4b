using System.Buffers;

namespace GradGen.Benchmarks.Gmm;

/// <summary>
/// Forward and back again for each point, so that nothing outlives it. The softmax reuses the exponentials of the
/// log-sum-exp; what is linear in loop invariants is summed over the points first and multiplied once, afterwards.
/// </summary>
internal static class GmmByHand
{
    public static double ValueAndGradient(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf,
        ReadOnlySpan<double> x, int d, double gamma, int m,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient)
    {
        int components = alphas.Length, points = x.Length / d, size = d * (d + 1) / 2;
        double[] rented = ArrayPool<double>.Shared.Rent(components * (3 * d + 2));
        Span<double> diagonals = rented.AsSpan(0, components * d);
        Span<double> centered = rented.AsSpan(components * d, components * d);
        Span<double> scaled = rented.AsSpan(2 * components * d, components * d);
        Span<double> offsets = rented.AsSpan(3 * components * d, components);
        Span<double> terms = rented.AsSpan(3 * components * d + components, components);
        for (int i = 0; i < alphasGradient.Length; i++) alphasGradient[i] = 0;
        for (int i = 0; i < meansGradient.Length; i++) meansGradient[i] = 0;
        for (int i = 0; i < icfGradient.Length; i++) icfGradient[i] = 0;

        double prior = GmmEnds.Prepare(alphas, icf, d, gamma, m, diagonals, offsets);
        double likelihood = 0;
        for (int p = 0; p < points; p++)
        {
            ReadOnlySpan<double> point = x.Slice(p * d, d);
            for (int k = 0; k < components; k++)
            {
                Span<double> c = centered.Slice(k * d, d), s = scaled.Slice(k * d, d);
                Scale(point, means.Slice(k * d, d), diagonals.Slice(k * d, d), icf.Slice(k * size + d, size - d), c, s);
                terms[k] = offsets[k] - 0.5 * GmmEnds.SquaredNorm(s);
            }
            likelihood += Softmax.Of(terms);

            // Back: terms[k] is now the derivative in the k-th term, and -terms[k]·scaled the one in scaled.
            for (int k = 0; k < components; k++)
            {
                double weight = terms[k];
                alphasGradient[k] += weight;
                Accumulate(
                    weight, centered.Slice(k * d, d), scaled.Slice(k * d, d),
                    meansGradient.Slice(k * d, d), icfGradient.Slice(k * size, d), icfGradient.Slice(k * size + d, size - d));
            }
        }

        GmmEnds.Finish(
            alphas, icf, points, d, gamma, m, diagonals, terms, alphasGradient, meansGradient, icfGradient, out double logWeights);
        ArrayPool<double>.Shared.Return(rented);
        return likelihood - points * (logWeights + 0.5 * d * Math.Log(2 * Math.PI)) + prior;
    }

    private static void Scale(
        ReadOnlySpan<double> x, ReadOnlySpan<double> mean, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below,
        Span<double> centered, Span<double> scaled)
    {
        for (int i = 0; i < scaled.Length; i++)
        {
            double c = x[i] - mean[i];
            centered[i] = c;
            scaled[i] = diagonal[i] * c;
        }
        int start = 0;
        for (int column = 0; column < centered.Length - 1; column++)
        {
            Span<double> rows = scaled.Slice(column + 1);
            ReadOnlySpan<double> factors = below.Slice(start, rows.Length);
            double c = centered[column];
            for (int i = 0; i < rows.Length; i++) rows[i] += factors[i] * c;
            start += rows.Length;
        }
    }

    /// <summary>Adds weight·scaled, and weight·scaled·centeredᵀ on and below the diagonal, to the sums over the points.</summary>
    private static void Accumulate(
        double weight, ReadOnlySpan<double> centered, Span<double> scaled,
        Span<double> meanSums, Span<double> diagonalSums, Span<double> belowSums)
    {
        for (int i = 0; i < scaled.Length; i++)
        {
            double s = weight * scaled[i];
            scaled[i] = s;
            meanSums[i] += s;
            diagonalSums[i] += s * centered[i];
        }
        int start = 0;
        for (int column = 0; column < centered.Length - 1; column++)
        {
            ReadOnlySpan<double> rows = scaled.Slice(column + 1);
            Span<double> sums = belowSums.Slice(start, rows.Length);
            double c = centered[column];
            for (int i = 0; i < rows.Length; i++) sums[i] += rows[i] * c;
            start += rows.Length;
        }
    }
}
