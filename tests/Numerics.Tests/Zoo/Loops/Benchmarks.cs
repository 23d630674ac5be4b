namespace Zoo.Loops;

// Problems that differentiation tools are measured by.

static partial class Benchmarks
{
    /// <summary>Gaussian mixture with lower-triangular inverse factors and a Wishart prior, after ADBench.</summary>
    [Differentiable, At("0.3 -0.2", "0.5 -0.5 1 0.2", "0.1 -0.2 0.3 0.2 0.05 -0.4", "0.3 0.9 -0.5 0.4 1.2 -1", 1.0, 1)]
    public static double Mixture(ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> icf, [NoGradient] ReadOnlySpan<double> x, [NoGradient] double gamma, int m)
    {
        int k = alphas.Length, d = means.Length / k, n = x.Length / d, size = icf.Length / k;
        Span<double> qdiags = stackalloc double[k * d], sums = stackalloc double[k], main = stackalloc double[k];
        Span<double> centred = stackalloc double[d], qx = stackalloc double[d];
        for (int c = 0; c < k; c++)
        {
            for (int i = 0; i < d; i++)
            {
                double q = icf[c * size + i];
                sums[c] += q;
                qdiags[c * d + i] = Math.Exp(q);
            }
        }

        double slse = 0;
        for (int p = 0; p < n; p++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < d; i++) centred[i] = x[p * d + i] - means[c * d + i];
                TimesFactor(qdiags.Slice(c * d, d), icf.Slice(c * size + d, size - d), centred, qx);
                main[c] = alphas[c] + sums[c] - 0.5 * SquaredNorm(qx);
            }

            slse += LogSumExp(main);
        }

        double prior = 0;
        for (int c = 0; c < k; c++)
        {
            double frobenius = SquaredNorm(qdiags.Slice(c * d, d)) + SquaredNorm(icf.Slice(c * size + d, size - d));
            prior += 0.5 * gamma * gamma * frobenius - m * sums[c];
        }

        return slse - n * LogSumExp(alphas) + prior;
    }

    static void TimesFactor(ReadOnlySpan<double> diagonal, ReadOnlySpan<double> lower, ReadOnlySpan<double> v, Span<double> product)
    {
        int l = 0;
        for (int i = 0; i < diagonal.Length; i++) product[i] = diagonal[i] * v[i];
        for (int i = 0; i < diagonal.Length; i++) for (int j = i + 1; j < diagonal.Length; j++) product[j] += lower[l++] * v[i];
    }

    static double SquaredNorm(ReadOnlySpan<double> v) { double s = 0; foreach (double e in v) s += e * e; return s; }

    static double LogSumExp(ReadOnlySpan<double> v)
    {
        double max = v[0], s = 0;
        foreach (double e in v) max = Math.Max(max, e);
        foreach (double e in v) s += Math.Exp(e - max);
        return max + Math.Log(s);
    }

    /// <summary>A Kalman filter of position and velocity; matrices in arrays of arrays are made anew at each step.</summary>
    [Differentiable, At("0.1 0.02", 0.5, "0.1 0.3 0.35 0.6"), At("0.1 0.02", 0.5, "")]
    public static double KalmanOfTwoStates(double[] noise, double r, [NoGradient] double[] seen)
    {
        double[] x = [0, 1];
        double[,] p = { { 1, 0 }, { 0, 1 } };
        double log = 0;
        foreach (double z in seen)
        {
            x[0] += 0.1 * x[1];
            var next = new double[2, 2];
            next[0, 0] = p[0, 0] + 0.1 * (p[0, 1] + p[1, 0]) + 0.01 * p[1, 1] + noise[0];
            next[0, 1] = p[0, 1] + 0.1 * p[1, 1];
            next[1, 0] = p[1, 0] + 0.1 * p[1, 1];
            next[1, 1] = p[1, 1] + noise[1];
            double s = next[0, 0] + r, e = z - x[0], k0 = next[0, 0] / s, k1 = next[1, 0] / s;
            x[0] += k0 * e;
            x[1] += k1 * e;
            for (int j = 0; j < 2; j++) { double top = next[0, j]; p[0, j] = (1 - k0) * top; p[1, j] = next[1, j] - k1 * top; }
            log -= 0.5 * (Math.Log(s) + e * e / s);
        }

        return log + x[0] * x[1] + p[0, 0];
    }

    /// <summary>The Brusselator in one dimension, by explicit steps.</summary>
    [Differentiable, At("1 1.1 0.9 1", "3 3.1 2.9 3", 0.05, 2)] public static double Brusselator(double[] u, double[] v, double h, int steps)
    {
        int n = u.Length;
        double[] du = new double[n], dv = new double[n];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
            {
                double left = u[(i + n - 1) % n], right = u[(i + 1) % n];
                du[i] = 1 + u[i] * u[i] * v[i] - 4.4 * u[i] + 0.1 * (left - 2 * u[i] + right);
                dv[i] = 3.4 * u[i] - u[i] * u[i] * v[i];
            }

            for (int i = 0; i < n; i++) { u[i] += h * du[i]; v[i] += h * dv[i]; }
        }

        double s = 0;
        for (int i = 0; i < n; i++) s += u[i] * v[i];
        return s;
    }

    [Differentiable, At("-1.2 1 0.5"), At("1 1"), At("1"), At("")] public static double Rosenbrock(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i + 1 < x.Length; i++) { double a = x[i + 1] - x[i] * x[i], b = 1 - x[i]; s += 100 * a * a + b * b; } return s; }
    [Differentiable, At("0.3 1.5 -0.7", 2), At("0.3", 1)] public static double Ackley(double[] x, int n) { double q = 0, c = 0; foreach (double v in x) { q += v * v; c += Math.Cos(2 * Math.PI * v); } return -20 * Math.Exp(-0.2 * Math.Sqrt(q / x.Length)) - Math.Exp(c / x.Length) + n; }
    [Differentiable, At("0.2 0.7 0.1", "1 0.5 -0.5; 0.5 1 0.25", 3)] public static double RecurrentNetwork(double[] start, double[][] w, int steps) { double[] h = (double[])start.Clone(); for (int t = 0; t < steps; t++) { double a = 0, b = 0; for (int i = 0; i < h.Length; i++) { a += w[0][i] * h[i]; b += w[1][i] * h[i]; } for (int i = 0; i < h.Length; i++) h[i] = Math.Tanh(a * h[i] + b * i); } double s = 0; foreach (double v in h) s += v * v; return s; }
    [Differentiable, At(0.9)] public static double Class21_EightDeep(double x) { double s = 0; for (int a = 0; a < 2; a++) for (int b = 0; b < 2; b++) for (int c = 0; c < 2; c++) for (int d = 0; d < 2; d++) for (int e = 0; e < 2; e++) for (int f = 0; f < 2; f++) for (int g = 0; g < 2; g++) for (int h = 0; h < 2; h++) s = s * 0.99 + x * (a + b - c + d - e + f * g * h) * x; return s; }
}
