using Fitting.Models;
using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Fitting;

/// <summary>Fills <paramref name="d"/> with the partial derivatives in b.</summary>
internal delegate void ModelGradient(double[] b, double x, double[] d);

/// <summary>Two models of samples/Fitting, at a thousand points in turn.</summary>
internal static class FittingContest
{
    private static readonly double[] Xs = [.. Enumerable.Range(0, 1000).Select(i => 0.25 * i)];

    public static IEnumerable<Contest> All =>
    [
        Of(
            "Gauss1, eight parameters", [98, 0.01, 100, 67, 23, 72, 179, 18],
            (b, x) => Exponentials.Gauss1(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], x),
            (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]) =
                FittingByHand.Gauss1(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], x),
            (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6], d[7]) =
                Exponentials.Gauss1Gradient(b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], x)),
        Of(
            "Thurber, seven parameters", [1.3, 1.5, 0.6, 0.7, 0.96, 0.4, 0.05],
            (b, x) => Rationals.Thurber(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x),
            (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6]) =
                FittingByHand.Thurber(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x),
            (b, x, d) => (d[0], d[1], d[2], d[3], d[4], d[5], d[6]) =
                Rationals.ThurberGradient(b[0], b[1], b[2], b[3], b[4], b[5], b[6], x)),
    ];

    private static Contest Of(
        string name, double[] b, Func<double[], double, double> model, ModelGradient byHand, ModelGradient generated) =>
        new(name, () => Sum(b, model), Xs.Length)
        {
            Entrants = [Entrant("by hand", b, model, byHand), Entrant("generated", b, model, generated)],
        };

    private static double Sum(double[] b, Func<double[], double, double> model)
    {
        double sum = 0;
        foreach (double x in Xs) sum += model(b, x);
        return sum;
    }

    private static Entrant Entrant(string name, double[] b, Func<double[], double, double> model, ModelGradient gradient)
    {
        double[] d = new double[b.Length];
        return new Entrant(name, Run, Check);

        double Run()
        {
            foreach (double x in Xs) gradient(b, x, d);
            return d[0];
        }

        double Check() => Differences.Worst(new[] { 10.0, 60, 170 }.Select(x =>
        {
            double[] at = [.. b];
            gradient(at, x, d);
            return Differences.Error(d, at, () => model(at, x));
        }));
    }
}
