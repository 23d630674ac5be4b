#nullable enable
namespace Zoo.Acceptance;

/// <summary>What helpers that make arrays do in programs of acceptance.</summary>
static partial class Makers
{
    public static double[] Step(double[] a, double w)
    {
        var r = new double[a.Length];
        for (int i = 0; i < a.Length; i++) r[i] = a[i] * w + 0.1 * a[(i + 1) % a.Length] * a[i];
        return r;
    }
    public static double[] Axpy(double[] x, double[] y, double a) { var r = new double[x.Length]; for (int i = 0; i < r.Length; i++) r[i] = x[i] + a * y[i]; return r; }
    public static double Dot(double[] a, double[] b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }
    public static double[,] Mul(double[,] a, double[,] b)
    {
        int n = a.GetLength(0), m = b.GetLength(1), l = a.GetLength(1);
        var c = new double[n, m];
        for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) { double s = 0; for (int k = 0; k < l; k++) s += a[i, k] * b[k, j]; c[i, j] = s; }
        return c;
    }
    public static double[,] Eye(int n) { var c = new double[n, n]; for (int i = 0; i < n; i++) c[i, i] = 1; return c; }
    public static double[,] Transpose(double[,] a) { var t = new double[a.GetLength(1), a.GetLength(0)]; for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) t[j, i] = a[i, j]; return t; }
    public static double[,] Add(double[,] a, double[,] b, double s) { var t = new double[a.GetLength(0), a.GetLength(1)]; for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) t[i, j] = a[i, j] + s * b[i, j]; return t; }
    public static double[,] Scale(double[,] a, double s) { var t = new double[a.GetLength(0), a.GetLength(1)]; for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) t[i, j] = s * a[i, j]; return t; }
    public static double Total(double[,] a) { double s = 0; foreach (double v in a) s = s * 0.9 + v * v; return s * (a.GetLength(0) + 10 * a.GetLength(1)); }
    public static double[] Grow(double[] a, double w) { var r = new double[a.Length + 1]; for (int i = 0; i < r.Length; i++) r[i] = 0.5 * a[i % a.Length] + w * i; return r; }
    public static double Total(double[] a) { double s = 0; foreach (double v in a) s = s * 0.9 + v * v; return s * a.Length; }
    public static double[] Mix(double[] a, double[] b, double w) { var r = new double[a.Length]; for (int i = 0; i < a.Length; i++) r[i] = 0.5 * a[i] + w * b[i % b.Length]; return r; }
}
