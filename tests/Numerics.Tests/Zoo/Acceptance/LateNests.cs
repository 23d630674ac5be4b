#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateNests
{
    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double NestNoWrite(double[] x, double w, int n, int m)
    {
        double[] a = Step(x, w);
        double[]? b = null;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { b ??= a; a = Step(x, -w); }
        return a[1] * a[0] + (b == null ? w : b[0]);
    }

    [MayBeRefused, Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double NestFirst(double[] x, double w, int n, int m)
    {
        double[] a = Step(x, w), first = x;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { a[0] *= w; if (i == 0 && j == 0) first = a; a = Step(x, -w); }
        return a[1] * a[0] + first[0];
    }

    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double NestFirstNull(double[] x, double w, int n, int m)
    {
        double[] a = Step(x, w);
        double[]? b = null;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { a[0] *= w; if (j == 0) b = a; a = Step(x, -w); }
        return a[1] * a[0] + (b == null ? w : b[0]);
    }

    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double NestedWriteOuter(double[] x, double w, int n, int m)
    {
        double[] a = Step(x, w);
        double[]? b = null;
        for (int i = 0; i < n; i++)
        {
            a[0] *= w;
            for (int j = 0; j < m; j++) { b ??= a; a = Step(x, -w); }
        }
        return a[1] * a[0] + (b == null ? w : b[0]);
    }

    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double NestWrite(double[] x, double w, int n, int m)
    {
        double[] a = Step(x, w);
        double[]? b = null;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { a[0] *= w; b ??= a; a = Step(x, -w); }
        return a[1] * a[0] + (b == null ? w : b[0]);
    }

    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double EpochsBestOwn(double[] x, double w, int n, int m)
    {
        double[] cur = Step(x, w);
        double[]? best = null;
        double f = double.MaxValue;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
            {
                double v = Dot(cur, cur);
                if (v < f) { f = v; best = cur; }
                cur = Step(cur, -w);
            }
        return best == null ? w : best[0] * f + cur[1];
    }

    [Differentiable, At("1 0.3; 2 1", 0.7, 0, 1), At("1 0.3; 2 1", 0.7, 1, 1), At("1 0.3; 2 1", 0.7, 3, 2)]
    public static double MatrixNestBest(double[,] x, double w, int n, int m)
    {
        double[,] cur = Scale(x, w), best = x;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { if (i + j < 2) best = cur; cur = Scale(cur, -w); }
        return cur[0, 0] * best[0, 1];
    }

    [MayBeRefused, Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double FillNest(double[] x, double w, int n, int m)
    {
        double[] a = Step(x, w), first = x;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { if (j == 0) first = a; a = [x[0] * w - j, w]; }
        return a[1] * a[0] + first[0];
    }

    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double PrevOfNest(double[] x, double w, int n, int m)
    {
        double[] cur = Step(x, w), prev = x;
        double s = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++) { s += cur[0] * prev[1]; prev = cur; cur = Step(cur, -w); }
        return s + cur[0] * prev[0];
    }

    [Differentiable, At("1 0.3", 0.7, 0, 1), At("1 0.3", 0.7, 1, 1), At("1 0.3", 0.7, 3, 2)]
    public static double OuterKeeps(double[] x, double w, int n, int m)
    {
        double[] cur = Step(x, w), kept = x;
        for (int i = 0; i < n; i++)
        {
            kept = cur;
            for (int j = 0; j < m; j++) cur = Step(cur, -w);
        }
        return cur[0] * kept[0];
    }
}
