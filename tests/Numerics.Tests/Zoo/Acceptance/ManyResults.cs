#nullable enable
namespace Zoo.Acceptance;

// Methods with several results, as libraries have them.
static partial class ManyResults
{
    [Differentiable, MakesObjects, At("0.5 -1 2 0.3"), At("1")]
    public static double[] Softmax(double[] logits)
    {
        double max = double.NegativeInfinity, total = 0;
        foreach (double l in logits) max = Math.Max(max, l);
        double[] p = new double[logits.Length];
        for (int i = 0; i < p.Length; i++) total += p[i] = Math.Exp(logits[i] - max);
        for (int i = 0; i < p.Length; i++) p[i] /= total;
        return p;
    }

    [Differentiable, MakesObjects, At("4 1 0.5 1 3 0.2 0.5 0.2 2", "1 2 3")]
    public static double[] SolveSymmetric(double[] a, double[] b)
    {
        int n = b.Length;
        var l = new double[n * n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
            {
                double sum = a[i * n + j];
                for (int k = 0; k < j; k++) sum -= l[i * n + k] * l[j * n + k];
                l[i * n + j] = i == j ? Math.Sqrt(sum) : sum / l[j * n + j];
            }
        var x = new double[n];
        for (int i = 0; i < n; i++)
        {
            double sum = b[i];
            for (int k = 0; k < i; k++) sum -= l[i * n + k] * x[k];
            x[i] = sum / l[i * n + i];
        }
        for (int i = n; --i >= 0;)
        {
            double sum = x[i];
            for (int k = i + 1; k < n; k++) sum -= l[k * n + i] * x[k];
            x[i] = sum / l[i * n + i];
        }
        return x;
    }

    [Differentiable, At("2 1 1 3", 2, 4), At("2 1 0 1 3 1 0.5 1 4", 3, 9)]
    public static void Inverse(ReadOnlySpan<double> matrix, int n, Span<double> inverse)
    {
        Span<double> a = stackalloc double[n * n];
        matrix.CopyTo(a);
        inverse.Clear();
        for (int i = 0; i < n; i++) inverse[i * n + i] = 1;
        for (int p = 0; p < n; p++)
        {
            double pivot = 1 / a[p * n + p];
            for (int j = 0; j < n; j++) { a[p * n + j] *= pivot; inverse[p * n + j] *= pivot; }
            for (int i = 0; i < n; i++)
            {
                if (i == p) continue;
                double f = a[i * n + p];
                for (int j = 0; j < n; j++)
                {
                    a[i * n + j] -= f * a[p * n + j];
                    inverse[i * n + j] -= f * inverse[p * n + j];
                }
            }
        }
    }

    [Differentiable, At("0.3 -0.5 0.9", "1 0.8 0.5")]
    public static (double x, double y, double heading) Arm(double[] joints, double[] links)
    {
        double x = 0, y = 0, heading = 0;
        for (int i = 0; i < joints.Length; i++)
        {
            heading += joints[i];
            x += links[i] * Math.Cos(heading);
            y += links[i] * Math.Sin(heading);
        }
        return (x, y, heading);
    }

    [Differentiable, MakesObjects, At(1.2, 0.4, 0.1, 0.3, 1, 0.5, 6)]
    public static double[] LotkaVolterra(double a, double b, double c, double d, double prey, double predators, int steps)
    {
        const double H = 0.1;
        double[] path = new double[2 * steps];
        for (int i = 0; i < steps; i++)
        {
            (double k1, double l1) = Field(prey, predators);
            (double k2, double l2) = Field(prey + H / 2 * k1, predators + H / 2 * l1);
            (double k3, double l3) = Field(prey + H / 2 * k2, predators + H / 2 * l2);
            (double k4, double l4) = Field(prey + H * k3, predators + H * l3);
            prey += H / 6 * (k1 + 2 * k2 + 2 * k3 + k4);
            predators += H / 6 * (l1 + 2 * l2 + 2 * l3 + l4);
            path[2 * i] = prey;
            path[2 * i + 1] = predators;
        }
        return path;

        (double, double) Field(double x, double y) => (x * (a - b * y), y * (d * x - c));
    }

    [Differentiable, At("1 2 0 -1 3 1 0.5 2", 4, 4), At("1 2", 1, 1)]
    public static void FourierTransform(ReadOnlySpan<double> x, Span<double> re, Span<double> im)
    {
        int n = x.Length;
        for (int k = 0; k < re.Length; k++)
        {
            double a = 0, b = 0;
            for (int t = 0; t < n; t++)
            {
                (double sin, double cos) = Math.SinCos(2 * Math.PI * k * t / n);
                a += x[t] * cos;
                b -= x[t] * sin;
            }
            re[k] = a;
            im[k] = b;
        }
    }

    [Differentiable, At("1 4 2 8 5 7", 6, 0.3), At("1", 1, 0.3)]
    public static void ThereAndBack(ReadOnlySpan<double> x, Span<double> y, double alpha)
    {
        double level = x[0];
        for (int i = 0; i < x.Length; i++) y[i] = level += alpha * (x[i] - level);
        for (int i = x.Length - 2; i >= 0; i--) y[i] += alpha * (y[i + 1] - y[i]);
    }

    [Differentiable, MakesObjects, At("3 1 2", "10 20 30"), At("1 2", "5 6")]
    public static double[] SortedBy(double[] keys, double[] values)
    {
        int n = keys.Length;
        double[] k = (double[])keys.Clone(), v = new double[n];
        values.CopyTo(v.AsSpan());
        for (int gap = n / 2; gap > 0; gap /= 2)
            for (int i = gap; i < n; i++)
            {
                double key = k[i], value = v[i];
                int j = i;
                for (; j >= gap && k[j - gap] > key; j -= gap)
                {
                    k[j] = k[j - gap];
                    v[j] = v[j - gap];
                }
                k[j] = key;
                v[j] = value;
            }
        for (int i = 1; i < n; i++) v[i] += v[i - 1] * k[i];
        return v;
    }

    [Differentiable, At("0.1 0.2 0.3 0.4", 0.9, 0.2, 4, 70)]
    public static void Diffuse(ReadOnlySpan<double> start, double left, double k, Span<double> u, int steps)
    {
        start.CopyTo(u);
        int n = u.Length;
        Span<double> c = stackalloc double[n], d = stackalloc double[n];
        for (int s = 0; s < steps; s++)
        {
            // implicit: (1 + 2k) u[i] - k (u[i - 1] + u[i + 1]) is what it was
            c[0] = -k / (1 + 2 * k);
            d[0] = (u[0] + k * left) / (1 + 2 * k);
            for (int i = 1; i < n; i++)
            {
                double m = 1 / (1 + 2 * k + k * c[i - 1]);
                c[i] = -k * m;
                d[i] = (u[i] + k * d[i - 1]) * m;
            }
            u[n - 1] = d[n - 1];
            for (int i = n - 2; i >= 0; i--) u[i] = d[i] - c[i] * u[i + 1];
        }
    }

    [Differentiable, At("1 2 3; 4 5 6", "1 0.5 -1", 2, true), At("1 2 3; 4 5 6", "1 0.5 -1", 2, false)]
    public static void Layer(double[,] weights, double[] x, Span<double> y, bool rectified)
    {
        for (int i = 0; i < weights.GetLength(0); i++)
        {
            y[i] = 0;
            for (int j = 0; j < x.Length; j++) y[i] += weights[i, j] * x[j];
            y[i] = rectified ? Math.Max(0, y[i]) : Math.Tanh(y[i]);
        }
    }

    [Differentiable, At(500, 320, 240, "0.1 -0.2 0.05 1 2 10")]
    public static (double u, double v) Project(double focal, double cx, double cy, params double[] pose)
    {
        Span<double> p = [pose[3], pose[4], pose[5]];
        double angle = 0;
        for (int i = 0; i < 3; i++) angle += pose[i] * pose[i];
        if (angle > 1e-12)
        {
            angle = Math.Sqrt(angle);
            Span<double> axis = [pose[0] / angle, pose[1] / angle, pose[2] / angle];
            double dot = 0, sin = Math.Sin(angle), cos = Math.Cos(angle);
            for (int i = 0; i < 3; i++) dot += axis[i] * p[i];
            Span<double> q = stackalloc double[3];
            for (int i = 0; i < 3; i++)
            {
                int j = (i + 1) % 3, k = (i + 2) % 3;
                q[i] = p[i] * cos + (axis[j] * p[k] - axis[k] * p[j]) * sin + axis[i] * dot * (1 - cos);
            }
            q.CopyTo(p);
        }
        return (focal * p[0] / p[2] + cx, focal * p[1] / p[2] + cy);
    }

    [Differentiable, MakesObjects, At("1 2; 3 4", 3), At("1 2; 3 4", 0)]
    public static double[] PowerSums(double[][] a, int most)
    {
        double[] sums = new double[most];
        for (int k = 0; k < most; k++)
            foreach (double[] row in a)
                for (int j = 0; j < row.Length; j++)
                    sums[k] += Math.Pow(row[j], k + 1) / (1 + j);
        return sums;
    }

    [Differentiable, At("0 1 3 4", "1 2 0 3", "0.5 2 3.5 9 -1", 5)]
    public static void Interpolate(double[] xs, double[] ys, ReadOnlySpan<double> at, Span<double> result)
    {
        int i = 0;
        foreach (var x in at)
        {
            int lo = 0, hi = xs.Length - 1;
            while (hi - lo > 1)
            {
                int mid = (lo + hi) >> 1;
                if (xs[mid] <= x) lo = mid; else hi = mid;
            }
            double t = Math.Clamp((x - xs[lo]) / (xs[hi] - xs[lo]), 0, 1);
            result[i++] = ys[lo] + (3 - 2 * t) * t * t * (ys[hi] - ys[lo]);
        }
    }

    [Differentiable, At("1 2 3 4", 0.5)]
    public static (double mean, double deviation, double skewness) Moments(ReadOnlySpan<double> x, double shift)
    {
        double mean = 0, m2 = 0, m3 = 0;
        for (int n = 1; n <= x.Length; n++)
        {
            double delta = x[n - 1] + shift - mean, step = delta / n, term = delta * step * (n - 1);
            mean += step;
            m3 += term * step * (n - 2) - 3 * step * m2;
            m2 += term;
        }
        return (mean, Math.Sqrt(m2 / x.Length), Math.Sqrt(x.Length) * m3 / Math.Pow(m2, 1.5));
    }
}
