namespace Zoo.Loops;

// Linear algebra: factorisations and solvers.

static partial class Decompositions
{
    [Differentiable, At("4 1 0.5; 1 3 0.2; 0.5 0.2 2"), At("4"), At("-1 0; 0 1")] public static double CholeskyLogDeterminant(double[,] a)
    {
        int n = a.GetLength(0);
        double log = 0;
        for (int j = 0; j < n; j++)
        {
            double d = a[j, j];
            for (int k = 0; k < j; k++) d -= a[j, k] * a[j, k];
            if (d <= 0) throw new ArithmeticException("not positive definite");
            a[j, j] = Math.Sqrt(d);
            log += Math.Log(d);
            for (int i = j + 1; i < n; i++)
            {
                double s = a[i, j];
                for (int k = 0; k < j; k++) s -= a[i, k] * a[j, k];
                a[i, j] = s / a[j, j];
            }
        }

        return log;
    }

    [Differentiable, At("4 1 0.5 1 3 0.2 0.5 0.2 2", "1 2 3"), At("4", "2")] public static double CholeskySolveFlat(Span<double> a, ReadOnlySpan<double> b)
    {
        int n = b.Length;
        for (int j = 0; j < n; j++)
        {
            for (int k = 0; k < j; k++) for (int i = j; i < n; i++) a[i * n + j] -= a[i * n + k] * a[j * n + k];
            double d = Math.Sqrt(a[j * n + j]);
            for (int i = j; i < n; i++) a[i * n + j] /= d;
        }

        Span<double> y = stackalloc double[n];
        double s = 0;
        for (int i = 0; i < n; i++)
        {
            double t = b[i];
            for (int k = 0; k < i; k++) t -= a[i * n + k] * y[k];
            y[i] = t / a[i * n + i];
            s += y[i] * y[i];
        }

        return s;
    }

    [Differentiable, At("4; 1 3; 0.5 0.2 2")] public static double CholeskyJagged(double[][] a)
    {
        double product = 1;
        for (int i = 0; i < a.Length; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double s = a[i][j];
                for (int k = 0; k < j; k++) s -= a[i][k] * a[j][k];
                a[i][j] = i == j ? Math.Sqrt(s) : s / a[j][j];
            }

            product *= a[i][i];
        }

        return product * product;
    }

    [Differentiable, At("0.1 2 1; 3 1 0.5; 1 1 4"), At("0 0; 0 0"), At("3")] public static double DeterminantByPivoting(double[,] a)
    {
        int n = a.GetLength(0);
        double det = 1;
        for (int c = 0; c < n; c++)
        {
            int pivot = c;
            for (int r = c + 1; r < n; r++) if (Math.Abs(a[r, c]) > Math.Abs(a[pivot, c])) pivot = r;
            if (a[pivot, c] == 0) return 0;
            if (pivot != c)
            {
                for (int k = 0; k < n; k++) (a[c, k], a[pivot, k]) = (a[pivot, k], a[c, k]);
                det = -det;
            }

            det *= a[c, c];
            for (int r = c + 1; r < n; r++)
            {
                double f = a[r, c] / a[c, c];
                for (int k = c; k < n; k++) a[r, k] -= f * a[c, k];
            }
        }

        return det;
    }

    [Differentiable, At("0.1 2 1; 3 1 0.5; 1 1 4", "1 2 3"), At("2 1; 1 3", "1 0")] public static double LuSolveWithRowSwaps(double[][] a, double[] b)
    {
        int n = b.Length;
        for (int c = 0; c < n; c++)
        {
            int pivot = c;
            for (int r = c + 1; r < n; r++) if (Math.Abs(a[r][c]) > Math.Abs(a[pivot][c])) pivot = r;
            (a[c], a[pivot]) = (a[pivot], a[c]);
            (b[c], b[pivot]) = (b[pivot], b[c]);
            for (int r = c + 1; r < n; r++)
            {
                a[r][c] /= a[c][c];
                for (int k = c + 1; k < n; k++) a[r][k] -= a[r][c] * a[c][k];
                b[r] -= a[r][c] * b[c];
            }
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++) b[i] -= a[i][k] * b[k];
            b[i] /= a[i][i];
        }

        double s = 0;
        foreach (double x in b) s += x * x;
        return s;
    }

    [Differentiable, At("2 1 0; 1 3 1; 0 1 4", "0 2 1"), At("2 1; 1 3", "1 0")] public static double LuWithPermutation(double[,] a, int[] order)
    {
        int n = order.Length;
        double s = 1;
        for (int c = 0; c < n; c++)
        {
            s *= a[order[c], c];
            for (int r = c + 1; r < n; r++) { double f = a[order[r], c] / a[order[c], c]; for (int k = c; k < n; k++) a[order[r], k] -= f * a[order[c], k]; }
        }

        return s;
    }

    [Differentiable, At("0 -1 -1", "3 4 5", "-1 -1 0", "1 2 3"), At("0", "2", "0", "3")] public static double Thomas(double[] lower, double[] diagonal, double[] upper, double[] right)
    {
        int n = right.Length;
        var c = new double[n];
        var x = new double[n];
        double beta = diagonal[0];
        x[0] = right[0] / beta;
        for (int i = 1; i < n; i++)
        {
            c[i] = upper[i - 1] / beta;
            beta = diagonal[i] - lower[i] * c[i];
            x[i] = (right[i] - lower[i] * x[i - 1]) / beta;
        }

        for (int i = n - 2; i >= 0; i--) x[i] -= c[i + 1] * x[i + 1];
        double s = 0;
        for (int i = 0; i < n; i++) s += x[i] * (i + 1);
        return s;
    }

    [Differentiable, At("1 2 0.5; 0.3 1 -1; 2 0 1")] public static double GramSchmidt(double[][] v)
    {
        double volume = 1;
        for (int i = 0; i < v.Length; i++)
        {
            for (int j = 0; j < i; j++) { double p = Dot(v[i], v[j]); for (int k = 0; k < v[i].Length; k++) v[i][k] -= p * v[j][k]; }
            double norm = Math.Sqrt(Dot(v[i], v[i]));
            for (int k = 0; k < v[i].Length; k++) v[i][k] /= norm;
            volume *= norm;
        }

        return volume;
    }

    static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b) { double s = 0; for (int i = 0; i < a.Length; i++) s += a[i] * b[i]; return s; }

    [Differentiable, At("2 0.3 0.1 0.3 1.5 0.2 0.1 0.2 1", 4), At("2", 0)] public static double PowerIteration(ReadOnlySpan<double> a, int steps)
    {
        int n = (int)Math.Sqrt(a.Length);
        Span<double> x = stackalloc double[n], y = stackalloc double[n];
        x.Fill(1);
        double norm = 1;
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < n; i++) y[i] = Dot(a.Slice(i * n, n), x);
            norm = Math.Sqrt(Dot(y, y));
            for (int i = 0; i < n; i++) x[i] = y[i] / norm;
        }

        return norm * x[0];
    }

    [Differentiable, At("4 1 1 3", "1 2", 1e-3), At("4 1 1 3", "0 0", 1e-3)] public static double ConjugateGradient(double[] a, double[] b, [NoGradient] double tolerance)
    {
        int n = b.Length;
        double[] x = new double[n], r = (double[])b.Clone(), p = (double[])b.Clone(), ap = new double[n];
        double rr = Dot(r, r);
        for (int k = 0; k < n + 2 && rr > tolerance; k++)
        {
            for (int i = 0; i < n; i++) ap[i] = Dot(a.AsSpan(i * n, n), p);
            double alpha = rr / Dot(p, ap);
            for (int i = 0; i < n; i++) { x[i] += alpha * p[i]; r[i] -= alpha * ap[i]; }
            double next = Dot(r, r);
            for (int i = 0; i < n; i++) p[i] = r[i] + next / rr * p[i];
            rr = next;
        }

        return Dot(x, b) + x[0];
    }

    [Differentiable, At("2 1 1 3", 3), At("0.5", 5)] public static double JacobiSweeps(double[] a, int sweeps)
    {
        int n = (int)Math.Sqrt(a.Length);
        double[] x = new double[n], next = new double[n];
        for (int s = 0; s < sweeps; s++)
        {
            for (int i = 0; i < n; i++) { double t = 1; for (int j = 0; j < n; j++) if (j != i) t -= a[i * n + j] * x[j]; next[i] = t / a[i * n + i]; }
            double[] swap = x; x = next; next = swap;
        }

        return Dot(x, x);
    }
}
