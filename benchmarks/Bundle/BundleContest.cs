using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Bundle;

internal delegate double CostGradient(
    ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
    ReadOnlySpan<int> cameraOf, ReadOnlySpan<int> pointOf, ReadOnlySpan<double> seen,
    Span<double> camerasGradient, Span<double> pointsGradient, Span<double> weightsGradient);

/// <summary>The sizes of ADBench's first problem, with its Jacobian, and with the gradient of the cost.</summary>
internal static class BundleContest
{
    private const int Cameras = 49, Points = 7_776, Observations = 31_843;

    public static IEnumerable<Contest> All
    {
        get
        {
            var data = new BundleData(Cameras, Points, Observations);
            yield return JacobianContest.Of(data);
            yield return new Contest($"bundle adjustment, gradient of the cost, {Observations:N0} observations", () => Cost(data))
            {
                Entrants =
                [
                    Entrant("by hand", BundleByHand.CostValueAndGradient, data),
                    Entrant("generated", BundleFormulas.CostValueAndGradient, data),
                ],
            };
        }
    }

    private static double Cost(BundleData data) =>
        BundleFormulas.Cost(data.Cameras, data.Points, data.Weights, data.CameraOf, data.PointOf, data.Seen);

    private static Entrant Entrant(string name, CostGradient gradient, BundleData data)
    {
        double[] cameras = new double[data.Cameras.Length], points = new double[data.Points.Length];
        double[] weights = new double[data.Weights.Length];
        return new Entrant(name, () => Gradient(gradient, data, cameras, points, weights), () => Check(gradient));
    }

    private static double Gradient(CostGradient gradient, BundleData data, double[] cameras, double[] points, double[] weights) => gradient(
        data.Cameras, data.Points, data.Weights, data.CameraOf, data.PointOf, data.Seen, cameras, points, weights);

    private static double Check(CostGradient gradient)
    {
        var data = new BundleData(cameras: 3, points: 4, observations: 9);
        double[] cameras = new double[data.Cameras.Length], points = new double[data.Points.Length];
        double[] weights = new double[data.Weights.Length];
        double value = Gradient(gradient, data, cameras, points, weights);
        return Differences.Worst(
            Differences.Error(value, Cost(data)),
            Differences.Error(cameras, data.Cameras, () => Cost(data)),
            Differences.Error(points, data.Points, () => Cost(data)),
            Differences.Error(weights, data.Weights, () => Cost(data)));
    }
}
