namespace Zoo.Acceptance;

// Filters, finance, vision and several results at once.

static partial class Estimation
{
    [Differentiable, At("0 1", "1 0.1; 0 1", "1 0; 0 1", "1.1 1.9 3.2", 0.1, 0.5), At("0 1", "1 0.1; 0 1", "1 0; 0 1", "", 0.1, 0.5)]
    public static double KalmanLikelihood(double[] state, double[,] f, double[,] covariance, ReadOnlySpan<double> observed, double q, double r)
    {
        int n = state.Length;
        double likelihood = 0;
        double[] x = state;
        double[,] p = covariance;
        foreach (double z in observed)
        {
            double[] px = new double[n];
            double[,] fp = new double[n, n], pp = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    px[i] += f[i, j] * x[j];
                    for (int k = 0; k < n; k++) fp[i, j] += f[i, k] * p[k, j];
                }
            }

            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    pp[i, j] = i == j ? q : 0;
                    for (int k = 0; k < n; k++) pp[i, j] += fp[i, k] * f[j, k];
                }
            }

            double s = pp[0, 0] + r, innovation = z - px[0];
            likelihood -= 0.5 * (Math.Log(2 * Math.PI * s) + innovation * innovation / s);
            double[] nx = new double[n];
            double[,] np = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                double gain = pp[i, 0] / s;
                nx[i] = px[i] + gain * innovation;
                for (int j = 0; j < n; j++) np[i, j] = pp[i, j] - gain * pp[0, j];
            }

            x = nx;
            p = np;
        }

        return likelihood;
    }

    [Differentiable, At(100.0, 95.0, 0.03, 0.2, 1.0, 6), At(100.0, 105.0, 0.03, 0.2, 1.0, 1)]
    public static double AmericanPut(double spot, double strike, double rate, double volatility, [NoGradient] double maturity, int steps)
    {
        double dt = maturity / steps, u = Math.Exp(volatility * Math.Sqrt(dt)), d = 1 / u;
        double p = (Math.Exp(rate * dt) - d) / (u - d), discount = Math.Exp(-rate * dt);
        Span<double> value = stackalloc double[steps + 1];
        for (int i = 0; i <= steps; i++) value[i] = Math.Max(strike - spot * Math.Pow(u, 2 * i - steps), 0);
        for (int level = steps - 1; level >= 0; level--)
        {
            for (int i = 0; i <= level; i++)
            {
                double held = discount * (p * value[i + 1] + (1 - p) * value[i]);
                double exercised = strike - spot * Math.Pow(u, 2 * i - level);
                value[i] = exercised > held ? exercised : held;
            }
        }

        return value[0];
    }

    [Differentiable, At("0 0.2 0.8 1 0.3", 0.05, 0.3, 3), At("0 1", 0.05, 0.3, 2)]
    public static double CrankNicolsonOption(double[] payoff, double rate, double volatility, int steps)
    {
        int n = payoff.Length - 2;
        const double dt = 0.1;
        double[] v = payoff;
        for (int t = 0; t < steps; t++)
        {
            double[] a = new double[n], b = new double[n], c = new double[n], d = new double[n];
            for (int j = 0; j < n; j++)
            {
                double i = j + 1, s2 = volatility * volatility * i * i;
                a[j] = -0.25 * dt * (s2 - rate * i);
                b[j] = 1 + 0.5 * dt * (s2 + rate);
                c[j] = -0.25 * dt * (s2 + rate * i);
                d[j] = -a[j] * v[j] + (2 - b[j]) * v[j + 1] - c[j] * v[j + 2];
            }

            for (int j = 1; j < n; j++)
            {
                double w = a[j] / b[j - 1];
                b[j] -= w * c[j - 1];
                d[j] -= w * d[j - 1];
            }

            var next = new double[n + 2];
            next[n + 1] = v[n + 1];
            for (int j = n - 1; j >= 0; j--) next[j + 1] = (d[j] - c[j] * (j < n - 1 ? next[j + 2] : 0)) / b[j];
            v = next;
        }

        double sum = 0;
        for (int i = 0; i < v.Length; i++) sum += v[i] * (i + 1);
        return sum;
    }

    [Differentiable, At(100.0, 98.0, 0.02, 0.25, 0.8, "0.5 -1.2 0.3 1.1 -0.4 0.9", 3), At(100.0, 98.0, 0.02, 0.25, 0.8, "", 1)]
    public static double BarrierMonteCarlo(double spot, double strike, double rate, double volatility, double barrier, [NoGradient] double[] normals, int steps)
    {
        int paths = normals.Length / steps, n = 0;
        double dt = 1.0 / steps, drift = (rate - volatility * volatility / 2) * dt, total = 0;
        for (int path = 0; path < paths; path++)
        {
            double s = spot, survival = 1;
            for (int step = 0; step < steps; step++)
            {
                s *= Math.Exp(drift + volatility * Math.Sqrt(dt) * normals[n++]);
                survival *= 1 / (1 + Math.Exp(-(s / spot - barrier) * 10));
            }

            total += Math.Max(s - strike, 0) * survival;
        }

        return paths > 0 ? Math.Exp(-rate) * total / paths : 0;
    }

    [Differentiable, At("0.1 -0.2 0.3", "0.1 0.2 5", 500.0, "0.4 0.6 0.1; -0.3 0.2 1"), At("0 0.1 0", "0.1 0.2 5", 500.0, "0.4 0.6 0.1")]
    public static double[] Projections(double[] rotation, double[] translation, double focal, double[][] points)
    {
        double theta = Math.Sqrt(rotation[0] * rotation[0] + rotation[1] * rotation[1] + rotation[2] * rotation[2]);
        double s = Math.Sin(theta) / theta, c = (1 - Math.Cos(theta)) / (theta * theta);
        double[,] r = new double[3, 3];
        double[,] k = { { 0, -rotation[2], rotation[1] }, { rotation[2], 0, -rotation[0] }, { -rotation[1], rotation[0], 0 } };
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                r[i, j] = (i == j ? 1 : 0) + s * k[i, j];
                for (int m = 0; m < 3; m++) r[i, j] += c * k[i, m] * k[m, j];
            }
        }

        double[] uv = new double[2 * points.Length];
        Span<double> q = stackalloc double[3];
        for (int n = 0; n < points.Length; n++)
        {
            for (int i = 0; i < 3; i++)
            {
                q[i] = translation[i];
                for (int j = 0; j < 3; j++) q[i] += r[i, j] * points[n][j];
            }

            uv[2 * n] = focal * q[0] / q[2];
            uv[2 * n + 1] = focal * q[1] / q[2];
        }

        return uv;
    }

    [Differentiable, At("1 2 3 4", "2.1 3.9 6.2 7.8"), At("1 3", "2 1")]
    public static (double Slope, double Intercept, double Correlation) LinearFit(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        double sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0;
        int n = x.Length;
        for (int i = 0; i < n; i++)
        {
            sx += x[i];
            sy += y[i];
            sxx += x[i] * x[i];
            sxy += x[i] * y[i];
            syy += y[i] * y[i];
        }

        double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
        return (slope, (sy - slope * sx) / n, (n * sxy - sx * sy) / Math.Sqrt((n * sxx - sx * sx) * (n * syy - sy * sy) + 1e-6));
    }

    [Differentiable, At("1.2 0.5 0.1", "0 0.5 1 2", 4), At("1.2 0.5 0.1", "", 0)]
    public static void DecayResiduals(double[] parameters, [NoGradient] double[] times, Span<double> residuals)
    {
        (double amplitude, double rate, double offset) = (parameters[0], parameters[1], parameters[2]);
        for (int i = 0; i < residuals.Length; i++) residuals[i] = amplitude * Math.Exp(-rate * times[i]) + offset - 0.7;
    }

    [Differentiable, At(0.3, 0.5, -0.4, 1.0, 0.8), At(0.0, 0.0, 0.0, 1.0, 1.0)]
    public static (double X, double Y, double Heading) PlanarArm(double a, double b, double c, double upper, double lower)
    {
        Span<double> angles = [a, b, c];
        ReadOnlySpan<double> lengths = [upper, lower, 0.3];
        double x = 0, y = 0, heading = 0;
        for (int i = 0; i < angles.Length; i++)
        {
            heading += angles[i];
            x += lengths[i] * Math.Cos(heading);
            y += lengths[i] * Math.Sin(heading);
        }

        return (x, y, heading);
    }

    [Differentiable, At("0.2 0.5 0.3", "0.1 0.4 0.5"), At("1", "1"), At("", "")]
    public static double JensenShannon(ReadOnlySpan<double> p, ReadOnlySpan<double> q)
    {
        double divergence = 0;
        for (int i = 0; i < p.Length; i++)
        {
            double m = 0.5 * (p[i] + q[i]);
            if (p[i] > 0) divergence += 0.5 * p[i] * Math.Log(p[i] / m);
            if (q[i] > 0) divergence += 0.5 * q[i] * Math.Log(q[i] / m);
        }

        return divergence;
    }

    [Differentiable, At("1 0.5 0.2; 0.5 2 0.3; 0.2 0.3 1.5", "0.1 0.2 0.15", 2), At("1", "0.1", 3)]
    public static double RiskParity(double[,] covariance, double[] weights, int rounds)
    {
        int n = weights.Length;
        for (int round = 0; round < rounds; round++)
        {
            double sum = 0;
            for (int i = 0; i < n; i++)
            {
                double marginal = 0;
                for (int j = 0; j < n; j++) marginal += covariance[i, j] * weights[j];
                weights[i] = Math.Sqrt(weights[i] / marginal);
                sum += weights[i];
            }

            for (int i = 0; i < n; i++) weights[i] /= sum;
        }

        double variance = 0;
        for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) variance += weights[i] * covariance[i, j] * weights[j];
        return Math.Sqrt(variance);
    }

    [Differentiable, At("0.1 0.4 0.9", "0.5 -0.3 0.8", "0.3", 0.5, 0.1), At("0.1", "0.5", "0.3 0.7", 0.5, 0.1)]
    public static double GaussianProcess(ReadOnlySpan<double> x, ReadOnlySpan<double> y, ReadOnlySpan<double> at, double length, double noise)
    {
        int n = x.Length;
        double[,] k = new double[n, n];
        for (int i = 0; i < n; i++)
            for (int j = 0; j <= i; j++)
                k[i, j] = k[j, i] = Kernel(x[i], x[j], length) + (i == j ? noise : 0);
        Decompose(k);
        double[] alpha = new double[n];
        y.CopyTo(alpha);
        Substitute(k, alpha);
        double fit = 0;
        for (int i = 0; i < n; i++) fit += y[i] * alpha[i] / 2 + Math.Log(k[i, i]);
        foreach (double t in at)
            for (int i = 0; i < n; i++) fit += Kernel(t, x[i], length) * alpha[i];
        return fit;
    }

    static double Kernel(double a, double b, double length) => Math.Exp(-(a - b) * (a - b) / (2 * length * length));

    static void Decompose(double[,] k)
    {
        int n = k.GetLength(0);
        for (int j = 0; j < n; j++)
        {
            for (int p = 0; p < j; p++) k[j, j] -= k[j, p] * k[j, p];
            k[j, j] = Math.Sqrt(k[j, j]);
            for (int i = j + 1; i < n; i++)
            {
                for (int p = 0; p < j; p++) k[i, j] -= k[i, p] * k[j, p];
                k[i, j] /= k[j, j];
            }
        }
    }

    static void Substitute(double[,] l, double[] b)
    {
        int n = b.Length;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++) b[i] -= l[i, j] * b[j];
            b[i] /= l[i, i];
        }

        for (int i = n - 1; i >= 0; i--)
        {
            for (int j = i + 1; j < n; j++) b[i] -= l[j, i] * b[j];
            b[i] /= l[i, i];
        }
    }

    [Differentiable, At("0.5 0.1 0.9 0.3", "0.2 0.8 0.3", 1.0), At("0.5", "0.2", 1.0), At("", "0.2", 1.0)]
    public static double ParticleWeights(double[] particles, ReadOnlySpan<double> observed, double sigma)
    {
        int n = particles.Length;
        if (n == 0) return 0;
        double[] weights = new double[n];
        Array.Fill(weights, 1.0 / n);
        double logEvidence = 0;
        foreach (double z in observed)
        {
            double total = 0, effective = 0;
            for (int i = 0; i < n; i++)
            {
                particles[i] = 0.9 * particles[i] + 0.1 * Math.Sin(particles[i] + i);
                weights[i] *= Math.Exp(-(z - particles[i]) * (z - particles[i]) / (2 * sigma * sigma));
                total += weights[i];
            }

            for (int i = 0; i < n; i++)
            {
                weights[i] /= total;
                effective += weights[i] * weights[i];
            }

            logEvidence += Math.Log(total);
            if (1 / effective < 0.5 * n) weights.AsSpan().Fill(1.0 / n);
        }

        return logEvidence + particles[0] * weights[^1];
    }

    [Differentiable, At("100 102 101 104", 0.1, 0.85, 0.0001), At("100", 0.1, 0.85, 0.0001), At("", 0.1, 0.85, 0.0001)]
    public static double GarchLikelihood(ReadOnlySpan<double> prices, double alpha, double beta, double omega)
    {
        if (prices.Length <= 1) return double.NaN;
        double[] returns = new double[prices.Length - 1];
        for (int i = 1; i < prices.Length; i++) returns[i - 1] = Math.Log(prices[i] / prices[i - 1]);
        double h = omega / (1 - alpha - beta), sum = 0;
        for (int i = 0; i < returns.Length; h = omega + alpha * returns[i] * returns[i] + beta * h, i++)
            sum += Math.Log(h) + returns[i] * returns[i] / h;
        return 0.5 * sum;
    }

    [Differentiable, At("0 0 2 0 2 1 0 1", "0.3 0.4"), At("0 0 1 0 0 1", "2 2")]
    public static double DistanceToPolygon(ReadOnlySpan<double> polygon, double[] point)
    {
        int n = polygon.Length / 2;
        double best = double.MaxValue;
        bool inside = false;
        for (int i = 0, j = n - 1; i < n; j = i++)
        {
            double ax = polygon[2 * i], ay = polygon[2 * i + 1], bx = polygon[2 * j], by = polygon[2 * j + 1];
            double ex = bx - ax, ey = by - ay, wx = point[0] - ax, wy = point[1] - ay;
            double t = Math.Clamp((wx * ex + wy * ey) / (ex * ex + ey * ey), 0, 1);
            double dx = wx - t * ex, dy = wy - t * ey;
            best = Math.Min(best, dx * dx + dy * dy);
            if (ay > point[1] != by > point[1] && point[0] < (bx - ax) * (point[1] - ay) / (by - ay) + ax) inside = !inside;
        }

        return inside ? -Math.Sqrt(best) : Math.Sqrt(best);
    }

    [Differentiable, At("0.1 0.3 -0.2 0.5", "1 0.2", 0.05, 0.4), At("", "1 0.2", 0.05, 0.4)]
    public static double CartPole(ReadOnlySpan<double> forces, double[] gains, double dt, double length)
    {
        double x = 0, v = 0, angle = 0.1, spin = 0, cost = 0;
        foreach (double f in forces)
        {
            double u = Math.Clamp(f + gains[0] * angle + gains[1] * spin, -5, 5);
            (double sin, double cos) = Math.SinCos(angle);
            double temp = (u + 0.1 * length * spin * spin * sin) / 1.1;
            double turn = (9.8 * sin - cos * temp) / (length * (4.0 / 3 - 0.1 * cos * cos / 1.1));
            double push = temp - 0.1 * length * turn * cos / 1.1;
            x += dt * v;
            v += dt * push;
            angle += dt * spin;
            spin += dt * turn;
            cost += x * x + 10 * angle * angle + 0.01 * u * u;
            if (Math.Abs(angle) > 1) return cost + 100;
        }

        return cost;
    }
}
