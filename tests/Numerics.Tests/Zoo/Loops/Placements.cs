namespace Zoo.Loops;

/// <summary>Elements that are read and written in one loop: some stay what they were when they were read, some do not.</summary>
public static partial class Placements
{
    [Differentiable, At("1 2 3 4"), At("1.5"), At("")] public static double Behind(double[] x) { for (int i = 1; i < x.Length; i++) x[i] += Math.Sin(x[i - 1]) * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4"), At("1.5"), At("")] public static double Ahead(double[] x) { for (int i = 0; i < x.Length - 1; i++) x[i] *= Math.Sin(x[i + 1]); return Sum(x) * 2; }
    [Differentiable, At("1 2 3 4"), At("1 2")] public static double WrittenAhead(double[] x) { for (int i = 0; i < x.Length - 1; i++) x[i + 1] += Math.Exp(x[i] * 0.1) * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4"), At("1 2")] public static double WrittenBehind(double[] x) { for (int i = 1; i < x.Length; i++) x[i - 1] = x[i] * x[i] * x[i - 1]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5"), At("1")] public static double Downwards(double[] x) { for (int i = x.Length - 2; i >= 0; i--) x[i] += x[i + 1] * x[i + 1]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5"), At("1")] public static double DownwardsAhead(double[] x) { for (int i = x.Length - 1; i > 0; i--) x[i] += x[i - 1] * x[i - 1] * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5 6 7"), At("1 2")] public static double InTwos(double[] x) { for (int i = 2; i < x.Length; i += 2) x[i] = x[i - 1] * x[i - 2] + x[i] * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5 6 7"), At("1 2")] public static double InTwosBetween(double[] x) { for (int i = 0; i + 1 < x.Length; i += 2) { x[i + 1] *= x[i]; x[i] = x[i + 1] * x[i + 1]; } return Sum(x); }
    [Differentiable, At("1 2 3 4", 3), At("1 2", 0)] public static double Sweeps(double[] x, int n) { for (int t = 0; t < n; t++) for (int i = 1; i < x.Length; i++) x[i] = 0.5 * x[i] + Math.Sin(x[i - 1]) * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4", 3)] public static double BackAndForth(double[] x, int n) { for (int t = 0; t < n; t++) { for (int i = 1; i < x.Length; i++) x[i] += 0.1 * x[i - 1] * x[i]; for (int i = x.Length - 2; i >= 0; i--) x[i] -= 0.1 * x[i + 1] * x[i + 1]; } return Sum(x); }
    [Differentiable, At("1 2 3 4 5")] public static double Triangle(double[] x) { for (int i = 0; i < x.Length; i++) for (int j = 0; j < i; j++) x[i] += 0.1 * x[j] * x[j] * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5")] public static double TriangleBelow(double[] x) { for (int i = 0; i < x.Length; i++) for (int j = i + 1; j < x.Length; j++) x[i] += 0.1 * x[j] * x[j] * x[i]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5")] public static double TriangleOfWrites(double[] x) { for (int i = 0; i < x.Length; i++) for (int j = i + 1; j < x.Length; j++) x[j] += 0.1 * x[i] * x[i] * x[j]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5")] public static double TriangleWithItself(double[] x) { for (int i = 0; i < x.Length; i++) for (int j = 0; j <= i; j++) x[i] += 0.1 * x[j] * x[j]; return Sum(x); }
    [Differentiable, At("1 2 3; 4 5 6; 7 8 9")] public static double Wavefront(double[,] a) { for (int i = 1; i < a.GetLength(0); i++) for (int j = 1; j < a.GetLength(1); j++) a[i, j] += 0.1 * a[i - 1, j] * a[i, j - 1] + a[i - 1, j - 1] * a[i, j]; return a[2, 2] * a[1, 2]; }
    [Differentiable, At("1 2 3; 4 5 6; 7 8 9")] public static double AntiDiagonal(double[,] a) { for (int i = 1; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1) - 1; j++) a[i, j] = 0.1 * a[i - 1, j + 1] * a[i, j] * a[i, j + 1]; return a[2, 0] * a[2, 1] + a[1, 1]; }
    [Differentiable, At("1 2 3; 4 5 6; 7 8 9")] public static double ColumnsFirst(double[,] a) { for (int j = 1; j < a.GetLength(1); j++) for (int i = 0; i < a.GetLength(0) - 1; i++) a[i, j] *= 0.1 * a[i + 1, j - 1] * a[i + 1, j]; return a[0, 2] * a[1, 2]; }
    [Differentiable, At("1 2 3 4", 9), At("1 2 3 4", 0)] public static double Around(double[] x, int n) { for (int i = 0; i < n; i++) x[(i + 1) % 4] += 0.1 * x[i % 4] * x[(i + 1) % 4]; return Sum(x); }
    [Differentiable, At("1 2 3 4 5", 2), At("1 2 3 4 5", -1)] public static double ShiftedBySize(double[] x, int d) { for (int i = 2; i < 3; i++) for (int j = 0; j < 3; j++) x[i] = x[i] * x[i + d] * 0.1 + x[j]; return Sum(x); }
    [Differentiable, At("1 2 3 4")] public static double ThroughASlice(double[] x) { Span<double> y = x.AsSpan(1); for (int i = 0; i < y.Length; i++) { y[i] *= x[i]; x[i] += y[i] * y[i]; } return Sum(x); }
    [Differentiable, At("1 2 3 4 5", 3.5)] public static double StoredAndRead(double[] x, double limit) { double s = 0; for (int i = 1; i < x.Length; i++) { double e = Math.Exp(x[i] * 0.1); x[i] = e; s += e * e * x[i - 1]; if (s > limit) { x[i] = 2; break; } } return s * Sum(x); }
    [Differentiable, At("1 2; 3 4; 5 6")] public static double RowsInTurn(double[][] a) { for (int i = 1; i < a.Length; i++) for (int j = 0; j < 2; j++) a[i][j] += 0.1 * a[i - 1][j] * a[i][1 - j]; return a[2][0] * a[2][1]; }

    [Differentiable, At("-0 1"), At("0 -0")] public static double NegativeZeros(double[] x) { var y = new double[2]; y[0] += x[0]; var z = new double[x.Length]; for (int i = 0; i < x.Length; i++) z[i] += x[i]; return double.CopySign(x[1] * x[1], y[0]) + double.CopySign(2, z[0]) * z[1]; }
    [Differentiable, At("1 2 3 4", "0.5 0.25")] public static double ReadInAnArm(double[] x, double[] w) { double s = 0; for (int i = 0; i < x.Length; i++) { if (i > 0) { double p = x[i - 1]; for (int j = 0; j < w.Length; j++) s += Math.Sin(p * w[j]) * s * 0.1 + p * p * w[j]; } } return s; }
    [Differentiable, At("1 2 3 4", "2 3 1"), At("1 2 3 4", "")] public static double LengthInAnArm(double[] x, int[] widths) { double s = 1; for (int k = 0; k < widths.Length; k++) { if (k + 1 < widths.Length) { var z = new double[widths[k + 1]]; for (int i = 0; i < z.Length; i++) z[i] = x[i] * s; foreach (double v in z) s += v * v * 0.1; } } return s; }
    [Differentiable, At("1 2 3 4", "2 3 1")] public static double PartInAnArm(double[] x, int[] widths) { double s = 1; for (int k = 0; k < widths.Length; k++) { if (k + 1 < widths.Length) { Span<double> y = x.AsSpan(0, widths[k + 1]); for (int i = 0; i < y.Length; i++) { y[i] *= s; s += y[i] * 0.1; } } } return s * x[0]; }

    static double Sum(double[] x) { double s = 0; foreach (double v in x) s += v * v; return s; }
}
