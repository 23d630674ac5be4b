namespace Zoo.Loops;

// Likelihoods of mixtures, series and hidden states.

static partial class Mixtures
{
    /// <summary>Diagonal mixture: log Σₖ exp(αₖ + Σ logs − ½‖(x − μ) e^logs‖²), summed over the points.</summary>
    [Differentiable, At("0.1 -0.3", "0.2 1 -0.5 0.4", "0.1 -0.2 0.3 0.05", "0.5 0.5 -1 2 0.1 0.2")]
    public static double GaussianMixture(ReadOnlySpan<double> alphas, ReadOnlySpan<double> means, ReadOnlySpan<double> logs, [NoGradient] ReadOnlySpan<double> xs)
    {
        int k = alphas.Length, d = means.Length / k, n = xs.Length / d;
        Span<double> terms = stackalloc double[k];
        double total = 0;
        for (int i = 0; i < n; i++)
        {
            for (int c = 0; c < k; c++)
            {
                double sum = 0, distance = 0;
                for (int j = 0; j < d; j++)
                {
                    double z = (xs[i * d + j] - means[c * d + j]) * Math.Exp(logs[c * d + j]);
                    distance += z * z;
                    sum += logs[c * d + j];
                }

                terms[c] = alphas[c] + sum - 0.5 * distance;
            }

            total += LogSumExp(terms);
        }

        return total - n * LogSumExp(alphas);
    }

    static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = x[0];
        for (int i = 1; i < x.Length; i++) if (x[i] > max) max = x[i];
        double sum = 0;
        foreach (double v in x) sum += Math.Exp(v - max);
        return max + Math.Log(sum);
    }

    [Differentiable, At("0.6 0.4", "0.7 0.3; 0.2 0.8", "0.5 0.5; 0.1 0.9", "0 1 1 0"), At("0.6 0.4", "0.7 0.3; 0.2 0.8", "0.5 0.5; 0.1 0.9", "1")]
    public static double HiddenMarkovForward(double[] start, double[,] move, double[,] emit, int[] seen)
    {
        int n = start.Length;
        double[] a = new double[n], next = new double[n];
        for (int i = 0; i < n; i++) a[i] = start[i] * emit[i, seen[0]];
        double log = 0;
        for (int t = 1; t < seen.Length; t++)
        {
            double scale = 0;
            for (int j = 0; j < n; j++)
            {
                double p = 0;
                for (int i = 0; i < n; i++) p += a[i] * move[i, j];
                next[j] = p * emit[j, seen[t]];
                scale += next[j];
            }

            for (int j = 0; j < n; j++) next[j] /= scale;
            log += Math.Log(scale);
            (a, next) = (next, a);
        }

        double rest = 0;
        foreach (double p in a) rest += p;
        return log + Math.Log(rest);
    }

    [Differentiable, At(0.1, 0.5, 0.3, "1 1.2 0.7 1.5"), At(0.1, 0.5, 0.3, "")]
    public static double KalmanFilter(double logQ, double logR, double x0, ReadOnlySpan<double> ys)
    {
        double x = x0, p = 1, q = Math.Exp(logQ), r = Math.Exp(logR), log = 0;
        foreach (double y in ys)
        {
            p += q;
            double s = p + r, e = y - x, gain = p / s;
            log -= 0.5 * (Math.Log(2 * Math.PI * s) + e * e / s);
            x += gain * e;
            p *= 1 - gain;
        }

        return log + x;
    }

    [Differentiable, At(0.05, 0.1, 0.8, "0.1 -0.4 0.3 0.05 -0.2")] public static double Garch(double omega, double alpha, double beta, [NoGradient] double[] returns)
    {
        double variance = omega / (1 - alpha - beta), log = 0;
        foreach (double r in returns)
        {
            log += Math.Log(variance) + r * r / variance;
            variance = omega + alpha * r * r + beta * variance;
        }

        return 0.5 * log;
    }

    [Differentiable, At("0.5 -0.2", 0.3, "1 1.2 0.7 1.5 0.2"), At("0.5 -0.2", 0.3, "1")] public static double Autoregression(double[] phi, double logSigma, [NoGradient] double[] y)
    {
        double s = 0, precision = Math.Exp(-2 * logSigma);
        for (int t = phi.Length; t < y.Length; t++)
        {
            double e = y[t];
            for (int k = 0; k < phi.Length; k++) e -= phi[k] * y[t - 1 - k];
            s += 0.5 * e * e * precision + logSigma;
        }

        return s;
    }

    [Differentiable, At(0.3, "1 2 0.5 3"), At(0.3, "1"), At(0.3, "")] public static double ExponentialSmoothing(double alpha, ReadOnlySpan<double> y)
    {
        if (y.Length == 0) return 0;
        double level = y[0], s = 0;
        for (int t = 1; t < y.Length; t++)
        {
            double e = y[t] - level;
            s += e * e;
            level += alpha * e;
        }

        return s;
    }

    [Differentiable, At("0.2 0.5 -0.3", "1 2 0.5")] public static double VonMises(double[] angles, double[] weights)
    {
        double c = 0, s = 0;
        for (int i = 0; i < angles.Length; i++) { var (sin, cos) = Math.SinCos(angles[i]); c += weights[i] * cos; s += weights[i] * sin; }
        return Math.Atan2(s, c) * double.Hypot(c, s);
    }
}
