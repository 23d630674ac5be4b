namespace GradGen.Benchmarks.Bundle;

/// <summary>The primal once, then adjoints of the two rows, whose zeros and ones are never multiplied.</summary>
internal static class BundleByHand
{
    private const int Inputs = BundleFormulas.CameraSize + BundleFormulas.PointSize + 1;

    public static (double X, double Y) Jacobian(
        ReadOnlySpan<double> camera, ReadOnlySpan<double> point, double weight, double seenX, double seenY, Span<double> jacobian)
    {
        if (jacobian.Length != 2 * Inputs) throw new ArgumentException("The length must be 30.", nameof(jacobian));
        var view = new View(camera, point);
        double x = view.ImageX - seenX, y = view.ImageY - seenY;
        view.RowX(weight, jacobian.Slice(0, Inputs));
        view.RowY(weight, jacobian.Slice(Inputs, Inputs));
        jacobian[Inputs - 1] = x;
        jacobian[2 * Inputs - 1] = y;
        return (weight * x, weight * y);
    }

    /// <summary>Forward and back again for each observation.</summary>
    public static double CostValueAndGradient(
        ReadOnlySpan<double> cameras, ReadOnlySpan<double> points, ReadOnlySpan<double> weights,
        ReadOnlySpan<int> cameraOf, ReadOnlySpan<int> pointOf, ReadOnlySpan<double> seen,
        Span<double> camerasGradient, Span<double> pointsGradient, Span<double> weightsGradient)
    {
        const int CameraSize = BundleFormulas.CameraSize, PointSize = BundleFormulas.PointSize;
        camerasGradient.Clear();
        pointsGradient.Clear();
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            int camera = cameraOf[i] * CameraSize, point = pointOf[i] * PointSize;
            double weight = weights[i], squared = weight * weight, excess = 1 - squared;
            var view = new View(cameras.Slice(camera, CameraSize), points.Slice(point, PointSize));
            double x = view.ImageX - seen[2 * i], y = view.ImageY - seen[2 * i + 1];
            double distance = x * x + y * y;
            sum += squared * distance + excess * excess;

            view.Back(squared * x, squared * y, camerasGradient.Slice(camera, CameraSize), pointsGradient.Slice(point, PointSize));
            weightsGradient[i] = weight * (distance - 2 * excess);
        }
        return 0.5 * sum;
    }
}
