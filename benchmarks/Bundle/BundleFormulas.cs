namespace GradGen.Benchmarks.Bundle;

/// <summary>
/// The bundle adjustment of ADBench (Šrajer, Kukelova, Fitzgibbon, "A benchmark of selected algorithmic differentiation
/// tools on some problems in computer vision and machine learning", 2018).
/// </summary>
internal static partial class BundleFormulas
{
    public const int CameraSize = 11, PointSize = 3;

    /// <summary>How far a point's image is from where it was seen.</summary>
    /// <param name="camera">Rotation (three, Rodrigues), center (three), focal length, principal point (two),
    /// radial distortion (two).</param>
    [Differentiable]
    public static (double X, double Y) ReprojectionError(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, [NoGradient] double seenX, [NoGradient] double seenY)
    {
        var (x, y, z) = Rotate(
            camera[0], camera[1], camera[2], point[0] - camera[3], point[1] - camera[4], point[2] - camera[5]);
        var (u, v) = Distort(x / z, y / z, camera[9], camera[10]);
        return (weight * (u * camera[6] + camera[7] - seenX), weight * (v * camera[6] + camera[8] - seenY));
    }

    /// <summary>What keeps a weight near one.</summary>
    [Differentiable]
    public static double WeightError(double weight) => 1 - weight * weight;

    /// <summary>Half the sum of all squares, over observations that each say which camera saw which point.</summary>
    [Differentiable]
    public static double Cost(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
        ReadOnlySpan<int> cameraOf, ReadOnlySpan<int> pointOf, [NoGradient] ReadOnlySpan<double> seen)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            var (x, y) = ReprojectionError(
                cameras.Slice(cameraOf[i] * CameraSize, CameraSize), points.Slice(pointOf[i] * PointSize, PointSize),
                weights[i], seen[2 * i], seen[2 * i + 1]);
            double w = WeightError(weights[i]);
            sum += x * x + y * y + w * w;
        }
        return 0.5 * sum;
    }

    /// <summary>Turns (x, y, z) about the axis r by the angle |r|.</summary>
    private static (double X, double Y, double Z) Rotate(double rx, double ry, double rz, double x, double y, double z)
    {
        double squared = rx * rx + ry * ry + rz * rz;
        if (squared == 0) return (x + (ry * z - rz * y), y + (rz * x - rx * z), z + (rx * y - ry * x));

        double angle = Math.Sqrt(squared), cos = Math.Cos(angle), sin = Math.Sin(angle);
        double ax = rx / angle, ay = ry / angle, az = rz / angle;
        double along = (ax * x + ay * y + az * z) * (1 - cos);
        return (
            x * cos + (ay * z - az * y) * sin + ax * along,
            y * cos + (az * x - ax * z) * sin + ay * along,
            z * cos + (ax * y - ay * x) * sin + az * along);
    }

    private static (double U, double V) Distort(double u, double v, double k1, double k2)
    {
        double squared = u * u + v * v;
        double factor = 1 + k1 * squared + k2 * squared * squared;
        return (u * factor, v * factor);
    }
}
