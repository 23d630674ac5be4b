namespace Zoo.Acceptance;

// Networks, cells over time, losses and regressions.

static partial class Learners
{
    static double Sigmoid(double x) => 1 / (1 + Math.Exp(-x));

    [Differentiable, At("0.5 -0.3 0.2 0.8 -0.1 0.4 0.7 -0.6 0.3 0.1 -0.2 0.5 0.6", "0.7 -1.1", 0.4, "2 3 1")]
    [At("0.5 -0.3 0.2 0.8 -0.1 0.4 0.7 -0.6 0.3", "0.7 -1.1", 0.4, "2 2 1")]
    public static double LayeredPerceptron(ReadOnlySpan<double> weights, [NoGradient] ReadOnlySpan<double> input, [NoGradient] double target, int[] sizes)
    {
        double[] activations = input.ToArray();
        int offset = 0;
        for (int layer = 1; layer < sizes.Length; layer++)
        {
            double[] next = new double[sizes[layer]];
            for (int o = 0; o < sizes[layer]; o++)
            {
                double z = weights[offset++];
                foreach (double a in activations) z += weights[offset++] * a;
                next[o] = layer == sizes.Length - 1 ? z : Math.Tanh(z);
            }

            activations = next;
        }

        double error = activations[0] - target;
        return 0.5 * error * error;
    }

    [Differentiable, At("0.5 -0.3; 0.2 0.8", "0.3; -0.4", "0.1 0.2", "1 0.5 -0.3"), At("0.5 -0.3; 0.2 0.8", "0.3; -0.4", "0.1 0.2", "")]
    public static double ElmanNetwork(double[,] recurrent, double[,] input, double[] bias, [NoGradient] double[] sequence)
    {
        int n = bias.Length;
        double[] h = new double[n];
        double loss = 0;
        foreach (double x in sequence)
        {
            double[] fresh = new double[n];
            for (int i = 0; i < n; i++)
            {
                double s = bias[i] + input[i, 0] * x;
                for (int j = 0; j < n; j++) s += recurrent[i, j] * h[j];
                fresh[i] = Math.Tanh(s);
            }

            h = fresh;
            loss += (h[0] - x) * (h[0] - x);
        }

        return loss + h[n - 1];
    }

    [Differentiable, At("0.5 -0.3 0.1 0.2 0.8 0.1 0.4 -0.5 0 0.3 0.3 0.2", "1 0.5 -0.3"), At("0.5 -0.3 0.1 0.2 0.8 0.1 0.4 -0.5 0 0.3 0.3 0.2", "")]
    public static double LongShortTermMemory(ReadOnlySpan<double> w, ReadOnlySpan<double> xs)
    {
        double h = 0, c = 0;
        for (int t = 0; t < xs.Length; t++)
        {
            double x = xs[t];
            double forget = Sigmoid(w[0] * x + w[1] * h + w[2]);
            double input = Sigmoid(w[3] * x + w[4] * h + w[5]);
            double output = Sigmoid(w[6] * x + w[7] * h + w[8]);
            double candidate = Math.Tanh(w[9] * x + w[10] * h + w[11]);
            c = forget * c + input * candidate;
            h = output * Math.Tanh(c);
        }

        return h * h + c;
    }

    [Differentiable, At("0.5 -0.3 0.2; 0.2 0.8 0.1", "0.4 -0.5 0.3; 0.3 0.3 -0.2", "0.7 0.1 0.4; -0.2 0.6 0.1", "0.9 -0.4; 0.3 0.1"), At("0.5 -0.3 0.2; 0.2 0.8 0.1", "0.4 -0.5 0.3; 0.3 0.3 -0.2", "0.7 0.1 0.4; -0.2 0.6 0.1", "")]
    public static double GatedRecurrentUnit(double[,] update, double[,] reset, double[,] candidate, double[][] inputs)
    {
        int n = update.GetLength(0);
        Span<double> h = stackalloc double[n], z = stackalloc double[n], rh = stackalloc double[n];
        foreach (double[] x in inputs)
        {
            for (int i = 0; i < n; i++)
            {
                double a = update[i, n] * x[0], b = reset[i, n] * x[1];
                for (int j = 0; j < n; j++)
                {
                    a += update[i, j] * h[j];
                    b += reset[i, j] * h[j];
                }

                z[i] = Sigmoid(a);
                rh[i] = Sigmoid(b) * h[i];
            }

            for (int i = 0; i < n; i++)
            {
                double c = candidate[i, n] * x[0];
                for (int j = 0; j < n; j++) c += candidate[i, j] * rh[j];
                h[i] = (1 - z[i]) * h[i] + z[i] * Math.Tanh(c);
            }
        }

        double s = 0;
        foreach (double v in h) s += v * v;
        return s;
    }

    [Differentiable, At("0.5 -0.3; 0.2 0.8; 0.1 0.4", "0.4 -0.5; 0.3 0.3; 0.9 0.2", "1 2; 0.5 1; -1 0.3"), At("1 2", "0.4 0.3", "1 2")]
    public static double ScaledDotAttention(double[,] queries, double[,] keys, double[,] values)
    {
        int n = queries.GetLength(0), d = queries.GetLength(1);
        double total = 0;
        Span<double> scores = stackalloc double[n];
        for (int i = 0; i < n; i++)
        {
            double max = double.NegativeInfinity;
            for (int j = 0; j < n; j++)
            {
                double dot = 0;
                for (int k = 0; k < d; k++) dot += queries[i, k] * keys[j, k];
                scores[j] = dot / Math.Sqrt(d);
                if (scores[j] > max) max = scores[j];
            }

            double sum = 0;
            for (int j = 0; j < n; j++) sum += scores[j] = Math.Exp(scores[j] - max);
            for (int k = 0; k < d; k++)
            {
                double o = 0;
                for (int j = 0; j < n; j++) o += scores[j] / sum * values[j, k];
                total += o * o;
            }
        }

        return total;
    }

    [Differentiable, At("1 2 -0.5", "0.9 1.1 1", "0.1 0 -0.1", 3), At("1", "0.9", "0.1", 1), At("", "", "", 0)]
    public static void LayerNormalisation(ReadOnlySpan<double> x, ReadOnlySpan<double> gain, ReadOnlySpan<double> bias, Span<double> y)
    {
        double mean = 0, variance = 0;
        foreach (double v in x) mean += v;
        mean /= x.Length;
        foreach (double v in x) variance += (v - mean) * (v - mean);
        variance /= x.Length;
        double inverse = 1 / Math.Sqrt(variance + 1e-5);
        for (int i = 0; i < y.Length; i++) y[i] = gain[i] * (x[i] - mean) * inverse + bias[i];
    }

    [Differentiable, At("1 2 -0.5 0.7 0.1; 0.3 0.4 1 -1 0.6", "0.5 -0.3 0.1; 0.2 0.8 0.4", 0.1, 2), At("1 2 3; 1 0 1", "0.5 -0.3 0.1; 0.2 0.8 0.4", 0.1, 1)]
    public static double StridedConvolution(double[][] channels, double[][] kernels, double bias, int stride)
    {
        int width = kernels[0].Length;
        double pooled = 0;
        for (int at = 0; at + width <= channels[0].Length; at += stride)
        {
            double s = bias;
            for (int c = 0; c < channels.Length; c++)
            {
                ReadOnlySpan<double> window = channels[c].AsSpan(at, width);
                for (int k = 0; k < width; k++) s += window[k] * kernels[c][k];
            }

            pooled += Math.Max(0, s) + 0.01 * Math.Min(0, s);
        }

        return pooled;
    }

    [Differentiable, At("0.5 -0.3", 0.2, "1 2; 0.5 -1; 3 0.1", "1 -1 2.5", 0.7), At("0.5", 0.2, "1", "1", 0.7), At("0.5 1", 0.2, "", "", 0.7)]
    public static double HuberRegression(ReadOnlySpan<double> w, double intercept, [NoGradient] double[][] rows, [NoGradient] double[] targets, double delta)
    {
        double loss = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            double[] row = rows[i];
            double r = intercept - targets[i];
            for (int j = 0; j < w.Length; j++) r += w[j] * row[j];
            double size = Math.Abs(r);
            if (size <= delta) loss += 0.5 * r * r;
            else loss += delta * (size - 0.5 * delta);
        }

        return rows.Length == 0 ? loss : loss / rows.Length;
    }

    [Differentiable, At("0.5 -0.3", 0.2, "1 2; 0.5 -1; 3 0.1", "1 -1 1"), At("0.5 1", 0.2, "", "")]
    public static double SquaredHinge(double[] w, double b, double[,] x, int[] labels)
    {
        double loss = 0, norm = 0;
        for (int i = 0, n = labels.Length; i < n; ++i)
        {
            double margin = b;
            for (int j = 0; j < w.Length; ++j) margin += w[j] * x[i, j];
            margin *= labels[i];
            if (margin >= 1) continue;
            loss += (1 - margin) * (1 - margin);
        }

        for (int j = w.Length; j-- > 0;) norm += w[j] * w[j];
        return loss + 0.01 * norm;
    }

    [Differentiable, At("0.5 -0.3", "1 2 0.5 -1 3 0.1", "2 0 5"), At("0.5", "1", "2"), At("0.5", "", "")]
    public static double PoissonDeviance(ReadOnlySpan<double> beta, [NoGradient] ReadOnlySpan<double> design, int[] counts)
    {
        double deviance = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            double eta = 0;
            var row = design.Slice(i * beta.Length, beta.Length);
            for (int j = 0; j < row.Length; j++) eta += row[j] * beta[j];
            double mu = Math.Exp(eta);
            deviance += counts[i] > 0 ? counts[i] * Math.Log(counts[i] / mu) - (counts[i] - mu) : mu;
        }

        return 2 * deviance;
    }

    [Differentiable, At("0.5 -0.3 2", "1 0 1", 2.0, 0.25), At("0.5", "0", 0.5, 0.25), At("", "", 2.0, 0.25)]
    public static double FocalLoss(double[] logits, [NoGradient] double[] labels, double gamma, [NoGradient] double alpha)
    {
        double total = 0;
        for (int i = 0; i < logits.Length; i++)
        {
            double p = Sigmoid(logits[i]);
            double right = labels[i] > 0.5 ? p : 1 - p, weight = labels[i] > 0.5 ? alpha : 1 - alpha;
            total -= weight * Math.Pow(1 - right, gamma) * Math.Log(right + 1e-9);
        }

        return total;
    }

    [Differentiable, At("0.5 -0.3 0.1", "1 2 1; 0.5 -1 0; 3 0.1 1", 0.1f), At("0.5", "1", 0.1f)]
    public static float RidgeFloat(float[] w, [NoGradient] float[,] xy, float lambda)
    {
        float loss = 0;
        for (int i = 0; i < xy.GetLength(0); i++)
        {
            float e = -1f;
            for (int j = 0; j < w.Length; j++) e += w[j] * xy[i, j];
            loss += e * e;
        }

        foreach (float v in w) loss += lambda * v * v;
        return loss;
    }

    [Differentiable, At("0.1 0.2", 0.3, "1 2 0.5 -1 3 0.1", "1 0 1", 3), At("0.1", 0.3, "1", "1", 1), At("0.1", 0.3, "", "", 2)]
    public static double TrainedLogistic(double[] w, double rate, [NoGradient] double[] xs, [NoGradient] double[] ys, int epochs)
    {
        double loss = 0;
        for (int epoch = 0; epoch < epochs; epoch++)
        {
            loss = 0;
            for (int i = 0; i < ys.Length; i++)
            {
                double z = 0;
                for (int j = 0; j < w.Length; j++) z += w[j] * xs[i * w.Length + j];
                double p = Sigmoid(z), g = p - ys[i];
                loss -= ys[i] * Math.Log(p) + (1 - ys[i]) * Math.Log(1 - p);
                for (int j = 0; j < w.Length; j++) w[j] -= rate * g * xs[i * w.Length + j];
            }
        }

        return loss;
    }

    [Differentiable, At("0.3 0.1 0.7 0.2; 0.4 0.3 0.1 0.5", "0.4 0.2 -0.5 0.9", 0.1, 0.9, 3), At("0.3", "0.4", 0.1, 0.9, 2)]
    public static double AdamSteps(double[][] curvature, double[] x, double rate, double beta, int steps)
    {
        int n = x.Length;
        double[] m = new double[n], v = new double[n], g = new double[n];
        double power = 1;
        for (int t = 1; t <= steps; t++)
        {
            power *= beta;
            for (int i = 0; i < n; i++)
            {
                g[i] = 0;
                for (int r = 0; r < curvature.Length; r++) g[i] += 2 * curvature[r][i] * x[i];
                m[i] = beta * m[i] + (1 - beta) * g[i];
                v[i] = beta * v[i] + (1 - beta) * g[i] * g[i];
                x[i] -= rate * (m[i] / (1 - power)) / (Math.Sqrt(v[i] / (1 - power)) + 1e-3);
            }
        }

        double f = 0;
        for (int i = 0; i < n; i++) f += x[i] * x[i];
        return f;
    }

    [Differentiable, At("0.1 1.2; 0.9 0.3; 2 1", "1 1; 0.4 0.2", 0.5, 2), At("0.1 1.2", "1 1", 0.5, 1)]
    public static double SoftClusters(double[][] points, double[][] centres, double temperature, int rounds)
    {
        int k = centres.Length, dimension = centres[0].Length;
        double energy = 0;
        for (int round = 0; round < rounds; round++)
        {
            energy = 0;
            double[][] sums = new double[k][];
            double[] mass = new double[k];
            for (int c = 0; c < k; c++) sums[c] = new double[dimension];
            foreach (double[] p in points)
            {
                Span<double> weight = stackalloc double[k];
                double total = 0;
                for (int c = 0; c < k; c++)
                {
                    double d2 = 0;
                    for (int j = 0; j < dimension; j++) d2 += (p[j] - centres[c][j]) * (p[j] - centres[c][j]);
                    weight[c] = Math.Exp(-d2 / temperature);
                    total += weight[c];
                }

                energy -= temperature * Math.Log(total);
                for (int c = 0; c < k; c++)
                {
                    double share = weight[c] / total;
                    mass[c] += share;
                    for (int j = 0; j < dimension; j++) sums[c][j] += share * p[j];
                }
            }

            for (int c = 0; c < k; c++)
                for (int j = 0; j < dimension; j++) centres[c][j] = sums[c][j] / mass[c];
        }

        return energy;
    }
}
