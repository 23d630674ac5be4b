#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class NeverAssigned
{
    [MayBeRefused, Differentiable, At("1 2", 0.7, 0), At("2 2", 0.7, 2)]
    public static double NeverWritten(double[] x, double w, int n)
    {
        double[]? a = null; double s = w;
        for (int i = 0; i < n; i++) s += x[0] * s;
        if (a != null) a[0] += w;
        return s + (a == null ? w : a[0]);
    }
    [MayBeRefused, Differentiable, At("1 2", 0.7, 0), At("2 2", 0.7, 2)]
    public static double NeverWrittenBang(double[] x, double w, int n)
    {
        double[]? a = null; double s = w;
        for (int i = 0; i < n; i++) { if (a != null) { a[0] += w; s += a[0]; } s += x[0] * s; }
        return s;
    }
}
