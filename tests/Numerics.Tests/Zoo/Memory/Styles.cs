namespace Zoo.Memory;

// Small methods in the styles of numerical libraries, games, signal processing and control.

static partial class Styles
{
    [Differentiable, At("1 2 3 4", "0.5 -0.25")] public static double FirFilter(ReadOnlySpan<double> x, ReadOnlySpan<double> h) { Span<double> y = stackalloc double[x.Length]; for (int n = 0; n < x.Length; n++) for (int k = 0; k < h.Length && k <= n; k++) y[n] += h[k] * x[n - k]; double e = 0; foreach (double v in y) e += v * v; return e; }
    [Differentiable, At("1 2 3 4", 0.3, -0.2)] public static double Biquad(double[] x, double a1, double a2) { double z1 = 0, z2 = 0, e = 0; foreach (double v in x) { double w = v - a1 * z1 - a2 * z2; e += (w + 2 * z1 + z2) * w; (z1, z2) = (w, z1); } return e; }
    [Differentiable, At("1 2 3 4 0 1")] public static double DelayLine(double[] x) { double[] line = new double[3]; int at = 0; double e = 0; foreach (double v in x) { double old = line[at]; line[at] = v + 0.5 * old; at = (at + 1) % line.Length; e = e * 0.9 + old * v; } return e; }
    [Differentiable, At("1 0.5 -0.5 2")] public static double Haar(double[] x) { double[] y = (double[])x.Clone(), t = new double[x.Length]; for (int n = y.Length; n > 1; n /= 2) { for (int i = 0; i < n / 2; i++) { t[i] = (y[2 * i] + y[2 * i + 1]) / 2; t[n / 2 + i] = (y[2 * i] - y[2 * i + 1]) / 2; } Array.Copy(t, y, n); } return y[0] * y[1] + y[2] * y[3]; }
    [Differentiable, At("1 2; 3 4", "1 1; 0 1")] public static double JaggedProduct(double[][] a, double[][] b) { double[][] c = Multiply(a, b); c = Multiply(c, a); return c[0][0] * c[1][1] + c[0][1]; }
    static double[][] Multiply(double[][] a, double[][] b) { var c = new double[a.Length][]; for (int i = 0; i < a.Length; i++) { c[i] = new double[b[0].Length]; for (int j = 0; j < c[i].Length; j++) for (int k = 0; k < b.Length; k++) c[i][j] += a[i][k] * b[k][j]; } return c; }
    [MayBeRefused, Differentiable, At("1 2; 3 4", 3), At("1 2; 3 4", 0)] public static double JaggedPower(double[][] a, int n) { double[][] p = { new[] { 1.0, 0 }, new[] { 0.0, 1 } }; for (int k = 0; k < n; k++) p = Multiply(p, a); return p[0][0] * p[1][1] + p[0][1]; }
    [Differentiable, At("4 1; 1 3", "1 2", 2)] public static double ConjugateGradient(double[,] a, double[] b, int steps)
    {
        int n = b.Length;
        double[] x = new double[n], r = (double[])b.Clone(), p = (double[])b.Clone();
        double rr = Dot(r, r);
        for (int k = 0; k < steps && rr > 1e-12; k++)
        {
            double[] ap = Apply(a, p);
            double alpha = rr / Dot(p, ap);
            for (int i = 0; i < n; i++) { x[i] += alpha * p[i]; r[i] -= alpha * ap[i]; }
            double next = Dot(r, r);
            double beta = next / rr;
            rr = next;
            double[] q = new double[n];
            for (int i = 0; i < n; i++) q[i] = r[i] + beta * p[i];
            p = q;
        }

        return Dot(x, b);
    }

    static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
    static double[] Apply(double[,] a, double[] x) { var y = new double[a.GetLength(0)]; for (int i = 0; i < y.Length; i++) for (int j = 0; j < x.Length; j++) y[i] += a[i, j] * x[j]; return y; }
    [Differentiable, At("1 0.5", "0.1 0.2; 0.3 0.4", "0.5 0.6; 0.7 0.1")] public static double Layers(double[] x, params double[][] weights) { double[] h = x; foreach (double[] w in weights) { var next = new double[2]; for (int i = 0; i < 2; i++) next[i] = Math.Tanh(w[0] * h[0] + w[1] * h[i]); h = next; } return h[0] * h[1]; }
    [Differentiable, At("0.5 0.2 0.3", 2)] public static double GradientDescent(double[] start, int steps) { double[] x = (double[])start.Clone(); for (int k = 0; k < steps; k++) { double[] g = new double[x.Length]; for (int i = 0; i < x.Length; i++) g[i] = 2 * x[i] + (i > 0 ? x[i - 1] : 0); for (int i = 0; i < x.Length; i++) x[i] -= 0.1 * g[i]; } return Dot(x, x); }
    [Differentiable, At("0.5 0.2", 3)] public static double Momentum(double[] start, int steps) { double[] x = start, v = new double[x.Length]; for (int k = 0; k < steps; k++) { double[] nv = new double[x.Length], nx = new double[x.Length]; for (int i = 0; i < x.Length; i++) { nv[i] = 0.9 * v[i] - 0.1 * x[i] * x[i]; nx[i] = x[i] + nv[i]; } (x, v) = (nx, nv); } return Dot(x, v); }
    [Differentiable, At("1 2 3 4 5", 2), At("1 2 3 4 5", 0)] public static double Smoothing(double[] y, int passes) { double[] s = y; while (passes-- > 0) { var t = new double[s.Length]; t[0] = s[0]; t[^1] = s[^1]; for (int i = 1; i < s.Length - 1; i++) t[i] = (s[i - 1] + 2 * s[i] + s[i + 1]) / 4; s = t; } double e = 0; for (int i = 0; i < y.Length; i++) e += (y[i] - s[i]) * (y[i] - s[i]) * (i + 1); return e; }
    [Differentiable, At("0.1 0.9 0.5", 0.3, 6)] public static double LogisticMap(double[] x, double c, int n) { Span<double> now = stackalloc double[3]; x.CopyTo(now); for (int k = 0; k < n; k++) { Span<double> next = stackalloc double[3]; for (int i = 0; i < 3; i++) next[i] = now[i] * (1 - now[(i + 1) % 3]) + c; next.CopyTo(now); } return now[0] * now[1] + now[2]; }
    [Differentiable, At("3 1 2")] public static double BubbleSort(double[] x) { bool swapped; do { swapped = false; for (int i = 1; i < x.Length; i++) if (x[i - 1] > x[i]) { (x[i - 1], x[i]) = (x[i], x[i - 1]); swapped = true; } } while (swapped); double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i] * (i + 1); return s; }
    [Differentiable, At("1 2 3 4 5 6 7", 3)] public static double MovingMedian(double[] x, int w) { double s = 0; for (int i = 0; i + w <= x.Length; i++) { double[] v = x[i..(i + w)]; for (int a = 1; a < w; a++) { double t = v[a]; int b = a - 1; while (b >= 0 && v[b] > t) { v[b + 1] = v[b]; b--; } v[b + 1] = t; } s += v[w / 2] * v[0]; } return s; }
    [Differentiable, At("1 2 3 4")] public static double InPlaceTranspose(double[] m) { ref double a = ref m[1]; ref double b = ref m[2]; (a, b) = (b * 2, a); return m[0] * m[1] + m[2] * m[3]; }
    static void Rotate(ref double x, ref double y, double c, double s) { double t = c * x - s * y; y = s * x + c * y; x = t; }
    [Differentiable, At("1 2 3 4", 0.3)] public static double Rotations(double[] v, double angle) { for (int i = 0; i + 1 < v.Length; i++) Rotate(ref v[i], ref v[i + 1], Math.Cos(angle), Math.Sin(angle)); return v[0] * v[1] + v[2] * v[^1]; }
    [Differentiable, At("1 2 3 4 5 6")] public static double Chunks(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i += 2) { ReadOnlySpan<double> pair = x.Slice(i, 2); s = s * 0.5 + pair[0] * pair[1]; } return s; }
    [Differentiable, At("0.2 0.4 0.1 0.3", "1 2 3 4", 3)] public static double Particles(double[] p, double[] v, int steps) { for (int k = 0; k < steps; k++) { var f = new double[p.Length]; for (int i = 0; i < p.Length; i++) for (int j = 0; j < i; j++) { double d = p[i] - p[j], g = d / (1 + d * d); f[i] -= g; f[j] += g; } for (int i = 0; i < p.Length; i++) { v[i] += 0.1 * f[i]; p[i] += 0.1 * v[i]; } } double e = 0; foreach (double u in v) e += u * u; return e; }
    [Differentiable, At("1 2; 0.5 1", "0.3 0.1", 3)] public static double Kalman(double[,] f, double[] x0, int n) { double[,] p = { { 1, 0 }, { 0, 1 } }; double[] x = x0; for (int k = 0; k < n; k++) { x = Apply(f, x); double[,] q = new double[2, 2]; for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) { q[i, j] = i == j ? 0.1 : 0; for (int a = 0; a < 2; a++) for (int b = 0; b < 2; b++) q[i, j] += f[i, a] * p[a, b] * f[j, b]; } double gain = q[0, 0] / (q[0, 0] + 1); x[0] += gain * (1 - x[0]); q[0, 0] *= 1 - gain; p = q; } return x[0] * p[1, 1] + x[1]; }
    [Differentiable, At("1 0.3", 5), At("1 0.3", 0)] public static double AdaptiveEuler(double[] y0, int most) { double[] y = y0; double t = 0, h = 0.1; for (int k = 0; k < most && t < 1; k++) { double[] full = { y[0] + h * y[1], y[1] - h * y[0] }; double[] half = { y[0] + h / 2 * y[1], y[1] - h / 2 * y[0] }; double[] twice = { half[0] + h / 2 * half[1], half[1] - h / 2 * half[0] }; double error = Math.Abs(full[0] - twice[0]); if (error > 0.002) { h *= 0.5; continue; } t += h; y = twice; } return y[0] * y[1] + t; }
    [Differentiable, At("0.3 0.5 0.2", "1 2 3")] public static double Mixture(ReadOnlySpan<double> w, ReadOnlySpan<double> m) { Span<double> log = stackalloc double[w.Length]; double most = double.NegativeInfinity; for (int i = 0; i < w.Length; i++) { log[i] = Math.Log(w[i]) - m[i] * m[i] / 2; most = Math.Max(most, log[i]); } double s = 0; foreach (ref double l in log) { l = Math.Exp(l - most); s += l; } return most + Math.Log(s); }
    [Differentiable, At("1 2 3 4", 2)] public static double DynamicRows(double[] x, int n) { double[][] table = new double[n + 1][]; table[0] = (double[])x.Clone(); for (int k = 1; k <= n; k++) { table[k] = new double[table[k - 1].Length - 1]; for (int i = 0; i < table[k].Length; i++) table[k][i] = (table[k - 1][i + 1] - table[k - 1][i]) * table[k - 1][0]; } return table[n][0] * table[n][^1]; }
    [Differentiable, At("0 1 2 3", "1 2 0 1", 1.5)] public static double Neville(double[] xs, double[] ys, double x) { double[] p = (double[])ys.Clone(); for (int k = 1; k < p.Length; k++) for (int i = 0; i < p.Length - k; i++) p[i] = ((x - xs[i + k]) * p[i] + (xs[i] - x) * p[i + 1]) / (xs[i] - xs[i + k]); return p[0]; }
    [Differentiable, At("1 2 3", "4 5 6 7")] public static double EditDistance(double[] a, double[] b) { double[] previous = new double[b.Length + 1]; for (int j = 0; j < previous.Length; j++) previous[j] = j; for (int i = 1; i <= a.Length; i++) { double[] current = new double[b.Length + 1]; current[0] = i; for (int j = 1; j <= b.Length; j++) current[j] = Math.Min(Math.Min(previous[j] + 1, current[j - 1] + 1), previous[j - 1] + (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1])); previous = current; } return previous[b.Length]; }
    [Differentiable, At("1 2 3", 4)] public static float Resample(float[] x, int n) { float[] y = new float[n]; for (int i = 0; i < n; i++) { float t = (float)i * (x.Length - 1) / (n - 1); int k = Math.Min((int)t, x.Length - 2); y[i] = x[k] + (t - k) * (x[k + 1] - x[k]); } float s = 0; foreach (float v in y) s += v * v; return s; }
    [Differentiable, At("1 2 3 4 5"), At("2 1")] public static double PrefixThenDifference(double[] x) { double[] sums = [0, .. x]; for (int i = 1; i < sums.Length; i++) sums[i] += sums[i - 1]; double s = 0; for (int i = 0; i < x.Length; i++) for (int j = i + 1; j <= x.Length; j++) s += (sums[j] - sums[i]) * (sums[j] - sums[i]); return s; }
    [Differentiable, At("0.6 0.4", "0.7 0.3; 0.4 0.6", 3)] public static double MarkovChain(double[] start, double[][] t, int n) { double[] p = start; for (int k = 0; k < n; k++) { double[] q = new double[p.Length]; for (int i = 0; i < p.Length; i++) { double[] row = t[i]; for (int j = 0; j < row.Length; j++) q[j] += p[i] * row[j]; } p = q; } return p[0] * p[0]; }
    [Differentiable, At("1 2 3", 2), At("1 2 3", 0)] public static double LocalFunctionSteps(double[] x, int n) { double[] y = x; double k = 0.5; double[] Step(double[] z) { var w = new double[z.Length]; for (int i = 0; i < z.Length; i++) w[i] = z[i] + k * z[0] * z[i]; return w; } for (int s = 0; s < n; s++) { y = Step(y); k *= y[0] * 0.1; } return Dot(y, y); }
    [Differentiable, At("2 1 0.5; 1 3 0.2; 0.5 0.2 4")] public static double JaggedCholesky(double[][] a) { int n = a.Length; var l = new double[n][]; for (int i = 0; i < n; i++) { l[i] = new double[i + 1]; for (int j = 0; j <= i; j++) { double s = a[i][j]; for (int k = 0; k < j; k++) s -= l[i][k] * l[j][k]; l[i][j] = i == j ? Math.Sqrt(s) : s / l[j][j]; } } double log = 0; for (int i = 0; i < n; i++) log += Math.Log(l[i][i]); return 2 * log; }
    [Differentiable, At("1 2 3", "4 5 6")] public static double Halving(double[] x, double[] y) { double[] lo = x, hi = y; for (int k = 0; k < 4; k++) { var mid = new double[x.Length]; double s = 0; for (int i = 0; i < x.Length; i++) { mid[i] = (lo[i] + hi[i]) / 2; s += mid[i] * mid[i]; } if (s > 40) hi = mid; else lo = mid; } return lo[0] * hi[1] + lo[2]; }
    [MayBeRefused, Differentiable, At("1 2 3 4 5 6", 2, 3)] public static double Reshape(double[] x, int rows, int columns) { var m = new double[rows][]; for (int i = 0; i < rows; i++) m[i] = x[(i * columns)..((i + 1) * columns)]; Array.Reverse(m); double s = 0; foreach (double[] r in m) s = s * 0.5 + r[0] * r[^1]; return s; }
}
