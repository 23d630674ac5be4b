namespace Zoo.Memory;

// Rows of arrays of arrays: made anew, shared, changing places.

static partial class Rows
{
    static double Sum(double[][] a) { double s = 0; for (int i = 0; i < a.Length; i++) for (int j = 0; j < a[i].Length; j++) s = s * 0.9 + a[i][j] * a[i][j] * (i + 1); return s; }

    [Differentiable, At("1 2; 3 4; 5 6")] public static double SwapByTemporary(double[][] a) { a[0][0] *= a[1][1]; double[] t = a[0]; a[0] = a[2]; a[2] = t; a[0][1] *= a[2][0]; t[1] += a[0][0]; return Sum(a); }
    [Differentiable, At("1 2; 3 4; 5 6")] public static double SwapByTuple(double[][] a) { (a[0], a[1]) = (a[1], a[0]); a[0][0] *= a[1][1]; (a[2], a[0]) = (a[0], a[2]); return Sum(a); }
    [Differentiable, At("1 2; 3 4; 5 6")] public static double NoSwap(double[][] a) { a[0] = a[1]; a[1] = a[0]; a[1][0] *= a[2][0]; return Sum(a); }
    [Differentiable, At("1 2; 3 4 5; 6")] public static double Rotated(double[][] a) { double[] t = a[0]; for (int i = 0; i < a.Length - 1; i++) a[i] = a[i + 1]; a[^1] = t; a[0][0] *= a[1][0]; return Sum(a); }
    [Differentiable, At("1 2; 3 4 5; 6"), At("1")] public static double ReversedRows(double[][] a) { for (int i = 0, j = a.Length - 1; i < j; i++, j--) { (a[i], a[j]) = (a[j], a[i]); a[i][0] *= a[j][0]; } return Sum(a); }
    [Differentiable, At("1 2; 3 4 5; 6", 3), At("1; 2; 3", 0)] public static double SwappedInALoop(double[][] a, int n) { double s = 0; for (int k = 0; k < n; k++) { (a[k % 3], a[(k + 1) % 3]) = (a[(k + 1) % 3], a[k % 3]); a[0][0] = Math.Sin(a[1][0]) * a[2][0]; s = s * 0.5 + a[k % 3][0] * a[0][a[0].Length - 1]; } return s + Sum(a); }
    [Differentiable, At("1 2; 3 4; 5 6", 3), At("1 2; 3 4; 5 6", 0)] public static double HeldAcrossASwap(double[][] a, int n) { double s = 0; for (int k = 0; k < n; k++) { double[] row = a[k % 3], other = a[(k + 1) % 3]; row[0] *= other[1]; a[k % 3] = other; a[(k + 1) % 3] = row; row[1] += a[k % 3][0] * 0.1; s = s * 0.5 + row[0] * row[1]; } return s + Sum(a); }
    [Differentiable, At("1 2; 3 4; 5 6", 5), At("1 2; 3 4; 5 6", 0)] public static double WhileSwapping(double[][] a, int n) { double s = 0; while (n > 0 && s < 1e6) { if (a[0][0] > a[1][0]) { double[] t = a[0]; a[0] = a[1]; a[1] = t; } a[0][0] += 0.5 * a[1][1]; for (int j = 0; j < n; j++) a[1][j % 2] *= 1.1; s += a[0][0] * a[1][0]; n -= 2; } return s * Sum(a); }
    [Differentiable, At("3 2; 1 4; 5 0.5; 2 2")] public static double SortedByFirst(double[][] a) { for (int i = 1; i < a.Length; i++) for (int j = i; j > 0 && a[j - 1][0] > a[j][0]; j--) (a[j - 1], a[j]) = (a[j], a[j - 1]); return Sum(a); }
    [Differentiable, At("1 2; 3 4", "5 6")] public static double NewRow(double[][] a, double[] x) { a[0] = new[] { x[0], a[1][0] }; a[1] = (double[])x.Clone(); a[1][0] *= a[0][0]; return Sum(a); }
    [Differentiable, At("1 2; 3 4")] public static double SharedRow(double[][] a) { double[] row = a[0]; a[1] = row; a[1][0] *= 3; row[1] += a[0][0]; return a[1][1] * a[0][0]; }
    [Differentiable, At("1 2; 3 4", 3), At("1 2; 3 4", 0)] public static double RowsMadeAgain(double[][] a, int n) { var b = new double[2][]; double s = 0; for (int k = 0; k < n; k++) { for (int i = 0; i < 2; i++) { b[i] = new double[2]; b[i][0] += a[i][0] * (s + 1); if (k > 0) b[i][1] += a[i][1] * b[0][0]; } s = s * 0.1 + b[0][0] * b[1][1] + b[1][0]; } return s; }
    [Differentiable, At("1 2; 3 4", 3), At("1 2; 3 4", 0)] public static double TableMadeAgain(double[][] a, int n) { double s = 0; for (int k = 0; k < n; k++) { var b = new double[2][]; for (int i = 0; i < 2; i++) b[i] = (double[])a[i].Clone(); b[0][0] *= s + 1; b[1][1] += b[0][0] * b[0][1]; s = s * 0.1 + b[1][1] * b[1][0]; } return s; }
    [Differentiable, At("1 2; 3 4", 3)] public static double RowByNameAndPlace(double[][] a, int n) { var b = new double[n][]; for (int k = 0; k < n; k++) { var row = new double[2]; b[k] = row; row[0] = a[k % 2][0] * (k + 1); b[k][1] = row[0] * a[1][1]; row[0] *= b[k][1]; } return Sum(b); }
    [Differentiable, At("1 2; 3 4; 5 7")] public static double Cloned(double[][] a) { var b = new double[a.Length][]; for (int i = 0; i < a.Length; i++) b[i] = (double[])a[i].Clone(); (b[0], b[2]) = (b[2], b[0]); b[0][0] *= a[0][0]; a[1][1] = 0; return Sum(b) + Sum(a); }
    [Differentiable, At("1 2; 3 4; 5 7")] public static double RowsOfAnother(double[][] a) { var b = new double[a.Length][]; for (int i = 0; i < a.Length; i++) b[i] = a[a.Length - 1 - i]; b[0][0] *= a[0][1]; a[1][1] *= b[1][0]; return Sum(b) + 2 * Sum(a); }
    [MayBeRefused, Differentiable, At("1 2; 3 4", "5 6")] public static double ParameterAsRow(double[][] a, double[] x) { a[0] = x; a[0][0] *= a[1][0]; x[1] += a[0][0]; return Sum(a); }
    [MakesObjects, Differentiable, At("1 2", "5 6")] public static double RowsOfLocals(double[] x, double[] y) { double[] u = (double[])x.Clone(), v = { y[0] * x[1], y[1] }; double[][] a = { u, v }; u[0] *= v[0]; (a[0], a[1]) = (a[1], a[0]); a[0][1] += u[0]; return Sum(a) + v[1]; }
    [Differentiable, At("0.1 2 1; 3 1 0.5; 1 1 4"), At("2 1; 1 3"), At("0 1; 1 0")] public static double Determinant(double[][] a)
    {
        int n = a.Length;
        double det = 1;
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++) if (Math.Abs(a[i][k]) > Math.Abs(a[p][k])) p = i;
            if (p != k)
            {
                double[] row = a[p];
                a[p] = a[k];
                a[k] = row;
                det = -det;
            }

            det *= a[k][k];
            double[] rowk = a[k];
            for (int i = k + 1; i < n; i++)
            {
                double[] rowi = a[i];
                double f = rowi[k] / rowk[k];
                for (int j = k + 1; j < n; j++) rowi[j] -= f * rowk[j];
            }
        }

        return det;
    }

    [Differentiable, At("0.1 2 1; 3 1 0.5; 1 1 4")] public static double InverseTrace(double[][] matrix)
    {
        int n = matrix.Length;
        var a = new double[n][];
        for (int i = 0; i < n; i++)
        {
            a[i] = new double[2 * n];
            for (int j = 0; j < n; j++) a[i][j] = matrix[i][j];
            a[i][n + i] = 1;
        }

        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k; i < n; i++) if (Math.Abs(a[i][k]) > Math.Abs(a[pivot][k])) pivot = i;
            SwapRows(a, k, pivot);
            double d = a[k][k];
            for (int j = 0; j < 2 * n; j++) a[k][j] /= d;
            for (int i = 0; i < n; i++)
            {
                if (i == k) continue;
                double f = a[i][k];
                for (int j = 0; j < 2 * n; j++) a[i][j] -= f * a[k][j];
            }
        }

        double trace = 0;
        for (int i = 0; i < n; i++) trace += a[i][n + i] * a[i][n];
        return trace;
    }

    static void SwapRows(double[][] a, int i, int k) { double[] t = a[i]; a[i] = a[k]; a[k] = t; }

    [Differentiable, At("1 2; 3 4", 3, 3)] public static void Written(double[][] a, int n, Span<double> y) { for (int k = 0; k < n; k++) { y[k] = a[0][0] * a[1][k % 2]; (a[0], a[1]) = (a[1], a[0]); } }
    [Differentiable, At("1 2; 3 4", 4)] public static double RowVariableMoves(double[][] a, int n) { double s = 0; double[] row = a[0]; row[0] *= 2; row = a[1]; row[1] *= a[0][0]; foreach (double[] r in a) { (a[0], a[1]) = (a[1], a[0]); r[0] += a[0][0] * 0.5; s += r[0] * r[1]; } return s * n; }
}
