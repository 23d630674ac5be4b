#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateStyles
{
    static double[] FirstOver(double[] x, double w, int n, int m)
    {
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
            {
                double[] c = [x[0] * i + w, x[1] * j - w];
                if (c[0] * c[1] > 3) return c;
            }
        return [w, w * w];
    }
    static double[]? Maybe(double[] x, double w, int i)
    {
        if (i % 3 == 1) return null;
        return Step(x, w + i);
    }
    static double F(double x, double w) => Math.Exp(-w * x) * Math.Sin(x);
    static double[] Convolve(double[] a, double[] b)
    {
        var c = new double[a.Length + b.Length - 1];
        for (int i = 0; i < a.Length; i++) for (int j = 0; j < b.Length; j++) c[i + j] += a[i] * b[j];
        return c;
    }
    static double[] BestOf(double[] x, double w, int n)
    {
        double[]? best = null; double f = double.MaxValue;
        for (int i = 0; i < n; i++) { double[] c = Step(x, w * i - 1); double v = Dot(c, c); if (v < f) { f = v; best = c; } }
        return best ?? x;
    }
    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double StepOfPrev(double[] x, double w, int n)
    {
        double[]? prev = null;
        for (int i = 0; i < n; i++) prev = Step(prev ?? x, w);
        return prev == null ? w : prev[0];
    }

    [Differentiable, At("1 2", 0.7, 1), At("1 2", 0.7, 2), At("1 2", 0.7, 5)]
    public static double DoNoBreak(double[] x, double w, int n)
    {
        double[]? prev = null;
        double s = 0;
        do
        {
            double[] cur = Step(prev ?? x, w);
            s += prev is null ? 1 : prev[0] * cur[0];
            prev = cur;
        }
        while (--n > 0);
        return s * prev[0] + prev[1];
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double ThirdLoop(double[] x, double w, int n)
    {
        double[]? b = null;
        for (int i = 0; i < n; i++) b = Step(x, w + i);
        double[] a = b ?? x;
        double s = 0;
        for (int i = 0; i < n; i++) { a = Step(a, w); s += a[0]; }
        return s + a[1];
    }

    [MayBeRefused, Differentiable, At("1 2", 0.3, 0, 1), At("1 2", 0.3, 5, 4), At("1 2", 0.3, 2, 2)]
    public static double NestedReturn(double[] x, double w, int n, int m)
    {
        double s = 0;
        for (int k = 0; k < 3; k++) { double[] r = FirstOver(x, w + k, n, m); s += r[0] * r[1] * (k + 1); }
        return s;
    }

    [MayBeRefused, Differentiable, At("1 2", 0.3, 0), At("1 2", 0.3, 4)]
    public static double ChosenFromNull(double[] x, double w, int n)
    {
        double[]? kept = null;
        double s = x[0];
        for (int i = 0; i < n; i++)
        {
            double[] cur = Step(x, w * i);
            kept = i % 2 == 0 ? cur : kept;
            double[]? other = i > 1 ? kept : null;
            if (other != null) s += other[0] * cur[1];
            s += kept![1] * w;
        }
        return s;
    }

    [MayBeRefused, Differentiable, At("1 2", 0.3, 0), At("1 2", 0.3, 2), At("1 2", 0.3, 7)]
    public static double HelperNull(double[] x, double w, int n)
    {
        double[]? last = null;
        double s = x[0] * w;
        for (int i = 0; i < n; i++)
        {
            double[]? p = Maybe(x, w, i);
            if (p == null) continue;
            if (last != null) s += last[0] * p[1];
            last = p;
        }
        return s;
    }

    [Differentiable, At("1 0; 0 1", "1 0.1; 0 1", "0.5 1 0.7 2", 0.1, 0.2), At("1 0; 0 1", "1 0.1; 0 1", "", 0.1, 0.2)]
    public static double KalmanGeneral(double[,] p0, double[,] f, double[] z, double q, double r)
    {
        int n = p0.GetLength(0);
        double[,] p = p0, x = new double[n, 1], h = new double[1, n];
        h[0, 0] = 1;
        double ll = 0;
        for (int t = 0; t < z.Length; t++)
        {
            x = Mul(f, x);
            p = Add(Mul(Mul(f, p), Transpose(f)), Eye(n), q);
            double s = Mul(Mul(h, p), Transpose(h))[0, 0] + r;
            double y = z[t] - x[0, 0];
            double[,] k = Scale(Mul(p, Transpose(h)), 1 / s);
            x = Add(x, k, y);
            p = Mul(Add(Eye(n), Mul(k, h), -1), p);
            ll -= 0.5 * (Math.Log(s) + y * y / s);
        }
        return ll + p[0, 1] * x[1, 0];
    }

    [MayBeRefused, Differentiable, At("0.5 0.5; 0.2 0.8", 13), At("0.5 0.5; 0.2 0.8", 0), At("0.5 0.5; 0.2 0.8", 1)]
    public static double SquaringNullStart(double[,] a, int e)
    {
        double[,]? r = null;
        while (e != 0)
        {
            if ((e & 1) != 0) r = r == null ? a : Mul(r, a);
            e >>= 1;
            if (e != 0) a = Mul(a, a);
        }
        return r == null ? 0 * a[0, 0] + 1 : Total(r);
    }

    [MayBeRefused, Differentiable, At(0.2, 1.5, 0.7, 1), At(0.2, 1.5, 0.7, 5), At(0.2, 0.21, 0.7, 6)]
    public static double RombergRows(double a, double b, double w, int max)
    {
        double[]? prev = null;
        double h = b - a;
        for (int i = 0; i < max; i++)
        {
            double[] row = new double[i + 1];
            if (prev == null) row[0] = 0.5 * h * (F(a, w) + F(b, w));
            else
            {
                h /= 2;
                double s = 0;
                for (int k = 1; k <= 1 << (i - 1); k++) s += F(a + (2 * k - 1) * h, w);
                row[0] = 0.5 * prev[0] + h * s;
                for (int j = 1; j <= i; j++) row[j] = row[j - 1] + (row[j - 1] - prev[j - 1]) / (Math.Pow(4, j) - 1);
                if (Math.Abs(row[i] - prev[i - 1]) < 1e-6) return row[i];
            }
            prev = row;
        }
        return prev![^1];
    }

    [MayBeRefused, Differentiable, At("1 2 3 4 5", 0.5, 2.0), At("1 2 3 4", 0.5, 9.0), At("1", 0.5, 0.1)]
    public static double RealStop(double[] x, double w, double lim)
    {
        double[] cur = x;
        double s = 0;
        while (cur.Length > 1)
        {
            double[] next = new double[cur.Length - 1];
            for (int i = 0; i < next.Length; i++) next[i] = (1 - w) * cur[i] + w * cur[i + 1] * cur[i];
            cur = next;
            s += cur[0];
            if (s > lim) break;
        }
        return cur[0] * s + cur[^1];
    }

    [Differentiable, At("1 2; 3 0.5; 1 1", 0.7), At("1 2", 0.7), At("", 0.7)]
    public static double RowsOfData(double[][] data, double w)
    {
        double[]? prev = null;
        double s = w;
        foreach (double[] row in data)
        {
            if (prev != null) s += row[0] * prev[1] * w;
            prev = row;
        }
        return s;
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double RestartFromBest(double[] x, double w, int n)
    {
        double[] p = x;
        double[]? best = null;
        double f = double.MaxValue;
        for (int i = 0; i < n; i++)
        {
            p = Step(p, w - i * 0.3);
            double v = Dot(p, p);
            if (v < f) { f = v; best = p; }
            else if (best != null) p = best;
        }
        return p[0] * p[1];
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 1), At("1 2", 0.7, 5), At("1 2", 2.7, 5)]
    public static double ReturnsPrev(double[] x, double w, int n)
    {
        double[]? prev = null;
        for (int i = 0; i < n; i++)
        {
            double[] cur = Step(prev ?? x, w);
            if (prev != null && cur[0] > 5) return prev[0] * cur[1];
            if (cur[0] < 0.2) { return prev is null ? w : prev[1]; }
            prev = cur;
        }
        return prev == null ? x[0] * w : prev[0];
    }

    [MayBeRefused, Differentiable, At("1 2", "3 2 1", 0.3, 1), At("1 2", "3", 0.3, 5), At("1 2", "1 4", 5.0, 9)]
    public static double LayersStop(double[] x, int[] widths, double w, int n)
    {
        double[] a = x;
        int l = 0;
        foreach (int width in widths)
        {
            if (a[0] > 1.5 || l++ > n) break;
            double[] z = new double[width];
            for (int i = 0; i < z.Length; i++) for (int j = 0; j < a.Length; j++) z[i] += a[j] * w * (i + 1) / (j + 1);
            a = z;
        }
        return a[0] * a[^1];
    }

    [Differentiable, At("1 2", 3.0, 3), At("1 2 1", 0.3, 0)]
    public static double[] PolynomialResult(double[] p, double x, int n)
    {
        double[] r = [x];
        for (int k = 0; k < n; k++) r = Convolve(r, p);
        return r;
    }

    [MayBeRefused, Differentiable, At("1 2 3", 0.5, 2, 3), At("1 2 3", 0.5, 0, 3)]
    public static double BeamOfBest(double[] x, double w, int n, int width)
    {
        double[] beam = [w];
        for (int t = 0; t < n; t++)
        {
            double[] cand = new double[beam.Length * x.Length];
            for (int i = 0; i < beam.Length; i++) for (int j = 0; j < x.Length; j++) cand[i * x.Length + j] = beam[i] * x[j] + Math.Sin(x[j] * t);
            int keep = Math.Min(width, cand.Length);
            double[] next = new double[keep];
            for (int r = 0; r < keep; r++)
            {
                int best = r;
                for (int i = r + 1; i < cand.Length; i++) if (cand[i] > cand[best]) best = i;
                (cand[r], cand[best]) = (cand[best], cand[r]);
                next[r] = cand[r];
            }
            beam = next;
        }
        double s = 0;
        foreach (double v in beam) s += v * v;
        return s;
    }

    [Differentiable, At("1 2", 0.7, 5), At("1 2", 0.7, 0)]
    public static double TwoLoops(double[] x, double w, int n)
    {
        double[]? prev = null;
        double s = 0;
        for (int i = 0; i < n; i++) { if (i > 2) break; double[] cur = Step(x, w * i); if (prev != null) s += prev[0] * cur[1]; prev = cur; }
        for (int i = 0; i < n; i++) { double[] cur = Step(prev ?? x, w * i); if (prev != null) s += prev[1] * cur[0]; prev = cur; if (s > 10) break; }
        return prev == null ? s + x[0] : s * prev[1];
    }

    [MayBeRefused, Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 1), At("1 2", 0.7, 5)]
    public static double WrittenAfterLoop(double[] x, double w, int n)
    {
        double[]? prev = null, best = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            double[] c = Step(x, w - i);
            if (best == null || c[0] > best[0]) best = c;
            prev = c;
        }
        if (prev != null && best != null) { prev[0] *= w; s += best[0] * prev[1]; best[1] += s; s += prev[1] * prev[0]; }
        return s;
    }

    [MayBeRefused, Differentiable, At("0.5 0.1; 0.2 0.4", 0), At("0.5 0.1; 0.2 0.4", 1), At("0.5 0.1; 0.2 0.4", 3), At("0.5 0.1 0.3; 0.2 0.4 0.1", 1), At("0.5 0.1 0.3; 0.2 0.4 0.1", 2)]
    public static double TransposedInTurn(double[,] a, int n)
    {
        double[,] r = a;
        for (int k = 0; k < n; k++) r = Transpose(Add(r, r, 0.3));
        return Total(r);
    }

    [MayBeRefused, Differentiable, At("1 2", 0.7, 1), At("1 2", 0.7, 0), At("1 2", 0.7, 5)]
    public static double MaybeAssigned(double[] x, double w, int n)
    {
        double[]? p = null;
        double s = w;
        for (int i = 0; i < n; i++)
        {
            double[]? q = i % 2 == 0 ? Step(x, w) : null;
            if (q != null) p = q;
            if (p != null) s += p[0] * s * 0.1;
        }
        return s;
    }

    [Differentiable, At("1 2", 0.7, 0), At("1 2", 0.7, 1), At("1 2", 0.7, 3)]
    public static double RepeatedBest(double[] x, double w, int n)
    {
        double[] p = x;
        for (int i = 0; i < n; i++) p = BestOf(p, w, i);
        return Dot(p, p);
    }

    [Differentiable, At("1 0.3", 0.7, 0), At("1 0.3", 0.7, 1), At("1 0.3", 0.7, 3)]
    public static double PatienceReset(double[] x, double w, int n)
    {
        double[]? best = null;
        double[] p = x;
        double f = double.MaxValue;
        for (int i = 0; i < n; i++)
        {
            double[] q = Step(p, w - 0.5 * i);
            double v = q[0] * q[1];
            if (v < f) { f = v; best = q; p = q; }
            else p = best!;
        }
        return p[0] * f + p[1];
    }
}
