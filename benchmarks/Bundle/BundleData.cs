namespace GradGen.Benchmarks.Bundle;

/// <summary>Cameras before a cloud of points, and what they saw, from a fixed seed.</summary>
internal sealed class BundleData
{
    public BundleData(int cameras, int points, int observations)
    {
        var random = new Random(Seed: 1);
        Cameras = [.. Enumerable.Range(0, cameras).SelectMany(_ => Camera())];
        Points = [.. Enumerable.Range(0, 3 * points).Select(_ => Between(-1, 1))];
        Weights = [.. Enumerable.Range(0, observations).Select(_ => Between(0.5, 1.5))];
        CameraOf = [.. Enumerable.Range(0, observations).Select(_ => random.Next(cameras))];
        PointOf = [.. Enumerable.Range(0, observations).Select(_ => random.Next(points))];
        Seen = [.. Enumerable.Range(0, 2 * observations).Select(_ => Between(-1, 1))];

        double Between(double low, double high) => low + (high - low) * random.NextDouble();

        IEnumerable<double> Camera() =>
        [
            Between(-0.5, 0.5), Between(-0.5, 0.5), Between(-0.5, 0.5),
            Between(-1, 1), Between(-1, 1), Between(-6, -5),
            Between(1, 2), Between(-0.1, 0.1), Between(-0.1, 0.1), Between(-0.1, 0.1), Between(-0.1, 0.1),
        ];
    }

    public double[] Cameras { get; }

    public double[] Points { get; }

    public double[] Weights { get; }

    public int[] CameraOf { get; }

    public int[] PointOf { get; }

    /// <summary>Where in the image, two numbers for each observation.</summary>
    public double[] Seen { get; }

    public ReadOnlySpan<double> CameraAt(int observation) =>
        Cameras.AsSpan(CameraOf[observation] * BundleFormulas.CameraSize, BundleFormulas.CameraSize);

    public ReadOnlySpan<double> PointAt(int observation) =>
        Points.AsSpan(PointOf[observation] * BundleFormulas.PointSize, BundleFormulas.PointSize);
}
