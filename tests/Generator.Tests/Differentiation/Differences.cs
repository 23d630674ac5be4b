namespace GradGen.Tests.Differentiation;

/// <summary>Ridders' method: central differences extrapolated to step 0.</summary>
internal static class Differences
{
    private const double FirstStep = 1.0 / 256;
    private const double Shrink = 1.5;
    private const int Rounds = 10;

    public static double Of(Func<double, double> f, double x)
    {
        double best = double.NaN;
        double error = double.PositiveInfinity;
        double[] last = [];
        double step = FirstStep;
        for (int i = 0; i < Rounds; i++, step /= Shrink)
        {
            double high = x + step;
            double low = x - step;
            var row = new double[i + 1];
            row[0] = (f(high) - f(low)) / (high - low);
            double factor = Shrink * Shrink;
            for (int j = 1; j <= i; j++, factor *= Shrink * Shrink)
            {
                row[j] = (row[j - 1] * factor - last[j - 1]) / (factor - 1);
                double change = Math.Max(Math.Abs(row[j] - row[j - 1]), Math.Abs(row[j] - last[j - 1]));
                if (change > error) continue;
                error = change;
                best = row[j];
            }

            last = row;
        }

        return best;
    }
}
