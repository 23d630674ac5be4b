namespace Zoo.Loops;

// Polynomials, splines, quadrature and transforms.

static partial class Interpolation
{
    [Differentiable, At("1 -2 0.5 3", 0.7), At("4", 0.7), At("", 0.7)] public static double Horner(ReadOnlySpan<double> c, double x) { double p = 0; for (int i = c.Length - 1; i >= 0; i--) p = p * x + c[i]; return p; }
    [Differentiable, At("1 -2 0.5 3", 0.7), At("4 1", -0.3)] public static double Clenshaw(double[] c, double x) { double b1 = 0, b2 = 0; for (int k = c.Length - 1; k > 0; k--) (b1, b2) = (2 * x * b1 - b2 + c[k], b1); return x * b1 - b2 + c[0]; }
    [Differentiable, At("0 1 2.5 3", "1 2 0.5 1", 1.7), At("0 1", "1 2", 0.3)] public static double Lagrange(double[] xs, double[] ys, double x) { double s = 0; for (int i = 0; i < xs.Length; i++) { double l = ys[i]; for (int j = 0; j < xs.Length; j++) { if (j == i) continue; l *= (x - xs[j]) / (xs[i] - xs[j]); } s += l; } return s; }
    [Differentiable, At("0 1 2.5 3", "1 2 0.5 1", 1.7)] public static double NewtonDividedDifferences(double[] xs, double[] ys, double x) { int n = xs.Length; for (int k = 1; k < n; k++) for (int i = n - 1; i >= k; i--) ys[i] = (ys[i] - ys[i - 1]) / (xs[i] - xs[i - k]); double p = ys[n - 1]; for (int i = n - 2; i >= 0; i--) p = p * (x - xs[i]) + ys[i]; return p; }
    [Differentiable, At("1 2 0.5 1", 0.3)] public static double DeCasteljau(double[] points, double t) { Span<double> b = stackalloc double[points.Length]; points.CopyTo(b); for (int k = b.Length - 1; k > 0; k--) for (int i = 0; i < k; i++) b[i] = (1 - t) * b[i] + t * b[i + 1]; return b[0]; }

    [Differentiable, At("0 1 2.5 3 4.5", "1 2 0.5 1 3", 1.7), At("0 1 2.5 3 4.5", "1 2 0.5 1 3", 9.0), At("0 1 2.5 3 4.5", "1 2 0.5 1 3", -1.0)]
    public static double LinearByBinarySearch(ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, double x)
    {
        if (x <= xs[0]) return ys[0];
        if (x >= xs[^1]) return ys[^1];
        int low = 0, high = xs.Length - 1;
        while (high - low > 1) { int middle = (low + high) / 2; if (xs[middle] <= x) low = middle; else high = middle; }
        double t = (x - xs[low]) / (xs[high] - xs[low]);
        return ys[low] + t * (ys[high] - ys[low]);
    }

    [Differentiable, At("0 1 2.5 3", "1 2 0.5 1", 1.7), At("0 1 2.5 3", "1 2 0.5 1", 0.2)] public static double CubicSpline(double[] xs, double[] ys, double x)
    {
        int n = xs.Length;
        var second = new double[n];
        var u = new double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double sig = (xs[i] - xs[i - 1]) / (xs[i + 1] - xs[i - 1]), p = sig * second[i - 1] + 2;
            second[i] = (sig - 1) / p;
            u[i] = (ys[i + 1] - ys[i]) / (xs[i + 1] - xs[i]) - (ys[i] - ys[i - 1]) / (xs[i] - xs[i - 1]);
            u[i] = (6 * u[i] / (xs[i + 1] - xs[i - 1]) - sig * u[i - 1]) / p;
        }

        for (int k = n - 2; k >= 0; k--) second[k] = second[k] * second[k + 1] + u[k];
        int lo = 0, hi = n - 1;
        while (hi - lo > 1) { int k = (hi + lo) >> 1; if (xs[k] > x) hi = k; else lo = k; }
        double h = xs[hi] - xs[lo], a = (xs[hi] - x) / h, b = (x - xs[lo]) / h;
        return a * ys[lo] + b * ys[hi] + ((a * a * a - a) * second[lo] + (b * b * b - b) * second[hi]) * h * h / 6;
    }

    [Differentiable, At(0.5, 2.0, 8), At(0.5, 2.0, 1)] public static double Trapezoid(double a, double b, int n) { double h = (b - a) / n, s = 0.5 * (F(a) + F(b)); for (int i = 1; i < n; i++) s += F(a + i * h); return s * h; }
    static double F(double x) => Math.Sin(x * x) + x;
    [Differentiable, At(0.5, 2.0, 0.3, 4)] public static double Simpson(double a, double b, double k, int n) { double h = (b - a) / (2 * n), s = 0; for (int i = 0; i <= 2 * n; i++) { int w = i == 0 || i == 2 * n ? 1 : i % 2 == 1 ? 4 : 2; s += w * Math.Exp(-k * (a + i * h)); } return s * h / 3; }
    [Differentiable, At("1 2 4", "0.5 1 0.25")] public static double TrapezoidOfData(double[] x, double[] y) { double s = 0; for (int i = 1; i < x.Length; i++) s += (x[i] - x[i - 1]) * (y[i] + y[i - 1]) / 2; return s; }
    [Differentiable, At("1 2 3 4 5", "0.5 -1 0.25"), At("1 2", "1 2 3")] public static double Convolution(double[] x, double[] k) { var y = new double[Math.Max(0, x.Length - k.Length + 1)]; for (int i = 0; i < y.Length; i++) for (int j = 0; j < k.Length; j++) y[i] += x[i + j] * k[^(j + 1)]; double s = 0; foreach (double v in y) s += v * v; return s; }
    [Differentiable, At("1 2 3 4; 5 6 7 8; 9 1 2 3", "1 0; -1 2")] public static double Convolution2(double[,] x, double[,] k) { double s = 0; for (int i = 0; i + 1 < x.GetLength(0); i++) for (int j = 0; j + 1 < x.GetLength(1); j++) { double y = 0; for (int a = 0; a < 2; a++) for (int b = 0; b < 2; b++) y += x[i + a, j + b] * k[a, b]; s += Math.Max(y, 0) * y; } return s; }

    /// <summary>Iterative butterflies over interleaved real and imaginary parts; then the power of one frequency.</summary>
    [Differentiable, At("1 0 2 0.5 -1 0 0.3 0.7", 1), At("1 0", 0)] public static double Fft(Span<double> z, int frequency)
    {
        int n = z.Length / 2;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) { (z[2 * i], z[2 * j]) = (z[2 * j], z[2 * i]); (z[2 * i + 1], z[2 * j + 1]) = (z[2 * j + 1], z[2 * i + 1]); }
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            for (int start = 0; start < n; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    (double sin, double cos) = Math.SinCos(-2 * Math.PI * k / length);
                    int a = 2 * (start + k), b = a + length;
                    double re = z[b] * cos - z[b + 1] * sin, im = z[b] * sin + z[b + 1] * cos;
                    z[b] = z[a] - re;
                    z[b + 1] = z[a + 1] - im;
                    z[a] += re;
                    z[a + 1] += im;
                }
            }
        }

        return z[2 * frequency] * z[2 * frequency] + z[2 * frequency + 1] * z[2 * frequency + 1];
    }

    [Differentiable, At("1 2 3 4 0.5 0.25 1 2")] public static double HaarWavelet(double[] x) { int n = x.Length; var t = new double[n]; while (n > 1) { n /= 2; for (int i = 0; i < n; i++) { t[i] = (x[2 * i] + x[2 * i + 1]) / 2; t[n + i] = (x[2 * i] - x[2 * i + 1]) / 2; } t.AsSpan(0, 2 * n).CopyTo(x); } double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[i] * i; return s; }
}
