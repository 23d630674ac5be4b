namespace Zoo.Memory;

// Matrices that the method makes itself: row by row in buffers where their columns are known to be there.
static partial class Matrices
{
    [Differentiable, At("4 1 0.5; 1 3 0.2; 0.5 0.2 2"), At("2"), At("")]
    public static double Cholesky(double[,] a)
    {
        int n = a.GetLength(0);
        var l = new double[n, n];
        double logDet = 0;
        for (int j = 0; j < n; j++)
        {
            double d = a[j, j];
            for (int k = 0; k < j; k++) d -= l[j, k] * l[j, k];
            l[j, j] = Math.Sqrt(d);
            logDet += 2 * Math.Log(l[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                double s = a[i, j];
                for (int k = 0; k < j; k++) s -= l[i, k] * l[j, k];
                l[i, j] = s / l[j, j];
            }
        }

        return logDet;
    }

    [Differentiable, At("2 1 0.5; 1 3 0.2; 0.5 0.7 2"), At("0.1 1 0.5; 1 3 0.2; 0.5 0.7 2"), At("2 1; 1 3; 0.5 2")]
    public static double Pivoting(double[,] a)
    {
        int n = a.GetLength(1);
        var lu = (double[,])a.Clone();
        double det = 1;
        for (int k = 0; k < n; k++)
        {
            int p = k;
            for (int i = k + 1; i < n; i++) if (Math.Abs(lu[i, k]) > Math.Abs(lu[p, k])) p = i;
            if (p != k)
            {
                for (int j = 0; j < n; j++) (lu[k, j], lu[p, j]) = (lu[p, j], lu[k, j]);
                det = -det;
            }

            det *= lu[k, k];
            for (int i = k + 1; i < n; i++)
            {
                double f = lu[i, k] / lu[k, k];
                for (int j = k; j < n; j++) lu[i, j] -= f * lu[k, j];
            }
        }

        return det;
    }

    [Differentiable, At("1 0.3 0.5 1.2", "0.9 0.4 1"), At("", "1"), At("", "")]
    public static double Warping(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        int n = x.Length, m = y.Length;
        var d = new double[n + 1, m + 1];
        for (int i = 1; i <= n; i++) d[i, 0] = double.PositiveInfinity;
        for (int j = 1; j <= m; j++) d[0, j] = double.PositiveInfinity;
        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                double c = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]);
                d[i, j] = c + Math.Min(d[i - 1, j - 1], Math.Min(d[i - 1, j], d[i, j - 1]));
            }
        }

        return d[n, m];
    }

    // A row that is not there throws, though the column is there; so does a length below zero.
    [Differentiable, At("0.4 0.7", 2, 0), At("0.4 0.7", 2, 1), At("0.4 0.7", 2, 2), At("0.4 0.7", 2, -1), At("0.4 0.7", -1, 0), At("0.4 0.7", 0, 0)]
    public static double NoSuchRow(double[] x, int n, int row)
    {
        var m = new double[n, n];
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) m[i, j] = x[i] * x[j];
        double s = 1;
        for (int j = 0; j < n; j++) s += m[row, j] * s;
        return s;
    }

    // The column may not be there.
    [Differentiable, At("0.4 0.7", 1), At("0.4 0.7", 2), At("0.4 0.7", -1)]
    public static double NoSuchColumn(double[] x, int column)
    {
        var m = new double[x.Length, x.Length];
        for (int i = 0; i < x.Length; i++) for (int j = 0; j < x.Length; j++) m[i, j] = x[i] * x[j];
        double s = 1;
        for (int i = 0; i < x.Length; i++) s += m[i, column] * s;
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2; 0.1 0.5 0.9", 2), At("0.4", 0), At("0.4", 3)]
    public static double MadeInLoops(double[,] a, int n)
    {
        double s = 0.5;
        for (int t = 0; t < n; t++)
        {
            var m = new double[a.GetLength(1), a.GetLength(0)];
            for (int i = 0; i < a.GetLength(0); i++) for (int j = 0; j < a.GetLength(1); j++) m[j, i] = a[i, j] * s;
            foreach (double v in m) s += v * v;
            m[0, 0] = s;
            double[,] c = (double[,])m.Clone();
            c[0, 0] *= m[m.GetLength(0) - 1, 0] * c.Length;
            s += c[0, 0] * 0.01;
        }

        return s;
    }
}
