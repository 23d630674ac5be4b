namespace Zoo.Loops;

// Objectives of learning and statistics.

static partial class Losses
{
    [Differentiable, At("1 2 3"), At("-800 0 800"), At("1")] public static double LogSumExp(ReadOnlySpan<double> x)
    {
        double max = double.NegativeInfinity;
        for (int i = 0; i < x.Length; i++) if (x[i] > max) max = x[i];
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Exp(x[i] - max);
        return max + Math.Log(sum);
    }

    [Differentiable, At("0.3 -1.2 2 0.1", 2), At("5 5", 0)] public static double SoftmaxCrossEntropy(ReadOnlySpan<double> logits, int label)
    {
        double max = logits[0];
        foreach (double v in logits) max = Math.Max(max, v);
        double sum = 0;
        foreach (double v in logits) sum += Math.Exp(v - max);
        return Math.Log(sum) - (logits[label] - max);
    }

    [Differentiable, At("0.5 -0.25", 0.1, "1 2 0.5 -1 3 0.25", "1 -1 1"), At("0.5", 0.1, "", "")]
    public static double Logistic(ReadOnlySpan<double> w, double bias, [NoGradient] ReadOnlySpan<double> xs, [NoGradient] ReadOnlySpan<double> ys)
    {
        double loss = 0;
        for (int i = 0; i < ys.Length; i++)
        {
            double z = bias;
            for (int j = 0; j < w.Length; j++) z += w[j] * xs[i * w.Length + j];
            loss += Math.Log(1 + Math.Exp(-ys[i] * z));
        }

        return loss / ys.Length;
    }

    [Differentiable, At("0.5 -0.25 0.1 0.3 -0.6 0.2", "0.05 -0.1 0.2", "0.7 -0.4 0.3", "1 2 0.5 -1", "0.3 -0.2", 3)]
    public static double Perceptron(double[] w1, double[] b1, double[] w2, [NoGradient] double[] xs, [NoGradient] double[] ys, int hidden)
    {
        int inputs = w1.Length / hidden;
        Span<double> h = stackalloc double[hidden];
        double loss = 0;
        for (int n = 0; n < ys.Length; n++)
        {
            double y = 0;
            for (int i = 0; i < hidden; i++)
            {
                double z = b1[i];
                for (int j = 0; j < inputs; j++) z += w1[i * inputs + j] * xs[n * inputs + j];
                h[i] = Math.Tanh(z);
                y += w2[i] * h[i];
            }

            loss += (y - ys[n]) * (y - ys[n]);
        }

        return loss / (2 * ys.Length);
    }

    [Differentiable, At("0.2 -0.4 0.1; 0.3 0.5 -0.2", "0.1 -0.1 0.05", "1 0.5 -0.5 2", "0 2")]
    public static double SoftmaxRegression(double[][] w, double[] b, [NoGradient] double[] xs, int[] labels)
    {
        int inputs = w.Length, classes = b.Length;
        double loss = 0;
        var z = new double[classes];
        for (int n = 0; n < labels.Length; n++)
        {
            b.CopyTo(z, 0);
            for (int j = 0; j < inputs; j++) for (int k = 0; k < classes; k++) z[k] += xs[n * inputs + j] * w[j][k];
            double sum = 0;
            foreach (double v in z) sum += Math.Exp(v);
            loss += Math.Log(sum) - z[labels[n]];
        }

        return loss / labels.Length;
    }

    [Differentiable, At("0.3 0.7 -0.4 0.2 0.5 -0.1 0.4 0.6 -0.3 0.2 0.1 0.05", "1 -0.5 0.25 2")]
    public static double LstmCell(ReadOnlySpan<double> w, ReadOnlySpan<double> xs)
    {
        double h = 0, c = 0;
        for (int t = 0; t < xs.Length; t++)
        {
            double f = Sigmoid(w[0] * xs[t] + w[1] * h + w[2]);
            double i = Sigmoid(w[3] * xs[t] + w[4] * h + w[5]);
            double o = Sigmoid(w[6] * xs[t] + w[7] * h + w[8]);
            double g = Math.Tanh(w[9] * xs[t] + w[10] * h + w[11]);
            c = f * c + i * g;
            h = o * Math.Tanh(c);
        }

        return h * h;
    }

    static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable, At("0.5 -0.2", 0.6, "1 2 3 4"), At("", 0.6, "1 2")] public static double RidgeAndLasso(double[] w, double lambda, [NoGradient] double[] y)
    {
        double s = 0;
        for (int i = 0; i < y.Length; i++) { double p = 0; for (int j = 0; j < w.Length; j++) p += w[j] * Math.Pow(i, j); s += (y[i] - p) * (y[i] - p); }
        foreach (double v in w) s += lambda * v * v + 0.1 * Math.Abs(v);
        return s;
    }

    [Differentiable, At("0.1 2 -3 0.4", 1.0), At("5", 0.5)] public static double Huber(double[] r, double delta)
    {
        double s = 0;
        foreach (double e in r) s += Math.Abs(e) <= delta ? 0.5 * e * e : delta * (Math.Abs(e) - 0.5 * delta);
        return s;
    }

    [Differentiable, At("0.7 0.2 0.1", "0.5 0.3 0.2"), At("0 1", "0.5 0.5")] public static double KullbackLeibler(double[] p, double[] q)
    {
        double s = 0;
        for (int i = 0; i < p.Length; i++) { if (p[i] <= 0) continue; s += p[i] * Math.Log(p[i] / q[i]); }
        return s;
    }

    [Differentiable, At("0.2 0.5 0.9", "1 0 1")] public static float BinaryCrossEntropy(float[] p, int[] y)
    {
        float s = 0;
        for (int i = 0; i < y.Length; i++) s -= y[i] == 1 ? MathF.Log(p[i]) : MathF.Log(1 - p[i]);
        return s / y.Length;
    }
}
