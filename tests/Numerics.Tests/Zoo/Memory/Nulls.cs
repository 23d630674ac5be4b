#nullable enable
namespace Zoo.Memory;

// Arrays that need not be given.

static partial class Nulls
{
    [Differentiable, At("1 2 3", "3 4 5"), At("1 2 3", null)]
    public static double Weights(double[] x, double[]? w)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (w == null ? 1 : w[i]) * x[i] * x[i];
        return sum;
    }

    [MakesObjects, Differentiable, At("1 2 3", "3 4 5"), At("1 2 3", null)]
    public static double Made(double[] x, double[]? w)
    {
        w ??= [.. x];
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += w[i] * x[i];
        return sum * sum;
    }

    [Differentiable, At(2.0, "3 4 5"), At(2.0, ""), At(2.0, null)]
    public static double Pattern(double k, double[]? w) => w is { Length: > 1 } ? k * w[0] * w[1] : w is null ? k * k : k;

    [Differentiable, At(2.0, "3 4; 5 6"), At(2.0, null)]
    public static double Matrix(double k, double[,]? m)
    {
        if (m is null) return k * k * k;
        return k * m[0, 0] * m[1, 1];
    }

    [Differentiable, At(2.0, "3 4; 5 6"), At(2.0, null)]
    public static double Rows(double k, double[][]? rows)
    {
        double s = k;
        if (rows != null)
        {
            foreach (double[] row in rows) s *= row[0] + k;
        }

        return s;
    }

    [Differentiable, At(2.0, "3 4"), At(2.0, null)]
    public static double Called(double k, double[]? w) => k * Norm(w);

    private static double Norm(double[]? w)
    {
        if (w is not { Length: var n }) return 1;
        double s = 0;
        for (int i = 0; i < n; i++) s += w[i] * w[i];
        return s;
    }

    [Differentiable, At(2.0, "3 4"), At(2.0, null)]
    public static double Guarded(double k, double[] w)
    {
        ArgumentNullException.ThrowIfNull(w);
        return k * w[0];
    }

    [Differentiable, At("1 2", "3 4"), At("1 2", null)]
    public static (double A, double B) Two(double[] x, double[]? shift) => (x[0] * x[1] + (shift != null ? shift[0] : 0), shift is [_, var last] ? last * x[1] : x[0]);

    [Differentiable, At("1 2 3", "3 4 5"), At("1 2 3", null), At("1 2 3", "0.5")]
    public static double Access(double[] x, double[]? w)
    {
        double s = 0;
        int n = w?.Length ?? x.Length;
        for (int i = 0; i < n; i++) s += x[i] * x[i] * (w?[i] ?? 1.0);
        if ((w?[^1] ?? 2f) > 1) s *= 2;
        return s;
    }
}
