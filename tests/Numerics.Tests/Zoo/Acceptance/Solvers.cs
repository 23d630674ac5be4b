namespace Zoo.Acceptance;

// Linear algebra: factorisations, eigenvalues and iterative solvers.

static partial class Solvers
{
    [Differentiable, At("0.1 2 1; 3 1 0.5; 1 1 4", "1 2 3"), At("2", "3"), At("4 1; 1 3", "1 0")]
    public static double GaussianElimination(double[,] matrix, ReadOnlySpan<double> right)
    {
        int n = right.Length;
        double[,] a = (double[,])matrix.Clone();
        double[] b = right.ToArray();
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        for (int k = 0; k < n; k++)
        {
            int best = k;
            double largest = Math.Abs(a[order[k], k]);
            for (int i = k + 1; i < n; i++)
            {
                double candidate = Math.Abs(a[order[i], k]);
                if (candidate > largest) (best, largest) = (i, candidate);
            }

            (order[k], order[best]) = (order[best], order[k]);
            int p = order[k];
            for (int i = k + 1; i < n; i++)
            {
                int q = order[i];
                double factor = a[q, k] / a[p, k];
                for (int j = k; j < n; j++) a[q, j] -= factor * a[p, j];
                b[q] -= factor * b[p];
            }
        }

        var x = new double[n];
        for (int k = n - 1; k >= 0; k--)
        {
            double sum = b[order[k]];
            for (int j = k + 1; j < n; j++) sum -= a[order[k], j] * x[j];
            x[k] = sum / a[order[k], k];
        }

        double norm = 0;
        foreach (double v in x) norm += v * v;
        return Math.Sqrt(norm);
    }

    [Differentiable, At("0.1 2 1; 3 1 0.5; 1 1 4"), At("2 1; 1 3"), At("3")]
    public static double JaggedLuDeterminant(double[][] a)
    {
        int n = a.Length;
        double[][] lu = new double[n][];
        for (int i = 0; i < n; i++)
        {
            lu[i] = new double[n];
            a[i].CopyTo(lu[i], 0);
        }

        int sign = 1;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < n; i++)
            {
                double s = 0;
                int limit = Math.Min(i, j);
                for (int k = 0; k < limit; k++) s += lu[i][k] * lu[k][j];
                lu[i][j] -= s;
            }

            int p = j;
            for (int i = j + 1; i < n; i++) if (Math.Abs(lu[i][j]) > Math.Abs(lu[p][j])) p = i;
            if (p != j)
            {
                double[] held = lu[p];
                lu[p] = lu[j];
                lu[j] = held;
                sign = -sign;
            }

            if (lu[j][j] == 0) return 0;
            for (int i = j + 1; i < n; i++) lu[i][j] /= lu[j][j];
        }

        double product = sign;
        for (int i = 0; i < n; i++) product *= lu[i][i];
        return product;
    }

    [Differentiable, At("4 1 0.5; 1 3 0.2; 0.5 0.2 2", "1 2 3"), At("4", "2")]
    public static double[] CholeskySolution(double[,] a, double[] b)
    {
        int n = b.Length;
        var l = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i, j];
                for (int k = 0; k < j; k++) sum -= l[i, k] * l[j, k];
                if (i == j)
                {
                    if (sum <= 0) throw new InvalidOperationException("The matrix is not positive definite.");
                    l[i, i] = Math.Sqrt(sum);
                }
                else
                {
                    l[i, j] = sum / l[j, j];
                }
            }
        }

        var x = new double[n];
        for (int i = 0; i < n; i++)
        {
            x[i] = b[i];
            for (int k = 0; k < i; k++) x[i] -= l[i, k] * x[k];
            x[i] /= l[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int k = i + 1; k < n; k++) x[i] -= l[k, i] * x[k];
            x[i] /= l[i, i];
        }

        return x;
    }

    [Differentiable, At("1 2 0.5; 0.3 1 -1; 2 0 1"), At("1 2; 3 4; 5 6.5"), At("-2")]
    public static double HouseholderQr(double[,] a)
    {
        int m = a.GetLength(0), n = a.GetLength(1);
        double product = 1;
        var v = new double[m];
        for (int k = 0; k < Math.Min(m - 1, n); k++)
        {
            double norm = 0;
            for (int i = k; i < m; i++) norm += a[i, k] * a[i, k];
            norm = Math.Sqrt(norm);
            double alpha = a[k, k] > 0 ? -norm : norm;
            double length = 0;
            for (int i = k; i < m; i++)
            {
                v[i] = i == k ? a[i, k] - alpha : a[i, k];
                length += v[i] * v[i];
            }

            if (length == 0) continue;
            for (int j = k; j < n; j++)
            {
                double dot = 0;
                for (int i = k; i < m; i++) dot += v[i] * a[i, j];
                for (int i = k; i < m; i++) a[i, j] -= 2 * v[i] * dot / length;
            }
        }

        for (int k = 0; k < Math.Min(m, n); k++) product *= a[k, k];
        return product + a[0, n - 1];
    }

    [Differentiable, At("2 0.3 0.1; 0.3 1.5 0.2; 0.1 0.2 1", 2), At("2 0.3; 0.3 1", 1), At("3", 2)]
    public static double JacobiRotations(double[,] a, int sweeps)
    {
        int n = a.GetLength(0);
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    if (Math.Abs(a[p, q]) < 1e-14) continue;
                    double theta = (a[q, q] - a[p, p]) / (2 * a[p, q]);
                    double t = Math.CopySign(1, theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    double c = 1 / Math.Sqrt(t * t + 1), s = t * c;
                    for (int k = 0; k < n; k++)
                    {
                        double akp = a[k, p], akq = a[k, q];
                        a[k, p] = c * akp - s * akq;
                        a[k, q] = s * akp + c * akq;
                    }

                    for (int k = 0; k < n; k++)
                    {
                        double apk = a[p, k], aqk = a[q, k];
                        a[p, k] = c * apk - s * aqk;
                        a[q, k] = s * apk + c * aqk;
                    }
                }
            }
        }

        double result = 0;
        for (int i = 0; i < n; i++) result += (i + 1) * a[i, i] * a[i, i];
        return result;
    }

    [Differentiable, At("4 1 0 1 3 1 0 1 2", "1 2 3", 3), At("4", "2", 1), At("", "", 0)]
    public static double ConjugateGradientDescent(ReadOnlySpan<double> a, ReadOnlySpan<double> b, int iterations)
    {
        int n = b.Length;
        double[] x = new double[n];
        double[] r = b.ToArray();
        double[] p = b.ToArray();
        double rsold = Inner(r, r);
        for (int it = 0; it < iterations; it++)
        {
            double[] ap = Times(a, p);
            double alpha = rsold / Inner(p, ap);
            Axpy(alpha, p, x);
            Axpy(-alpha, ap, r);
            double rsnew = Inner(r, r);
            if (Math.Sqrt(rsnew) < 1e-12) break;
            double[] fresh = new double[n];
            for (int i = 0; i < n; i++) fresh[i] = r[i] + rsnew / rsold * p[i];
            p = fresh;
            rsold = rsnew;
        }

        return Inner(x, b);
    }

    static double Inner(ReadOnlySpan<double> u, ReadOnlySpan<double> v)
    {
        double sum = 0;
        for (int i = 0; i < u.Length; i++) sum += u[i] * v[i];
        return sum;
    }

    static void Axpy(double a, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int i = 0; i < y.Length; i++) y[i] += a * x[i];
    }

    static double[] Times(ReadOnlySpan<double> a, double[] x)
    {
        int n = x.Length;
        var y = new double[n];
        for (int i = 0; i < n; i++) y[i] = Inner(a.Slice(i * n, n), x);
        return y;
    }

    [Differentiable, At("4 1 0.5; 1 3 0.2; 0.5 0.2 2", "1 2 3", 1.1, 3), At("4", "2", 0.9, 2), At("4 1; 1 3", "1 2", 1.2, 0)]
    public static double SuccessiveOverRelaxation(double[,] a, double[] b, double omega, int sweeps)
    {
        int n = b.Length;
        Span<double> x = n <= 16 ? stackalloc double[n] : new double[n];
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            for (int i = 0; i < n; i++)
            {
                double sigma = 0;
                for (int j = 0; j < n; j++)
                {
                    if (j == i) continue;
                    sigma += a[i, j] * x[j];
                }

                x[i] = (1 - omega) * x[i] + omega / a[i, i] * (b[i] - sigma);
            }
        }

        double norm = 0;
        for (int i = 0; i < n; i++) norm += x[i] * x[i] * (i + 1);
        return norm;
    }

    [Differentiable, At("1 0.5 0.2 0.1", 3), At("1", 0), At("2 0.3", 1)]
    public static double LevinsonDurbin(ReadOnlySpan<double> r, int order)
    {
        double[] a = new double[order + 1], previous = new double[order + 1];
        a[0] = 1;
        double error = r[0];
        for (int k = 1; k <= order; k++)
        {
            double lambda = 0;
            for (int j = 0; j < k; j++) lambda -= a[j] * r[k - j];
            lambda /= error;
            a.CopyTo(previous, 0);
            for (int j = 1; j <= k; j++) a[j] = previous[j] + lambda * previous[k - j];
            error *= 1 - lambda * lambda;
        }

        double s = error;
        for (int k = 1; k <= order; k++) s += k * a[k];
        return s;
    }

    [Differentiable, At("1 2 0.5; 0.3 1 -1; 2 0 1"), At("2 1; 0 3; 1 1"), At("-2")]
    public static double ModifiedGramSchmidt(double[,] a)
    {
        int m = a.GetLength(0), n = a.GetLength(1);
        double[,] q = new double[m, n], r = new double[n, n];
        for (int i = 0; i < m; i++) for (int j = 0; j < n; j++) q[i, j] = a[i, j];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < m; i++) r[k, k] += q[i, k] * q[i, k];
            r[k, k] = Math.Sqrt(r[k, k]);
            for (int i = 0; i < m; i++) q[i, k] /= r[k, k];
            for (int j = k + 1; j < n; j++)
            {
                for (int i = 0; i < m; i++) r[k, j] += q[i, k] * q[i, j];
                for (int i = 0; i < m; i++) q[i, j] -= r[k, j] * q[i, k];
            }
        }

        double log = 0;
        for (int k = 0; k < n; k++) log += Math.Log(r[k, k]) * (k + 1);
        return log;
    }

    [Differentiable, At("0.3 0.5; -0.2 0.1", 4), At("0.7", 5), At("0 1; -1 0", 3)]
    public static double MatrixExponential(double[,] a, int terms)
    {
        int n = a.GetLength(0), squarings = 2;
        double scale = Math.Pow(0.5, squarings);
        double[,] sum = Identity(n), term = Identity(n);
        for (int k = 1; k <= terms; k++)
        {
            term = Multiply(term, a, scale / k);
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) sum[i, j] += term[i, j];
        }

        for (int k = 0; k < squarings; k++) sum = Multiply(sum, sum, 1);
        double trace = 0;
        for (int i = 0; i < n; i++) trace += sum[i, i] + sum[0, i] * sum[i, 0];
        return trace;
    }

    static double[,] Identity(int n)
    {
        var e = new double[n, n];
        for (int i = 0; i < n; i++) e[i, i] = 1;
        return e;
    }

    static double[,] Multiply(double[,] a, double[,] b, double scale)
    {
        int n = a.GetLength(0);
        var c = new double[n, n];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                double s = 0;
                for (int k = 0; k < n; k++) s += a[i, k] * b[k, j];
                c[i, j] = scale * s;
            }
        }

        return c;
    }

    [MayBeRefused, Differentiable, At("2 0.3 0.1; 0.3 1.5 0.2; 0.1 0.2 1", 1e-4, 6), At("2", 1e-3, 4)]
    public static double RayleighQuotient(double[][] a, [NoGradient] double tolerance, int limit)
    {
        int n = a.Length;
        double[] x = new double[n];
        Array.Fill(x, 1.0);
        double value = 0;
        for (int it = 0; it < limit; it++)
        {
            double[] y = new double[n];
            double norm = 0;
            for (int i = 0; i < n; i++)
            {
                foreach (var (aij, j) in a[i].Select((v, j) => (v, j))) y[i] += aij * x[j];
                norm += y[i] * y[i];
            }

            norm = Math.Sqrt(norm);
            for (int i = 0; i < n; i++) y[i] /= norm;
            x = y;
            value = norm;
            if (norm < tolerance) break;
        }

        return value;
    }

    [Differentiable, At("2 0.3 0.1; 0.3 1.5 0.2; 0.1 0.2 1", 1e-3, 6), At("2", 1e-3, 4)]
    public static double DominantEigenvalue(double[][] a, [NoGradient] double tolerance, int limit)
    {
        int n = a.Length;
        double[] x = new double[n];
        Array.Fill(x, 1.0);
        double previous = 0, value = 0;
        for (int it = 0; it < limit; it++)
        {
            double[] y = new double[n];
            double norm = 0;
            for (int i = 0; i < n; i++)
            {
                double[] row = a[i];
                for (int j = 0; j < row.Length; j++) y[i] += row[j] * x[j];
                norm += y[i] * y[i];
            }

            value = Math.Sqrt(norm);
            for (int i = 0; i < n; i++) y[i] /= value;
            x = y;
            if (Math.Abs(value - previous) < tolerance) break;
            previous = value;
        }

        return value + x[0];
    }

    [Differentiable, At("1 0.3 0.2 0.4 0.9 0.1 0.3", "0.5 1 0.25 0.7 0.6 0.1 0.2", 2), At("1 0.3 0.2", "0.5 1 0.25", 1)]
    public static double MultigridCycle(double[] u, double[] f, int smoothings)
    {
        int n = u.Length;
        Smooth(u, f, smoothings);
        int m = (n - 1) / 2;
        double[] coarse = new double[m], residual = new double[m];
        for (int i = 0; i < m; i++)
        {
            int c = 2 * i + 1;
            residual[i] = 0.25 * (Residual(u, f, c - 1) + 2 * Residual(u, f, c) + Residual(u, f, c + 1));
        }

        Smooth(coarse, residual, 3 * smoothings);
        for (int i = 0; i < m; i++)
        {
            u[2 * i + 1] += coarse[i];
            u[2 * i] += 0.5 * coarse[i] + (i > 0 ? 0.5 * coarse[i - 1] : 0);
        }

        if (m > 0) u[n - 1] += 0.5 * coarse[m - 1];
        Smooth(u, f, smoothings);
        double s = 0;
        for (int i = 0; i < n; i++) s += u[i] * u[i];
        return s;
    }

    static void Smooth(double[] u, double[] f, int times)
    {
        for (int t = 0; t < times; t++)
            for (int i = 0; i < u.Length; i++)
                u[i] = 0.5 * (f[i] + (i > 0 ? u[i - 1] : 0) + (i + 1 < u.Length ? u[i + 1] : 0));
    }

    static double Residual(double[] u, double[] f, int i) =>
        f[i] - 2 * u[i] + (i > 0 ? u[i - 1] : 0) + (i + 1 < u.Length ? u[i + 1] : 0);

    [Differentiable, At("0 1 1 0; 1 0 1 1; 0 1 0 0; 1 0 0 0", 0.85, 3), At("1", 0.85, 2)]
    public static double PageRank(double[,] links, double damping, int iterations)
    {
        int n = links.GetLength(0);
        var rank = new double[n];
        rank.AsSpan().Fill(1.0 / n);
        var next = new double[n];
        for (int t = 0; t < iterations; t++)
        {
            Array.Fill(next, (1 - damping) / n);
            for (int j = 0; j < n; j++)
            {
                double outgoing = 0;
                for (int i = 0; i < n; i++) outgoing += links[j, i];
                if (outgoing == 0)
                {
                    for (int i = 0; i < n; i++) next[i] += damping * rank[j] / n;
                    continue;
                }

                for (int i = 0; i < n; i++) next[i] += damping * rank[j] * links[j, i] / outgoing;
            }

            (rank, next) = (next, rank);
        }

        double entropy = 0;
        foreach (double p in rank) entropy -= p * Math.Log(p);
        return entropy;
    }

    [Differentiable, At("0 3 8; 2 0 1.5; 9 4 0", 2.0), At("0", 1.0)]
    public static double SoftShortestPaths(double[,] distance, double sharpness)
    {
        int n = distance.GetLength(0);
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    double direct = distance[i, j], detour = distance[i, k] + distance[k, j];
                    double least = Math.Min(direct, detour);
                    distance[i, j] = least - Math.Log(Math.Exp(-sharpness * (direct - least)) + Math.Exp(-sharpness * (detour - least))) / sharpness;
                }
            }
        }

        double sum = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) if (i != j) sum += distance[i, j];
        return sum;
    }
}
