namespace Zoo.Loops;

// Trees, paths and dynamic programmes.

static partial class Pricing
{
    [Differentiable, At(100.0, 95.0, 0.05, 0.2, 1.0, 6, true), At(100.0, 120.0, 0.05, 0.3, 1.0, 5, false)]
    public static double BinomialTree(double spot, double strike, double rate, double vol, double years, int steps, bool american)
    {
        double dt = years / steps, up = Math.Exp(vol * Math.Sqrt(dt)), down = 1 / up, growth = Math.Exp(rate * dt);
        double p = (growth - down) / (up - down);
        var v = new double[steps + 1];
        for (int i = 0; i <= steps; i++) v[i] = Math.Max(0, strike - spot * Math.Pow(up, steps - 2 * i));
        for (int n = steps - 1; n >= 0; n--)
        {
            for (int i = 0; i <= n; i++)
            {
                v[i] = (p * v[i] + (1 - p) * v[i + 1]) / growth;
                if (american) v[i] = Math.Max(v[i], strike - spot * Math.Pow(up, n - 2 * i));
            }
        }

        return v[0];
    }

    [Differentiable, At(100.0, 0.05, 0.2, "0.3 -1 0.5 0.2 -0.7 1.1", 3)] public static double AsianPaths(double spot, double rate, double vol, [NoGradient] ReadOnlySpan<double> normals, int steps)
    {
        double dt = 1.0 / steps, total = 0;
        int paths = normals.Length / steps;
        for (int i = 0; i < paths; i++)
        {
            double s = spot, mean = 0;
            foreach (double z in normals.Slice(i * steps, steps)) { s *= Math.Exp((rate - vol * vol / 2) * dt + vol * Math.Sqrt(dt) * z); mean += s / steps; }
            total += Math.Max(mean - 100, 0);
        }

        return Math.Exp(-rate) * total / paths;
    }

    [Differentiable, At(0.05, "100 5 5 105"), At(0.05, "")] public static double PresentValue(double rate, ReadOnlySpan<double> flows) { double v = 0, d = 1; foreach (double f in flows) { v += d * f; d /= 1 + rate; } return v; }
    [Differentiable, At("-100 60 60", 0.1)] public static double InternalRate(double[] flows, double rate) { for (int n = 0; n < 25; n++) { double v = 0, slope = 0, d = 1; for (int t = 0; t < flows.Length; t++) { v += flows[t] * d; slope -= t * flows[t] * d / (1 + rate); d /= 1 + rate; } double step = v / slope; rate -= step; if (Math.Abs(step) < 1e-12) break; } return rate; }
    [Differentiable, At("0.02 0.025 0.03"), At("0.02")] public static double Bootstrap(double[] swaps) { double annuity = 0, d = 1; foreach (double s in swaps) { d = (1 - s * annuity) / (1 + s); annuity += d; } return -Math.Log(d); }

    [Differentiable, At("1 3 4 9", "1 2 4 7 9"), At("1", "2"), At("1 2", "5 1 1")] public static double DynamicTimeWarping(double[] a, double[] b)
    {
        int n = a.Length, m = b.Length;
        var d = new double[n + 1, m + 1];
        for (int i = 0; i <= n; i++) for (int j = 0; j <= m; j++) d[i, j] = i == 0 && j == 0 ? 0 : double.PositiveInfinity;
        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                double cost = (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                double least = d[i - 1, j];
                if (d[i, j - 1] < least) least = d[i, j - 1];
                if (d[i - 1, j - 1] < least) least = d[i - 1, j - 1];
                d[i, j] = cost + least;
            }
        }

        return d[n, m];
    }

    [Differentiable, At("kitten", "sitting", 1.0, 1.2, 0.8), At("", "abc", 1.0, 1.2, 0.8), At("a", "a", 1.0, 1.2, 0.8)] public static double SoftEditDistance(string a, string b, double insert, double delete, double replace)
    {
        double[] last = new double[b.Length + 1], row = new double[b.Length + 1];
        for (int j = 0; j <= b.Length; j++) last[j] = j * insert;
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i * delete;
            for (int j = 1; j <= b.Length; j++)
            {
                double x = last[j] + delete, y = row[j - 1] + insert, z = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : replace);
                double m = Math.Min(x, Math.Min(y, z));
                row[j] = m - Math.Log(Math.Exp(m - x) + Math.Exp(m - y) + Math.Exp(m - z));
            }

            (last, row) = (row, last);
        }

        return last[b.Length];
    }

    [Differentiable, At("2 3 4 5", "3 4 5 6", 5.0, 3.0)] public static double SoftKnapsack(double[] weights, double[] values, double capacity, double sharpness)
    {
        double s = 0, used = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            double take = 1 / (1 + Math.Exp(-sharpness * (capacity - used - weights[i])));
            used += take * weights[i];
            s += take * values[i];
        }

        return s;
    }

    [Differentiable, At("5 1 4 2 3", "0.1 0.2 0.3 0.2 0.2"), At("1", "1"), At("2 2 1", "1 2 3")] public static double SortThenWeight(double[] x, double[] w)
    {
        for (int i = 1; i < x.Length; i++)
        {
            double key = x[i];
            int j = i - 1;
            while (j >= 0 && x[j] > key) { x[j + 1] = x[j]; j--; }
            x[j + 1] = key;
        }

        double s = 0;
        for (int i = 0; i < x.Length; i++) s += w[i] * x[i] * x[i];
        return s;
    }

    [Differentiable, At("5 1 4 2 3", 1), At("5 1 4 2 3", 0)] public static double TrimmedMean(double[] x, int trim)
    {
        for (int i = 0; i < x.Length; i++) for (int j = 0; j + 1 < x.Length - i; j++) if (x[j] > x[j + 1]) (x[j], x[j + 1]) = (x[j + 1], x[j]);
        double s = 0;
        foreach (double v in x.AsSpan(trim..^trim)) s += v * v;
        return s / (x.Length - 2 * trim);
    }

    [Differentiable, At("1 -2 3 4 -9 2"), At("-1"), At("")] public static double MaximumSubarray(double[] x) { double best = 0, sum = 0; foreach (double v in x) { sum = Math.Max(0, sum + v); if (sum > best) best = sum; } return best * best; }
    [Differentiable, At("0.3 0.1 0.6", "1 2 3")] public static double ViterbiScore(double[] p, double[] q) { double a = Math.Log(p[0]), b = Math.Log(1 - p[0]); for (int t = 1; t < p.Length; t++) { double c = Math.Max(a, b - 0.2) + Math.Log(p[t]) * q[t], d = Math.Max(a - 0.7, b) + Math.Log(1 - p[t]); (a, b) = (c, d); } return Math.Max(a, b); }
    [Differentiable, At("0 0 3 4 3 0"), At("0 0 1 1")] public static double PathLength(ReadOnlySpan<double> p) { double s = 0; for (int i = 2; i + 1 < p.Length; i += 2) s += double.Hypot(p[i] - p[i - 2], p[i + 1] - p[i - 1]); return s; }
    [Differentiable, At("0 0 4 0 4 3 0 3"), At("0 0 1 0 0 1")] public static double PolygonArea(ReadOnlySpan<double> p) { double s = 0; int n = p.Length / 2; for (int i = 0, j = n - 1; i < n; j = i++) s += p[2 * j] * p[2 * i + 1] - p[2 * i] * p[2 * j + 1]; return Math.Abs(s) / 2; }
}
