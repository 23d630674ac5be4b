using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Bundle;

internal delegate (double X, double Y) ReprojectionJacobian(
    ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double seenX, double seenY, Span<double> jacobian);

/// <summary>For each observation the two residuals, with their fifteen derivatives each, and the weight's.</summary>
internal static class JacobianContest
{
    private const int Size = 30;

    public static Contest Of(BundleData data)
    {
        double[] residuals = new double[3 * data.Weights.Length];
        double[] jacobians = new double[Size * data.Weights.Length], weights = new double[data.Weights.Length];
        return new Contest($"bundle adjustment, Jacobian, {data.Weights.Length:N0} observations", () => Residuals(data, residuals))
        {
            Entrants =
            [
                new Entrant(
                    "by hand", () => ByHand(data, residuals, jacobians, weights), () => Check(BundleByHand.Jacobian)),
                new Entrant(
                    "generated", () => Generated(data, residuals, jacobians, weights),
                    () => Check(BundleFormulas.ReprojectionErrorJacobian)),
            ],
        };
    }

    private static double Residuals(BundleData data, double[] residuals)
    {
        for (int i = 0; i < data.Weights.Length; i++)
        {
            (residuals[3 * i], residuals[3 * i + 1]) = BundleFormulas.ReprojectionError(
                data.CameraAt(i), data.PointAt(i), data.Weights[i], data.Seen[2 * i], data.Seen[2 * i + 1]);
            residuals[3 * i + 2] = BundleFormulas.WeightError(data.Weights[i]);
        }
        return residuals[0];
    }

    private static double ByHand(BundleData data, double[] residuals, double[] jacobians, double[] weights)
    {
        for (int i = 0; i < data.Weights.Length; i++)
        {
            double weight = data.Weights[i];
            (residuals[3 * i], residuals[3 * i + 1]) = BundleByHand.Jacobian(
                data.CameraAt(i), data.PointAt(i), weight, data.Seen[2 * i], data.Seen[2 * i + 1], jacobians.AsSpan(Size * i, Size));
            residuals[3 * i + 2] = 1 - weight * weight;
            weights[i] = -2 * weight;
        }
        return jacobians[0];
    }

    private static double Generated(BundleData data, double[] residuals, double[] jacobians, double[] weights)
    {
        for (int i = 0; i < data.Weights.Length; i++)
        {
            (residuals[3 * i], residuals[3 * i + 1]) = BundleFormulas.ReprojectionErrorJacobian(
                data.CameraAt(i), data.PointAt(i), data.Weights[i], data.Seen[2 * i], data.Seen[2 * i + 1],
                jacobians.AsSpan(Size * i, Size));
            (residuals[3 * i + 2], weights[i]) = BundleFormulas.WeightErrorValueAndGradient(data.Weights[i]);
        }
        return jacobians[0];
    }

    private static double Check(ReprojectionJacobian jacobian)
    {
        var data = new BundleData(cameras: 3, points: 4, observations: 9);
        return Differences.Worst(Enumerable.Range(0, data.Weights.Length).Select(i => Check(jacobian, data, i)));
    }

    private static double Check(ReprojectionJacobian jacobian, BundleData data, int observation)
    {
        double[] at = [.. data.CameraAt(observation), .. data.PointAt(observation), data.Weights[observation]];
        double[] rows = new double[Size];
        var (x, y) = jacobian(at.AsSpan(0, 11), at.AsSpan(11, 3), at[14], 0.25, -0.5, rows);
        return Differences.Worst(
            Differences.Error(x, Error().X), Differences.Error(rows.AsSpan(0, 15), at, () => Error().X),
            Differences.Error(y, Error().Y), Differences.Error(rows.AsSpan(15, 15), at, () => Error().Y));

        (double X, double Y) Error() => BundleFormulas.ReprojectionError(at.AsSpan(0, 11), at.AsSpan(11, 3), at[14], 0.25, -0.5);
    }
}
