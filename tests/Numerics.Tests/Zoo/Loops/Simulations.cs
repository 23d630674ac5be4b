namespace Zoo.Loops;

// Differential equations, iterations and particles.

static partial class Simulations
{
    [Differentiable, At("0 1 0.5 0", 0.1, 3), At("0 1 0.5 0", 0.1, 0)] public static double HeatEquation(ReadOnlySpan<double> start, double k, int steps)
    {
        double[] u = start.ToArray(), next = new double[u.Length];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < u.Length - 1; i++) next[i] = u[i] + k * (u[i - 1] - 2 * u[i] + u[i + 1]);
            (u, next) = (next, u);
        }

        double s = 0;
        for (int i = 0; i < u.Length; i++) s += u[i] * u[i] * (i + 1);
        return s;
    }

    [Differentiable, At("0.2 0.8 0.3 0.1", 0.3, 2)] public static double CrankNicolson(double[] u, double r, int steps)
    {
        int n = u.Length;
        double[] b = new double[n], c = new double[n];
        while (steps-- > 0)
        {
            for (int i = 0; i < n; i++) b[i] = (1 - r) * u[i] + r / 2 * ((i > 0 ? u[i - 1] : 0) + (i < n - 1 ? u[i + 1] : 0));
            double m = 1 + r;
            u[0] = b[0] / m;
            for (int i = 1; i < n; i++) { c[i] = -r / 2 / m; m = 1 + r + r / 2 * c[i]; u[i] = (b[i] + r / 2 * u[i - 1]) / m; }
            for (int i = n - 2; i >= 0; i--) u[i] -= c[i + 1] * u[i + 1];
        }

        double s = 0;
        foreach (double v in u) s = s * 0.5 + v;
        return s;
    }

    [Differentiable, At("0 0 1 0 0.5 1.5", "1 2 0.5"), At("0 0", "1")] public static double NBodyEnergy(double[] p, double[] mass)
    {
        double energy = 0;
        for (int i = 0; i < mass.Length; i++)
        {
            for (int j = i + 1; j < mass.Length; j++)
            {
                double dx = p[2 * i] - p[2 * j], dy = p[2 * i + 1] - p[2 * j + 1];
                energy -= mass[i] * mass[j] / Math.Sqrt(dx * dx + dy * dy + 1e-2);
            }
        }

        return energy;
    }

    [Differentiable, At("0 0 1 0", "0 0.1 0 -0.1", 0.05, 3)] public static double Leapfrog(double[] x, double[] v, double dt, int steps)
    {
        var a = new double[x.Length];
        for (int s = 0; s < steps; s++)
        {
            Forces(x, a);
            for (int i = 0; i < x.Length; i++) { v[i] += dt * a[i]; x[i] += dt * v[i]; }
        }

        double e = 0;
        for (int i = 0; i < x.Length; i++) e += 0.5 * v[i] * v[i] + x[i] * (i + 1);
        return e;
    }

    static void Forces(ReadOnlySpan<double> x, Span<double> a)
    {
        a.Clear();
        for (int i = 0; i < x.Length; i += 2)
        {
            for (int j = 0; j < x.Length; j += 2)
            {
                if (i == j) continue;
                double dx = x[j] - x[i], dy = x[j + 1] - x[i + 1], r2 = dx * dx + dy * dy + 0.1, f = 1 / (r2 * Math.Sqrt(r2));
                a[i] += f * dx;
                a[i + 1] += f * dy;
            }
        }
    }

    [Differentiable, At("1 0.5", "0.6 0.4 0.3 0.5", 0.1, 3)] public static double RungeKutta(double[] y, double[] k, double h, int steps)
    {
        double a = y[0], b = y[1];
        for (int i = 0; i < steps; i++)
        {
            var (a1, b1) = Prey(a, b, k);
            var (a2, b2) = Prey(a + h / 2 * a1, b + h / 2 * b1, k);
            var (a3, b3) = Prey(a + h / 2 * a2, b + h / 2 * b2, k);
            var (a4, b4) = Prey(a + h * a3, b + h * b3, k);
            a += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
            b += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4);
        }

        return a * b;
    }

    static (double, double) Prey(double a, double b, ReadOnlySpan<double> k) => (k[0] * a - k[1] * a * b, k[2] * a * b - k[3] * b);

    [Differentiable, At(1.0, 0.2, 2.0)] public static double AdaptiveStep(double y, double h, double end)
    {
        double t = 0;
        int guard = 0;
        while (t < end && guard++ < 50)
        {
            if (t + h > end) h = end - t;
            double k1 = -y * t, k2 = -(y + h * k1) * (t + h), error = Math.Abs(h * (k2 - k1) / 2);
            if (error > 0.01) { h *= 0.6; continue; }
            y += h * (k1 + k2) / 2;
            t += h;
            h *= 1.3;
        }

        return y;
    }

    [Differentiable, At(0.3, 3.2, 8), At(0.3, 3.2, 0)] public static double LogisticMap(double x, double r, int n) { for (int i = 0; i < n; i++) x = r * x * (1 - x); return x; }
    [Differentiable, At(2.0, 1.5), At(9.0, 1.0), At(0.25, 1.0)] public static double NewtonSquareRoot(double a, double x) { for (int i = 0; i < 30; i++) { double next = 0.5 * (x + a / x); if (Math.Abs(next - x) < 1e-9) return next; x = next; } return x; }
    [Differentiable, At(1.0, 2.0), At(5.0, 0.3)] public static double ArithmeticGeometricMean(double a, double b) { while (Math.Abs(a - b) > 1e-10) (a, b) = ((a + b) / 2, Math.Sqrt(a * b)); return a; }
    [Differentiable, At(0.4, 0.3), At(2.0, 0.9)] public static double Kepler(double m, double e) { double x = m; for (int i = 0; i < 20; i++) { double step = (x - e * Math.Sin(x) - m) / (1 - e * Math.Cos(x)); x -= step; if (Math.Abs(step) < 1e-12) break; } return x; }
    [Differentiable, At(2.0, 0.0, 2.0), At(0.7, 0.0, 2.0)] public static double Bisection(double c, double low, double high) { for (int i = 0; i < 12; i++) { double middle = (low + high) / 2; if (middle * middle * middle < c) low = middle; else high = middle; } return low + (c - low * low * low) / (3 * high * high); }
    [Differentiable, At(1.3, 2.0)] public static double SecantMethod(double a, double b) { double fa = Math.Cos(a) - a, fb = Math.Cos(b) - b; int n = 0; while (Math.Abs(fb) > 1e-6 && n++ < 9) { double c = b - fb * (b - a) / (fb - fa); (a, fa, b, fb) = (b, fb, c, Math.Cos(c) - c); } return b * b + a; }
    [Differentiable, At(0.7), At(-2.3), At(0.0)] public static double ExponentialSeries(double x) { double term = 1, sum = 1; int n = 1; while (Math.Abs(term) > 1e-12) { term *= x / n++; sum += term; } return sum; }
    [Differentiable, At(0.7, 1.5), At(3.0, 2.0)] public static double BesselSeries(double x, double nu) { double term = Math.Pow(x / 2, nu), sum = term; for (int k = 1; k < 40; k++) { term *= -(x * x / 4) / (k * (k + nu)); sum += term; if (Math.Abs(term) < 1e-15 * Math.Abs(sum)) break; } return sum; }
    [Differentiable, At(0.7, 6)] public static double ContinuedFraction(double x, int n) { double f = 0; for (int k = n; k > 0; k--) f = k * x / (1 + f); return 1 / (1 + f); }
    [Differentiable, At(0.3, 0.4, 12), At(-0.75, 0.1, 12), At(1.0, 1.0, 12)] public static double Mandelbrot(double cr, double ci, int n) { double zr = 0, zi = 0; for (int i = 0; i < n; i++) { double r2 = zr * zr + zi * zi; if (r2 > 4) return r2 - i; (zr, zi) = (zr * zr - zi * zi + cr, 2 * zr * zi + ci); } return zr * zr + zi * zi; }
    [Differentiable, At(1.0, 0.5, 0.1, 20)] public static double VanDerPolEuler(double x, double v, double mu, int n) { for (int i = 0; i < n; i++) { double a = mu * (1 - x * x) * v - x; x += 0.1 * v; v += 0.1 * a; } return x + v; }
    [Differentiable, At("1 0.5 -0.2", "0.1 0.3"), At("1", "")] public static double RecursiveFilter(double[] b, double[] a) { var y = new double[8]; for (int n = 0; n < y.Length; n++) { double s = n < b.Length ? b[n] : 0; for (int k = 0; k < a.Length && k < n; k++) s -= a[k] * y[n - 1 - k]; y[n] = s; } double e = 0; foreach (double v in y) e += v * v; return e; }
}
