namespace GradGen.Benchmarks.Gmm;

/// <summary>What is done once, before the loop over the points and after it.</summary>
internal static class GmmEnds
{
    /// <summary>The diagonals, what is constant in each term, and the value of the prior.</summary>
    public static double Prepare(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> icf, int d, double gamma, int m, Span<double> diagonals, Span<double> offsets)
    {
        int size = d * (d + 1) / 2;
        double prior = -alphas.Length * Wishart.LogNormalization(d, gamma, m);
        for (int k = 0; k < alphas.Length; k++)
        {
            ReadOnlySpan<double> logs = icf.Slice(k * size, d);
            Span<double> diagonal = diagonals.Slice(k * d, d);
            double sum = 0;
            for (int i = 0; i < logs.Length; i++)
            {
                sum += logs[i];
                diagonal[i] = Math.Exp(logs[i]);
            }
            offsets[k] = alphas[k] + sum;
            double squares = SquaredNorm(diagonal) + SquaredNorm(icf.Slice(k * size + d, size - d));
            prior += 0.5 * gamma * gamma * squares - m * sum;
        }
        return prior;
    }

    /// <summary>From the sums over the points to the gradient.</summary>
    public static void Finish(
        ReadOnlySpan<double> alphas, ReadOnlySpan<double> icf, int points, int d, double gamma, int m,
        ReadOnlySpan<double> diagonals, Span<double> weights,
        Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient, out double logWeights)
    {
        int size = d * (d + 1) / 2;
        alphas.CopyTo(weights);
        logWeights = Softmax.Of(weights);
        for (int k = 0; k < alphas.Length; k++)
        {
            ReadOnlySpan<double> diagonal = diagonals.Slice(k * d, d), below = icf.Slice(k * size + d, size - d);
            Span<double> mean = meansGradient.Slice(k * d, d);
            Span<double> logs = icfGradient.Slice(k * size, d), belowGradient = icfGradient.Slice(k * size + d, size - d);

            // The transposed factor times the sum of weight·scaled, in place: a row needs only those below it.
            int start = 0;
            for (int column = 0; column < d; column++)
            {
                ReadOnlySpan<double> factors = below.Slice(start, d - column - 1), rows = mean.Slice(column + 1);
                double sum = diagonal[column] * mean[column];
                for (int i = 0; i < factors.Length; i++) sum += factors[i] * rows[i];
                mean[column] = sum;
                start += factors.Length;
            }
            for (int i = 0; i < d; i++)
            {
                logs[i] = alphasGradient[k] - m + diagonal[i] * (gamma * gamma * diagonal[i] - logs[i]);
            }
            for (int i = 0; i < below.Length; i++) belowGradient[i] = gamma * gamma * below[i] - belowGradient[i];
            alphasGradient[k] -= points * weights[k];
        }
    }

    public static double SquaredNorm(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += x[i] * x[i];
        return sum;
    }
}
