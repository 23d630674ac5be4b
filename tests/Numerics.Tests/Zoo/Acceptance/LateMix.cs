#nullable enable
namespace Zoo.Acceptance;
static partial class LateMix
{
    [Differentiable, At("1 2 3 4 5 6 7 8", 0.4, 0.2, 0.1, 4), At("1 2 3 4 5", 0.4, 0.2, 0.1, 2)]
    public static double HoltWinters(ReadOnlySpan<double> y, double alpha, double beta, double gamma, int m)
    {
        Span<double> season = stackalloc double[m];
        double level = 0, trend = 0;
        for (int i = 0; i < m; i++) level += y[i] / m;
        for (int i = 0; i < m; i++) season[i] = y[i] - level;
        double sse = 0;
        for (int t = m; t < y.Length; t++)
        {
            ref double s = ref season[t % m];
            double forecast = level + trend + s;
            double error = y[t] - forecast;
            sse += error * error;
            double before = level;
            level = alpha * (y[t] - s) + (1 - alpha) * (level + trend);
            trend = beta * (level - before) + (1 - beta) * trend;
            s = gamma * (y[t] - level) + (1 - gamma) * s;
        }
        return sse;
    }

    [Differentiable, At("0.1 -0.2 0.3 0.05 -0.1", 0.05, 0.1, 0.8)]
    public static double Garch(double[] returns, double omega, double alpha, double beta)
    {
        double variance = omega / (1 - alpha - beta), logLikelihood = 0;
        foreach (var r in returns)
        {
            logLikelihood -= 0.5 * (Math.Log(2 * Math.PI) + Math.Log(variance) + r * r / variance);
            variance = omega + alpha * r * r + beta * variance;
        }
        return -logLikelihood;
    }

    [Differentiable, At("4 1 0 1 3 1 0 1 5", "1 2 3", 12, 1e-9), At("4 1 0 1 3 1 0 1 5", "1 2 3", 2, 1e-9)]
    public static double ConjugateGradient(double[] a, double[] b, int most, [NoGradient] double tolerance)
    {
        int n = b.Length;
        double[] x = new double[n], r = (double[])b.Clone(), p = (double[])b.Clone(), q = new double[n];
        double rho = 0;
        foreach (double e in r) rho += e * e;
        for (int k = 0; k < most && rho > tolerance; k++)
        {
            for (int i = 0; i < n; i++)
            {
                q[i] = 0;
                for (int j = 0; j < n; j++) q[i] += a[i * n + j] * p[j];
            }
            double pq = 0;
            for (int i = 0; i < n; i++) pq += p[i] * q[i];
            double step = rho / pq, next = 0;
            for (int i = 0; i < n; i++)
            {
                x[i] += step * p[i];
                r[i] -= step * q[i];
                next += r[i] * r[i];
            }
            double mix = next / rho;
            for (int i = 0; i < n; i++) p[i] = r[i] + mix * p[i];
            rho = next;
        }
        double energy = 0;
        for (int i = 0; i < n; i++) energy += x[i] * b[i];
        return energy;
    }

    [Differentiable, At("0 1 3 2", "1 0 2 -1", 0.3)]
    public static double DeCasteljau(double[] xs, double[] ys, double t)
    {
        Span<double> x = stackalloc double[xs.Length], y = stackalloc double[ys.Length];
        xs.CopyTo(x);
        ys.AsSpan().CopyTo(y);
        for (int level = x.Length - 1; level > 0; level--)
            for (int i = 0; i < level; i++)
                (x[i], y[i]) = ((1 - t) * x[i] + t * x[i + 1], (1 - t) * y[i] + t * y[i + 1]);
        return Math.Sqrt(x[0] * x[0] + y[0] * y[0]);
    }

    [MayBeRefused, Differentiable, At("3 1 2 5 4"), At("3")]
    public static double LargestByReference(double[] a)
    {
        ref double most = ref a[0];
        for (int i = 1; i < a.Length; i++) if (a[i] > most) most = ref a[i];
        most *= most;
        double s = 0;
        for (int i = 0, j = a.Length - 1; i <= j; i++, j--) s += a[i] * a[j];
        return s;
    }

    [Differentiable, At("3 1 2 5 4", 2), At("3 1 2 5 4", 0)]
    public static double Rotated(double[] a, int by)
    {
        int n = a.Length;
        double[] b = new double[n];
        Array.Copy(a, by, b, 0, n - by);
        Array.Copy(a, 0, b, n - by, by);
        double s = 0;
        foreach (ref double e in b.AsSpan(1)) { e *= s + 1; s += e * 0.1; }
        foreach (ref readonly double e in b.AsSpan()[^2..]) s += e * e;
        return s;
    }

    [Differentiable, At(100, 95, 0.05, 0.2, 1, 5)]
    public static double AmericanPut(double spot, double strike, double rate, double sigma, double years, int steps)
    {
        double dt = years / steps, up = Math.Exp(sigma * Math.Sqrt(dt)), down = 1 / up;
        double p = (Math.Exp(rate * dt) - down) / (up - down), discount = Math.Exp(-rate * dt);
        var values = new double[steps + 1];
        for (var i = 0; i <= steps; ++i) values[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - steps), 0);
        for (var step = steps; step --> 0;)
        {
            for (var i = 0; i <= step; ++i)
            {
                var hold = discount * (p * values[i + 1] + (1 - p) * values[i]);
                var exercise = strike - spot * Math.Pow(up, 2 * i - step);
                values[i] = hold > exercise ? hold : exercise;
            }
        }
        return values[0];
    }

    [Differentiable, At("0.1 0.5 0.2 0.2", "1 2 3 4", 7u, 5)]
    public static double ParticleResample(double[] weights, double[] states, uint seed, int draws)
    {
        int n = weights.Length;
        Span<double> cumulated = stackalloc double[n];
        double total = 0;
        for (int i = 0; i < n; i++) cumulated[i] = total += weights[i];
        double sum = 0;
        for (int d = 0; d < draws; d++)
        {
            seed = unchecked(seed * 1664525u + 1013904223u);
            double u = (seed >> 8) / 16777216.0 * total;
            int lo = 0, hi = n - 1;
            while (lo < hi)
            {
                int mid = (lo + hi) >>> 1;
                if (cumulated[mid] < u) lo = mid + 1; else hi = mid;
            }
            sum += states[lo] * states[lo] * (1 + (u - (lo == 0 ? 0 : cumulated[lo - 1])) / weights[lo]);
        }
        return sum / draws;
    }

    [Differentiable, At("0.5 0.1 -0.3 0.8 0.2 0.6", 0.3, 3), At("0.5 0.1 -0.3 0.8 0.2 0.6", 0.3, 1)]
    public static double DelayLine(double[] input, double feedback, int delay)
    {
        var ring = new double[delay];
        int at = 0;
        double energy = 0;
        foreach (double sample in input)
        {
            double y = sample + feedback * ring[at];
            ring[at] = y;
            if (++at == ring.Length) at = 0;
            energy += y * y;
        }
        return energy;
    }

    private static void Rotate(ref double a, ref double b, double c, double s) => (a, b) = (c * a + s * b, c * b - s * a);

    [Differentiable, At("2 1 0.5; 1 3 0.2; 0.4 0.1 1")]
    public static double Givens(double[,] m)
    {
        int n = m.GetLength(0);
        for (int j = 0; j < n; j++)
        {
            for (int i = j + 1; i < n; i++)
            {
                double r = Math.Sqrt(m[j, j] * m[j, j] + m[i, j] * m[i, j]);
                if (r == 0) continue;
                double c = m[j, j] / r, s = m[i, j] / r;
                for (int k = j; k < n; k++) Rotate(ref m[j, k], ref m[i, k], c, s);
            }
        }
        double log = 0;
        for (int i = 0; i < n; i++) log += Math.Log(Math.Abs(m[i, i]));
        return log;
    }

    [Differentiable, At("1 3 2 5 4 6", 0.7)]
    public static double TotalVariation(double[] image, double epsilon)
    {
        const int width = 3;
        int height = image.Length / width;
        double energy = 0;
        for (int y = 0; y < height; y++)
        {
            ReadOnlySpan<double> row = image.AsSpan(y * width, width);
            ReadOnlySpan<double> below = y + 1 < height ? image.AsSpan((y + 1) * width, width) : row;
            for (int x = 0; x < width; x++)
            {
                double dx = x + 1 < width ? row[x + 1] - row[x] : 0, dy = below[x] - row[x];
                energy += Math.Sqrt(dx * dx + dy * dy + epsilon);
            }
        }
        return energy;
    }

    [Differentiable, At("0.2 0.4 0.6; 0.1 0.9 0.3; 0.5 0.5 0.5", 1.3, 0.6), At("0.2 0.4 0.6; 0.1 0.9 0.3; 0.5 0.5 0.5", -1, 5)]
    public static double Bilinear(double[,] grid, double u, double v)
    {
        int rows = grid.GetLength(0), columns = grid.GetLength(1);
        u = Math.Clamp(u, 0, rows - 1);
        v = Math.Clamp(v, 0, columns - 1);
        int i = Math.Min((int)u, rows - 2), j = Math.Min((int)Math.Floor(v), columns - 2);
        double fu = u - i, fv = v - j, s = 0;
        for (int di = 0; di <= 1; di++)
            for (int dj = 0; dj <= 1; dj++)
                s += grid[i + di, j + dj] * (di == 0 ? 1 - fu : fu) * (dj == 0 ? 1 - fv : fv);
        return s;
    }

    [Differentiable, At("5 2 4 1 3", "1 2 3 4 5")]
    public static double SortedByKey(double[] keys, double[] weights)
    {
        int n = keys.Length;
        int[] order = new int[n];
        for (int i = 0; i < n; i++) order[i] = i;
        for (int i = 1; i < n; i++)
        {
            int k = order[i], j = i;
            while (j > 0 && keys[order[j - 1]] > keys[k]) { order[j] = order[j - 1]; j--; }
            order[j] = k;
        }
        double s = 0, w = 0;
        for (int rank = 0; rank < n; rank++)
        {
            int i = order[rank];
            w += weights[i];
            s += keys[i] * weights[i] * (rank + 1) / w;
        }
        return s;
    }

    [Differentiable, At("1 2 0.5 3", 0.1, 100), At("1 2 0.5 3", 3.0, 2)]
    public static double[] SoftThreshold(double[] x, double lambda, int most)
    {
        var y = new double[x.Length];
        for (int k = 0; k < most; k++)
        {
            double change = 0;
            for (int i = 0; i < x.Length; i++)
            {
                double z = y[i] + 0.5 * (x[i] - y[i]);
                double next = z > lambda ? z - lambda : z < -lambda ? z + lambda : 0;
                change = Math.Max(change, Math.Abs(next - y[i]));
                y[i] = next;
            }
            if (change < 1e-3) break;
        }
        return y;
    }

    [Differentiable, At("0.3 0.1 0.6", "0.5 0.2 0.9 0.4", 3, 2)]
    public static void Convolve(double[] kernel, double[] signal, int stride, Span<double> result)
    {
        result.Clear();
        for (int i = 0; i < result.Length; i++)
            for (int k = 0; k < kernel.Length; k++)
            {
                int at = i * stride + k - kernel.Length / 2;
                if (at < 0 || at >= signal.Length) continue;
                result[i] += kernel[k] * signal[at];
            }
    }

    [Differentiable, At("0.1 0.2 0.3 0.4 0.5 0.6 0.7 0.8 0.9 1.0 1.1 1.2 0.1 0.1 0.1 0.1", "1 0.5 -1", 0.2)]
    public static (double H, double C) Lstm(double[] w, double[] xs, double start)
    {
        double h = start, c = start;
        foreach (double x in xs)
        {
            Span<double> gates = stackalloc double[4];
            for (int g = 0; g < 4; g++) gates[g] = w[g * 3] * x + w[g * 3 + 1] * h + w[g * 3 + 2] + w[12 + g];
            for (int g = 0; g < 3; g++) gates[g] = 1 / (1 + Math.Exp(-gates[g]));
            c = gates[0] * c + gates[1] * Math.Tanh(gates[3]);
            h = gates[2] * Math.Tanh(c);
        }
        return (h, c);
    }

    [Differentiable, At("0.2 0.5 0.3 0.9", 0.5, 6)]
    public static double Clenshaw(double[] c, double x, int repeats)
    {
        double total = 0;
        do
        {
            double b1 = 0, b2 = 0;
            for (int k = c.Length - 1; k >= 1; k--) (b1, b2) = (2 * x * b1 - b2 + c[k], b1);
            double value = x * b1 - b2 + c[0];
            total += value;
            x = 0.9 * Math.Sin(value);
        }
        while (--repeats > 0);
        return total;
    }

    [Differentiable, At("1 2; 3 4; 5 6.5; 7 9")]
    public static double GramSchmidt(double[,] a)
    {
        int m = a.GetLength(0), n = a.GetLength(1);
        double[,] q = new double[m, n];
        double trace = 0;
        for (int j = 0; j < n; j++)
        {
            for (int i = 0; i < m; i++) q[i, j] = a[i, j];
            for (int k = 0; k < j; k++)
            {
                double dot = 0;
                for (int i = 0; i < m; i++) dot += q[i, k] * a[i, j];
                for (int i = 0; i < m; i++) q[i, j] -= dot * q[i, k];
                trace += dot;
            }
            double norm = 0;
            for (int i = 0; i < m; i++) norm += q[i, j] * q[i, j];
            norm = Math.Sqrt(norm);
            for (int i = 0; i < m; i++) q[i, j] /= norm;
            trace += norm * q[j, j];
        }
        return trace;
    }

    [Differentiable, At("0.9 0.1 0.2 0.8", "0.7 0.3 0.4 0.6", "0 1 1 0")]
    public static double SoftViterbi(double[] transition, double[] emission, int[] seen)
    {
        Span<double> score = stackalloc double[2], next = stackalloc double[2];
        score.Fill(Math.Log(0.5));
        foreach (int symbol in seen)
        {
            for (int to = 0; to < 2; to++)
            {
                double a = score[0] + Math.Log(transition[to]), b = score[1] + Math.Log(transition[2 + to]);
                double most = Math.Max(a, b);
                next[to] = most + Math.Log(Math.Exp(a - most) + Math.Exp(b - most)) + Math.Log(emission[to * 2 + symbol]);
            }
            Span<double> t = score; score = next; next = t;
        }
        return Math.Max(score[0], score[1]);
    }

    [Differentiable, At(1.5, 0.7), At(-2.0, 0.7)]
    public static double Packed(double x, double y)
    {
        ReadOnlySpan<double> nodes = [-0.7745966692414834, 0, 0.7745966692414834], weights = [5.0 / 9, 8.0 / 9, 5.0 / 9];
        double total = 0, width = (y - x) / 4;
        for (double left = x; Math.Abs(left - y) > 1e-9 * Math.Abs(width) && total < 1e6; left += width)
        {
            for (int i = 0; i < nodes.Length; i++) total += weights[i] * Integrand(left + width * (1 + nodes[i]) / 2);
            if (left > 100) return total;
        }
        return total * width / 2;

        double Integrand(double t) => Math.Exp(-t * t * y) * Math.Cos(x * t);
    }

    [Differentiable, At("1 3 2 5 4 6", "0.5 0.25", 4), At("1 3 2 5 4 6", "0.5 0.25", 1), At("1 3 2 5 4 6", "0.5 0.25", 0)]
    public static double PartOrAnother(double[] a, Span<double> b, int m)
    {
        double s = 0;
        for (int y = 0; y < m; y++)
        {
            Span<double> r = y % 2 == 0 ? a.AsSpan(y, 2) : b;
            for (int x = 0; x < r.Length; x++)
            {
                s += r[x] * r[x];
                r[x] *= 2;
            }
        }
        return s + b[0] * a[1];
    }

    [Differentiable, At("1 0.3 0.2 0.5 0.4", "0.5 0.25 0.3", 5), At("1 0.3 0.2 0.5 0.4", "0.1 0.25 0.3", 2)]
    public static double OneOfSeveralParts(double[] a, Span<double> b, int m)
    {
        double s = 0;
        for (int y = 0; y < m; y++)
        {
            Span<double> r = (y % 3) switch { 0 => a.AsSpan(y / 2, 2), 1 => b, _ => b[1..] };
            Span<double> q = r;
            if (s > 0.8) q = a.AsSpan(1);
            else if (s < 0.3) q = r[1..];
            for (int x = 0; x < r.Length; x++)
            {
                s += 0.1 * r[x] * r[x];
                r[x] *= 1.5 - s;
                q[0] += r[0] * 0.3;
            }
        }
        return s + b[0] * a[1] + q0(b);

        static double q0(ReadOnlySpan<double> v) => v.Length > 1 ? v[^1] * v[0] : 0;
    }

    [Differentiable, At("1 3 2 5 4 6", 3), At("1 3 2 5 4 6", 2)]
    public static double ClampedRows(ReadOnlySpan<double> image, int width)
    {
        int height = image.Length / width;
        double energy = 0;
        for (int y = 0; y < height; y++)
        {
            var row = image.Slice(y * width, width);
            var above = y > 0 ? image.Slice((y - 1) * width, width) : row;
            var below = y < height - 1 ? image.Slice((y + 1) * width, width) : ReadOnlySpan<double>.Empty;
            for (int x = 0; x < width; x++)
            {
                double laplacian = above[x] - 2 * row[x] + (below.IsEmpty ? 0 : below[x]);
                energy += laplacian * laplacian;
            }
        }
        return energy;
    }
}
