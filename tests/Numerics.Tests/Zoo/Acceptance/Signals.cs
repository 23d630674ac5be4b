namespace Zoo.Acceptance;

// Transforms, filters and sequences.

static partial class Signals
{
    [Differentiable, At("1 0.5 -0.3 2", "0 0.1 0.2 -0.5"), At("1", "2"), At("1 0.5 -0.3 2 0.7 0.1 0.9 -1", "0 0 0.2 0 0 0.3 0 0")]
    public static double RadixTwo(Span<double> re, Span<double> im)
    {
        int n = re.Length;
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j)
            {
                (re[i], re[j]) = (re[j], re[i]);
                (im[i], im[j]) = (im[j], im[i]);
            }
        }

        for (int length = 2; length <= n; length <<= 1)
        {
            double angle = -2 * Math.PI / length;
            for (int start = 0; start < n; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    double c = Math.Cos(angle * k), s = Math.Sin(angle * k);
                    int a = start + k, b = a + length / 2;
                    double tr = c * re[b] - s * im[b], ti = c * im[b] + s * re[b];
                    re[b] = re[a] - tr;
                    im[b] = im[a] - ti;
                    re[a] += tr;
                    im[a] += ti;
                }
            }
        }

        double energy = 0;
        for (int i = 0; i < n; i++) energy += (i + 1) * (re[i] * re[i] + im[i] * im[i]);
        return energy;
    }

    [Differentiable, At("1 0.5 -0.3 2 0.7 0.1 0.9 -1"), At("3"), At("1 2")]
    public static double HaarCascade(double[] signal)
    {
        double cost = 0;
        double[] work = new double[signal.Length];
        for (int length = signal.Length; length > 1; length /= 2)
        {
            int half = length / 2;
            for (int i = 0; i < half; i++)
            {
                work[i] = (signal[2 * i] + signal[2 * i + 1]) / Math.Sqrt(2);
                work[half + i] = (signal[2 * i] - signal[2 * i + 1]) / Math.Sqrt(2);
            }

            work.AsSpan(0, length).CopyTo(signal);
            foreach (double detail in signal.AsSpan(half, half)) cost += Math.Sqrt(detail * detail + 1e-4);
        }

        return cost + signal[0];
    }

    [Differentiable, At("1 2 0.5 -1", "0.5 0.25 0.1"), At("1", "2"), At("", "1")]
    public static double[] FullConvolution(ReadOnlySpan<double> x, ReadOnlySpan<double> kernel)
    {
        var y = new double[x.Length + kernel.Length - 1];
        for (int i = 0; i < y.Length; i++)
            for (int j = Math.Max(0, i - x.Length + 1); j <= Math.Min(i, kernel.Length - 1); j++)
                y[i] += kernel[j] * x[i - j];
        return y;
    }

    [Differentiable, At("1 2 0.5 -1 0.3", 0.4, 0.2), At("1", 0.4, 0.2), At("", 0.4, 0.2)]
    public static double HoltLinear(ReadOnlySpan<double> series, double alpha, double beta)
    {
        if (series.Length < 2) return 0;
        double level = series[0], trend = series[1] - series[0], sse = 0;
        foreach (double observed in series[1..])
        {
            double forecast = level + trend, error = observed - forecast;
            sse += error * error;
            double before = level;
            level = alpha * observed + (1 - alpha) * forecast;
            trend = beta * (level - before) + (1 - beta) * trend;
        }

        return sse;
    }

    [Differentiable, At("0.6 0.4", "0.7 0.3; 0.4 0.6", "0.5 0.4 0.1; 0.1 0.3 0.6", "0 1 2 1"), At("0.6 0.4", "0.7 0.3; 0.4 0.6", "0.5 0.5; 0.1 0.9", "1")]
    public static double ForwardBackward(double[] initial, double[,] transition, double[,] emission, int[] observed)
    {
        int states = initial.Length, steps = observed.Length;
        double[,] alpha = new double[steps, states], beta = new double[steps, states];
        double logScale = 0;
        for (int t = 0; t < steps; t++)
        {
            double scale = 0;
            for (int j = 0; j < states; j++)
            {
                double sum = 0;
                if (t == 0) sum = initial[j];
                else for (int i = 0; i < states; i++) sum += alpha[t - 1, i] * transition[i, j];
                alpha[t, j] = sum * emission[j, observed[t]];
                scale += alpha[t, j];
            }

            for (int j = 0; j < states; j++) alpha[t, j] /= scale;
            logScale += Math.Log(scale);
        }

        for (int i = 0; i < states; i++) beta[steps - 1, i] = 1;
        for (int t = steps - 2; t >= 0; t--)
        {
            for (int i = 0; i < states; i++)
                for (int j = 0; j < states; j++)
                    beta[t, i] += transition[i, j] * emission[j, observed[t + 1]] * beta[t + 1, j];
        }

        double expected = 0;
        for (int t = 0; t < steps; t++)
        {
            double total = 0, first = alpha[t, 0] * beta[t, 0];
            for (int i = 0; i < states; i++) total += alpha[t, i] * beta[t, i];
            expected += first / total;
        }

        return expected + logScale;
    }

    [Differentiable, At("-0.5 -0.9", "-0.4 -1.2; -0.9 -0.5", "-0.7 -0.9 -2.3; -2.3 -1.2 -0.5", "0 1 2 1"), At("-0.5 -0.9", "-0.4 -1.2; -0.9 -0.5", "-0.7 -0.9; -2.3 -0.1", "1")]
    public static double ViterbiPath(double[] initial, double[,] transition, double[,] emission, int[] observed)
    {
        int states = initial.Length;
        int[,] back = new int[observed.Length, states];
        double[] score = new double[states], next = new double[states];
        for (int i = 0; i < states; i++) score[i] = initial[i] + emission[i, observed[0]];
        for (int t = 1; t < observed.Length; t++)
        {
            for (int j = 0; j < states; j++)
            {
                double best = double.NegativeInfinity;
                for (int i = 0; i < states; i++)
                {
                    double candidate = score[i] + transition[i, j];
                    if (candidate <= best) continue;
                    best = candidate;
                    back[t, j] = i;
                }

                next[j] = best + emission[j, observed[t]];
            }

            double[] swap = score;
            score = next;
            next = swap;
        }

        int last = 0;
        for (int i = 1; i < states; i++) if (score[i] > score[last]) last = i;
        double result = score[last];
        for (int t = observed.Length - 1, state = last; t > 0; state = back[t, state], t--) result += 0.1 * transition[back[t, state], state];
        return result;
    }

    [Differentiable, At("1 2 0.5", "1.1 1.9 2 0.4", 0.5), At("1", "2", 1.0), At("", "", 1.0)]
    public static double SoftTimeWarping(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double gamma)
    {
        int n = x.Length, m = y.Length;
        var cost = new double[n + 1, m + 1];
        for (int i = 1; i <= n; i++) cost[i, 0] = 1e3;
        for (int j = 1; j <= m; j++) cost[0, j] = 1e3;
        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                double d = x[i - 1] - y[j - 1], a = cost[i - 1, j], b = cost[i, j - 1], c = cost[i - 1, j - 1];
                double least = Math.Min(a, Math.Min(b, c));
                double sum = Math.Exp((least - a) / gamma) + Math.Exp((least - b) / gamma) + Math.Exp((least - c) / gamma);
                cost[i, j] = d * d + least - gamma * Math.Log(sum);
            }
        }

        return cost[n, m];
    }

    [Differentiable, At("0 2 1 3", "2 1 1", "1 -0.5; -0.4 1.2", 0.3, 0.4), At("1", "1", "1 -0.5; -0.4 1.2", 0.3, 0.4)]
    public static double SoftSmithWaterman(int[] first, int[] second, double[,] scores, double gap, double temperature)
    {
        Span<double> above = stackalloc double[second.Length + 1], row = stackalloc double[second.Length + 1];
        double total = 0;
        for (int i = 0; i < first.Length; i++)
        {
            row[0] = 0;
            for (int j = 0; j < second.Length; j++)
            {
                double match = above[j] + scores[first[i] % 2, second[j] % 2], delete = above[j + 1] - gap, insert = row[j] - gap;
                row[j + 1] = temperature * Math.Log(1 + Math.Exp(match / temperature) + Math.Exp(delete / temperature) + Math.Exp(insert / temperature));
                total += Math.Exp(row[j + 1]);
            }

            row.CopyTo(above);
        }

        return Math.Log(1 + total);
    }

    [Differentiable, At("3 1 2 5 4", "0.1 0.2 0.3 0.2 0.2"), At("1", "1"), At("", "")]
    public static double OrderedWeightedAverage(double[] values, ReadOnlySpan<double> weights)
    {
        for (int i = 1; i < values.Length; i++)
        {
            double key = values[i];
            int j = i - 1;
            while (j >= 0 && values[j] > key)
            {
                values[j + 1] = values[j];
                j--;
            }

            values[j + 1] = key;
        }

        double s = 0;
        for (int i = 0; i < weights.Length; i++) s += weights[i] * values[i] * values[i];
        return s;
    }

    [Differentiable, At("3 1 2 5 4"), At("1"), At("4 2 9 7")]
    public static double MedianByQuickselect(double[] data)
    {
        int k = data.Length / 2, left = 0, right = data.Length - 1;
        while (left < right)
        {
            double pivot = data[(left + right) / 2];
            int i = left, j = right;
            while (i <= j)
            {
                while (data[i] < pivot) i++;
                while (data[j] > pivot) j--;
                if (i > j) break;
                (data[i], data[j]) = (data[j], data[i]);
                i++;
                j--;
            }

            if (k <= j) right = j;
            else if (k >= i) left = i;
            else break;
        }

        return data[k] * data[k];
    }

    [Differentiable, At("3 1 2 5 4", 2.0), At("1", 1.0), At("", 1.0)]
    public static double MeanAbsoluteDeviation(ReadOnlySpan<double> data, double scale)
    {
        if (data.IsEmpty) return 0;
        double mean = 0;
        foreach (double d in data) mean += d;
        mean /= data.Length;
        double deviation = 0;
        foreach (double d in data) deviation += Math.Abs(d - mean);
        return scale * deviation / data.Length;
    }

    [Differentiable, At("1 2 0.5 -1 0.3 0.8", 3), At("1", 1)]
    public static void MovingAverage(double[] x, Span<double> y)
    {
        int window = x.Length - y.Length + 1;
        double running = 0;
        for (int i = 0; i < x.Length; i++)
        {
            running += x[i];
            if (i >= window) running -= x[i - window];
            if (i >= window - 1) y[i - window + 1] = running / window;
        }
    }

    [Differentiable, At("0.1 0.4 -0.2 0.3", "0.9 0.1", 1.5f), At("", "0.9 0.1", 1f)]
    public static float InfiniteResponse(ReadOnlySpan<float> x, ReadOnlySpan<float> a, float gain)
    {
        float y1 = 0f, y2 = 0f, power = 0f;
        foreach (float sample in x)
        {
            float y = gain * sample - a[0] * y1 - a[1] * y2;
            y2 = y1;
            y1 = y;
            power += y * y;
        }

        return power / (x.Length + 1);
    }

    [Differentiable, At("1 2 0.5 -1 0.3 0.8", "0.3 -0.2", 0.1, 2), At("1", "0.5", 0.1, 1)]
    public static double LeastMeanSquares(ReadOnlySpan<double> signal, double[] start, double rate, int taps)
    {
        double[] w = start[..taps];
        double total = 0;
        for (int n = taps; n < signal.Length; n++)
        {
            ReadOnlySpan<double> window = signal.Slice(n - taps, taps);
            double y = 0;
            for (int k = 0; k < taps; k++) y += w[k] * window[k];
            double e = signal[n] - y;
            for (int k = 0; k < taps; k++) w[k] += rate * e * window[k];
            total += e * e;
        }

        return total + w[0];
    }

    [Differentiable, At("1 2 0.5 -1", 2), At("1", 1), At("1 2 3", 0)]
    public static double Autocorrelation(double[] x, int lag)
    {
        double mean = 0;
        for (int i = 0; i < x.Length; i++) mean += x[i] / x.Length;
        double top = 0, bottom = 1e-9;
        for (int i = 0; i < x.Length; i++)
        {
            bottom += (x[i] - mean) * (x[i] - mean);
            if (i + lag >= x.Length) continue;
            top += (x[i] - mean) * (x[i + lag] - mean);
        }

        return top / bottom;
    }
}
