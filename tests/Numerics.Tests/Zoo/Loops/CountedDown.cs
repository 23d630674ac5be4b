namespace Zoo.Loops;

// Loops whose condition counts.

static partial class CountedDown
{
    [Differentiable, At("1 2 0.5 -1", 4), At("1 2 0.5 -1", 0), At("1 2 0.5 -1", -3), At("1 2 0.5 -1", int.MinValue)]
    public static double Horner(double[] c, int n) { double y = 0.3; for (int i = n; i-- > 0;) y = y * 0.7 * c[i] + i; return y; }

    [Differentiable, At("1 2 0.5 -1 3", 5, 2), At("1 2 0.5 -1 3", 5, -1), At("1 2 0.5 -1 3", 1, 3)]
    public static double WithJumps(ReadOnlySpan<double> x, int n, int skipped)
    {
        double s = 1;
        for (int i = n; i-- > 1;)
        {
            if (i == skipped) continue;
            s += Math.Sin(s * x[i]) * i;
            if (s > 6) break;
        }

        for (int i = x.Length; --i >= 1;) s += x[i] * x[i - 1] * s * 0.1;
        for (int i = 0; i++ < n - 1;) s = s * 0.5 + x[i] * x[i] * i;
        for (int i = -1; ++i < n;) { if (i < skipped) continue; s *= x[i]; }
        return s;
    }

    [Differentiable, At("1 2; 0.5 -1"), At("3")]
    public static double Elimination(double[,] a)
    {
        int n = a.GetLength(0);
        double[] y = new double[n];
        for (int i = n; i-- > 0;)
        {
            y[i] = i + 1;
            for (int j = n; --j > i;) y[i] -= a[i, j] * y[j];
            y[i] /= a[i, i];
        }

        return y[0] * y[^1];
    }
}
