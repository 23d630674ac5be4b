using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.LogisticMap;

internal delegate (double Value, (double r, double x) Gradient) PopulationGradient(double r, double x, int n);

internal static class LogisticMapContest
{
    private const double R = 3, X = 0.3;

    public static IEnumerable<Contest> All => [Of(16), Of(1_000), Of(100_000)];

    private static Contest Of(int n) => new($"logistic map, {n:N0} steps", () => LogisticMapFormulas.Population(R, X, n))
    {
        Entrants =
        [
            Entrant("by hand, backward", LogisticMapByHand.Reverse, n),
            Entrant("by hand, forward", LogisticMapByHand.Forward, n),
            Entrant("generated", LogisticMapFormulas.PopulationValueAndGradient, n),
        ],
    };

    private static Entrant Entrant(string name, PopulationGradient gradient, int n) =>
        new(name, () => gradient(R, X, n).Gradient.r, () => Check(gradient));

    private static double Check(PopulationGradient gradient) => Differences.Worst(Check(gradient, 7), Check(gradient, 1_000));

    private static double Check(PopulationGradient gradient, int n)
    {
        double[] at = [2.1, 0.4];
        var (value, (r, x)) = gradient(at[0], at[1], n);
        return Differences.Worst(Differences.Error(value, Value()), Differences.Error([r, x], at, Value));

        double Value() => LogisticMapFormulas.Population(at[0], at[1], n);
    }
}
