#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class AskedForNull
{
    [MayBeRefused, Differentiable, At("1 2", 0.7, 0), At("1 0.2", 0.7, 1), At("1 0.2", 0.2, 3)]
    public static double GrowNotNull(double[] m, double w, int n)
    {
        double[]? p = null; double s = w; int i = 0;
        while (i < n && (p == null || p[0] < 3)) { p = i > 0 ? m : Grow(m, w); if (p is not null) s += p[1] * w; i++; }
        return p is not null ? p[0] * s : s;
    }

    [MayBeRefused, Differentiable, At("1 2", 0.7, 0, 0), At("1 0.2", 0.7, 2, 0), At("1 0.2", 0.2, 1, 2), At("1 0.2", 0.2, 0, 2)]
    public static double GrowThenNotNull(double[] m, double w, int n, int k)
    {
        double[]? p = null; double s = w;
        for (int i = 0; i < n; i++) { p = i > 0 ? m : Grow(m, w); if (p is not null) s += p[1] * w; }
        for (int i = 0; i < k; i++) { if (p is not null) s += p[1] * w; p = (double[])m.Clone(); }
        return p == null ? s : Total(p) * s;
    }

    // A buffer in its place is never null.
    [MayBeRefused, Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 2), At(null, 0.7, 0)]
    public static double OptionalStart(double[]? u, double w, int n)
    {
        double[]? v = u;
        for (int i = 0; i < n; i++) v = Step(v!, w);
        return v == null ? w * w : v[0] + v[1];
    }
}
