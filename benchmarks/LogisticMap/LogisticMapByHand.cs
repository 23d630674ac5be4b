using System.Buffers;

namespace GradGen.Benchmarks.LogisticMap;

internal static class LogisticMapByHand
{
    private const int OnStack = 128;

    /// <summary>Back along the kept values.</summary>
    public static (double Value, (double r, double x) Gradient) Reverse(double r, double x, int n)
    {
        double[]? rented = n > OnStack ? ArrayPool<double>.Shared.Rent(n) : null;
        Span<double> kept = rented is null ? stackalloc double[n] : rented.AsSpan(0, n);
        for (int i = 0; i < kept.Length; i++)
        {
            kept[i] = x;
            x = r * x * (1 - x);
        }
        double value = x, dr = 0, dx = 1;
        for (int i = kept.Length - 1; i >= 0; i--)
        {
            double xi = kept[i];
            dr += dx * (xi * (1 - xi));
            dx *= r * (1 - 2 * xi);
        }
        if (rented is not null) ArrayPool<double>.Shared.Return(rented);
        return (value, (dr, dx));
    }

    /// <summary>Two inputs and one result: the tangents go along, and nothing is kept.</summary>
    public static (double Value, (double r, double x) Gradient) Forward(double r, double x, int n)
    {
        double alongR = 0, alongX = 1;
        for (int i = 0; i < n; i++)
        {
            double growth = x * (1 - x), slope = r * (1 - 2 * x);
            alongR = growth + slope * alongR;
            alongX = slope * alongX;
            x = r * x * (1 - x);
        }
        return (x, (alongR, alongX));
    }
}
