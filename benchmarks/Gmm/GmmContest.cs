using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Gmm;

internal delegate double GmmGradient(
    ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf,
    ReadOnlySpan<double> x, int d, double gamma, int m,
    Span<double> alphasGradient, Span<double> meansGradient, Span<double> icfGradient);

internal static class GmmContest
{
    private const int Points = 1000;

    public static IEnumerable<Contest> All => [Of(2, 25), Of(10, 25), Of(20, 50), Of(64, 25)];

    private static Contest Of(int d, int components)
    {
        var data = new GmmData(d, components, Points);
        return new Contest($"Gaussian mixture, d = {d}, K = {components}, {Points:N0} points", () => Value(data))
        {
            Entrants =
            [
                Entrant("by hand", GmmByHand.ValueAndGradient, data),
                Entrant("by hand, in vectors", GmmByVectors.ValueAndGradient, data),
                Entrant("generated", GmmFormulas.LogLikelihoodValueAndGradient, data),
            ],
        };
    }

    private static double Value(GmmData data) =>
        GmmFormulas.LogLikelihood(data.Alphas, data.Means, data.Icf, data.X, data.D, GmmData.Gamma, GmmData.M);

    private static Entrant Entrant(string name, GmmGradient gradient, GmmData data)
    {
        double[] alphas = new double[data.Alphas.Length], means = new double[data.Means.Length], icf = new double[data.Icf.Length];
        return new Entrant(name, () => Gradient(gradient, data, alphas, means, icf), () => Check(gradient));
    }

    private static double Gradient(GmmGradient gradient, GmmData data, double[] alphas, double[] means, double[] icf) => gradient(
        data.Alphas, data.Means, data.Icf, data.X, data.D, GmmData.Gamma, GmmData.M, alphas, means, icf);

    /// <summary>Against differences, on a small mixture.</summary>
    private static double Check(GmmGradient gradient)
    {
        var data = new GmmData(d: 5, components: 4, points: 7);
        double[] alphas = new double[data.Alphas.Length], means = new double[data.Means.Length], icf = new double[data.Icf.Length];
        double value = Gradient(gradient, data, alphas, means, icf);
        return Differences.Worst(
            Differences.Error(value, Value(data)),
            Differences.Error(alphas, data.Alphas, () => Value(data)),
            Differences.Error(means, data.Means, () => Value(data)),
            Differences.Error(icf, data.Icf, () => Value(data)));
    }
}
