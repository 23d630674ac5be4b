#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateChoices
{
    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 3)]
    public static double WrongA(double[] x, double w, int n)
    {
        double[] a = x;
        double[]? b = null;
        for (int i = 0; i < n; i++)
        {
            if (i > 0) a = b!;
            b = Step(x, w + i);
        }
        double s = w;
        foreach (double v in a) s += v * v * w;
        return s;
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 3)]
    public static double WrongB(double[] x, double w, int n)
    {
        double[] a = x;
        double[]? b = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < a.Length; j++) s += a[j] * a[j];
            b ??= Step(x, w);
            a = b;
        }
        return s;
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double WrongC(double[] x, double w, int n)
    {
        double[] a = x;
        double[]? b = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            s += a.Length * w;
            if (b != null && s > 2) a = b;
            b = Step(x, w + i);
        }
        return s;
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double CoalesceSelf(double[] x, double w, int n)
    {
        double[] a = x;
        double[]? b = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            a = b ?? a;
            foreach (double v in a) s += v * v;
            b = Step(x, w + i);
        }
        foreach (double v in a) s += v * v * w;
        return s;
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double IfNotNull(double[] x, double w, int n)
    {
        double[] a = x;
        double[]? b = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            if (b != null) a = b;
            s += a[0] * a[1];
            b = Step(x, w + i);
        }
        return s * a[1];
    }
}
