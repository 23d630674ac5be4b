#nullable enable
using static System.Math;
namespace Zoo.Memory;

// The same array under two names, none yet, or none again.
static partial class TwoNames
{
    static double[]? TrySolve(double a, double b, double c)
    {
        double d = b * b - 4 * a * c;
        if (d < 0) return null;
        double s = Sqrt(d);
        return [(-b + s) / (2 * a), (-b - s) / (2 * a)];
    }

    [MayBeRefused, Differentiable, At("1 -3 1 2", 3), At("1 1 1 2", 3), At("1 1 1 2", 0)]
    public static double LastRoots(double[] p, int n)
    {
        double[]? roots = null;
        for (int i = 0; i < n; i++)
        {
            double[]? r = TrySolve(p[0], p[1] - i, p[2]);
            if (r != null) roots = r;
        }
        return roots == null ? p[3] : roots[0] * roots[1] * roots[0];
    }

    [MayBeRefused, Differentiable, At("1 -3 1 2", 3), At("1 1 1 2", 3), At("1 1 1 2", 0)]
    public static double LastRootsOrNull(double[] p, int n)
    {
        double[]? roots = null;
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            roots = TrySolve(p[0], p[1] - i, p[2]);
            if (roots is null) continue;
            s += roots[0] * p[3];
        }
        return s + (roots?[1] ?? p[0]);
    }

    [MayBeRefused, Differentiable, At("1 2 3", 4), At("1 2 3", 1)]
    public static double Reset(double[] x, int n)
    {
        double[]? prev = null;
        double s = x[2];
        for (int i = 0; i < n; i++)
        {
            double[] cur = { x[0] * i, x[1] * s };
            if (prev != null) s += prev[0] * cur[1];
            if (i % 2 == 1) prev = null; else prev = cur;
        }
        return s;
    }

    [Differentiable, At("1 2 3", 4), At("1 2 3", 1)]
    public static double AliasWritten(double[] x, int n)
    {
        double[]? prev = null;
        double s = x[2];
        for (int i = 0; i < n; i++)
        {
            double[] cur = { x[0] * i, x[1] * s };
            if (prev != null) { prev[1] += s; s += prev[0] * prev[1]; }
            prev = cur;
            cur[0] *= s;
            s += prev[0];
        }
        return s;
    }

    [Differentiable, At("1 2 3", 4), At("1 2 3", 1)]
    public static double SometimesTwo(double[] x, int n)
    {
        double[]? a = null, b = null;
        double s = x[2];
        for (int i = 0; i < n; i++)
        {
            double[] cur = { x[0] * i, x[1] * s };
            a = cur;
            if (i % 2 == 0) b = cur;
            if (b != null) b[0] += 0.1;
            a[1] *= 1.1;
            s += a[0] * (b == null ? 1 : b[1]);
        }
        return s;
    }

    [MayBeRefused, Differentiable, At("1 2 3", 4), At("1 2 3", 1)]
    public static double SameTwice(double[] x, int n)
    {
        double[]? a = null, b = null;
        for (int i = 0; i < n; i++)
        {
            double[] cur = { x[0] * i, x[1] + i };
            a = cur; b = cur;
        }
        if (a != null) a[0] = x[2];
        return a is null ? x[0] : a[0] * b![0] * a[1];
    }

    [MayBeRefused, Differentiable, At("1 2 3", 4), At("1 2 3", 1)]
    public static double WrittenAfterLoop(double[] x, int n)
    {
        double[]? a = null;
        double[] t = new double[2];
        for (int i = 0; i < n; i++)
        {
            double[] cur = { x[0] * i, x[1] + i };
            a = cur;
            t = a;
        }
        if (a == null) return x[1];
        t[0] = 5 * x[2];
        return a[0] * t[1];
    }

    [Differentiable, At(1.5f, 2f, 3), At(1.5f, 2f, 0)]
    public static float Floats(float x, float y, int n)
    {
        float[]? prev = null;
        float s = x;
        for (int i = n; i > 0; i--)
        {
            float[] cur = { x * s, y };
            s = prev == null ? s * y : s + prev[0] * cur[1] * 0.1f;
            prev = cur;
        }
        return s;
    }

    [Differentiable, At("1 2 3", 2), At("1 2 3", 6)]
    public static double BreakBeforeAssign(double[] x, int n)
    {
        double[]? found = null;
        for (int i = 0; i < n; i++)
        {
            double[] t = { x[0] * i, x[1] };
            if (t[0] < 2) continue;
            found = t;
            if (t[0] > 3) break;
        }
        return found is { } f ? f[0] * f[1] : x[2] * x[2];
    }

    [Differentiable, At("1 2 3", 2), At("1 2 3", 6)]
    public static double DoWhile(double[] x, int n)
    {
        double[]? prev = null;
        double s = x[0];
        do
        {
            double[] next = { s * x[1], x[2] };
            s = 0.5 * next[0] + (prev?[1] ?? s) * 0.1;
            prev = next;
            n--;
        } while (n > 0 && prev[0] < 100);
        return prev[0] * s;
    }

    [Differentiable, At("1 2 3", 2), At("1 2 3", 6)]
    public static double WhileNull(double[] x, int n)
    {
        double[]? got = null;
        double w = x[0];
        while (got == null)
        {
            w *= 1.3;
            if (w * x[1] > 4) got = [w, w * x[2]];
        }
        return got[0] * got[1];
    }

    [Differentiable, At("1 2; 3 4; 5 6", 0.3), At("1 2", 0.3)]
    public static double RowsPrev(double[,] a, double k)
    {
        double[]? prev = null;
        double s = 0;
        for (int i = 0; i < a.GetLength(0); i++)
        {
            var row = new double[a.GetLength(1)];
            for (int j = 0; j < row.Length; j++) row[j] = a[i, j] * (prev is null ? k : prev[j]);
            s += row[0] * row[^1];
            prev = row;
        }
        return s;
    }

    static double Dist(double[]? a, double[] b) { if (a is null) return 0; double s = 0; for (int i = 0; i < a.Length; i++) s += (a[i] - b[i]) * (a[i] - b[i]); return Sqrt(s); }

    [Differentiable, At("1 2; 3 4; 5 6", 0.3), At("1 2", 0.3)]
    public static double Path(double[][] pts, double k)
    {
        double[]? last = null;
        double len = 0;
        foreach (double[] p in pts)
        {
            double[] q = { p[0] * k, p[1] + k * p[0] };
            len += Dist(last, q);
            last = q;
        }
        return len;
    }

    [Differentiable, At("1 2; 3 4; 5 6", 0.3), At("1 2", 0.3)]
    public static double PathRows(double[][] pts, double k)
    {
        double[]? last = null;
        double len = 0;
        foreach (double[] p in pts)
        {
            len += k * Dist(last, p);
            last = p;
        }
        return len;
    }

    static (double[] X, int It) Fix(double[] x, double k, int n)
    {
        double[] y = (double[])x.Clone();
        for (int i = 0; i < n; i++)
        {
            double[] z = { Cos(y[0]) * k, Sin(y[1] + y[0]) };
            if (Abs(z[0] - y[0]) < 1e-3) return (z, i);
            y = z;
        }
        return (y, n);
    }

    [Differentiable, At("1 2", 0.5, 3), At("1 2", 0.5, 30)]
    public static double UseTupled(double[] x, double k, int n)
    {
        var (z, it) = Fix(x, k, n);
        return z[0] * z[1] + it * x[0];
    }

    [MayBeRefused, Differentiable, At("1 2", 0.5, 3), At("1 2", 0.5, 30)]
    public static double TupledInLoop(double[] x, double k, int n)
    {
        double s = 0;
        for (int r = 0; r < 2; r++) { var (z, it) = Fix(x, k + r * 0.1, n); s += z[0] * z[1]; x = z; }
        return s;
    }

    [MayBeRefused, Differentiable, At("1 2", 0.5, 3, true), At("1 2", 0.5, 2, false)]
    public static double MaybeStart(double[] x, double k, int n, bool warm)
    {
        double[]? y = warm ? [x[1], x[0]] : null;
        for (int i = 0; i < n; i++)
        {
            double[] z = [x[0] * k, x[1] + (y?[0] ?? k)];
            y = z;
        }
        return y![0] * y[1];
    }

    [MayBeRefused, Differentiable, At("1 2", "3 4", 0.5, 3), At("1 2", null, 0.5, 3), At("1 2", null, 0.5, 0), At("1 2", "3 4", 0.5, 0)]
    public static double ParameterStart(double[] x, double[]? y, double k, int n)
    {
        for (int i = 0; i < n; i++)
        {
            double[] z = [x[0] * k, x[1] + (y == null ? k : y[0] * y[1])];
            y = z;
        }
        return y == null ? k * x[1] : y[0] * y[1];
    }

    [Differentiable, At("1 2 3 4 5", 0.5), At("1 2", 0.5)]
    public static double Shrink(double[] x, double k)
    {
        double[] cur = (double[])x.Clone();
        double s = 0;
        while (cur.Length > 1)
        {
            cur[0] += k * cur[^1];
            s += cur[0] * cur[1];
            cur = cur[..^1];
        }
        return s + cur[0];
    }

    [Differentiable, At("1 2 3 4 5", 0.5), At("1 2", 0.5)]
    public static double DeCasteljau(double[] x, double t)
    {
        double[] cur = x;
        while (cur.Length > 1)
        {
            double[] next = new double[cur.Length - 1];
            for (int i = 0; i < next.Length; i++) next[i] = (1 - t) * cur[i] + t * cur[i + 1];
            cur = next;
        }
        return cur[0];
    }

    [Differentiable, At("1 2 3 4 5", 0.5), At("1 2", -0.5)]
    public static double[] Poly(double[] roots, double s)
    {
        double[] c = { s };
        foreach (double r in roots)
        {
            double[] d = new double[c.Length + 1];
            for (int i = 0; i < c.Length; i++) { d[i + 1] += c[i]; d[i] -= r * c[i]; }
            c = d;
        }
        return c;
    }

    [Differentiable, At("1 2 0.5 0.3", 2.0)]
    public static double Romberg(double[] p, double b)
    {
        double[]? prev = null;
        double h = b;
        double result = 0;
        for (int k = 0; k < 5; k++)
        {
            double[] row = new double[k + 1];
            int m = 1 << k;
            double sum = 0;
            for (int i = 0; i < m; i++) sum += Exp(-p[0] * (i + 0.5) * h / m) * p[1];
            row[0] = sum * h / m;
            for (int j = 1; j <= k; j++) row[j] = row[j - 1] + (row[j - 1] - prev![j - 1]) / (Pow(4, j) - 1);
            prev = row;
            result = row[k];
        }
        return result * p[2];
    }

    [MayBeRefused, Differentiable, At("1 2 0.5", "0.3 0.4 0.1", 0.7, true), At("1 2 0.5", "0.3 0.4 0.1", 0.7, false)]
    public static double Itself(double[] x, double[] y, double w, bool c)
    {
        double[] t = c ? x : y;
        t.CopyTo(x, 0);
        return x[0] * x[1] * w + y[2];
    }

    [MayBeRefused, Differentiable, At("1 2 0.5", 0.7, 1), At("1 2 0.5 3", 0.7, 3)]
    public static double Shifted(double[] x, double w, int n)
    {
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            x.AsSpan(0, x.Length - 1).CopyTo(x.AsSpan(1));
            x[0] = w * k;
            s += x[1] * x[2];
        }
        return s + x[2];
    }

    [MayBeRefused, Differentiable, At("1 2 0.5", 0.7, 0), At("1 2 0.5 3", 0.7, 1)]
    public static double ShiftedBy(double[] x, double w, int k)
    {
        x.AsSpan(k).CopyTo(x);
        return x[0] * x[1] * w + x[2];
    }

    [MayBeRefused, Differentiable, At("1 2 0.5", "0.3 0.4 0.1", 0.7, 3), At("1 2 0.5", "0.3 0.4 0.1", 0.7, 2)]
    public static double ItselfInLoop(double[] x, double[] y, double w, int n)
    {
        for (int i = 0; i < n; i++)
        {
            ReadOnlySpan<double> t = i % 2 == 0 ? x : y;
            y[i % 3] *= w;
            t.CopyTo(x);
            x[i % 3] += y[0] * w;
        }
        return x[0] * x[1] * w + y[2];
    }

    [MakesObjects, Differentiable, At("0.5 0.1; 0.2 0.4", 0.7, 0), At("0.5 0.1; 0.2 0.4", 0.4, 1), At("1 0.3; -0.5 0.2", 0.9, 4)]
    public static double KeptOrNot(double[,] x, double w, int n)
    {
        double s = w;
        double[,] a = x;
        for (int i = n; i > 0; i--)
        {
            if (a[0, 0] > 0.4) s += a[0, 0] * x[1, 1] * 0.5;
            if (a[1, 0] * w < 0.5)
            {
                if (i > 0) s += x[0, 1] * a[1, 0] * 0.5;
                else a = x;
            }
            if (i % 2 == 0) a = x;
        }
        return s + a[1, 0] * a[0, 1];
    }
}
