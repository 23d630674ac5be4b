namespace Zoo.Acceptance;

// Arrays that get their size from something else than the array they replace.

static partial class Shapes
{
    [Differentiable, At("1 0.5", "2 0.1; 0.1 1", "0.9 0.2; -0.1 0.8", "1 -0.5 0.3"), At("1 0.5", "2 0.1 7; 0.1 1 8; 5 6 9", "0.9 0.2; -0.1 0.8", "1 -0.5"), At("1 0.5", "2 0.1 7; 0.1 1 8", "0.9 0.2; -0.1 0.8", "")]
    public static double InformationFilter(double[] mean, double[,] prior, double[,] f, ReadOnlySpan<double> observed)
    {
        int n = mean.Length;
        double[] x = mean;
        double[,] p = prior, cross = f;
        double evidence = 0;
        for (int t = 0; t < observed.Length; t++)
        {
            double[] nx = new double[n];
            double[,] np = new double[n, n], nc = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    nx[i] += f[i, j] * x[j];
                    for (int k = 0; k < n; k++)
                    {
                        np[i, j] += f[i, k] * p[k, j] * 0.9;
                        nc[i, j] += cross[i, k] * p[k, j];
                    }
                }

                np[i, i] += 0.1;
            }

            double s = np[0, 0] + 0.5, e = observed[t] - nx[0];
            evidence += e * e / s + Math.Log(s) + 0.1 * nc[1, 0];
            for (int i = 0; i < n; i++) nx[i] += np[i, 0] / s * e;
            (x, p, cross) = (nx, np, nc);
        }

        return evidence + p[1, 1] + cross[0, 1] * x[1];
    }

    [Differentiable, At("1 2; 0.5 1", "1 0.3 0.2; 0.4 1 0.1; 2 1 1", 1.5), At("1 2; 0.5 1", "1 0.3 0.2; 0.4 1 0.1; 2 1 1", 1e6), At("1 2; 0.5 1", "3 0.3; 0.4 1", 2)]
    public static double PowerUntil(double[,] a, double[,] start, double limit)
    {
        int n = a.GetLength(0);
        double[,] p = start;
        int steps = 0;
        while (p[0, 0] < limit && steps < 4)
        {
            double[,] q = new double[n, n];
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) q[i, j] += a[i, k] * p[k, j];
            p = q;
            steps++;
        }

        return p[0, 0] * p[1, 1] - p[0, 1] * p[1, 0] + p[0, p.GetLength(1) - 1];
    }

    [Differentiable, At("1 2 3; 4 5 6; 7 8 9", 2, 3), At("1 2 3; 4 5 6; 7 8 9", 2, 1), At("1 2 3; 4 5 6; 7 8 9", 3, 0), At("1 2; 3 4", -1, 0)]
    public static double Window(double[,] image, int size, int times)
    {
        double[,] w = (double[,])image.Clone();
        for (int t = 0; t < times; t++)
        {
            w[0, 0] *= 0.5;
            double[,] smaller = new double[size, size];
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++) smaller[i, j] = w[i, j] * w[w.GetLength(0) - 1, w.GetLength(1) - 1] * 0.1 + image[j, i];
            }

            if (t % 2 == 0) { w = smaller; continue; }
            double[,] turned = new double[size, size];
            for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) turned[i, j] = smaller[size - 1 - i, j];
            w = turned;
        }

        double s = 0;
        foreach (double v in w) s = s * 0.7 + v * v;
        return s;
    }

    [Differentiable, At("0.5 -0.3 0.2 0.8 -0.1 0.4 0.7 -0.6 0.3 0.1 -0.2 0.5", "0.7 -1.1 0.3", "2 1", "2 3"), At("0.5 -0.3 0.2", "0.7 -1.1 0.3", "1", ""), At("0.5", "0.7 -1.1", "", "")]
    public static double EncoderDecoder(double[] weights, double[] input, int[] encoder, ReadOnlySpan<int> decoder)
    {
        double[] code = input;
        int next = 0;
        foreach (int width in encoder)
        {
            double[] narrower = new double[width];
            for (int o = 0; o < width; o++) for (int i = 0; i < code.Length; i++) narrower[o] += weights[next++ % weights.Length] * code[i];
            code = narrower;
        }

        for (int layer = 0; layer < decoder.Length; layer++)
        {
            int width = decoder[layer];
            var wider = new double[width];
            for (int o = 0; o < wider.Length; o++)
            {
                double z = 0;
                foreach (double c in code) z += weights[next++ % weights.Length] * c;
                wider[o] = Math.Tanh(z) + 0.1 * code.Length;
            }

            code = wider;
        }

        double loss = 0;
        for (int i = 0; i < code.Length; i++) loss += (code[i] - input[i]) * (code[i] - input[i]);
        return loss;
    }

    [Differentiable, At("1 2 0.5 -1 0.3 2", "2 1 3"), At("1 2 0.5 -1 0.3 2", "1"), At("1 2 0.5", "")]
    public static double FilterBank(ReadOnlySpan<double> signal, int[] taps)
    {
        double energy = 0;
        ReadOnlySpan<double> band = signal;
        for (int stage = 0; stage + 1 < taps.Length; stage++)
        {
            var low = new double[band.Length / 2 + taps[stage + 1]];
            for (int i = 0; i < low.Length; i++)
            {
                for (int k = 0; k < taps[stage]; k++) low[i] += band[(2 * i + k) % band.Length] / (k + 1 + stage);
            }

            energy = 0.5 * energy + low[0] * low[^1];
            band = low;
        }

        return energy + band[0] * band[1];
    }

    [Differentiable, At("0.5 2 0.3 1.1", 1.2, 4), At("0.5 2 0.3 1.1", 1.2, 0)]
    public static double ProductOfFactors(double[] roots, double at, int n)
    {
        double[] p = { 1 };
        double[] dual = { 1, at };
        for (int k = 0; k < n; k++)
        {
            double[] q = new double[k + 2], d = new double[p.Length + dual.Length];
            for (int i = 0; i < p.Length; i++)
            {
                q[i + 1] += p[i];
                q[i] -= roots[k] * p[i];
                for (int j = 0; j < dual.Length; j++) d[i + j] += p[i] * dual[j] * 0.5;
            }

            (p, dual) = (q, d);
        }

        double value = 0;
        for (int i = p.Length - 1; i >= 0; i--) value = value * at + p[i];
        return value * dual[^2] + dual[dual.Length / 2];
    }

    [MayBeRefused, Differentiable, At("3 1 2", "2 4 1 2", 2), At("3 1 2", "2 4", 1e6), At("3 1 2", "2 4 1", -5)]
    public static double UntilSmall(double[] x, int[] widths, double limit)
    {
        double[] y = x;
        for (int k = 0; k < 100; k++)
        {
            if (k > 1 || y[0] > limit) break;
            double[] z = new double[widths[k]];
            for (int i = 0; i < z.Length; i++) z[i] = y[i % y.Length] * y[0] * 0.4;
            y = z;
        }

        return y[0] * y[^1];
    }

    [MayBeRefused, Differentiable, At("3 1 2", "2 4 1 2", true), At("3 1 2", "2 4 1 2", false), At("3 1 2 5", "2", true)]
    public static double LastStaysWide(double[] x, int[] widths, bool isWide)
    {
        double[] y = x;
        for (int k = 0; k < widths.Length; k++)
        {
            double[] z;
            if (isWide && k + 1 < widths.Length)
            {
                int width = widths[k] + widths[k + 1];
                z = new double[width];
                for (int i = 0; i < width; i++) z[i] = y[i % y.Length] * 0.5;
            }
            else
            {
                z = new double[widths[k]];
                for (int i = 0; i < z.Length; i++) z[i] = y[(i + 1) % y.Length] * y[0];
            }

            y = z;
        }

        return y[0] * y[^1] + y.Length;
    }

    [Differentiable, At("3 1 2", 9, 2), At("3 1 2", 3, 2), At("3 1 2", 0, 2)]
    public static double Doubling(double[] x, int target, int factor)
    {
        double[] y = x;
        while (y.Length < target)
        {
            double[] z = new double[y.Length * factor - 1];
            for (int i = 0; i < z.Length; i++) z[i] = i % 2 == 0 ? y[i / 2] : 0.5 * (y[i / 2] + y[i / 2 + 1] * y[0]);
            y = z;
        }

        return y[1] * y[^2] - y[0];
    }
}
