namespace Zoo.Loops;

// Methods with several results: spans that a void method writes.

static partial class SpanResults
{
    [Differentiable, At("1 2 3", 3), At("", 0), At("1 2 3", 2), At("1 2 3", 4)] public static void Squares(ReadOnlySpan<double> x, Span<double> y) { if (y.Length != x.Length) throw new ArgumentException("lengths differ", nameof(y)); for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; }
    [Differentiable, At("1 2 3 4 5 6", "1 0 -1", 2)] public static void MatrixVector(double[] a, double[] x, Span<double> y) { for (int i = 0; i < y.Length; i++) { double s = 0; for (int j = 0; j < x.Length; j++) s += a[i * x.Length + j] * x[j]; y[i] = s; } }
    [Differentiable, At("1 2 3 4 5 6", "1 0 -1 2 1 1", 4, 3)] public static void MatrixProduct(ReadOnlySpan<double> a, ReadOnlySpan<double> b, Span<double> c, int inner) { c.Clear(); int n = a.Length / inner, m = b.Length / inner; for (int i = 0; i < n; i++) for (int k = 0; k < inner; k++) for (int j = 0; j < m; j++) c[i * m + j] += a[i * inner + k] * b[k * m + j]; }
    [Differentiable, At(0.7, 2.0, 4), At(0.7, 2.0, 0)] public static void Trajectory(double angle, double speed, Span<double> heights) { double y = 0, v = speed * Math.Sin(angle); for (int i = 0; i < heights.Length; i++) { heights[i] = y; y += v * 0.1; v -= 0.981; } }
    [Differentiable, At(0.7, 2, 3)] public static void TwoSpans(double x, Span<double> a, Span<double> b) { for (int i = 0; i < a.Length; i++) a[i] = x * i; for (int i = 0; i < b.Length; i++) b[i] = Math.Pow(x, i) + a[0]; }
    [Differentiable, At("1 2 3", 3)] public static void Filled(double[] x, Span<double> y) { y.Fill(x[0] * x[1]); y[^1] += x[2]; }
    [Differentiable, At("1 2 3", 3)] public static void Copied(double[] x, Span<double> y) { x.CopyTo(y); y[0] *= y[1]; y[1] = y[0] + 1; }
    [Differentiable, MayBeRefused, At("1 2 3", 6)] public static void Halves(double[] x, Span<double> y) { Triple(x, y[..3]); Triple(x.AsSpan(1), y.Slice(3, 2)); y[5] = y[0] * y[4]; }
    static void Triple(ReadOnlySpan<double> x, Span<double> y) { for (int i = 0; i < x.Length; i++) y[i] = 3 * x[i]; }
    [Differentiable, At("1 2 3", 3)] public static void ReadAfterWritten(double[] x, Span<double> y) { y[0] = x[0]; for (int i = 1; i < y.Length; i++) y[i] = y[i - 1] * x[i] + y[0]; }
    [Differentiable, At("1 2 3", 2)] public static void Overwritten(double[] x, Span<double> y) { y[0] = x[0]; y[1] = y[0] * x[1]; y[0] = 5; y[0] *= x[2]; }
    [Differentiable, At("1 2 3", 3, true), At("1 2 3", 3, false)] public static void ByBranch(double[] x, Span<double> y, bool up) { if (up) { for (int i = 0; i < 3; i++) y[i] = x[i] * i; return; } for (int i = 0; i < 3; i++) y[i] = x[2 - i] * x[i]; }
    [Differentiable, At("1 2 3", 3)] public static void Floats(ReadOnlySpan<float> x, Span<float> y) { for (int i = 0; i < y.Length; i++) y[i] = MathF.Sin(x[i]) * x[0]; }
    [Differentiable, At("1 2 3", "0.5 1 2", 3)] public static void InputsInPlace(double[] x, double[] w, Span<double> y) { for (int i = 0; i < y.Length; i++) { x[i] *= w[i]; y[i] = x[i] * x[0]; } }
    [Differentiable, At("1 2; 3 4", 2, 0.5)] public static void OfMatrix(double[,] a, Span<double> y, double k) { for (int i = 0; i < y.Length; i++) y[i] = a[i, 0] * k + a[i, 1] * a[0, i]; }
    [Differentiable, MayBeRefused, At("1 2; 3", 3)] public static void OfRows(double[][] a, Span<double> y) { int n = 0; foreach (double[] row in a) foreach (double v in row) y[n++] = v * v; y[0] += a[1][0]; }
    [Differentiable, At("0.1 0.5 0.2 0.2", 4, 0.2, 2)] public static void HeatSteps(ReadOnlySpan<double> u, Span<double> v, double k, int steps) { u.CopyTo(v); Span<double> next = stackalloc double[v.Length]; for (int s = 0; s < steps; s++) { for (int i = 0; i < v.Length; i++) next[i] = v[i] + k * ((i > 0 ? v[i - 1] : 0) - 2 * v[i] + (i + 1 < v.Length ? v[i + 1] : 0)); next.CopyTo(v); } }
    [Differentiable, At("1 2 3", 2), At("1 2 3", 9)] public static void Throws(double[] x, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; }
}
