#nullable enable
namespace Zoo.Acceptance;

// The array is chosen while there is nothing varied in it yet.
static partial class ChosenBeforeVaried
{
    [Differentiable, At(0.7, 0.3, 2), At(0.7, -0.3, 0)]
    public static double Coalesced(double x, double w, int n)
    {
        double[] a = new double[3];
        double[]? none = null;
        double[] b = none ?? a;
        b[0] = x;
        for (int i = 0; i < n; i++) b[1] += b[0] * w;
        return a[0] * a[1] + b[1];
    }

    [MayBeRefused, Differentiable, At(0.7, 0.3, 2), At(0.7, 0.3, 1), At(0.7, -0.3, 0)]
    public static double Switched(double x, double w, int n)
    {
        double[] a = new double[3], c = new double[2];
        double[] b = n switch { 0 => c, 1 => a, _ => a };
        b[0] = x;
        b[1] = x * w;
        return a[0] * a[1] + b[1] + c[0];
    }

    [MayBeRefused, Differentiable, At(0.7, 0.3, 2), At(0.7, 0.3, 0)]
    public static double InALoop(double x, double w, int n)
    {
        double[] a = new double[4];
        double[]? none = null;
        for (int i = 0; i < n; i++)
        {
            double[] b = none ?? a;
            b[i] = x * w;
        }

        a[3] = a[0] * a[1];
        return a[3] + w;
    }

    // Nothing is ever assigned: what is behind the test is not reached.
    [Differentiable, At("0.4 1.2 0.7", 0.3), At("0.4 1.2 0.7", -1.3)]
    public static double NeverThere(double[] x, double w)
    {
        double[]? none = null;
        double s = w;
        for (int i = 0; i < x.Length; i++)
        {
            if (none is not null)
            {
                double[] t = [w, .. none];
                s += t[0];
            }

            s += none == null ? x[i] * w : none[0];
        }

        return s * (none?.Length ?? 2);
    }

    // Nothing is ever there, and it is asked for.
    [MayBeRefused, Differentiable, At("0.4 1.2 0.7", 0.3), At("", 0.3)]
    public static double SpreadNull(double[] x, double w)
    {
        double[]? none = null;
        double s = w;
        for (int i = 0; i < x.Length; i++)
        {
            double[] t = [w, .. none!];
            s += x[i] * w * t[^1];
        }

        return s;
    }

    [MayBeRefused, Differentiable, At("0.4 1.2; 0.7 0.2", 0.3)]
    public static double IntoARow(double[][] x, double w)
    {
        double[] s = [w, w * w];
        double[]? none = null;
        double[] a = none ?? (double[])s.Clone();
        (x[1], a) = (a, x[1]);
        return a[0] * x[1][1] + x[0][0];
    }
}
