namespace Zoo.Loops;

// Methods with several results: arrays.

static partial class ArrayResults
{
    [Differentiable] public static double[] Squares(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; return y; }
    [Differentiable, At("1 2 3"), At("-800 800"), At("4")] public static double[] Softmax(ReadOnlySpan<double> x) { double m = x[0]; foreach (double v in x) if (v > m) m = v; var y = new double[x.Length]; double s = 0; for (int i = 0; i < y.Length; i++) { y[i] = Math.Exp(x[i] - m); s += y[i]; } for (int i = 0; i < y.Length; i++) y[i] /= s; return y; }
    [Differentiable, At("1 2 3; 4 5 6", "1 0 -1"), At("2x1", "3")] public static double[] MatrixVector(double[,] a, double[] x) { var y = new double[a.GetLength(0)]; for (int i = 0; i < y.Length; i++) for (int j = 0; j < x.Length; j++) y[i] += a[i, j] * x[j]; return y; }
    [Differentiable, At(0.7, 5), At(0.7, 1), At(0.7, 0)] public static double[] Powers(double x, int n) { var y = new double[n]; double p = 1; for (int i = 0; i < n; i++) { y[i] = p; p *= x; } return y; }
    [Differentiable, At("1 2 3")] public static double[] Collected(double[] x) => [x[0] * x[1], 2, x[2], .. x];
    [Differentiable, At("1 2 3")] public static double[] ReturnsInput(double[] x) { for (int i = 1; i < x.Length; i++) x[i] *= x[i - 1]; return x; }
    [Differentiable, At("1 2 3", 2), At("1 2 3", 0)] public static double[] Sliced(double[] x, int k) { x[0] *= x[^1]; return x[k..]; }
    [Differentiable, At("1 2 3")] public static float[] Floats(float[] x) { var y = new float[2]; foreach (float v in x) { y[0] += v; y[1] += y[0] * v; } return y; }
    [Differentiable, At(0.5, "1 2 3 4"), At(0.5, "1")] public static double[] Smoothing(double alpha, ReadOnlySpan<double> y) { var level = new double[y.Length]; level[0] = y[0]; for (int t = 1; t < y.Length; t++) level[t] = alpha * y[t] + (1 - alpha) * level[t - 1]; return level; }
    [Differentiable, At("1 2 3", true), At("1 2 3", false)] public static double[] EitherLength(double[] x, bool one) { if (one) return [x[0] * x[1]]; var y = new double[x.Length + 1]; for (int i = 0; i < x.Length; i++) y[i + 1] = y[i] + x[i] * x[i]; return y; }
    [Differentiable, At("3 1 2")] public static double[] Sorted(double[] x) { var y = (double[])x.Clone(); for (int i = 0; i < y.Length; i++) for (int j = i + 1; j < y.Length; j++) if (y[j] < y[i]) (y[i], y[j]) = (y[j], y[i]); return y; }
    [Differentiable, At("1.5 0.4", "0 1 2")] public static double[] Residuals(double[] b, [NoGradient] double[] ts) { var r = new double[ts.Length]; for (int i = 0; i < r.Length; i++) r[i] = b[0] * Math.Exp(-b[1] * ts[i]) - 1; return r; }
    [Differentiable, At("1 2 3 4 5 6")] public static double[] WideToNarrow(double[] x) { double s = 0; foreach (double v in x) s += Math.Sin(v) * s + v; return [s]; }
    [Differentiable, At(0.7, 3)] public static double[] NarrowToWide(double x, int n) { var y = new double[3 * n]; for (int i = 0; i < y.Length; i++) y[i] = Math.Pow(x, i) / (i + 1); return y; }
}
