using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Logistic;

internal delegate (double Value, double Gradient) LossGradient(
    ReadOnlySpan<double> w, double bias, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<double> wGradient);

internal static class LogisticContest
{
    public static IEnumerable<Contest> All => [Of(30, 1_000), Of(200, 1_000)];

    private static Contest Of(int weights, int rows)
    {
        var data = new LogisticData(weights, rows);
        return new Contest($"logistic loss, {weights} weights, {rows:N0} rows", () => Value(data))
        {
            Entrants =
            [
                Entrant("by hand", LogisticByHand.ValueAndGradient, data),
                Entrant("by hand, in vectors", LogisticByVectors.ValueAndGradient, data),
                Entrant("generated", LogisticFormulas.LossValueAndGradient, data),
            ],
        };
    }

    private static double Value(LogisticData data) => LogisticFormulas.Loss(data.W, data.Bias[0], data.Xs, data.Ys);

    private static Entrant Entrant(string name, LossGradient gradient, LogisticData data)
    {
        double[] wGradient = new double[data.W.Length];
        return new Entrant(name, () => gradient(data.W, data.Bias[0], data.Xs, data.Ys, wGradient).Value, () => Check(gradient));
    }

    private static double Check(LossGradient gradient)
    {
        var data = new LogisticData(weights: 13, rows: 9);
        double[] wGradient = new double[data.W.Length];
        var (value, dbias) = gradient(data.W, data.Bias[0], data.Xs, data.Ys, wGradient);
        return Differences.Worst(
            Differences.Error(value, Value(data)),
            Differences.Error(wGradient, data.W, () => Value(data)),
            Differences.Error([dbias], data.Bias, () => Value(data)));
    }
}
