namespace GradGen.Benchmarks.Gmm;

/// <summary>A mixture and points, from a fixed seed.</summary>
internal sealed class GmmData
{
    public const double Gamma = 1;
    public const int M = 0;

    public GmmData(int d, int components, int points)
    {
        var random = new Random(Seed: 1);
        D = d;
        Alphas = Numbers(components, 1);
        Means = Numbers(components * d, 1);
        Icf = Numbers(components * d * (d + 1) / 2, 1 / Math.Sqrt(d));
        X = Numbers(points * d, 2);

        double[] Numbers(int count, double scale) => [.. Enumerable.Range(0, count).Select(_ => scale * (2 * random.NextDouble() - 1))];
    }

    public int D { get; }

    public double[] Alphas { get; }

    public double[] Means { get; }

    public double[] Icf { get; }

    public double[] X { get; }
}
