namespace Zoo.Loops;

// Matrices row by row in one array: what is kept of them depends on which elements are the same.
static partial class RowMajor
{
    [Differentiable, At("4 1 0.5 1 3 0.2 0.5 0.2 2", 3), At("2", 1), At("", 0)]
    public static double LogDet(ReadOnlySpan<double> a, int n)
    {
        var l = new double[n * n];
        double logDet = 0;
        for (int j = 0; j < n; j++)
        {
            double d = a[j * n + j];
            for (int k = 0; k < j; k++) d -= l[j * n + k] * l[j * n + k];
            l[j * n + j] = Math.Sqrt(d);
            logDet += 2 * Math.Log(l[j * n + j]);
            for (int i = j + 1; i < n; i++)
            {
                double s = a[i * n + j];
                for (int k = 0; k < j; k++) s -= l[i * n + k] * l[j * n + k];
                l[i * n + j] = s / l[j * n + j];
            }
        }

        return logDet;
    }

    [Differentiable, At("4 1 0.5 1 3 0.2 0.5 0.2 2", 3), At("2", 1)]
    public static double RowByRow(double[] a, int n)
    {
        var l = new double[n * n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            int row = i * n;
            for (int j = 0; j <= i; j++)
            {
                double s = a[row + j];
                for (int k = 0; k < j; k++) s -= l[row + k] * l[j * n + k];
                if (i == j) { l[row + i] = Math.Sqrt(s); sum += Math.Log(l[row + i]); }
                else l[row + j] = s / l[j * n + j];
            }
        }

        return sum * l[n * n - 1];
    }

    [Differentiable, At("4 1 0.5; 1 3 0.2; 0.5 0.2 2"), At("2")]
    public static double InArms(double[,] a)
    {
        int n = a.GetLength(0);
        var l = new double[n, n];
        double sum = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double s = a[i, j];
                for (int k = 0; k < j; k++) s -= l[i, k] * l[j, k];
                if (i != j) l[i, j] = s / l[j, j];
                else { l[j, j] = Math.Sqrt(s); sum += l[i, i] * l[j, i]; }
            }
        }

        return sum;
    }

    [Differentiable, At("2 1 0.5 1 3 0.2 0.5 0.7 2", 3), At("0.1 1 0.5 1 3 0.2 0.5 0.7 2", 3)]
    public static double InPlaceLu(double[] a, int n)
    {
        double[] lu = a.AsSpan().ToArray();
        double det = 1;
        for (int k = 0; k < n; k++)
        {
            for (int i = k + 1; i < n; i++)
            {
                lu[i * n + k] /= lu[k * n + k];
                for (int j = k + 1; j < n; j++) lu[i * n + j] -= lu[i * n + k] * lu[k * n + j];
            }

            det *= lu[k * n + k];
        }

        return det;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 1 2 3", 3, 4, 0.3, 2), At("1 2 3 4 5 6 7 8 9 1 2 3", 4, 3, 0.3, 3)]
    public static double GaussSeidel(ReadOnlySpan<double> u0, int nx, int ny, double alpha, int steps)
    {
        double[] u = u0.ToArray();
        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < nx - 1; i++)
            {
                for (int j = 1; j < ny - 1; j++) u[i * ny + j] += alpha * Math.Sin(u[(i - 1) * ny + j] * u[(i + 1) * ny + j] - u[i * ny + j - 1] * u[i * ny + j + 1]) * u[i * ny + j];
            }
        }

        double e = 0;
        foreach (double v in u) e += v * v;
        return e;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8 9 1 2 3", 3, 4, 0.03, 2), At("1 2 3 4 5 6 7 8 9 1 2 3", 4, 3, 0.03, 0)]
    public static double SwappedGrids(ReadOnlySpan<double> u0, int nx, int ny, double alpha, int steps)
    {
        double[] u = u0.ToArray(), next = new double[u.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < nx - 1; i++)
            {
                for (int j = 1; j < ny - 1; j++)
                {
                    double c = u[i * ny + j];
                    double lap = u[(i - 1) * ny + j] * u[(i + 1) * ny + j] + u[i * ny + j - 1] * u[i * ny + j + 1] - 4 * c;
                    next[i * ny + j] = c + alpha * lap * (1 - c * c);
                }
            }

            (u, next) = (next, u);
        }

        double e = 0;
        foreach (double v in u) e += v * v;
        return e;
    }

    // The columns go beyond the row: the same element is in two of them.
    [Differentiable, At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1", 3, 2, 3), At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1", 2, 3, 5), At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1", 0, 3, 5)]
    public static double RowsThatOverlap(double[] a, int rows, int n, int m)
    {
        double[] x = a.AsSpan().ToArray();
        double s = 1;
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < m; j++)
            {
                s += x[i * n + j] * x[i * n + j];
                x[i * n + j] = Math.Sin(s) * x[i * n + 1];
            }
        }

        return s;
    }

    // The length of the rows changes on the way.
    [Differentiable, At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", "3 2 1 3"), At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", "")]
    public static double RowsThatGrow(double[] a, int[] lengths)
    {
        double[] x = a.AsSpan().ToArray();
        double s = 1;
        foreach (int n in lengths)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    s += x[i * n + j] * s * 0.1;
                    x[i * n + j] *= s;
                }
            }
        }

        return s;
    }

    [Differentiable, At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", 3), At("1 0.2 0.3 0.4", 1)]
    public static double Threes(double[] a, int n)
    {
        double[] x = a.AsSpan().ToArray();
        double s = 0;
        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = 2; k >= 0; k--)
            {
                x[3 * i + k] = Math.Exp(x[3 * i + 2 - k] * x[i * 3]) - (i > 0 ? x[(i - 1) * 3 + k] : 0.5);
                s += x[3 * i + k] * x[i];
            }
        }

        return s;
    }

    [Differentiable, At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8", 2, 2, 2), At("1 0.2 0.3 0.4 0.5 0.6", 1, 2, 3)]
    public static double Cube(double[] a, int n, int m, int d)
    {
        var c = new double[n * m * d];
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                for (int k = 0; k < d; k++)
                {
                    c[(i * m + j) * d + k] = a[i * m * d + j * d + k] * s;
                    s += c[(i * m + j) * d + k] * c[(i * m + (m - 1 - j)) * d + k];
                }
            }
        }

        return s;
    }

    // A column of one is a row of the other.
    [Differentiable, At("1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9", 3), At("1 0.2 0.3 0.4", 2)]
    public static double InPlaceTransposed(double[] a, int n)
    {
        double[] x = a.AsSpan().ToArray();
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double v = x[i * n + j];
                s += v * v * x[j * n + i];
                x[j * n + i] = Math.Cos(v) + s;
            }
        }

        return s;
    }

    [Differentiable, At("0.5 0.2 0.3 0.4", 2, 3), At("0.5", 1, 4), At("0.5 0.2 0.3 0.4", 2, 0)]
    public static double Powers(double[] a, int n, int m)
    {
        var p = new double[n * n];
        for (int i = 0; i < n; i++) p[i * n + i] = 1;
        for (int t = 0; t < m; t++) p = Product(a, p, n);
        return p[0] + p[n * n - 1] * p[0];
    }

    [Differentiable, At("0.5 0.2 0.3 0.4", "1 0.3 0.2 1", 2, 3), At("0.5", "0.3", 1, 4), At("0.5 0.2 0.3 0.4", "1 2 3 4 5", 2, 0)]
    public static double FromStart(double[] a, double[] x, int n, int m)
    {
        var p = (double[])x.Clone();
        for (int t = 0; t < m; t++)
        {
            double[] q = Product(p, a, n);
            p = Product(q, p, n);
        }

        return p[0] + p[n - 1] * p[^1];
    }

    [Differentiable, At("0.5 0.2 0.3 0.4", "0.3 0.7", "1 -1 0.5", 2), At("0.5", "0.3", "1 -1 0.5", 1), At("", "", "1", 0)]
    public static double[] Recurrent(ReadOnlySpan<double> w, ReadOnlySpan<double> u, ReadOnlySpan<double> x, int hidden)
    {
        double[] h = new double[hidden], next = new double[hidden];
        for (int t = 0; t < x.Length; t++)
        {
            for (int i = 0; i < hidden; i++)
            {
                double s = u[i] * x[t];
                for (int j = 0; j < hidden; j++) s += w[i * hidden + j] * h[j];
                next[i] = Math.Tanh(s);
            }

            (h, next) = (next, h);
        }

        return h;
    }

    [Differentiable, At("0.5 0.2 0.3 0.4", "0.3 0.7", 2, 3), At("0.5", "0.3", 1, 0)]
    public static double SwappedInTurn(double[] w, double[] x, int n, int m)
    {
        double[] a = new double[n], b = new double[n], c = new double[n];
        for (int i = 0; i < n; i++) a[i] = x[i];
        double s = 0;
        for (int t = 0; t < m; t++)
        {
            for (int i = 0; i < n; i++)
            {
                b[i] = c[i];
                for (int j = 0; j < n; j++) b[i] += Math.Sin(w[i * n + j] * a[j] * a[i]);
            }

            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s += b[i] * a[j] * c[i];
            (a, b, c) = (b, c, a);
        }

        return s;
    }

    private static double[] Product(double[] a, double[] b, int n)
    {
        var c = new double[n * n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double s = 0;
                for (int k = 0; k < n; k++) s += a[i * n + k] * b[k * n + j];
                c[i * n + j] = s;
            }
        }

        return c;
    }
}
