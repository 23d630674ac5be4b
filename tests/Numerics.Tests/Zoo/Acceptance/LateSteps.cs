#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateSteps
{
    [MayBeRefused, Differentiable, At("1 0.3", 0.9, 0), At("1 0.3", 0.9, 3)]
    public static double CrashB(double[] x0, double w, int n)
    {
        double[] x = x0;
        double[]? xp = null;
        for (int k = 0; k < n; k++)
        {
            double[] next = [x[1] * w, x[0]];
            if (xp is not null) next = Axpy(next, xp, -1);
            xp = x; x = next;
        }
        return x[0] * x[1];
    }

    [MayBeRefused, Differentiable, At("1 0.3", 0.9, 0), At("1 0.3", 0.9, 3)]
    public static double CrashC(double[] x0, double w, int n)
    {
        double[] x = x0;
        double[]? xp = null;
        for (int k = 0; k < n; k++)
        {
            double[] next = xp is null ? [x[1] * w, x[0]] : Axpy(x, xp, -w);
            xp = x; x = next;
        }
        return x[0] * x[1];
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double SecondUseInLoop(double[] x, double w, int n)
    {
        double[]? b = null;
        for (int i = 0; i < n; i++) b = Step(x, w + i);
        double[] a = x;
        double s = w;
        for (int i = 0; i < 2; i++) { s += a[0] * a[1]; if (b != null) a = b; }
        return s;
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double AfterTheLoop(double[] x, double w, int n)
    {
        double[]? b = null;
        for (int i = 0; i < n; i++) if (i % 2 == 0) b = Step(x, w);
        double[] a = x;
        for (int i = 0; i < n; i++) { if (b != null && i == 1) a = b; }
        return a[0] * a[1];
    }

    [MayBeRefused, Differentiable, At("1 0.3", "0.5 0.1", 0.9, 0), At("1 0.3", "0.5 0.1", 0.9, 4)]
    public static double AndersonAcceleration(double[] x0, double[] b, double w, int n)
    {
        double[] x = x0;
        double[]? xp = null, gp = null;
        for (int k = 0; k < n; k++)
        {
            double[] g = [Math.Cos(x[1] * w) + b[0], Math.Sin(x[0]) * w + b[1]];
            double[] next;
            if (xp is null || gp is null) next = g;
            else
            {
                double[] f = Axpy(g, x, -1), fp = Axpy(gp, xp, -1), df = Axpy(f, fp, -1);
                double th = Dot(f, df) / (Dot(df, df) + 1e-3);
                next = Axpy(g, Axpy(g, gp, -1), -th);
            }
            xp = x; gp = g; x = next;
        }
        return x[0] * x[1];
    }
}
