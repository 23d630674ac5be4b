namespace Zoo.Loops;

// T[,] and T[][].

static partial class Matrices
{
    [Differentiable, At("1 2; 3 4"), At("1 2 3"), At(""), At(3)] public static double SumOfSquares(double[,] a) { double s = 0; for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) s += a[i, j] * a[i, j]; return s; }
    [Differentiable, At("1 2; 3 4"), At("2x3"), At("")] public static double ForeachElement(double[,] a) { double p = 1; foreach (double v in a) p = p * 0.5 + v * v; return p * a.Length / a.Rank; }
    [Differentiable, At("1 2; 3 4"), At("3x3"), At("2x3")] public static double Trace(double[,] a) { double s = 0; for (int i = 0; i < Math.Min(a.GetLength(0), a.GetLength(1)); i++) s += a[i, i]; return s * a[0, 0]; }
    [Differentiable, At("1 2; 3 4", "0.5 -1"), At("2x3", 3), At("2x3", 2)] public static double QuadraticForm(double[,] a, double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) for (int j = 0; j < x.Length; j++) s += x[i] * a[i, j] * x[j]; return s; }
    [Differentiable, At("1 2; 3 4")] public static double InPlace(double[,] a) { a[0, 1] *= a[1, 0]; a[1, 1] += a[0, 1]; (a[0, 0], a[1, 1]) = (a[1, 1], a[0, 0]); return a[0, 0] * a[0, 1] + a[1, 1]; }
    [Differentiable, At("1 2; 3 4"), At(3)] public static double TransposeInPlace(double[,] a) { int n = a.GetLength(0); for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) (a[i, j], a[j, i]) = (a[j, i] * 1.5, a[i, j]); double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s += a[i, j] * (i + 2 * j); return s; }
    [Differentiable, At("1 2; 3 4", "1 0; 2 1"), At("2x3", "3x2")] public static double ProductTrace(double[,] a, double[,] b)
    {
        int n = a.GetLength(0), m = b.GetLength(0);
        var c = new double[n, b.GetLength(1)];
        for (int i = 0; i < n; i++) for (int j = 0; j < c.GetLength(1); j++) for (int k = 0; k < m; k++) c[i, j] += a[i, k] * b[k, j];
        double s = 0;
        for (int i = 0; i < n; i++) s += c[i, i] * c[i, 0];
        return s;
    }

    [Differentiable, At(0.7, 1.3)] public static double Initialiser(double x, double y) { double[,] a = { { x, 1 }, { y, x * y } }; var b = new double[,] { { 1, x, 2 }, { y, 3, 0 } }; return a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0] + b[0, 1] * b[1, 0]; }
    [Differentiable, At("1 2; 3 4")] public static double RefToElement(double[,] a) { ref double r = ref a[1, 0]; r *= a[0, 0]; a[1, 0] += r; Twice(ref a[0, 1]); return r * a[0, 1]; }
    static void Twice(ref double v) => v *= 2;
    [Differentiable, At("1 2; 3 4")] public static double Cloned(double[,] a) { var b = (double[,])a.Clone(); b[0, 0] = a[1, 1] * b[0, 1]; a[0, 1] = 0; return b[0, 0] * b[0, 1] + a[0, 1]; }
    [Differentiable, At("1 2; 3 4", 1, 1), At("1 2; 3 4", 2, 0)] public static double OutOfRange(double[,] a, int i, int j) => a[i, j] * a[i, j];
    [Differentiable, At("1 2; 3 4", "2 0.5; 1 1")] public static double HeldMatrix(double[,] a, [NoGradient] double[,] w) { double s = 0; for (int i = 0; i < 2; i++) for (int j = 0; j < 2; j++) s += Math.Exp(a[i, j] * w[j, i]); return s; }
    [Differentiable, At("2x2")] public static float Floats(float[,] a) { float s = 0; foreach (float v in a) s += v * v; a[0, 0] = s; return a[0, 0] * a[1, 1]; }
    [Differentiable, At(0.4, "1 2; 3 4", "5 6")] public static double MixedInputs(double k, double[,] a, double[] b) => k * a[1, 0] * b[0] + a[0, 1] * b[1] * k * k;

    [Differentiable, At("1 2; 3 4 5; 6"), At(""), At("1 2")] public static double Jagged(double[][] a) { double s = 0; for (int i = 0; i < a.Length; i++) for (int j = 0; j < a[i].Length; j++) s += a[i][j] * a[i][j] * (i + 1); return s; }
    [Differentiable, At("1 2; 3 4 5; 6")] public static double JaggedForeach(double[][] a) { double s = 0; foreach (double[] row in a) { double p = 1; foreach (double v in row) p *= v; s += p * row.Length; } return s; }
    [Differentiable, At("1 2; 3 4")] public static double JaggedInPlace(double[][] a) { a[0][1] *= a[1][0]; double[] row = a[1]; row[1] += a[0][1]; row[0] = row[1] * row[1]; return a[1][0] + a[1][1] * a[0][0]; }
    [Differentiable, At("1 2; 3 4; 5 6")] public static double RowSwap(double[][] a) { double[] t = a[0]; a[0] = a[2]; a[2] = t; (a[0], a[1]) = (a[1], a[0]); a[0][0] *= 2; double s = 0; for (int i = 0; i < 3; i++) s = s * 0.5 + a[i][0] * a[i][1]; return s; }
    [Differentiable, At("1 2; 3 4")] public static double RowSpans(double[][] a) { Span<double> r = a[0], q = a[1].AsSpan(1); r[0] *= q[0]; ReadOnlySpan<double> p = a[1]; return p[0] * r[0] + p[^1] + r.Length; }
    [MakesObjects, Differentiable, At(0.7, 4)] public static double JaggedLocal(double x, int n) { var rows = new double[n][]; for (int i = 0; i < n; i++) { rows[i] = new double[i + 1]; for (int j = 0; j <= i; j++) rows[i][j] = j == 0 || j == i ? x : rows[i - 1][j - 1] + rows[i - 1][j] * x; } double s = 0; foreach (double v in rows[n - 1]) s += v * v; return s; }
    [MakesObjects, Differentiable, At(0.7, 1.3)] public static double JaggedInitialiser(double x, double y) { double[][] a = [[x, 1], [y, x * y, 3], []]; double[][] b = { new[] { x, y }, new double[2] }; b[1][0] = a[1][1]; return a[0][0] * a[1][2] + b[0][1] * b[1][0]; }
    [Differentiable, At("1 2; 3 4", "0.5 -1")] public static double RowHelpers(double[][] a, double[] x) { double s = 0; foreach (double[] row in a) s += Dot(row, x) * Dot(row, row); return s; }
    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
}
