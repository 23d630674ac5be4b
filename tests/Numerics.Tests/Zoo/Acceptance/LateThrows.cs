#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateThrows
{
    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullLength(double[] x, double w, int n)
    {
        double[]? best = null;
        for (int i = 0; i < n; i++) { double[] p = Step(x, w * i); if (best == null || p[0] < best[0]) best = p; }
        return x[0] * w * best!.Length;
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullForeach(double[] x, double w, int n)
    {
        double[]? best = null;
        for (int i = 0; i < n; i++) best = Step(x, w * i);
        double s = x[0];
        foreach (double v in best!) s += v * v;
        return s;
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullDot(double[] x, double w, int n)
    {
        double[]? best = null;
        for (int i = 0; i < n; i++) best = Step(x, w * i);
        return Dot(best!, x) + x[0];
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullClone(double[] x, double w, int n)
    {
        double[]? best = null;
        for (int i = 0; i < n; i++) best = Step(x, w * i);
        double[] c = (double[])best!.Clone();
        return c.Length * x[0] * w;
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullIndex(double[] x, double w, int n)
    {
        double[]? best = null;
        for (int i = 0; i < n; i++) best = Step(x, w * i);
        return best![0] + x[0];
    }

    [Differentiable, At("1 2", 0.7, 1), At("1 2", 0.7, 3)]
    public static double NullInLoop(double[] x, double w, int n)
    {
        double[]? prev = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            double[] c = Step(x, w + i);
            if (i == 0 && n == 1) s += prev!.Length;
            prev = c;
            s += prev[0];
        }
        return s;
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullLoopLength(double[] x, double w, int n)
    {
        double[]? prev = null;
        double s = x[0];
        for (int i = 0; i < n; i++)
        {
            if (i > 0) for (int j = 0; j < prev!.Length; j++) s += prev[j] * w;
            prev = Step(x, w + i);
        }
        for (int j = 0; j < prev!.Length; j++) s += prev[j] * s;
        return s;
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 2)]
    public static double NullWritten(double[] x, double w, int n)
    {
        double[]? best = null;
        for (int i = 0; i < n; i++) { best = Step(x, w * i); best[0] *= 2; }
        best![1] = w;
        return best[0] * best[1] + x[0];
    }
}
