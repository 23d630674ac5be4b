namespace Zoo.Memory;

// Arrays that change places in a loop inside of another, or behind a condition there.

static partial class SwapsInside
{
    [Differentiable, At("1 2 3", 0.5, 3), At("1 2 3", 0.5, 0)]
    public static double Loop(double[] u, double k, int n)
    {
        double r = 0;
        for (int q = 0; q < 2; q++)
        {
            double[] a = [.. u], b = new double[a.Length];
            for (int t = 0; t < n; t++)
            {
                for (int i = 0; i < a.Length; i++) b[i] = Math.Sin(k * a[i]);
                (a, b) = (b, a);
            }

            r += a[0];
        }

        return r * r;
    }

    [Differentiable, At("1 2 3", 0.5, 3), At("1 2 3", 0.5, 0)]
    public static double Arm(double[] u, double k, int n)
    {
        double r = 0;
        for (int q = 0; q < 2; q++)
        {
            if (q == n) continue;
            double[] a = [u[0], u[1]], b = new double[2];
            for (int t = 0; t < n; t++)
            {
                b[0] = k * a[1];
                b[1] = Math.Sin(a[0]) + r;
                (a, b) = (b, a);
            }

            r += a[0];
        }

        return r * r;
    }

    [Differentiable, At("1 2 3", 0.5, 5), At("1 2 3", 0.9, 3), At("1 2 3", 0.5, 0)]
    public static double LeftEarly(double[] u, double k, int n)
    {
        double r = 0;
        for (int q = 0; q < 2; q++)
        {
            double[] a = [u[0], u[1]], b = new double[2];
            for (int t = 0; t < n; t++)
            {
                b[0] = k * a[1];
                b[1] = Math.Sin(a[0]) + r;
                (a, b) = (b, a);
                if (a[0] < 0.4) break;
            }

            r += a[0] * b[1];
        }

        return r * r;
    }

    [Differentiable, At(0.9, 0.3, 3), At(0.9, 0.3, 0)]
    public static double BehindReturn(double s, double nu, int steps)
    {
        if (steps == 0) return s;
        double p = s * nu, q = s + nu;
        double[] now = [s, s * s], before = new double[2];
        for (int i = steps; i-- > 0;)
        {
            for (int j = 0; j < 2; j++) before[j] = p * now[j] + q * now[1 - j];
            (now, before) = (before, now);
        }

        return now[0];
    }
}
