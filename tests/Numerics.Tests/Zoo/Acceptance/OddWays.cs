#nullable enable
namespace Zoo.Acceptance;

static partial class OddWays
{
    static double[] Blend(double[] a, double[] b, double t) { var r = new double[a.Length]; for (int i = 0; i < r.Length; i++) r[i] = (1 - t) * a[i] + t * Bent(b, i); return r; }
    static double Bent(double[] b, int i) => i % 2 == 0 ? b[i] : Math.Sin(b[i]);

    [Differentiable, At("0.4 1.2", 0.3, 7), At("0.4 1.2 -0.7", 0.3, 1), At("0.4 1.2", 0.3, 0)]
    public static double BestBlend(double[] x, double w, int n)
    {
        double[]? best = null;
        double s = 0;
        int i = 0;
        while (true)
        {
            if (++i > n) break;
            if (i % 3 == 0) continue;
            double[] candidate = Blend(x, best ?? x, w);
            if (best == null || candidate[0] > best[0]) best = candidate;
            s += best[^1];
        }

        return best is null ? w * w : s * best[0];
    }

    [Differentiable, At("0.4 1.2", 0.3), At("0.4", 0.3), At("", 0.3)]
    public static double EmptyOrSame(double[] x, double w)
    {
        double[] a = x.Length == 0 ? [] : x, b = a;
        double s = w;
        foreach (double v in b) s += v * w;
        if (a.Length > 1) { double[] c = (double[])a.Clone(); c[0] = c[1] * w; s += c[0] * b[0]; }
        return s;
    }

    [Differentiable, At("0.4 1.2", 0.3, 3), At("0.4 1.2 -0.7", 0.3, 1), At("0.4", 0.3, 0)]
    public static double BlendOfBlends(double[] x, double w, int n)
    {
        double[] a = x;
        for (int i = 0; i < n; i++) a = Blend(Blend(a, x, w), Blend(x, a, -w), 0.3);
        return a[0] * a[^1];
    }
}
