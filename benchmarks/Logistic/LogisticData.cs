namespace GradGen.Benchmarks.Logistic;

/// <summary>Weights, rows and labels, from a fixed seed.</summary>
internal sealed class LogisticData
{
    public LogisticData(int weights, int rows)
    {
        var random = new Random(Seed: 1);
        W = [.. Enumerable.Range(0, weights).Select(_ => Next() / Math.Sqrt(weights))];
        Xs = [.. Enumerable.Range(0, weights * rows).Select(_ => Next())];
        Ys = [.. Enumerable.Range(0, rows).Select(_ => (double)Math.Sign(Next()))];

        double Next() => 2 * random.NextDouble() - 1;
    }

    public double[] W { get; }

    /// <summary>One number, where differences can move it.</summary>
    public double[] Bias { get; } = [0.1];

    public double[] Xs { get; }

    public double[] Ys { get; }
}
