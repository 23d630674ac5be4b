namespace GradGen.Benchmarks.Gmm;

/// <summary>
/// The Gaussian mixture model of ADBench (Šrajer, Kukelova, Fitzgibbon, "A benchmark of selected algorithmic
/// differentiation tools on some problems in computer vision and machine learning", 2018).
/// </summary>
internal static partial class GmmFormulas
{
    /// <summary>The log-likelihood of the points <paramref name="x"/>, d numbers each, under the mixture, and its prior.</summary>
    /// <param name="alphas">A number for each component: the logarithms of the weights, not normalised.</param>
    /// <param name="means">d numbers for each component.</param>
    /// <param name="icf">d·(d + 1)/2 numbers for each component: the lower triangular factor of the inverse covariance,
    /// first the logarithms of its diagonal, then column by column what is below.</param>
    [Differentiable]
    public static double LogLikelihood(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf,
        [NoGradient] ReadOnlySpan<double> x, int d, [NoGradient] double gamma, int m)
    {
        int components = alphas.Length, points = x.Length / d, size = d * (d + 1) / 2;
        Span<double> diagonals = stackalloc double[components * d];
        Span<double> logDeterminants = stackalloc double[components];
        for (int k = 0; k < components; k++)
        {
            double sum = 0;
            for (int i = 0; i < d; i++)
            {
                sum += icf[k * size + i];
                diagonals[k * d + i] = Math.Exp(icf[k * size + i]);
            }
            logDeterminants[k] = sum;
        }

        Span<double> centered = stackalloc double[d];
        Span<double> scaled = stackalloc double[d];
        Span<double> terms = stackalloc double[components];
        double likelihood = 0;
        for (int p = 0; p < points; p++)
        {
            for (int k = 0; k < components; k++)
            {
                Subtract(x.Slice(p * d, d), means.Slice(k * d, d), centered);
                Multiply(diagonals.Slice(k * d, d), icf.Slice(k * size + d, size - d), centered, scaled);
                terms[k] = alphas[k] + logDeterminants[k] - 0.5 * SquaredNorm(scaled);
            }
            likelihood += LogSumExp(terms);
        }
        return likelihood - points * (LogSumExp(alphas) + 0.5 * d * Math.Log(2 * Math.PI))
            + LogWishartPrior(diagonals, logDeterminants, icf, d, gamma, m);
    }

    private static double LogWishartPrior(
        ReadOnlySpan<double> diagonals, ReadOnlySpan<double> logDeterminants, ReadOnlySpan<double> icf, int d, double gamma, int m)
    {
        int components = logDeterminants.Length, size = d * (d + 1) / 2;
        double prior = -components * Wishart.LogNormalization(d, gamma, m);
        for (int k = 0; k < components; k++)
        {
            double squares = SquaredNorm(diagonals.Slice(k * d, d)) + SquaredNorm(icf.Slice(k * size + d, size - d));
            prior += 0.5 * gamma * gamma * squares - m * logDeterminants[k];
        }
        return prior;
    }

    private static void Subtract(ReadOnlySpan<double> x, ReadOnlySpan<double> y, Span<double> difference)
    {
        for (int i = 0; i < difference.Length; i++) difference[i] = x[i] - y[i];
    }

    /// <summary>A lower triangular matrix times a vector; the part below the diagonal comes column by column.</summary>
    private static void Multiply(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> below, ReadOnlySpan<double> x, Span<double> product)
    {
        for (int i = 0; i < x.Length; i++) product[i] = diagonal[i] * x[i];
        int next = 0;
        for (int column = 0; column < x.Length; column++)
        {
            for (int row = column + 1; row < x.Length; row++) product[row] += below[next++] * x[column];
        }
    }

    private static double SquaredNorm(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) sum += v * v;
        return sum;
    }

    private static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++) max = Math.Max(max, x[i]);
        double sum = 0;
        foreach (double v in x) sum += Math.Exp(v - max);
        return max + Math.Log(sum);
    }
}
