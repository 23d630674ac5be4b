namespace GradGen.Benchmarks.Neuron;

internal readonly record struct Point(double A, double B, double C, double X, double Y);

/// <summary>Where the neuron is evaluated: a thousand points from a fixed seed.</summary>
internal sealed class Points
{
    public const int Count = 1000;

    public Points()
    {
        var random = new Random(Seed: 1);
        All = [.. Enumerable.Range(0, Count).Select(_ => new Point(Next(), Next(), Next(), Next(), Next()))];

        double Next() => 4 * random.NextDouble() - 2;
    }

    public Point[] All { get; }
}
