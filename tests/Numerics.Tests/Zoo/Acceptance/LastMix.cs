#nullable enable
namespace Zoo.Acceptance;
static partial class LastMix
{
    static readonly double[] LanczosCoefficients =
    {
        0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313,
        -176.61502916214059, 12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
    };

    [Differentiable, At(3.7), At(0.3)]
    public static double LogGamma(double z)
    {
        if (z < 0.5) return Math.Log(Math.PI / Math.Sin(Math.PI * z)) - LogGammaFromHalf(1 - z);
        return LogGammaFromHalf(z);
    }

    static double LogGammaFromHalf(double z)
    {
        z -= 1;
        double sum = LanczosCoefficients[0];
        for (int i = 1; i < LanczosCoefficients.Length; i++) sum += LanczosCoefficients[i] / (z + i);
        double t = z + LanczosCoefficients.Length - 1.5;
        return 0.5 * Math.Log(2 * Math.PI) + (z + 0.5) * Math.Log(t) - t + Math.Log(sum);
    }

    [Differentiable, At(2.5, 1.5, 0.3), At(1.2, 3.4, 0.1)]
    public static double BetaFraction(double a, double b, double x)
    {
        const double Tiny = 1e-300;
        double c = 1, d = 1 - (a + b) * x / (a + 1);
        if (Math.Abs(d) < Tiny) d = Tiny;
        d = 1 / d;
        double f = d;
        for (int m = 1; m <= 60; m++)
        {
            int m2 = 2 * m;
            double numerator = m * (b - m) * x / ((a - 1 + m2) * (a + m2));
            d = 1 + numerator * d;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = 1 + numerator / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            f *= d * c;
            numerator = -(a + m) * (a + b + m) * x / ((a + m2) * (a + 1 + m2));
            d = 1 + numerator * d;
            if (Math.Abs(d) < Tiny) d = Tiny;
            c = 1 + numerator / c;
            if (Math.Abs(c) < Tiny) c = Tiny;
            d = 1 / d;
            double delta = d * c;
            f *= delta;
            if (Math.Abs(delta - 1) < 1e-15) break;
        }
        return f * Math.Pow(x, a) * Math.Pow(1 - x, b) / a;
    }

    [Differentiable, At(0.3, 0.8, 1.4), At(1.5, 0.1, 0.2)]
    public static double Romberg(double a, double width, double k)
    {
        const int Levels = 5;
        Span<double> previous = stackalloc double[Levels], current = stackalloc double[Levels];
        double h = width;
        previous[0] = 0.5 * h * (Integrand(a, k) + Integrand(a + width, k));
        for (int i = 1, points = 1; i < Levels; i++, points <<= 1)
        {
            h /= 2;
            double sum = 0;
            for (int j = 0; j < points; j++) sum += Integrand(a + (2 * j + 1) * h, k);
            current[0] = 0.5 * previous[0] + h * sum;
            double power = 1;
            for (int j = 1; j <= i; j++)
            {
                power *= 4;
                current[j] = (power * current[j - 1] - previous[j - 1]) / (power - 1);
            }
            var swap = previous;
            previous = current;
            current = swap;
        }
        return previous[Levels - 1];
    }

    static double Integrand(double x, double k) => Math.Exp(-k * x) * Math.Cos(k * x * x);

    [Differentiable, At(0.1, 2.3, 1e-6), At(0.5, 1.1, 1e-3)]
    public static double AdaptiveSimpson(double from, double to, [NoGradient] double tolerance)
    {
        Span<double> lefts = stackalloc double[64], rights = stackalloc double[64];
        int depth = 0;
        lefts[0] = from;
        rights[0] = to;
        depth = 1;
        double total = 0;
        while (depth > 0)
        {
            depth--;
            double l = lefts[depth], r = rights[depth], m = 0.5 * (l + r);
            double whole = (r - l) / 6 * (Bump(l) + 4 * Bump(m) + Bump(r));
            double halves = (r - l) / 12 * (Bump(l) + 4 * Bump(0.5 * (l + m)) + 2 * Bump(m) + 4 * Bump(0.5 * (m + r)) + Bump(r));
            if (Math.Abs(halves - whole) < 15 * tolerance || depth > 60)
            {
                total += halves + (halves - whole) / 15;
                continue;
            }
            lefts[depth] = l; rights[depth++] = m;
            lefts[depth] = m; rights[depth++] = r;
        }
        return total;
    }

    static double Bump(double x) => 1 / (1 + 25 * (x - 1) * (x - 1));

    [Differentiable, At("1 2 4 7", "1 3 2 5", 3.1), At("1 2 4 7", "1 3 2 5", 2.2)]
    public static double Barycentric(double[] xs, double[] ys, double x)
    {
        int n = xs.Length;
        var w = new double[n];
        for (int i = 0; i < n; i++)
        {
            w[i] = 1;
            for (int j = 0; j < n; j++)
            {
                if (i == j) continue;
                w[i] /= xs[i] - xs[j];
            }
        }
        double top = 0, bottom = 0;
        for (int i = 0; i < n; i++)
        {
            double difference = x - xs[i];
            if (difference == 0) return ys[i];
            double ratio = w[i] / difference;
            top += ratio * ys[i];
            bottom += ratio;
        }
        return top / bottom;
    }

    [Differentiable, At("0.1 0.9 0.4 0.7 0.2 0.5", 3, 0.5), At("0.1 0.9", 1, 0.1)]
    public static double Viterbi(ReadOnlySpan<double> emissions, int states, double stay)
    {
        int steps = emissions.Length / states;
        double[] score = new double[states], next = new double[states];
        emissions[..states].CopyTo(score);
        double leave = Math.Log((1 - stay) / Math.Max(1, states - 1)), keep = Math.Log(stay);
        for (int t = 1; t < steps; t++)
        {
            ReadOnlySpan<double> row = emissions.Slice(t * states, states);
            for (int to = 0; to < states; to++)
            {
                double best = double.NegativeInfinity;
                for (int from = 0; from < states; from++)
                {
                    double candidate = score[from] + (from == to ? keep : leave);
                    if (candidate > best) best = candidate;
                }
                next[to] = best + row[to];
            }
            (score, next) = (next, score);
        }
        double most = score[0];
        for (int s = 1; s < states; s++) most = Math.Max(most, score[s]);
        return most;
    }

    [Differentiable, At("0.1 0.9 0.4 0.7 0.2 0.5", "0.2 0.4 0.1 0.6", 0.7), At("1 2", "3", 0.5)]
    public static double NeedlemanWunsch(double[] a, double[] b, double gap)
    {
        double[,] score = new double[a.Length + 1, b.Length + 1];
        for (int i = 1; i <= a.Length; i++) score[i, 0] = score[i - 1, 0] - gap;
        for (int j = 1; j <= b.Length; j++) score[0, j] = score[0, j - 1] - gap;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                double match = score[i - 1, j - 1] - (a[i - 1] - b[j - 1]) * (a[i - 1] - b[j - 1]);
                double delete = score[i - 1, j] - gap;
                double insert = score[i, j - 1] - gap;
                score[i, j] = Math.Max(match, Math.Max(delete, insert));
            }
        }
        return score[a.Length, b.Length];
    }

    [Differentiable, At("0 3 8 1e9 0 2 4 1e9 0", 3)]
    public static double FloydWarshall(double[] weights, int n)
    {
        var dist = (double[])weights.Clone();
        for (var k = 0; k < n; k++)
            for (var i = 0; i < n; i++)
                for (var j = 0; j < n; j++)
                    if (dist[i * n + k] + dist[k * n + j] < dist[i * n + j])
                        dist[i * n + j] = dist[i * n + k] + dist[k * n + j];
        double total = 0;
        foreach (double d in dist) total += d;
        return total;
    }

    [Differentiable, At("0.5 0.7 1.2 0.3", "0 0 1 2", "1 2 3 3", 0, 4)]
    public static double BellmanFord(double[] weights, int[] from, int[] to, int source, int vertices)
    {
        double[] distance = new double[vertices];
        Array.Fill(distance, double.PositiveInfinity);
        distance[source] = 0;
        bool changed = true;
        for (int round = 0; changed && round < vertices; round++)
        {
            changed = false;
            for (int e = 0; e < weights.Length; e++)
            {
                double through = distance[from[e]] + weights[e] * weights[e];
                if (through >= distance[to[e]]) continue;
                distance[to[e]] = through;
                changed = true;
            }
        }
        double sum = 0;
        for (int v = 0; v < vertices; v++) if (!double.IsPositiveInfinity(distance[v])) sum += distance[v];
        return sum;
    }

    [Differentiable, At("1 2 3 1.5 2.5 0.5", "0.3 0.6 0.1", "0.2 0.5 0.3", 2)]
    public static double BatchNorm(double[] batch, double[] gamma, double[] beta, int rows)
    {
        int columns = gamma.Length;
        double loss = 0;
        for (int c = 0; c < columns; c++)
        {
            double mean = 0, variance = 0;
            for (int r = 0; r < rows; r++) mean += batch[r * columns + c];
            mean /= rows;
            for (int r = 0; r < rows; r++)
            {
                double d = batch[r * columns + c] - mean;
                variance += d * d;
            }
            variance /= rows;
            double inverse = 1 / Math.Sqrt(variance + 1e-5);
            for (int r = 0; r < rows; r++)
            {
                double y = gamma[c] * (batch[r * columns + c] - mean) * inverse + beta[c];
                loss += y > 0 ? y * y : 0.01 * y;
            }
        }
        return loss / (rows * columns);
    }

    [Differentiable, At("1 2 3 9 10 11.5", 1.5, 8, 3)]
    public static double ExpectationMaximisation(double[] data, double m0, double m1, int rounds)
    {
        double s0 = 1, s1 = 1, p = 0.5;
        Span<double> r = stackalloc double[data.Length];
        while (rounds-- > 0)
        {
            for (int i = 0; i < data.Length; i++)
            {
                double l0 = (1 - p) / s0 * Math.Exp(-0.5 * Sq((data[i] - m0) / s0));
                double l1 = p / s1 * Math.Exp(-0.5 * Sq((data[i] - m1) / s1));
                r[i] = l1 / (l0 + l1);
            }
            double n1 = 0;
            foreach (var e in r) n1 += e;
            double n0 = data.Length - n1;
            m0 = m1 = 0;
            for (int i = 0; i < data.Length; i++) { m0 += (1 - r[i]) * data[i] / n0; m1 += r[i] * data[i] / n1; }
            double v0 = 0, v1 = 0;
            for (int i = 0; i < data.Length; i++) { v0 += (1 - r[i]) * Sq(data[i] - m0); v1 += r[i] * Sq(data[i] - m1); }
            s0 = Math.Sqrt(v0 / n0 + 0.01);
            s1 = Math.Sqrt(v1 / n1 + 0.01);
            p = n1 / data.Length;
        }
        return m1 - m0 + s0 * s1;

        static double Sq(double x) => x * x;
    }

    [Differentiable, At(1.2, 0.3, 0.01, 2), At(0.7, 0.1, 1e-4, 1)]
    public static double AdaptiveRungeKutta(double y, double k, [NoGradient] double tolerance, [NoGradient] double end)
    {
        double t = 0, h = 0.5;
        int guard = 0;
        while (t < end)
        {
            if (++guard > 200) throw new InvalidOperationException("too many steps");
            if (t + h > end) h = end - t;
            double k1 = Rate(t, y, k), k2 = Rate(t + h / 2, y + h / 2 * k1, k), k3 = Rate(t + 0.75 * h, y + 0.75 * h * k2, k);
            double high = y + h / 9 * (2 * k1 + 3 * k2 + 4 * k3);
            double k4 = Rate(t + h, high, k);
            double low = y + h * (7 * k1 + 6 * k2 + 8 * k3 + 3 * k4) / 24;
            double error = Math.Abs(high - low);
            if (error <= tolerance) { t += h; y = high; }
            double factor = 0.9 * Math.Cbrt(tolerance / Math.Max(error, 1e-12));
            h *= Math.Clamp(factor, 0.2, 5);
        }
        return y;
    }

    static double Rate(double t, double y, double k) => k * y * (1 - y) + 0.1 * Math.Sin(t);

    [Differentiable, At("0 0 1 0 1 1 0.2 0.9"), At("0 0 2 0 1 3")]
    public static (double area, double cx, double cy) PolygonCentroid(ReadOnlySpan<double> points)
    {
        double area = 0, cx = 0, cy = 0;
        for (int i = 0, j = points.Length - 2; i < points.Length; j = i, i += 2)
        {
            double cross = points[j] * points[i + 1] - points[i] * points[j + 1];
            area += cross;
            cx += (points[i] + points[j]) * cross;
            cy += (points[i + 1] + points[j + 1]) * cross;
        }
        area *= 0.5;
        return (area, cx / (6 * area), cy / (6 * area));
    }

    [Differentiable, At("1 5 2 8 3 7 4", 1), At("1 5 2", 0)]
    public static double MovingMedian(double[] x, int half)
    {
        int width = 2 * half + 1;
        Span<double> window = stackalloc double[width];
        double sum = 0;
        for (int i = half; i + half < x.Length; i++)
        {
            x.AsSpan(i - half, width).CopyTo(window);
            for (int j = 1; j < width; j++)
            {
                double key = window[j];
                int k = j - 1;
                while (k >= 0 && window[k] > key) { window[k + 1] = window[k]; k--; }
                window[k + 1] = key;
            }
            sum += window[half] * (x[i] - window[half]) + 0.1 * window[0];
        }
        return sum;
    }

    [Differentiable, At("0.1 0.2 -0.1 0.3 0.05 0.15", 0.1, 4)]
    public static void IntegrateQuaternion(ReadOnlySpan<double> gyro, double dt, Span<double> q)
    {
        q[0] = 1; q[1] = 0; q[2] = 0; q[3] = 0;
        for (int i = 0; i + 2 < gyro.Length; i += 3)
        {
            double wx = gyro[i], wy = gyro[i + 1], wz = gyro[i + 2];
            double norm = Math.Sqrt(wx * wx + wy * wy + wz * wz);
            double half = 0.5 * dt * norm;
            double s = norm > 1e-12 ? Math.Sin(half) / norm : 0.5 * dt, c = Math.Cos(half);
            double a = q[0], b = q[1], d = q[2], e = q[3];
            q[0] = a * c - s * (b * wx + d * wy + e * wz);
            q[1] = b * c + s * (a * wx + d * wz - e * wy);
            q[2] = d * c + s * (a * wy - b * wz + e * wx);
            q[3] = e * c + s * (a * wz + b * wy - d * wx);
        }
        double length = Math.Sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        for (int i = 0; i < 4; i++) q[i] /= length;
    }

    [Differentiable, At("1 0.5 -0.3 0.2 0 0 1", 0.2, -0.1, 0.05, 0.9, 0.3)]
    public static double Biquad(double[] signal, double b0, double b1, double b2, double a1, double a2)
    {
        double z1 = 0, z2 = 0, energy = 0;
        foreach (double x in signal)
        {
            double y = b0 * x + z1;
            z1 = b1 * x - a1 * y + z2;
            z2 = b2 * x - a2 * y;
            energy += y * y;
        }
        return energy;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8", 0.3), At("1", 0.1)]
    public static double Goertzel(float[] samples, double frequency)
    {
        double w = 2 * Math.PI * frequency, coefficient = 2 * Math.Cos(w);
        double s1 = 0, s2 = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double s0 = samples[i] + coefficient * s1 - s2;
            s2 = s1;
            s1 = s0;
        }
        return s1 * s1 + s2 * s2 - coefficient * s1 * s2;
    }

    [Differentiable, At("1 3 2 5 4 6 8 7", "0.4 0.2"), At("1 3", "0.4 0.2"), At("1 3 2", "")]
    public static double AutoRegression(double[] y, params double[] phi)
    {
        int p = phi.Length;
        double s = 0;
        for (int t = p; t < y.Length; t++)
        {
            double e = y[t];
            for (int lag = 1; lag <= p; lag++) e -= phi[^lag] * y[t - lag];
            s += e * e;
        }
        return p == 0 ? 0 : s / (y.Length - p + 1);
    }

    [Differentiable, At("1 0.5 0.2 0.4", 4, 1.3, 0.6), At("1 0.5 0.2 0.4 0.1 0.3 0.9 0.8 0.7", 9, 0.3, 1.2)]
    public static double BilinearSample(ReadOnlySpan<double> image, int count, double x, double y)
    {
        int size = 1;
        while (size * size < count) size++;
        x = Math.Clamp(x, 0, size - 1.001);
        y = Math.Clamp(y, 0, size - 1.001);
        int x0 = (int)x, y0 = (int)Math.Floor(y);
        double u = x - x0, v = y - y0;
        ReadOnlySpan<double> top = image.Slice(y0 * size, size), bottom = image.Slice((y0 + 1) * size, size);
        return (1 - v) * ((1 - u) * top[x0] + u * top[x0 + 1]) + v * ((1 - u) * bottom[x0] + u * bottom[x0 + 1]);
    }

    [Differentiable, At("0.1 0.6 0.35 0.9 0.77", 4, 0.2)]
    public static double[] SoftHistogram(double[] data, int bins, double width)
    {
        var counts = new double[bins];
        foreach (var x in data)
        {
            double total = 0;
            for (int b = 0; b < bins; b++)
            {
                double d = (x - (b + 0.5) / bins) / width;
                total += Math.Exp(-d * d);
            }
            for (int b = 0; b < bins; b++)
            {
                double d = (x - (b + 0.5) / bins) / width;
                counts[b] += Math.Exp(-d * d) / total;
            }
        }
        return counts;
    }

    [Differentiable, At("1 0.5 0.25", 3)]
    public static double LevinsonEnergy(double[] r, int order)
    {
        Span<double> a = stackalloc double[order];
        Span<double> before = stackalloc double[order];
        double e = r[0];
        for (int k = 1; k < order; k++)
        {
            double acc = r[k];
            for (int j = 1; j < k; j++) acc -= a[j] * r[k - j];
            double reflection = acc / e;
            a.CopyTo(before);
            a[k] = reflection;
            for (int j = 1; j < k; j++) a[j] = before[j] - reflection * before[k - j];
            e *= 1 - reflection * reflection;
            if (e <= 0) return double.NaN;
        }
        return e;
    }

    [Differentiable, At("0 0 1 1.5 2 0", 0.02, 0.1, -65, -50)]
    public static double IntegrateAndFire(double[] current, double dt, double leak, double rest, double threshold)
    {
        double v = rest;
        int refractory = 0;
        double cost = 0;
        foreach (double i in current)
        {
            if (refractory > 0) { refractory--; v = rest; continue; }
            v += dt * (-leak * (v - rest) + 500 * i);
            if (v >= threshold)
            {
                cost += v - threshold;
                v = rest;
                refractory = 2;
            }
        }
        return cost + 0.01 * v * v;
    }

    [Differentiable, At(2, 0.5, 0.1, 40)]
    public static double PidWithWindup(double kp, double ki, double kd, int steps)
    {
        const double Dt = 0.05, Limit = 1.5;
        double x = 0, v = 0, integral = 0, last = 1, cost = 0;
        for (int n = 0; n < steps; n++)
        {
            double error = 1 - x;
            double raw = kp * error + ki * integral + kd * (error - last) / Dt;
            double u = Math.Clamp(raw, -Limit, Limit);
            bool saturated = u != raw;
            if (!saturated || error * raw < 0) integral += error * Dt;
            last = error;
            (x, v) = (x + v * Dt, v + (u - 0.4 * v - x) * Dt);
            cost += (error * error + 0.01 * u * u) * Dt;
        }
        return cost;
    }

    [Differentiable, At("1 0.1 0 1", "0.005 0.1", "1 0 0 0.5", 0.2, 6)]
    public static double Riccati(double[] a, double[] b, double[] q, double r, int horizon)
    {
        const int N = 2;
        double[,] p = new double[N, N], pa = new double[N, N], next = new double[N, N];
        double[] k = new double[N];
        for (int i = 0; i < N; i++) for (int j = 0; j < N; j++) p[i, j] = q[i * N + j];
        for (int t = 0; t < horizon; t++)
        {
            for (int i = 0; i < N; i++)
                for (int j = 0; j < N; j++)
                {
                    pa[i, j] = 0;
                    for (int l = 0; l < N; l++) pa[i, j] += p[i, l] * a[l * N + j];
                }
            double s = r;
            for (int i = 0; i < N; i++) for (int j = 0; j < N; j++) s += b[i] * p[i, j] * b[j];
            for (int j = 0; j < N; j++)
            {
                k[j] = 0;
                for (int i = 0; i < N; i++) k[j] += b[i] * pa[i, j];
                k[j] /= s;
            }
            for (int i = 0; i < N; i++)
                for (int j = 0; j < N; j++)
                {
                    double sum = q[i * N + j];
                    for (int l = 0; l < N; l++) sum += a[l * N + i] * pa[l, j];
                    next[i, j] = sum - k[i] * s * k[j];
                }
            (p, next) = (next, p);
        }
        return p[0, 0] + p[1, 1] + k[0];
    }

    [Differentiable, At("0.6 0.4 0.1 0.8 0.1 0.3 0.2 0.5", 4, "1 2"), At("0.6 0.4 0.1 0.8 0.1 0.3", 3, "1 1")]
    public static double ConnectionistLoss(double[] probabilities, int symbols, int[] label)
    {
        int frames = probabilities.Length / symbols, states = 2 * label.Length + 1;
        double[] alpha = new double[states];
        alpha[0] = probabilities[0];
        alpha[1] = probabilities[label[0]];
        for (int t = 1; t < frames; t++)
        {
            for (int s = states - 1; s >= 0; s--)
            {
                double a = alpha[s];
                if (s > 0) a += alpha[s - 1];
                if (s > 1 && s % 2 == 1 && label[s / 2] != label[s / 2 - 1]) a += alpha[s - 2];
                int symbol = (s & 1) == 0 ? 0 : label[s / 2];
                alpha[s] = a * probabilities[t * symbols + symbol];
            }
        }
        return -Math.Log(alpha[states - 1] + alpha[^2] + 1e-30);
    }

    [MayBeRefused, Differentiable, At("1 2 3 4 5 6", "0.5 0.2 0.7 0.1", "1 0.3 0.2 0.6 0.9 1.1", 2, 2)]
    public static double FactorisationStep(double[] v, double[] w, double[] h, int rank, int rounds)
    {
        int n = w.Length / rank, m = h.Length / rank;
        double[] x = w.ToArray(), y = new double[h.Length];
        h.CopyTo(y, 0);
        double[] numerator = new double[n * rank], denominator = new double[n * rank];
        for (int round = 0; round < rounds; round++)
        {
            Array.Clear(numerator);
            Array.Clear(denominator, 0, denominator.Length);
            for (int i = 0; i < n; i++)
                for (int j = 0; j < m; j++)
                {
                    double approximation = 0;
                    for (int r = 0; r < rank; r++) approximation += x[i * rank + r] * y[r * m + j];
                    for (int r = 0; r < rank; r++)
                    {
                        numerator[i * rank + r] += v[i * m + j] * y[r * m + j];
                        denominator[i * rank + r] += approximation * y[r * m + j];
                    }
                }
            for (int e = 0; e < x.Length; e++) x[e] *= numerator[e] / (denominator[e] + 1e-9);
        }
        double s = 0;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < m; j++)
            {
                double a = 0;
                for (int r = 0; r < rank; r++) a += x[i * rank + r] * y[r * m + j];
                s += (v[i * m + j] - a) * (v[i * m + j] - a);
            }
        return s;
    }

    [Differentiable, At(0.3, -0.2, -0.1, 0.01, 8)]
    public static (double, double) Undistort(double x, double y, double k1, double k2, int rounds)
    {
        double u = x, v = y;
        for (; rounds > 0; --rounds)
        {
            double r2 = u * u + v * v, scale = 1 + r2 * (k1 + r2 * k2);
            u = x / scale;
            v = y / scale;
        }
        return (u, v);
    }

    [Differentiable, At("4 1 0.5 1 3 0.2 0.5 0.2 2", 3)]
    public static double JacobiEigenvalues(double[] symmetric, int n)
    {
        double[] a = [.. symmetric];
        for (int sweep = 0; sweep < 6; sweep++)
        {
            double off = 0;
            for (int i = 0; i < n; i++) for (int j = i + 1; j < n; j++) off += a[i * n + j] * a[i * n + j];
            if (off < 1e-14) break;
            for (int p = 0; p < n - 1; p++)
                for (int q = p + 1; q < n; q++)
                {
                    double apq = a[p * n + q];
                    if (Math.Abs(apq) < 1e-12) continue;
                    double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
                    double t = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
                    double c = 1 / Math.Sqrt(t * t + 1), s = t * c;
                    for (int k = 0; k < n; k++)
                    {
                        double akp = a[k * n + p], akq = a[k * n + q];
                        a[k * n + p] = c * akp - s * akq;
                        a[k * n + q] = s * akp + c * akq;
                    }
                    for (int k = 0; k < n; k++)
                    {
                        double apk = a[p * n + k], aqk = a[q * n + k];
                        a[p * n + k] = c * apk - s * aqk;
                        a[q * n + k] = s * apk + c * aqk;
                    }
                }
        }
        double largest = a[0];
        for (int i = 1; i < n; i++) largest = Math.Max(largest, a[i * n + i]);
        return largest;
    }

    [Differentiable, At("2 1 1 3", 5), At("2 1 0 1 3 1 0 1 4", 20)]
    public static double PowerIteration(double[] a, int rounds)
    {
        int n = (int)Math.Round(Math.Sqrt(a.Length));
        double[] v = new double[n], w = new double[n];
        for (int i = 0; i < n; i++) v[i] = 1;
        double eigenvalue = 0;
        do
        {
            double norm = 0;
            for (int i = 0; i < n; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += a[i * n + j] * v[j];
                w[i] = sum;
                norm += sum * sum;
            }
            norm = Math.Sqrt(norm);
            double before = eigenvalue;
            eigenvalue = norm;
            for (int i = 0; i < n; i++) v[i] = w[i] / norm;
            if (Math.Abs(before - norm) < 1e-12) break;
        } while (--rounds > 0);
        return eigenvalue;
    }

    [Differentiable, At("1 2 3 2.5", 2.2, 1), At("1 2 3 2.5", 0.1, 3)]
    public static double March(double[] spheres, double direction, int count)
    {
        double t = 0, dx = Math.Cos(direction), dy = Math.Sin(direction);
        for (int step = 0; step < 50; step++)
        {
            double nearest = double.MaxValue;
            for (int s = 0; s < count; s++)
            {
                double px = t * dx - spheres[s], py = t * dy - spheres[(s + 1) % spheres.Length];
                double d = Math.Sqrt(px * px + py * py) - 0.5;
                nearest = d < nearest ? d : nearest;
            }
            if (nearest < 1e-6) return t;
            t += nearest;
            if (t > 20) return 20 + nearest * 0.001;
        }
        return t;
    }

    [Differentiable, At("1 2 4 8", 0), At("1 2 4 8", 1), At("1 2 4 8", 2), At("1 2 4 8", 3)]
    public static double Reduce(double[] x, int norm)
    {
        switch (norm)
        {
            case 0:
                double sum = 0;
                foreach (double e in x) sum += Math.Abs(e);
                return sum;
            case 1:
                double squares = 0;
                for (int i = x.Length; i-- > 0;) squares += x[i] * x[i];
                return Math.Sqrt(squares);
            case 2:
                double most = 0;
                int at = -1;
                for (int i = 0; i < x.Length; i++) if (Math.Abs(x[i]) > most) { most = Math.Abs(x[i]); at = i; }
                return at < 0 ? 0 : x[at] * Math.Sign(x[at]);
            default:
                double product = 1;
                foreach (double e in x.AsSpan()) product *= e;
                return Math.Pow(product, 1.0 / x.Length);
        }
    }

    [Differentiable, At("0.3 0.5 0.2 1.5 0.7 0.1", 2, 3)]
    public static double CrossEntropyWithLabels(double[] logits, int rows, int classes)
    {
        double loss = 0;
        for (int r = 0; r < rows; r++)
        {
            var z = new ReadOnlySpan<double>(logits, r * classes, classes);
            double max = z[0];
            foreach (double v in z[1..]) if (v > max) max = v;
            double total = 0;
            for (int c = 0; c < z.Length; c++) total += Math.Exp(z[c] - max);
            loss += max + Math.Log(total) - z[r % classes];
        }
        return loss / rows;
    }

    [Differentiable, At("5 5 2", "1 2 0.5", 100, 20), At("1", "0", 3, 2)]
    public static double Ladder(double[] resistances, double[] currents, double load, int rounds)
    {
        int n = resistances.Length;
        Span<double> voltage = n <= 16 ? stackalloc double[16] : new double[n];
        voltage = voltage[..n];
        voltage.Clear();
        for (int round = 0; round < rounds; round++)
            for (int i = 0; i < n; i++)
            {
                double conductance = 1 / resistances[i] + 1 / load, inflow = currents[i];
                if (i > 0) inflow += voltage[i - 1] / resistances[i];
                if (i + 1 < n) { conductance += 1 / resistances[i + 1]; inflow += voltage[i + 1] / resistances[i + 1]; }
                voltage[i] = inflow / conductance;
            }
        double power = 0;
        foreach (ref readonly double v in voltage) power += v * v / load;
        return power;
    }

    [Differentiable, At("1 2 3 4", 1), At("1 2 3 4", 4), At("1 2", 3)]
    public static double ViewsByConstructor(double[] x, int from)
    {
        Span<double> tail = new Span<double>(x, from, x.Length - from), all = new(x);
        double s = 0;
        foreach (ref double e in tail) { e *= e; s += e; }
        return s + (all.IsEmpty ? 0 : all[0] * all[^1]);
    }

    [Differentiable, At("1 2 3", 4), At("1 2 3", 3)]
    public static void SomeByNumber(double[] x, Span<double> y)
    {
        for (int i = 0; i < 3; i++) y[i] = x[i] * x[0];
        y[1] *= y[2];
        for (int i = 2; i >= 1; i--) y[i] += y[0] * i;
        y[3] = y[0] + y[2];
        for (int i = 1; i <= 3; i += 2) y[i] *= y[0];
    }
}
