#nullable enable
namespace Zoo.Acceptance;
static partial class Later
{
    public static double[] Step(double[] a, double w) { var r = new double[a.Length]; for (int i = 0; i < a.Length; i++) r[i] = Math.Sin(a[i]) * w + 0.3 * a[(i + 1) % a.Length]; return r; }
    public static double[] Grow(double[] a, double w) { var r = new double[a.Length + 1]; for (int i = 0; i < r.Length; i++) r[i] = 0.5 * a[i % a.Length] + w * i; return r; }
    public static double[,] Mul(double[,] a, double[,] b)
    {
        int n = a.GetLength(0), m = b.GetLength(1), l = a.GetLength(1);
        var c = new double[n, m];
        for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) { double s = 0; for (int k = 0; k < l; k++) s += a[i, k] * b[k, j]; c[i, j] = s; }
        return c;
    }
    public static double[,] Eye(int n) { var c = new double[n, n]; for (int i = 0; i < n; i++) c[i, i] = 1; return c; }
    public static double Total(double[,] a) { double s = 0; foreach (double v in a) s = s * 0.9 + v * v; return s * (a.GetLength(0) + 10 * a.GetLength(1)); }
    public static double Total(double[] a) { double s = 0; foreach (double v in a) s = s * 0.9 + v * v; return s * a.Length; }
    public static double[] Mix(double[] a, double[] b, double w) { var r = new double[a.Length]; for (int i = 0; i < a.Length; i++) r[i] = 0.5 * a[i] + w * b[i % b.Length]; return r; }
}
