namespace Zoo.Acceptance;

// Numerics as people write them for speed: everything in flat arrays, with offsets and strides.
static partial class FlatStyles
{
    static double LogSumExp(ReadOnlySpan<double> x)
    {
        double m = double.NegativeInfinity;
        foreach (double v in x) m = Math.Max(m, v);
        double s = 0;
        foreach (double v in x) s += Math.Exp(v - m);
        return m + Math.Log(s);
    }

    [Differentiable, At("-0.1 -1 -0.5 -0.7", "-1 -0.3", "-0.2 -1.5 -2 -0.1 -1 -1", 3, 2), At("-0.1", "0", "-0.4", 1, 1)]
    public static double LogForward(ReadOnlySpan<double> logA, ReadOnlySpan<double> logPi, ReadOnlySpan<double> logB, int steps, int n)
    {
        Span<double> alpha = new double[n], next = new double[n], terms = new double[n];
        for (int i = 0; i < n; i++) alpha[i] = logPi[i] + logB[i];
        for (int t = 1; t < steps; t++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int i = 0; i < n; i++) terms[i] = alpha[i] + logA[i * n + j];
                next[j] = LogSumExp(terms) + logB[t * n + j];
            }

            next.CopyTo(alpha);
        }

        return LogSumExp(alpha);
    }

    [Differentiable, At("1 2 0.5 0.3 -1 0.4 0.7 0.2 1 0.1 0.6 -0.3 0.2 0.5 0.8 -0.7", "0.3 -0.2 0.5 0.1", 4, 4, 2)]
    public static double ConvolvePool(double[] image, double[] kernel, int h, int w, int k)
    {
        int oh = h - k + 1, ow = w - k + 1;
        var map = new double[oh * ow];
        for (int y = 0; y < oh; y++)
        {
            for (int x = 0; x < ow; x++)
            {
                double s = 0;
                for (int dy = 0; dy < k; dy++)
                    for (int dx = 0; dx < k; dx++) s += image[(y + dy) * w + x + dx] * kernel[dy * k + dx];
                map[y * ow + x] = Math.Max(0.01 * s, s);
            }
        }

        double total = 0;
        for (int y = 0; y + 1 < oh; y += 2)
            for (int x = 0; x + 1 < ow; x += 2)
                total += Math.Max(Math.Max(map[y * ow + x], map[y * ow + x + 1]), Math.Max(map[(y + 1) * ow + x], map[(y + 1) * ow + x + 1]));
        return total;
    }

    [Differentiable, At("0.1 0.2 0.3 -0.1 0.5 0.4 0.3 0.2 0.7 -0.2 0.1 0.6 0.3 0.9 0.2 0.1 -0.4", "1 0.5", "2 3 2", 0.7), At("0.1 0.2 0.3", "1 0.5", "2 1", 0.7)]
    public static double Layers(ReadOnlySpan<double> w, ReadOnlySpan<double> x, int[] sizes, double target)
    {
        int widest = 0;
        foreach (int size in sizes) widest = Math.Max(widest, size);
        Span<double> a = new double[widest], z = new double[widest];
        x.CopyTo(a);
        int o = 0;
        for (int l = 1; l < sizes.Length; l++)
        {
            int m = sizes[l - 1], n = sizes[l];
            for (int i = 0; i < n; i++)
            {
                double s = w[o + n * m + i];
                for (int j = 0; j < m; j++) s += w[o + i * m + j] * a[j];
                z[i] = l < sizes.Length - 1 ? Math.Tanh(s) : s;
            }

            z[..n].CopyTo(a);
            o += n * m + n;
        }

        double e = a[0] - target;
        return e * e;
    }

    [Differentiable, At("0 0 0 1 0 0.2 0.3 1 -0.4", "1 2 0.5", 0.01), At("", "", 0.01)]
    public static double NBody(ReadOnlySpan<double> p, ReadOnlySpan<double> m, double eps)
    {
        double u = 0;
        for (int i = 0; i < m.Length; i++)
        {
            for (int j = i + 1; j < m.Length; j++)
            {
                double r2 = eps;
                for (int d = 0; d < 3; d++)
                {
                    double dx = p[3 * i + d] - p[3 * j + d];
                    r2 += dx * dx;
                }

                u -= m[i] * m[j] / Math.Sqrt(r2);
            }
        }

        return u;
    }

    [Differentiable, At("0 1 4 1 0 2 4 2 0", 3, 0.5), At("0", 1, 0.5)]
    public static double SoftFloydWarshall(double[] d0, int n, double beta)
    {
        double[] d = (double[])d0.Clone();
        for (int k = 0; k < n; k++)
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                {
                    double direct = d[i * n + j], via = d[i * n + k] + d[k * n + j];
                    d[i * n + j] = -beta * Math.Log(Math.Exp(-direct / beta) + Math.Exp(-via / beta));
                }

        double s = 0;
        for (int i = 0; i < n * n; i++) s += d[i] * (i + 1);
        return s;
    }

    static void Lorenz(ReadOnlySpan<double> y, Span<double> dy, double sigma, double rho, double beta)
    {
        dy[0] = sigma * (y[1] - y[0]);
        dy[1] = y[0] * (rho - y[2]) - y[1];
        dy[2] = y[0] * y[1] - beta * y[2];
    }

    [Differentiable, At("1 1 1", 10.0, 28.0, 2.6, 0.01, 3), At("1 1 1", 10.0, 28.0, 2.6, 0.01, 0)]
    public static double RungeKutta(ReadOnlySpan<double> y0, double sigma, double rho, double beta, double h, int steps)
    {
        Span<double> y = stackalloc double[3], k1 = stackalloc double[3], k2 = stackalloc double[3], k3 = stackalloc double[3], k4 = stackalloc double[3], tmp = stackalloc double[3];
        y0.CopyTo(y);
        for (int n = 0; n < steps; n++)
        {
            Lorenz(y, k1, sigma, rho, beta);
            for (int i = 0; i < 3; i++) tmp[i] = y[i] + 0.5 * h * k1[i];
            Lorenz(tmp, k2, sigma, rho, beta);
            for (int i = 0; i < 3; i++) tmp[i] = y[i] + 0.5 * h * k2[i];
            Lorenz(tmp, k3, sigma, rho, beta);
            for (int i = 0; i < 3; i++) tmp[i] = y[i] + h * k3[i];
            Lorenz(tmp, k4, sigma, rho, beta);
            for (int i = 0; i < 3; i++) y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }

        return y[0] * y[1] + y[2];
    }

    [Differentiable, At("1 0.5 0.2 0 0.3 0.1 -0.2 0.4", "0 0.1 0.2 0.3 0 0 0.1 0.5", 8), At("1 0.5", "0 0", 2)]
    public static double Spectrum(double[] re0, double[] im0, int n)
    {
        double[] re = (double[])re0.Clone(), im = (double[])im0.Clone();
        for (int i = 1, j = 0; i < n; i++)
        {
            int bit = n >> 1;
            for (; (j & bit) != 0; bit >>= 1) j ^= bit;
            j ^= bit;
            if (i < j) { (re[i], re[j]) = (re[j], re[i]); (im[i], im[j]) = (im[j], im[i]); }
        }

        for (int len = 2; len <= n; len <<= 1)
        {
            double angle = -2 * Math.PI / len;
            for (int i = 0; i < n; i += len)
            {
                for (int k = 0; k < len / 2; k++)
                {
                    double c = Math.Cos(angle * k), s = Math.Sin(angle * k);
                    int a = i + k, b = i + k + len / 2;
                    double tr = re[b] * c - im[b] * s, ti = re[b] * s + im[b] * c;
                    re[b] = re[a] - tr;
                    im[b] = im[a] - ti;
                    re[a] += tr;
                    im[a] += ti;
                }
            }
        }

        double power = 0;
        for (int i = 0; i < n; i++) power += (i + 1) * (re[i] * re[i] + im[i] * im[i]) * re[i];
        return power;
    }

    [Differentiable, At("0.1 1 0.4 0.7", "0.3 0.7", "0.6 0.4", 0.5, 3), At("0.1 1 0.4 0.7", "0.3 0.7", "0.6 0.4", 0.5, 0)]
    public static double Sinkhorn(ReadOnlySpan<double> cost, ReadOnlySpan<double> a, ReadOnlySpan<double> b, double eps, int iterations)
    {
        int n = a.Length, m = b.Length;
        var k = new double[n * m];
        for (int i = 0; i < k.Length; i++) k[i] = Math.Exp(-cost[i] / eps);
        var u = new double[n];
        var v = new double[m];
        Array.Fill(u, 1.0);
        Array.Fill(v, 1.0);
        for (int it = 0; it < iterations; it++)
        {
            for (int i = 0; i < n; i++)
            {
                double s = 0;
                for (int j = 0; j < m; j++) s += k[i * m + j] * v[j];
                u[i] = a[i] / s;
            }

            for (int j = 0; j < m; j++)
            {
                double s = 0;
                for (int i = 0; i < n; i++) s += k[i * m + j] * u[i];
                v[j] = b[j] / s;
            }
        }

        double total = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) total += u[i] * k[i * m + j] * v[j] * cost[i * m + j];
        return total;
    }

    [Differentiable, At("1 0.5 0.2 0.1", 3), At("1", 0)]
    public static double[] Levinson(double[] r, int order)
    {
        var a = new double[order + 1];
        var tmp = new double[order + 1];
        a[0] = 1;
        double e = r[0];
        for (int k = 1; k <= order; k++)
        {
            double lambda = 0;
            for (int j = 0; j < k; j++) lambda -= a[j] * r[k - j];
            lambda /= e;
            a.CopyTo(tmp, 0);
            for (int j = 1; j <= k; j++) a[j] = tmp[j] + lambda * tmp[k - j];
            e *= 1 - lambda * lambda;
        }

        a[0] = e;
        return a;
    }

    [Differentiable, At("1 2 0.5 0.3 1 0.4 0.7 0.2 1.5 0.1 0.6 -0.3", 4, 3), At("2", 1, 1)]
    public static double Householder(double[] a0, int m, int n)
    {
        double[] a = (double[])a0.Clone(), v = new double[m];
        double logDet = 0;
        for (int k = 0; k < n; k++)
        {
            double norm = 0;
            for (int i = k; i < m; i++) norm += a[i * n + k] * a[i * n + k];
            norm = Math.Sqrt(norm);
            double alpha = a[k * n + k] > 0 ? -norm : norm, vv = 0;
            for (int i = k; i < m; i++)
            {
                v[i] = a[i * n + k];
                if (i == k) v[i] -= alpha;
                vv += v[i] * v[i];
            }

            if (vv == 0) continue;
            for (int j = k; j < n; j++)
            {
                double dot = 0;
                for (int i = k; i < m; i++) dot += v[i] * a[i * n + j];
                double f = 2 * dot / vv;
                for (int i = k; i < m; i++) a[i * n + j] -= f * v[i];
            }

            logDet += Math.Log(Math.Abs(a[k * n + k]));
        }

        return logDet;
    }

    [Differentiable, At(100.0, 105.0, 0.03, 0.2, 1.0, 5), At(100.0, 95.0, 0.03, 0.2, 1.0, 1)]
    public static double AmericanPut(double spot, double strike, double rate, double vol, double maturity, int steps)
    {
        double dt = maturity / steps, up = Math.Exp(vol * Math.Sqrt(dt)), down = 1 / up;
        double disc = Math.Exp(-rate * dt), p = (Math.Exp(rate * dt) - down) / (up - down);
        double[] v = new double[steps + 1];
        for (int i = 0; i <= steps; i++) v[i] = Math.Max(strike - spot * Math.Pow(up, 2 * i - steps), 0);
        for (int t = steps - 1; t >= 0; t--)
        {
            for (int i = 0; i <= t; i++)
            {
                double hold = disc * (p * v[i + 1] + (1 - p) * v[i]), exercise = strike - spot * Math.Pow(up, 2 * i - t);
                v[i] = exercise > hold ? exercise : hold;
            }
        }

        return v[0];
    }

    [Differentiable, At("1 0.3 0.5 1.2 0.7", "0.9 0.4 1 0.8", 0.3), At("1", "0.4", 0.3)]
    public static double SoftAlign(double[] x, double[] y, double gamma)
    {
        int n = x.Length, m = y.Length, w = m + 1;
        double[] r = new double[(n + 1) * w];
        Array.Fill(r, 1e10);
        r[0] = 0;
        for (int i = 1; i <= n; i++)
        {
            for (int j = 1; j <= m; j++)
            {
                double a = -r[(i - 1) * w + j - 1] / gamma, b = -r[(i - 1) * w + j] / gamma, c = -r[i * w + j - 1] / gamma;
                double top = Math.Max(a, Math.Max(b, c));
                double soft = -gamma * (top + Math.Log(Math.Exp(a - top) + Math.Exp(b - top) + Math.Exp(c - top)));
                r[i * w + j] = (x[i - 1] - y[j - 1]) * (x[i - 1] - y[j - 1]) + soft;
            }
        }

        return r[^1];
    }

    [Differentiable, At("0.5 0.2 0.1 0.4 0.3 0.8", "0.3 0.1 0.2 0.5 0.7 0.2", "1 2 0.5 0.4 0.3 0.2", 3, 2)]
    public static double Attention(ReadOnlySpan<double> q, ReadOnlySpan<double> k, ReadOnlySpan<double> v, int n, int d)
    {
        Span<double> s = stackalloc double[n];
        double loss = 0;
        for (int i = 0; i < n; i++)
        {
            double top = double.MinValue;
            for (int j = 0; j < n; j++)
            {
                double dot = 0;
                for (int c = 0; c < d; c++) dot += q[i * d + c] * k[j * d + c];
                s[j] = dot / Math.Sqrt(d);
                if (s[j] > top) top = s[j];
            }

            double sum = 0;
            for (int j = 0; j < n; j++) sum += s[j] = Math.Exp(s[j] - top);
            for (int c = 0; c < d; c++)
            {
                double o = 0;
                for (int j = 0; j < n; j++) o += s[j] / sum * v[j * d + c];
                loss += o * o;
            }
        }

        return loss;
    }

    [Differentiable, At("0.1 0.4 0.7 0.2 0.3", 0.3, 0.5, 4), At("0.1 0.4 0.7", 0.3, 0.5, 0)]
    public static double CrankNicolson(ReadOnlySpan<double> u0, double k, double dt, int steps)
    {
        int n = u0.Length;
        double r = k * dt / 2;
        double[] u = u0.ToArray(), rhs = new double[n], c = new double[n];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
            {
                double left = i > 0 ? u[i - 1] : 0, right = i < n - 1 ? u[i + 1] : 0;
                rhs[i] = u[i] + r * (left - 2 * u[i] + right);
            }

            c[0] = -r / (1 + 2 * r);
            rhs[0] /= 1 + 2 * r;
            for (int i = 1; i < n; i++)
            {
                double m = 1 + 2 * r + r * c[i - 1];
                c[i] = -r / m;
                rhs[i] = (rhs[i] + r * rhs[i - 1]) / m;
            }

            u[n - 1] = rhs[n - 1];
            for (int i = n - 2; i >= 0; i--) u[i] = rhs[i] - c[i] * u[i + 1];
        }

        double energy = 0;
        for (int i = 0; i < n; i++) energy += u[i] * u[i];
        return energy;
    }

    [Differentiable, At("4 1 0.5 1 3 0.2 0.5 0.2 2", 3, 2), At("4 1 1 3", 2, 1)]
    public static double JacobiSweeps(double[] a0, int n, int sweeps)
    {
        var a = (double[])a0.Clone();
        for (int sweep = 0; sweep < sweeps; sweep++)
        {
            for (int p = 0; p < n - 1; p++)
            {
                for (int q = p + 1; q < n; q++)
                {
                    double apq = a[p * n + q];
                    if (Math.Abs(apq) < 1e-14) continue;
                    double theta = (a[q * n + q] - a[p * n + p]) / (2 * apq);
                    double t = Math.Sign(theta) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
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
        }

        double off = 0;
        for (int i = 0; i < n; i++) off += a[i * n + i] * (i + 1);
        return off;
    }

    [Differentiable, At("1 0.5 0.7 0.2 0.9 0.4", 2, 3, 1), At("1 0.5 0.7 0.2 0.9 0.4", 3, 2, 2)]
    public static double Blur(double[] image, int h, int w, int radius)
    {
        var tmp = new double[image.Length];
        var result = new double[image.Length];
        for (int y = 0; y < h; y++)
            for (int x = 0; x < w; x++)
                for (int d = -radius; d <= radius; d++) tmp[y * w + x] += image[y * w + Math.Clamp(x + d, 0, w - 1)] / (2 * radius + 1);
        for (int x = 0; x < w; x++)
            for (int y = 0; y < h; y++)
                for (int d = -radius; d <= radius; d++) result[y * w + x] += tmp[Math.Clamp(y + d, 0, h - 1) * w + x] / (2 * radius + 1);
        double s = 0;
        for (int i = 0; i < result.Length; i++) s += (result[i] - image[i]) * (result[i] - image[i]);
        return s;
    }

    [Differentiable, At("0.1 -0.2 0.3 0.05", 0.01, 0.1, 0.8), At("", 0.01, 0.1, 0.8)]
    public static double Garch(ReadOnlySpan<double> returns, double omega, double alpha, double beta)
    {
        double variance = omega / (1 - alpha - beta), ll = 0;
        for (int t = 0; t < returns.Length; t++)
        {
            ll -= 0.5 * (Math.Log(2 * Math.PI * variance) + returns[t] * returns[t] / variance);
            variance = omega + alpha * returns[t] * returns[t] + beta * variance;
        }

        return ll;
    }

    [Differentiable, At("0.5 1 0.3 0.7 0.2 0.9", 2, 3, 0.4, 1.3), At("0.5 1 0.3 0.7 0.2 0.9", 2, 3, 0.0, 1.0)]
    public static double Bilinear(ReadOnlySpan<double> grid, int h, int w, double y, double x)
    {
        int i = Math.Min((int)Math.Floor(y), h - 2), j = Math.Min((int)Math.Floor(x), w - 2);
        double fy = y - i, fx = x - j;
        ReadOnlySpan<double> top = grid.Slice(i * w, w), bottom = grid.Slice((i + 1) * w, w);
        return (1 - fy) * ((1 - fx) * top[j] + fx * top[j + 1]) + fy * ((1 - fx) * bottom[j] + fx * bottom[j + 1]);
    }

    [Differentiable, At("0.4 0.3 0.2 0.1 0.5 0.6 0.7 0.2", "0.2 0.4", "0.1 0.3", 3, 2)]
    public static double Gated(ReadOnlySpan<double> w, ReadOnlySpan<double> h0, ReadOnlySpan<double> x, int steps, int n)
    {
        Span<double> h = stackalloc double[n], z = stackalloc double[n], c = stackalloc double[n];
        h0.CopyTo(h);
        int nn = n * n;
        for (int t = 0; t < steps; t++)
        {
            for (int i = 0; i < n; i++)
            {
                double sz = x[i], sc = 0;
                for (int j = 0; j < n; j++)
                {
                    sz += w[i * n + j] * h[j];
                    sc += w[nn + i * n + j] * h[j];
                }

                z[i] = 1 / (1 + Math.Exp(-sz));
                c[i] = Math.Tanh(sc);
            }

            for (int i = 0; i < n; i++) h[i] = (1 - z[i]) * h[i] + z[i] * c[i];
        }

        double s = 0;
        foreach (double v in h) s += v * v;
        return s;
    }
}
