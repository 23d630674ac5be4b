#nullable enable
namespace Zoo.Memory;

static partial class LateArrays
{
    static double[] Times(double[] a, double w)
    {
        var r = new double[a.Length];
        for (int i = 0; i < a.Length; i++) r[i] = a[i] * w + 0.1 * a[(i + 1) % a.Length];
        return r;
    }

    [Differentiable, At("1 2", "0.3 0.4", 0.7, 0), At("1 2", "0.3 0.4", 0.7, 1), At("1 2", "0.3 0.4", 0.7, 4)]
    public static double Previous(double[] u, double[] q, double w, int n)
    {
        double[]? prev = null;
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double[] cur = [u[0] * w + i, q[1] * u[1]];
            if (prev is not null) s += (cur[0] - prev[0]) * cur[1] * prev[1];
            prev = cur;
        }
        return s + u[0];
    }

    [Differentiable, At("1 2 0.5", 0.7, 1), At("1 2 0.5", 0.7, 5)]
    public static double TwoBack(double[] u, double w, int n)
    {
        double[]? prev = null, before = null;
        double s = 0;
        while (n-- > 0)
        {
            double[] cur = Times(u, w + n);
            if (prev != null && before != null) s += cur[0] * prev[1] * before[2];
            else if (prev != null) s += cur[0] * prev[1];
            before = prev;
            prev = cur;
        }
        return s * u[1] + u[0];
    }

    [Differentiable, At("1 2 3", 2.0), At("1", 0.3)]
    public static double Cache(double[] x, double w)
    {
        double[]? cache = null;
        double s = 0;
        for (int i = 0; i < x.Length; i++)
        {
            if (cache == null)
            {
                cache = new double[x.Length];
                for (int j = 0; j < x.Length; j++) cache[j] = Math.Exp(-w * x[j]);
            }
            s += cache[i] * x[i];
        }
        return s;
    }

    [Differentiable, At("1 2 3", 2.0, 1), At("1 2 3", 0.3, 5)]
    public static double CacheWhenNeeded(double[] x, double w, int n)
    {
        double[]? cache = null;
        double s = x[0];
        for (int i = 0; i < n; i++)
        {
            s += w * i;
            if (i % 2 == 0) continue;
            cache ??= Times(x, w);
            s += cache[i % 3] * s;
        }
        if (cache is null) return s;
        return s * cache[1];
    }

    [Differentiable, At("1 2", 0.7, 3), At("-1 2", 0.7, 4)]
    public static double Best(double[] x, double w, int n)
    {
        double[]? best = null;
        double f = double.MaxValue;
        for (int i = 0; i < n; i++)
        {
            double[] p = Times(x, w * i);
            double v = p[0] * p[1];
            if (v < f)
            {
                f = v;
                best = p;
            }
        }
        return best![0] * f + best[1];
    }

    [Differentiable, At("1 2", 0.7, 3), At("-1 2", 0.7, 4)]
    public static double BestClone(double[] x, double w, int n)
    {
        double[]? best = null;
        double[] p = (double[])x.Clone();
        double f = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < p.Length; j++) p[j] = w * p[j] + Math.Sin(p[0] + i);
            double v = p[0] * p[1];
            if (best is null || v < f)
            {
                f = v;
                best = (double[])p.Clone();
            }
            p[1] += 0.1 * best[0];
        }
        return f * (best?[1] ?? 1.0);
    }

    [Differentiable, At("1 2", 0.7, 2, 2), At("-1 2", 0.7, 3, 1)]
    public static double BestOfNested(double[] x, double w, int n, int m)
    {
        double[]? best = null;
        double f = double.MaxValue;
        for (int i = 0; i < n; i++)
        {
            for (int k = 0; k < m; k++)
            {
                double[] p = Times(x, w * i - k);
                double v = p[0] * p[1];
                if (best == null || v < f) (best, f) = (p, v);
            }
        }
        return best == null ? x[0] : best[0] * f;
    }

    [Differentiable, At("1 2", 0.8, 4), At("1 2", 0.8, 1)]
    public static double[] ReturnNew(double[] u, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            double[] v = [w * u[0] * k, u[1]];
            if (k == 2) return v;
        }
        return u;
    }

    [Differentiable, At("1 2", 0.8, 4), At("1 2", 0.3, 7), At("1 2", 0.3, 0)]
    public static double[] Converge(double[] u, double w, int n)
    {
        double[] v = u;
        for (int k = 0; k < n; k++)
        {
            double[] z = Times(v, w);
            if (Math.Abs(z[0] - v[0]) < 0.3) return z;
            v = z;
        }
        return v;
    }

    [Differentiable, At("1 2", 0.8, 4), At("1 2", 0.3, 7)]
    public static double ConvergeOrThrow(double[] u, double w, int n)
    {
        double[] z = Limit(u, w, n);
        return z[0] * z[1];
    }

    static double[] Limit(double[] v, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            double[] z = Times(v, w);
            double d = 0;
            for (int i = 0; i < z.Length; i++) d += Math.Abs(z[i] - v[i]);
            if (d < 1.2) return z;
            v = z;
        }
        throw new InvalidOperationException("no limit");
    }

    [Differentiable, At("1 2", 0.8), At("1 2", 3.0), At("0.1 0.1", 0.01)]
    public static (double, double) Pair(double[] u, double w)
    {
        double[] r = Roots(u, w);
        return (r[0] * r[1], r[0] + u[1]);
    }

    static double[] Roots(double[] u, double w)
    {
        double a = u[0];
        while (true)
        {
            a = 0.5 * (a + w / a);
            if (a * a - w < 1e-3) return [a, -a * u[1]];
            if (a > 50) return [a, w];
        }
    }

    [Differentiable, At("1 2", 0.8, 3)]
    public static double CalledInLoop(double[] u, double w, int n)
    {
        double s = 0;
        for (int i = 0; i < n; i++) s += Roots(u, w + i)[1] * Converge(u, w, i)[0];
        return s;
    }

    [Differentiable, At("0.5 0.1; 0.2 0.4", 0.8, 3), At("0.5 0.1; 0.2 0.4", 0.8, 0)]
    public static double Matrices(double[,] a, double w, int n)
    {
        double[,]? prev = null;
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            double[,] next = new double[a.GetLength(0), a.GetLength(1)];
            for (int i = 0; i < a.GetLength(0); i++)
                for (int j = 0; j < a.GetLength(1); j++) next[i, j] = a[i, j] * w + (prev == null ? 1 : prev[j, i] * a[i, j]);
            prev = next;
            s += prev[0, 1];
        }
        return s + (prev == null ? a[0, 0] : prev[1, 1] * prev[0, 0]);
    }

    [MakesObjects, Differentiable, At("0.5 0.1; 0.2 0.4", 0.8, 3), At("0.5 0.1; 0.2 0.4", 0.1, 6)]
    public static double ReturnedMatrix(double[,] a, double w, int n) => Powered(a, w, n)[0, 1] * w;

    static double[,] Powered(double[,] a, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            double[,] next = new double[2, 2];
            for (int i = 0; i < 2; i++)
                for (int j = 0; j < 2; j++) next[i, j] = a[i, 0] * a[0, j] + w * a[i, 1] * a[1, j];
            a = next;
            if (a[0, 0] < 0.05) return a;
        }
        return a;
    }

    [Differentiable, At("1 2 3 4", 0.5), At("1 2 3", 0.5), At("5", 0.5)]
    public static double Halving(double[] x, double k)
    {
        double[] cur = x;
        for (int n = x.Length; n > 1; n /= 2)
        {
            double[] half = new double[n / 2];
            for (int i = 0; i < half.Length; i++) half[i] = cur[2 * i] + k * cur[2 * i + 1];
            cur = half;
        }
        return cur[0] * cur[0];
    }

    [Differentiable, At("1 2", 0.5, 3), At("1 2", 0.5, 0)]
    public static double Last(double[] x, double k, int n)
    {
        double[]? last = null;
        foreach (double v in x)
            for (int i = 0; i < n; i++)
                if (i % 2 == 0) last = [v * k, v * i + k];
        return last is { Length: 2 } ? last[0] * last[1] : x[0];
    }

    [Differentiable, At("1 2 3 4", 0.5, 1), At("1 2 3 4 5", 0.5, 9), At("1 2 3", 0.5, 0)]
    public static double HalvingLimited(double[] x, double k, int n)
    {
        double[] cur = x;
        while (cur.Length > 1 && n-- > 0)
        {
            double[] half = new double[cur.Length / 2];
            for (int i = 0; i < half.Length; i++) half[i] = cur[2 * i] + k * cur[2 * i + 1];
            cur = half;
        }
        return cur[0] * cur[0];
    }

    static double[,] Product(double[,] a, double[,] b)
    {
        double[,] c = new double[a.GetLength(0), b.GetLength(1)];
        for (int i = 0; i < c.GetLength(0); i++)
            for (int j = 0; j < c.GetLength(1); j++)
                for (int k = 0; k < b.GetLength(0); k++) c[i, j] += a[i, k] * b[k, j];
        return c;
    }

    static double[,] Identity(int n)
    {
        double[,] c = new double[n, n];
        for (int i = 0; i < n; i++) c[i, i] = 1;
        return c;
    }

    [Differentiable, At("0.5 0.1; 0.2 0.4", 5), At("0.5 0.1; 0.2 0.4", 0), At("0.5 0.1 1; 0.2 0.4 -1; 1 0.3 0.2", 3)]
    public static double Squaring(double[,] a, int e)
    {
        double[,] r = Identity(a.GetLength(0));
        while (e > 0)
        {
            if (e % 2 == 1) r = Product(r, a);
            a = Product(a, a);
            e /= 2;
        }
        return r[0, 0] + r[0, 1] * r[1, 0];
    }

    [Differentiable, At("0.5 0.1; 0.2 0.4", 0.7, 4), At("0.5 0.1; 0.2 0.4", 0.7, 1)]
    public static double Exponential(double[,] a, double t, int terms)
    {
        int n = a.GetLength(0);
        double[,] sum = Identity(n), term = Identity(n);
        for (int k = 1; k < terms; k++)
        {
            term = Product(term, a);
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                {
                    term[i, j] *= t / k;
                    sum[i, j] += term[i, j];
                }
        }
        return sum[0, 0] * sum[1, 1] - sum[0, 1] * sum[1, 0] * term[0, 0];
    }

    [Differentiable, At("1 2", "0.5 0.1; 0.2 0.4", 3), At("1 2", "0.5 0.1; 0.2 0.4", 0)]
    public static double RowTimes(double[] u, double[,] a, int n)
    {
        double[,] row = new double[1, u.Length];
        for (int i = 0; i < u.Length; i++) row[0, i] = u[i];
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            double[,] next = Product(row, a);
            s += next[0, 0] * row[0, 1];
            row = k % 2 == 0 ? next : Product(next, a);
        }
        return s + row[0, 0];
    }

    // Product throws where the primal does: 2 x 3 times 2 x 3
    [MayBeRefused, Differentiable, At("0.5 0.1; 0.2 0.4", "1 2 3; 0.4 0.5 0.6", 1), At("0.5 0.1; 0.2 0.4", "1 2 3; 0.4 0.5 0.6", 2), At("0.5 0.1; 0.2 0.4", "1 2; 0.4 0.5", 3)]
    public static double Oblong(double[,] s, double[,] a, int n)
    {
        double[,] r = s;
        for (int k = 0; k < n; k++)
        {
            if (r[0, 0] > 9) r = s;
            else r = Product(r, a);
        }
        return r[0, 1] * r[1, 1];
    }

    [MayBeRefused, Differentiable, At("1 2", 0.8, 4), At("1 2", -0.8, 4), At("1 2", 0.8, 1)]
    public static double[] OneOrTwo(double[] u, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            if (k == 2) return [w * u[0], u[1]];
            if (u[k % 2] * w < 0) return [w];
        }
        return u;
    }

    [Differentiable, At("1 2", 0.8, 4), At("1 2", 0.8, 1)]
    public static double Growing(double[] u, double w, int n)
    {
        double[]? prev = null;
        double s = u[1];
        for (int k = 0; k < n; k++)
        {
            double[] next = new double[k + 1];
            for (int i = 0; i < next.Length; i++) next[i] = u[0] * w * i + (prev == null ? 1 : prev[i % prev.Length] * s);
            prev = next;
            s += next[k] * prev.Length;
        }
        return s;
    }
}
