#nullable enable
namespace Zoo.Acceptance;

// Loops of many iterations, and what is natural in them.
static partial class LongMix
{
    [Differentiable, At(0.02, 0.2, -65, 8, 10, 150)]
    public static double Izhikevich(double a, double b, double c, double d, double current, int steps)
    {
        double v = -65, u = b * v, cost = 0;
        int spikes = 0;
        for (int t = 0; t < steps; t++)
        {
            for (int half = 0; half < 2; half++) v += 0.25 * (0.04 * v * v + 5 * v + 140 - u + current);
            u += 0.5 * a * (b * v - u);
            if (v >= 30)
            {
                spikes++;
                v = c;
                u += d;
            }
            cost += 1e-4 * (v + 65) * (v + 65);
        }
        return cost / steps + spikes;
    }

    [Differentiable, At(10, 120, 36, 0.3, 120)]
    public static double HodgkinHuxley(double current, double gNa, double gK, double gL, int steps)
    {
        const double Dt = 0.02;
        double v = -65, m = 0.05, h = 0.6, n = 0.32, peak = double.NegativeInfinity;
        for (int i = 0; i < steps; i++)
        {
            double am = Rate(0.1 * (v + 40)), bm = 4 * Math.Exp(-(v + 65) / 18);
            double ah = 0.07 * Math.Exp(-(v + 65) / 20), bh = 1 / (1 + Math.Exp(-(v + 35) / 10));
            double an = 0.1 * Rate((v + 55) / 10), bn = 0.125 * Math.Exp(-(v + 65) / 80);
            double iNa = gNa * m * m * m * h * (v - 50), iK = gK * n * n * n * n * (v + 77), iL = gL * (v + 54.4);
            m += Dt * (am * (1 - m) - bm * m);
            h += Dt * (ah * (1 - h) - bh * h);
            n += Dt * (an * (1 - n) - bn * n);
            v += Dt * (current - iNa - iK - iL);
            if (v > peak) peak = v;
        }
        return peak + 0.01 * v;

        static double Rate(double x) => Math.Abs(x) < 1e-7 ? 1 + x / 2 : x / (1 - Math.Exp(-x));
    }

    [Differentiable, At("0.1 0.9 2.5", 0.3, 1.1)]
    public static double KeplerResiduals(double[] times, double eccentricity, double motion)
    {
        double sum = 0;
        foreach (double t in times)
        {
            double mean = motion * t % (2 * Math.PI), e = mean;
            for (int i = 0; i < 50; i++)
            {
                double delta = (e - eccentricity * Math.Sin(e) - mean) / (1 - eccentricity * Math.Cos(e));
                e -= delta;
                if (Math.Abs(delta) < 1e-13) break;
            }
            double x = Math.Cos(e) - eccentricity, y = Math.Sqrt(1 - eccentricity * eccentricity) * Math.Sin(e);
            sum += Math.Atan2(y, x) * x;
        }
        return sum;
    }

    [Differentiable, At(1.01, 77), At(0.9, 0), At(1.1, 13)]
    public static double IntegerPower(double b, int n)
    {
        double r = 1;
        while (n > 0)
        {
            if ((n & 1) == 1) r *= b;
            b *= b;
            n >>= 1;
        }
        return r;
    }

    [Differentiable, At("4 -1 0 -1 4 -1 0 -1 4", "1 2 3", 100, 1e-10)]
    public static double GaussSeidel(double[] a, double[] b, int most, [NoGradient] double tolerance)
    {
        int n = b.Length, sweeps = 0;
        Span<double> x = stackalloc double[n];
        x.Clear();
        double change;
        do
        {
            change = 0;
            for (int i = 0; i < n; i++)
            {
                double s = b[i];
                for (int j = 0; j < n; j++) if (j != i) s -= a[i * n + j] * x[j];
                double next = s / a[i * n + i];
                change = Math.Max(change, Math.Abs(next - x[i]));
                x[i] = next;
            }
        } while (change > tolerance && ++sweeps < most);
        double norm = 0;
        foreach (double v in x) norm += v * v;
        return norm;
    }

    [Differentiable, At("0.1 0.2 0.3 -0.1", 2)]
    public static double MatrixExponential(double[] a, int n)
    {
        int squarings = 3;
        double[] x = new double[n * n], term = new double[n * n], sum = new double[n * n], hold = new double[n * n];
        for (int i = 0; i < a.Length; i++) x[i] = a[i] / (1 << squarings);
        for (int i = 0; i < n; i++) term[i * n + i] = sum[i * n + i] = 1;
        for (int k = 1; k <= 8; k++)
        {
            Multiply(term, x, hold, n);
            for (int i = 0; i < hold.Length; i++)
            {
                term[i] = hold[i] / k;
                sum[i] += term[i];
            }
        }
        while (squarings-- > 0)
        {
            Multiply(sum, sum, hold, n);
            Array.Copy(hold, sum, sum.Length);
        }
        double trace = 0;
        for (int i = 0; i < n; i++) trace += sum[i * n + i] * (i + 1);
        return trace + sum[1];
    }

    static void Multiply(double[] a, double[] b, double[] c, int n)
    {
        for (int i = 0; i < n; i++)
            for (int j = 0; j < n; j++)
            {
                double s = 0;
                for (int k = 0; k < n; k++) s += a[i * n + k] * b[k * n + j];
                c[i * n + j] = s;
            }
    }

    [Differentiable, At("1 2 1.5 9 2", "0 1 2 3 4", 1.2, 0.3, 90)]
    public static double ReweightedFit(double[] y, double[] x, double slope, double offset, int rounds)
    {
        for (int r = 0; r < rounds; r++)
        {
            double sw = 0, sx = 0, sy = 0, sxx = 0, sxy = 0;
            for (int i = 0; i < y.Length; i++)
            {
                double e = Math.Abs(y[i] - slope * x[i] - offset), w = e <= 1 ? 1 : 1 / e;
                sw += w; sx += w * x[i]; sy += w * y[i]; sxx += w * x[i] * x[i]; sxy += w * x[i] * y[i];
            }
            double det = sw * sxx - sx * sx;
            if (Math.Abs(det) < 1e-12) return double.NaN;
            double before = slope;
            (slope, offset) = ((sw * sxy - sx * sy) / det, (sxx * sy - sx * sxy) / det);
            if (r > 5 && Math.Abs(slope - before) < 1e-9) break;
        }
        return slope * slope + offset;
    }

    [Differentiable, At("0.1 -0.2 0.3; 0.05 0.4 -0.1", 100, 0.2, 0.03, 95)]
    public static double AsianOption(double[,] normals, double spot, double sigma, double rate, double strike)
    {
        int paths = normals.GetLength(0), steps = normals.GetLength(1);
        double dt = 1.0 / steps, drift = (rate - 0.5 * sigma * sigma) * dt, spread = sigma * Math.Sqrt(dt), payoff = 0;
        for (int p = 0; p < paths; p++)
        {
            double s = spot, average = 0;
            for (int t = 0; t < steps; t++)
            {
                s *= Math.Exp(drift + spread * normals[p, t]);
                average += s;
            }
            payoff += Math.Max(average / steps - strike, 0);
        }
        return Math.Exp(-rate) * payoff / paths;
    }

    [Differentiable, At("0 0.5 1.2 2", "1 3 2 4", 1.7), At("0 0.5 1.2 2", "1 3 2 4", 9), At("0 0.5 1.2 2", "1 3 2 4", 0.2)]
    public static double AreaUpTo(double[] x, double[] y, double limit)
    {
        double area = 0;
        for (int i = 1; i < x.Length; i++)
        {
            if (x[i] > limit)
            {
                double f = (limit - x[i - 1]) / (x[i] - x[i - 1]), at = y[i - 1] + f * (y[i] - y[i - 1]);
                area += 0.5 * (y[i - 1] + at) * (limit - x[i - 1]);
                break;
            }
            area += 0.5 * (y[i - 1] + y[i]) * (x[i] - x[i - 1]);
        }
        return area;
    }

    [Differentiable, At("0.1 0.5 0.9", "0.2 0.6"), At("0.5", "0.1 0.2 0.9"), At("", "1")]
    public static double MergedGaps(double[] a, double[] b)
    {
        int i = 0, j = 0;
        double last = 0, s = 0;
        while (i < a.Length || j < b.Length)
        {
            double next = j >= b.Length || (i < a.Length && a[i] <= b[j]) ? a[i++] : b[j++];
            double gap = next - last;
            s += gap * gap;
            last = next;
        }
        return s;
    }

    [Differentiable, At("3 1 4 1.5 9 2 6", 3), At("3 1", 1)]
    public static double SlidingMaximum(double[] x, int width)
    {
        int[] queue = new int[x.Length];
        int head = 0, tail = 0;
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            while (tail > head && x[queue[tail - 1]] <= x[i]) tail--;
            queue[tail++] = i;
            if (queue[head] <= i - width) head++;
            if (i >= width - 1) sum += x[queue[head]] * x[i];
        }
        return sum;
    }

    [Differentiable, At("1 NaN 1.5 2 NaN 1", 0.5, 0.1, 0.3)]
    public static double MissingData([NoGradient] double[] y, double theta, double q, double r)
    {
        double m = 0, p = 1, nll = 0, decay = Math.Exp(-theta);
        for (int t = 0; t < y.Length; t++)
        {
            m *= decay;
            p = decay * decay * p + q;
            if (double.IsNaN(y[t])) continue;
            double s = p + r, gain = p / s, e = y[t] - m;
            nll += 0.5 * (Math.Log(s) + e * e / s);
            m += gain * e;
            p *= 1 - gain;
        }
        return nll;
    }

    [Differentiable, At("1 3 2 5 4 6 3 8", 3)]
    public static double RollingScore(double[] x, int window)
    {
        double[] ring = new double[window];
        double sum = 0, squares = 0, score = 0;
        int count = 0;
        foreach (double v in x)
        {
            int at = count % window;
            if (count >= window) { sum -= ring[at]; squares -= ring[at] * ring[at]; }
            ring[at] = v;
            sum += v;
            squares += v * v;
            if (++count < window) continue;
            double mean = sum / window, variance = squares / window - mean * mean;
            score += (v - mean) / Math.Sqrt(variance + 0.1);
        }
        return score;
    }

    [Differentiable, At("0.1 0.2 -0.1", "1 0.5 -1 0.3 0.8 -0.2", "1 0", 0.1, 60)]
    public static double StochasticDescent(double[] start, double[] data, int[] labels, double rate, int steps)
    {
        double[] w = (double[])start.Clone();
        int width = w.Length;
        uint state = 12345;
        for (int s = 0; s < steps; s++)
        {
            state = state * 1103515245u + 12345u;
            int row = (int)((state >> 16) % (uint)labels.Length);
            ReadOnlySpan<double> x = data.AsSpan(row * width, width);
            double z = 0;
            for (int j = 0; j < width; j++) z += w[j] * x[j];
            double error = 1 / (1 + Math.Exp(-z)) - labels[row];
            for (int j = 0; j < width; j++) w[j] -= rate * error * x[j];
        }
        double loss = 0;
        for (int j = 0; j < width; j++) loss += w[j] * w[j];
        return loss;
    }

    [Differentiable, At("2 1 1 4 3 3 8 7 9", "1 2 3", 3), At("0.5 1 1 0.2", "1 2", 2)]
    public static double SolvePivoting(double[] matrix, double[] right, int n)
    {
        double[] a = (double[])matrix.Clone(), b = (double[])right.Clone();
        for (int k = 0; k < n; k++)
        {
            int pivot = k;
            for (int i = k + 1; i < n; i++) if (Math.Abs(a[i * n + k]) > Math.Abs(a[pivot * n + k])) pivot = i;
            if (pivot != k)
            {
                for (int j = k; j < n; j++) (a[k * n + j], a[pivot * n + j]) = (a[pivot * n + j], a[k * n + j]);
                (b[k], b[pivot]) = (b[pivot], b[k]);
            }
            for (int i = k + 1; i < n; i++)
            {
                double factor = a[i * n + k] / a[k * n + k];
                if (factor == 0) continue;
                for (int j = k + 1; j < n; j++) a[i * n + j] -= factor * a[k * n + j];
                b[i] -= factor * b[k];
            }
        }
        double norm = 0;
        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++) b[i] -= a[i * n + j] * b[j];
            b[i] /= a[i * n + i];
            norm += b[i] * b[i];
        }
        return norm;
    }

    [Differentiable, At(210000, 1e-4, 1000, 4)]
    public static double Beam(double modulus, double inertia, double load, int elements)
    {
        int n = 2 * elements;
        double length = 1.0 / elements, k = modulus * inertia / (length * length * length);
        double[,] stiffness = new double[n + 2, n + 2];
        double[] force = new double[n + 2];
        double[] pattern = [12, 6 * length, -12, 6 * length, 4 * length * length, -6 * length, 2 * length * length, 12, -6 * length, 4 * length * length];
        for (int e = 0; e < elements; e++)
        {
            int at = 0;
            for (int i = 0; i < 4; i++)
                for (int j = i; j < 4; j++)
                {
                    double value = k * pattern[at++];
                    stiffness[2 * e + i, 2 * e + j] += value;
                    if (i != j) stiffness[2 * e + j, 2 * e + i] += value;
                }
        }
        force[n] = load;
        for (int p = 2; p < n + 2; p++)
            for (int r = p + 1; r < n + 2; r++)
            {
                double f = stiffness[r, p] / stiffness[p, p];
                for (int c = p; c < n + 2; c++) stiffness[r, c] -= f * stiffness[p, c];
                force[r] -= f * force[p];
            }
        for (int r = n + 1; r >= 2; r--)
        {
            for (int c = r + 1; c < n + 2; c++) force[r] -= stiffness[r, c] * force[c];
            force[r] /= stiffness[r, r];
        }
        return force[n];
    }

    [Differentiable, At("0.1 0.4 0.3 0.7 0.2 0.9", 2, 0.6)]
    public static double TripleProduct(double[] flat, int n, double t)
    {
        double[,] a = new double[n, n + 1];
        for (int i = 0; i < flat.Length; i++) a[i / (n + 1), i % (n + 1)] = flat[i];
        double best = double.MaxValue;
        int where = -1;
        for (int i = 0; i < n; i++)
        {
            double row = 0;
            for (int j = 0; j <= n; j++) row += a[i, j] * Math.Pow(t, j);
            if (row < best) { best = row; where = i; }
        }
        return where < 0 ? 0 : best * a[where, 0] + a[where, n];
    }
}
