namespace GradGen.Benchmarks.Report;

/// <summary>
/// Central differences, extrapolated to a step of zero (Ridders, "Accurate computation of F'(x) and F'(x) F''(x)", 1982).
/// </summary>
internal static class Differences
{
    private const int Levels = 10;
    private const double FirstStep = 0.1;

    /// <summary>How far the gradient is from differences of the value, relative to its largest component.</summary>
    /// <param name="at">Where the value is taken; moved and put back.</param>
    public static double Error(ReadOnlySpan<double> gradient, double[] at, Func<double> value)
    {
        double error = 0, largest = 1;
        for (int i = 0; i < at.Length; i++)
        {
            double slope = Slope(ref at[i], value);
            error = Math.Max(error, Math.Abs(gradient[i] - slope));
            largest = Math.Max(largest, Math.Abs(slope));
        }
        return error / largest;
    }

    public static double Error(double found, double expected) => Math.Abs(found - expected) / Math.Max(1, Math.Abs(expected));

    /// <summary>The largest error, and NaN before all.</summary>
    public static double Worst(params IEnumerable<double> errors) => errors.Aggregate(Math.Max);

    private static double Slope(ref double x, Func<double> value)
    {
        double center = x, best = double.NaN, bestError = double.PositiveInfinity;
        double[] previous = [], current;
        double step = FirstStep;
        for (int level = 0; level < Levels; level++, step /= 2)
        {
            current = new double[level + 1];
            x = center + step;
            double above = value();
            x = center - step;
            double below = value();
            current[0] = (above - below) / (2 * step);
            for (int order = 1, power = 4; order <= level; order++, power *= 4)
            {
                current[order] = current[order - 1] + (current[order - 1] - previous[order - 1]) / (power - 1);
                double error = Math.Max(Math.Abs(current[order] - current[order - 1]), Math.Abs(current[order] - previous[order - 1]));
                if (error < bestError) (best, bestError) = (current[order], error);
            }
            previous = current;
        }
        x = center;
        return best;
    }
}
