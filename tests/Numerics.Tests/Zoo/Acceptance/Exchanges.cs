#nullable enable
namespace Zoo.Acceptance;

// Arrays that are exchanged, found, returned early, or not there.

static partial class Exchanges
{
    private static double[] Left(double[] u, double w, int n)
    {
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0];
            if (v[0] < 0.01) return v;
            (u, v) = (v, u);
        }
        return u;
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 2)]
    public static double ReturnedBeforeSwap(double[] u, double w, int n) => Left(u, w, n)[0];

    private static double[] LeftAfter(double[] u, double w, int n)
    {
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0];
            (u, v) = (v, u);
            if (u[0] < 0.01) return u;
        }
        return u;
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 2)]
    public static double ReturnedAfterSwap(double[] u, double w, int n) => LeftAfter(u, w, n)[0];

    private static double[] LeftOneWay(double[] u, double w, int n)
    {
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0];
            if (v[0] < 0.01) return v;
            u = v;
        }
        return u;
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 2), At("1 2", 0.8, 0)]
    public static double ReturnedOrAssigned(double[] u, double w, int n) => LeftOneWay(u, w, n)[0];

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 2)]
    public static double[] OfItsOwn(double[] u, double w, int n)
    {
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0];
            if (v[0] < 0.01) return v;
            (u, v) = (v, u);
        }
        return u;
    }

    private static void Exchange(Span<double> u, Span<double> v, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0];
            if (v[0] < 0.01) return;
            var t = u; u = v; v = t;
        }
        u[1] = v[0];
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 2), At("1 2", 0.8, 6)]
    public static double ExchangedByHelper(double[] u, double w, int n)
    {
        double[] v = new double[2];
        Exchange(u, v, w, n);
        return u[0] * u[1] + 2 * v[0] + v[1];
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 4)]
    public static double Found(double[] u, double w, int n)
    {
        double[]? found = null;
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0] + v[1];
            v[1] = v[0] * u[1];
            if (k == 2) { found = v; break; }
        }
        if (found == null) found = u;
        return found[0] * found[1];
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 4)]
    public static double FoundNull(double[] u, double w, int n)
    {
        double[]? found = null;
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0] + v[1];
            v[1] = v[0] * u[1];
            if (k == 2) { found = v; break; }
        }
        return found is null ? w * u[0] : found[0] * found[1];
    }

    [MakesObjects, Differentiable, At("1 2", 0.8, 0), At("1 2", 0.8, 4), At("1 2", 0.8, 1)]
    public static double NullOrNew(double[] u, double w, int n)
    {
        double[]? t = n > 0 ? new double[n] : null;
        if (t is not null)
            for (int i = 0; i < t.Length; i++) t[i] = w * (i == 0 ? u[0] : t[i - 1]) + u[i % 2];
        double[] r = t ?? u;
        return r[0] * r[r.Length - 1];
    }

    [Differentiable, At("1 2", 0.8, 0), At("1 2", 0.8, 4), At("1 2", 0.8, 1)]
    public static double[] EarlyOrInput(double[] u, double w, int n)
    {
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] += w * u[0] * k;
            v[1] = u[1];
            if (k == 2) return v;
        }
        return u;
    }

    private static double[,] LeftMatrix(double[,] u, double w, int n)
    {
        double[,] v = new double[2, 2];
        for (int k = 0; k < n; k++)
        {
            v[0, 1] = w * u[0, 0] * k;
            v[1, 0] = u[1, 1] * u[0, 1];
            if (v[0, 1] > 1) return v;
            (u, v) = (v, u);
        }
        return u;
    }

    [MakesObjects, Differentiable, At("1 2; 3 4", 0.8, 1), At("1 2; 3 4", 0.8, 4)]
    public static double ReturnedMatrix(double[,] u, double w, int n)
    {
        var r = LeftMatrix(u, w, n);
        return r[0, 1] * w + r[1, 0];
    }

    private static Span<double> LeftSpan(Span<double> u, Span<double> v, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0] * (k + 1);
            v[1] = u[1] * u[0];
            if (v[1] > 3) return v;
            var t = u; u = v; v = t;
        }
        return u;
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 4)]
    public static double ReturnedSpan(double[] u, double w, int n)
    {
        Span<double> v = stackalloc double[2];
        var r = LeftSpan(u, v, w, n);
        return r[0] * w + r[1];
    }

    private static (double[] X, int Steps) LeftInTuple(double[] u, double w, int n)
    {
        double[] v = new double[2];
        for (int k = 0; k < n; k++)
        {
            v[0] = w * u[0] * (k + 1);
            v[1] = u[1] * u[0];
            if (v[1] > 3) return (v, k);
            (u, v) = (v, u);
        }
        return (u, n);
    }

    [Differentiable, At("1 2", 0.8, 1), At("1 2", 0.8, 4)]
    public static double ReturnedInTuple(double[] u, double w, int n)
    {
        var (r, it) = LeftInTuple((double[])u.Clone(), w, n);
        return r[0] * w + r[1] * it;
    }

    private static double[] LeftAtLast(double[] u, double w)
    {
        double[] v = new double[2];
        while (true)
        {
            v[0] = w * u[0];
            v[1] = u[1] * w + v[0];
            if (v[0] < 0.5) return v;
            (u, v) = (v, u);
        }
    }

    [Differentiable, At("1 2", 0.8), At("1 2", 0.3)]
    public static double ReturnedFromEndless(double[] u, double w)
    {
        double[] r = LeftAtLast(u, w);
        return r[0] * r[1];
    }

    private static bool TrySolve(double[] u, double w, int n, out double[] r)
    {
        r = new double[2];
        for (int k = 0; k < n; k++)
        {
            r[0] = w * u[0] + r[1];
            r[1] = u[1] * r[0];
            if (r[1] > 4) return false;
        }
        return true;
    }

    [Differentiable, At("1 2", 0.8, 3), At("1 2", 0.3, 2)]
    public static double Tried(double[] u, double w, int n)
    {
        if (!TrySolve(u, w, n, out double[] r)) return r[0] * r[0];
        return r[0] + r[1] * w;
    }

    [Differentiable, At("1 2 0.5", 0.1, 2, 3)]
    public static double NestedSteps(double[] c, double k, int m, int n)
    {
        double[] next = new double[c.Length];
        for (int d = 0; d < m; d++)
            for (int s = 0; s < n; s++)
            {
                for (int i = 0; i < c.Length; i++) next[i] = c[i] - k * c[i] * c[0];
                (c, next) = (next, c);
            }
        return c[1] * c[2];
    }

    [MakesObjects, Differentiable, At("1 2; 0.5 1", 0.1, 2, 3)]
    public static double NestedMatrices(double[,] c, double k, int m, int n)
    {
        double[,] next = new double[2, 2];
        for (int d = 0; d < m; d++)
            for (int s = 0; s < n; s++)
            {
                for (int i = 0; i < 2; i++) next[0, i] = c[1, i] - k * c[0, i] * c[1, 0];
                (c, next) = (next, c);
            }
        return c[1, 1] * c[0, 1];
    }

    [Differentiable, At("1 2 0.5; 0.3 0.1 0.9", 0.7)]
    public static double RowsOfATable(double[,] x, double g)
    {
        int n = x.GetLength(1);
        double[] prev = new double[n + 1], cur = new double[n + 1];
        double total = 0;
        for (int p = 0; p < x.GetLength(0); p++)
        {
            for (int j = 0; j <= n; j++) prev[j] = j * g;
            for (int i = 1; i <= n; i++)
            {
                cur[0] = i * g;
                for (int j = 1; j <= n; j++) cur[j] = Math.Sqrt(1 + prev[j - 1] * cur[j - 1] + x[p, i - 1] * x[p, j - 1]);
                (prev, cur) = (cur, prev);
            }
            total += prev[n];
        }
        return total;
    }

    [Differentiable, At("1 2 0.5", 0.1, 2, 3)]
    public static double SwappedInBoth(double[] x, double k, int m, int n)
    {
        double[] a = (double[])x.Clone(), b = new double[3];
        for (int d = 0; d < m; d++)
        {
            for (int i = 0; i < 3; i++) b[i] = a[i] - k * a[i];
            (a, b) = (b, a);
            for (int q = 0; q < n; q++)
            {
                for (int i = 0; i < 3; i++) b[i] = a[i] - k * a[i] * a[0];
                (a, b) = (b, a);
            }
        }
        return a[1] * a[2];
    }

    [Differentiable, At("1 0.5", 1.7, 3), At("0.1 -1", 0.4, 3)]
    public static double ConditionalInside(double[] x, double k, int n)
    {
        double[] best = (double[])x.Clone(), trial = new double[x.Length];
        for (int it = 0; it < n; it++)
            for (int q = 0; q < 4; q++)
            {
                for (int i = 0; i < x.Length; i++) trial[i] = k * best[i];
                if (trial[0] < best[0]) { (best, trial) = (trial, best); }
            }
        return best[0] * best[1];
    }

    [Differentiable, At("1 0.5", 1.7, 3), At("0.1 -1", 0.4, 3)]
    public static double UntilAccepted(double[] x, double k, int n)
    {
        double[] best = (double[])x.Clone(), trial = new double[x.Length];
        for (int it = 0; it < n; it++)
        {
            double s = k;
            bool ok = false;
            while (!ok && s > 0.01)
            {
                for (int i = 0; i < x.Length; i++) trial[i] = s * best[i];
                if (trial[0] < best[0]) { (best, trial) = (trial, best); ok = true; }
                s *= 0.5;
            }
        }
        return best[0] * best[1];
    }

    [Differentiable, At(1.5, 3, true), At(1.5, 3, false)]
    public static double EitherEmpty(double x, int n, bool b)
    {
        double[] d = b ? new double[n] : Array.Empty<double>();
        for (int i = 0; i < d.Length; i++) d[i] = x * i;
        return b ? d[1] * x : x;
    }

    [Differentiable, At(1.5, 3, true), At(1.5, 3, false)]
    public static double EmptyAtFirst(double x, int n, bool b)
    {
        double[] d = Array.Empty<double>();
        if (b) d = new double[n];
        for (int i = 0; i < d.Length; i++) d[i] = x * i;
        return d.Length > 1 ? d[1] * x : x;
    }

    [Differentiable, At("1 2", "3 4", 0.8), At("1 2", null, 0.8)]
    public static double OneOrTheOther(double[] u, double[]? q, double w)
    {
        double[]? t = w > 0.5 ? q : u;
        if (t != null) return t[0] * w;
        return u[1];
    }

    [Differentiable, At("1 2", "3 4", 0.8), At("1 2", null, 0.8)]
    public static double Replaced(double[] u, double[]? q, double w)
    {
        if (w < 0.5) q = u;
        if (q is null) return w * u[0];
        return q[0] * q[1];
    }

    [Differentiable, At("1 2", "3 4", 0.8), At("1 2", null, 0.8), At("1 2", "3 4", 0.2)]
    public static double Dropped(double[] u, double[]? q, double w)
    {
        if (w < 0.5) q = null;
        if (q is null) return w * u[0];
        return q[0] * q[1];
    }

    [Differentiable, At("1 2; 3 4", null, 0.8), At("1 2; 3 4", "1 2; 5 6", 0.8)]
    public static double RowsMade(double[][] u, double[][]? q, double w)
    {
        if (q == null) { q = new double[u.Length][]; for (int i = 0; i < q.Length; i++) q[i] = new double[] { w, w * w }; }
        double s = 0;
        for (int i = 0; i < q.Length; i++) s += q[i][0] * u[i][1] * w;
        return s;
    }

    [Differentiable, At("1 2", "3 4", 0.8, 0), At("1 2", null, 0.8, 4), At("1 2", null, 0.8, 0)]
    public static double WrittenIfThere(double[] u, double[]? q, double w, int n)
    {
        double[]? t = n > 0 ? u : q;
        if (t != null) t[0] = w * u[0];
        double[] r = t ?? u;
        return r[0] * r[1] + u[0];
    }

    [Differentiable, At("1 2", "3 4", 0.8, 2), At("1 2", null, 0.8, 3)]
    public static double LastOne(double[] u, double[]? q, double w, int n)
    {
        double[]? last = null;
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            if (last != null) s += last[0] * last[1];
            u[0] *= w;
            last = i % 2 == 0 ? u : q;
        }
        return s + u[0];
    }

    [Differentiable, At("1 -2 3", "0.1 0.2 0.3", 0.3, 4), At("1 -2 3", "0.1 0.2 0.3", 0.9, 1), At("1 -2 3", "0.1 0.2 0.3", 0.9, 0)]
    public static double Tabulated(double[] x, double[] y, double k, int n)
    {
        double[] z = x;
        double s = 0;
        while (n-- > 0)
        {
            if (n % 3 == 1) z = y;
            else if (n % 3 == 2) { z = x; s *= 0.5; continue; }
            for (int i = 0; i < z.Length; i++) z[i] = k * z[i] + s;
            s += z[0] * z[z.Length - 1];
        }
        return s + z[1] * x[0] - y[2];
    }

    [Differentiable, At("1 0.5", "0.8 0.1", 1.7), At("0.1 -1", "0.3 2", 0.9), At("0.1 -1", "0.3 2", 30.0)]
    public static double Backtracking(double[] x, double[] c, double step)
    {
        int n = x.Length;
        double[] best = (double[])x.Clone();
        double f0 = Misfit(best, c);
        for (int it = 0; it < 3; it++)
        {
            double[] g = new double[n];
            for (int i = 0; i < n; i++) g[i] = 2 * (best[i] - c[i]) + 4 * best[i] * best[i] * best[i];
            double s = step;
            for (int k = 0; k < 12; k++)
            {
                double[] trial = new double[n];
                for (int i = 0; i < n; i++) trial[i] = best[i] - s * g[i];
                double f = Misfit(trial, c);
                if (f < f0)
                {
                    best = trial;
                    f0 = f;
                    break;
                }

                s *= 0.5;
            }
        }

        return f0 + best[0] * best[n - 1];
    }

    private static double Misfit(double[] x, double[] c)
    {
        double f = 0;
        for (int i = 0; i < x.Length; i++) f += (x[i] - c[i]) * (x[i] - c[i]) + x[i] * x[i] * x[i] * x[i];
        return f;
    }

    [Differentiable, At("1 2 0.5", 0.3, 2, 3), At("1 2 0.5", 0.3, 0, 3), At("1 2 0.5", 0.3, 2, 0)]
    public static double SteppedInside(double[] x, double k, int n, int m)
    {
        double[] y = (double[])x.Clone();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                double[] next = new double[x.Length];
                for (int q = 0; q < next.Length; q++) next[q] = y[q] + k * Math.Sin(y[(q + 1) % next.Length]);
                y = next;
            }
        }

        return y[0] * y[1] + y[2];
    }

    private static double[] Relaxed(double[] b, double w, int n)
    {
        double[] x = new double[b.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < x.Length; i++) x[i] = w * b[i] + 0.3 * x[x.Length - 1 - i];
            if (x[0] > 1.3) return x;
        }

        return x;
    }

    [Differentiable, At("1 2", 0.8, 2), At("1 2", 0.8, 0), At("1 2", 1.2, 3)]
    public static double RelaxedAgain(double[] b, double w, int n)
    {
        for (int r = 0; r < 3; r++) b = Relaxed(b, w, n);
        return b[0] * b[1];
    }

    // What is found was chosen before the loop, in an arm.
    [Differentiable, At("1 2", 0.8, 3), At("1 2", 0.8, 1), At("1 2 5", 0.8, 3)]
    public static double FoundBefore(double[] u, double w, int n)
    {
        double[] v;
        if (u.Length == 2)
        {
            v = new double[2];
            v[1] = w * u[0];
        }
        else
        {
            throw new ArgumentException("two");
        }

        double[] a = (double[])u.Clone();
        for (int k = 0; k < n; k++)
        {
            v[0] += w * a[1];
            if (k == 2)
            {
                a = v;
                break;
            }
        }

        return a[0] * a[1];
    }
}
