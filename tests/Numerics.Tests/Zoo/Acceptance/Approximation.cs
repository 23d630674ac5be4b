namespace Zoo.Acceptance;

// Interpolation, quadrature, roots and series.

static partial class Approximation
{
    [Differentiable, At("0 1 2.5 4", "1 0.5 2 1.5", 1.7), At("0 1 2.5 4", "1 0.5 2 1.5", 3.9), At("0 1 2", "1 3 2", 0.2)]
    public static double NaturalSpline(ReadOnlySpan<double> x, ReadOnlySpan<double> y, double at)
    {
        int n = x.Length;
        Span<double> second = stackalloc double[n];
        Span<double> u = stackalloc double[n];
        for (int i = 1; i < n - 1; i++)
        {
            double sig = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
            double p = sig * second[i - 1] + 2;
            second[i] = (sig - 1) / p;
            u[i] = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
            u[i] = (6 * u[i] / (x[i + 1] - x[i - 1]) - sig * u[i - 1]) / p;
        }

        second[n - 1] = 0;
        for (int k = n - 2; k >= 0; k--) second[k] = second[k] * second[k + 1] + u[k];
        int low = 0, high = n - 1;
        while (high - low > 1)
        {
            int middle = (high + low) >> 1;
            if (x[middle] > at) high = middle;
            else low = middle;
        }

        double h = x[high] - x[low];
        if (h == 0) throw new ArgumentException("Two abscissas are equal.", nameof(x));
        double a = (x[high] - at) / h, b = (at - x[low]) / h;
        return a * y[low] + b * y[high] + ((a * a * a - a) * second[low] + (b * b * b - b) * second[high]) * (h * h) / 6;
    }

    [Differentiable, At("0 0 0 0 1 2 2 2 2", "1 0.5 2 1.5 0.7", 3, 0.6), At("0 0 0 0 1 2 2 2 2", "1 0.5 2 1.5 0.7", 3, 1.4), At("0 0 1 1", "1 3", 1, 0.25)]
    public static double DeBoor(ReadOnlySpan<double> knots, ReadOnlySpan<double> control, int degree, double t)
    {
        int k = degree;
        while (k < control.Length - 1 && t >= knots[k + 1]) k++;
        double[] d = control[(k - degree)..(k + 1)].ToArray();
        for (int r = 1; r <= degree; r++)
        {
            for (int j = degree; j >= r; j--)
            {
                double left = knots[j + k - degree], right = knots[j + 1 + k - r];
                double alpha = (t - left) / (right - left);
                d[j] = (1 - alpha) * d[j - 1] + alpha * d[j];
            }
        }

        return d[^1];
    }

    [Differentiable, At("0 1 2 4", "1 0.5 2 1.5", 1.7), At("1", "3", 0.2)]
    public static (double Value, double Error) NevilleWithError(double[] x, double[] y, double at)
    {
        int n = x.Length;
        double[] p = [.. y];
        double error = 0;
        for (int m = 1; m < n; m++)
        {
            double before = p[0];
            for (int i = 0; i < n - m; i++) p[i] = ((at - x[i + m]) * p[i] + (x[i] - at) * p[i + 1]) / (x[i] - x[i + m]);
            error = p[0] - before;
        }

        return (p[0], error);
    }

    [Differentiable, At("1 0.5 -0.2 0.1", 0.4), At("1", 0.4), At("", 0.4)]
    public static double ChebyshevByClenshaw(ReadOnlySpan<double> c, double x)
    {
        double d = 0, dd = 0, twice = 2 * x;
        int j = c.Length;
        while (--j > 0)
        {
            double held = d;
            d = twice * d - dd + c[j];
            dd = held;
        }

        return c.IsEmpty ? 0 : x * d - dd + 0.5 * c[0];
    }

    [MakesObjects, Differentiable, At(0.5, 1.5, 4), At(0.0, 1.0, 1)]
    public static double Romberg(double a, double b, int levels)
    {
        double[][] r = new double[levels][];
        double h = b - a;
        r[0] = [0.5 * h * (Bump(a) + Bump(b))];
        for (int i = 1, count = 1; i < levels; i++, count *= 2)
        {
            r[i] = new double[i + 1];
            double sum = 0;
            for (int k = 0; k < count; k++) sum += Bump(a + (k + 0.5) * h);
            h *= 0.5;
            r[i][0] = 0.5 * r[i - 1][0] + h * sum;
            double power = 1;
            for (int j = 1; j <= i; j++)
            {
                power *= 4;
                r[i][j] = r[i][j - 1] + (r[i][j - 1] - r[i - 1][j - 1]) / (power - 1);
            }
        }

        return r[levels - 1][levels - 1];
    }

    static double Bump(double x) => Math.Exp(-x * x) * Math.Cos(3 * x);

    static readonly double[] s_nodes = [-0.906179845938664, -0.538469310105683, 0, 0.538469310105683, 0.906179845938664];
    static readonly double[] s_weights = [0.236926885056189, 0.478628670499366, 0.568888888888889, 0.478628670499366, 0.236926885056189];

    [Differentiable, At(0.0, 1.5, 0.7), At(-1.0, -1.0, 2.0)]
    public static double GaussLegendre(double a, double b, double width)
    {
        double middle = 0.5 * (a + b), half = 0.5 * (b - a), sum = 0;
        for (int i = 0; i < s_nodes.Length; i++)
        {
            double x = middle + half * s_nodes[i];
            sum += s_weights[i] * Math.Exp(-x * x / (2 * width * width));
        }

        return half * sum;
    }

    [Differentiable, At(0.1, 2.0, 1.3, 1e-3), At(0.1, 0.2, 1.3, 1.0)]
    public static double AdaptiveSimpson(double a, double b, double k, [NoGradient] double tolerance)
    {
        Span<double> lows = stackalloc double[32], highs = stackalloc double[32];
        int top = 0;
        double total = 0;
        (lows[top], highs[top]) = (a, b);
        top++;
        while (top > 0)
        {
            top--;
            double low = lows[top], high = highs[top], middle = (low + high) / 2;
            double whole = Simpson(low, high, k), parts = Simpson(low, middle, k) + Simpson(middle, high, k);
            if (Math.Abs(parts - whole) < tolerance * (high - low) || top + 2 > 32)
            {
                total += parts + (parts - whole) / 15;
            }
            else
            {
                lows[top] = low;
                highs[top++] = middle;
                lows[top] = middle;
                highs[top++] = high;
            }
        }

        return total;
    }

    static double Simpson(double a, double b, double k) => (b - a) / 6 * (Math.Sin(k * a * a) + 4 * Math.Sin(k * (a + b) * (a + b) / 4) + Math.Sin(k * b * b));

    [Differentiable, At("1 -2 0.5 3 1", "2 1 0.5"), At("1 2", "1 3"), At("5", "2")]
    public static double PolynomialDivision(double[] numerator, ReadOnlySpan<double> denominator)
    {
        int n = numerator.Length - 1, m = denominator.Length - 1;
        double[] remainder = (double[])numerator.Clone();
        double[] quotient = new double[n - m + 1];
        for (int k = n - m; k >= 0; k--)
        {
            quotient[k] = remainder[m + k] / denominator[^1];
            for (int j = m + k; j >= k; j--) remainder[j] -= quotient[k] * denominator[j - k];
        }

        double s = 0;
        for (int i = 0; i < quotient.Length; i++) s += quotient[i] * (i + 1);
        for (int i = 0; i < m; i++) s += remainder[i] * remainder[i];
        return s;
    }

    [Differentiable, At(2.0, 3.0, 1.5), At(0.5, 1.0, 0.2)]
    public static double IncompleteGammaFraction(double a, double x, double scale)
    {
        const double tiny = 1e-300;
        double b = x * scale + 1 - a, c = 1 / tiny, d = 1 / b, h = d;
        for (int i = 1; i <= 40; i++)
        {
            double an = -i * (i - a);
            b += 2;
            d = an * d + b;
            if (Math.Abs(d) < tiny) d = tiny;
            c = b + an / c;
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            double del = d * c;
            h *= del;
            if (Math.Abs(del - 1) < 1e-9) break;
        }

        return Math.Exp(-x * scale) * h;
    }

    [Differentiable, At(0.5, 0.3, 0.2), At(0.2, 1.0, 0.5)]
    public static double HypergeometricSeries(double a, double b, double z)
    {
        double term = 1, sum = 1;
        for (int n = 0; ; n++)
        {
            if (n >= 60) throw new ArithmeticException("The series does not converge.");
            term *= (a + n) * (b + n) / ((1.5 + n) * (n + 1)) * z;
            sum += term;
            if (Math.Abs(term) <= 1e-13 * Math.Abs(sum)) return sum;
        }
    }

    [Differentiable, At(1.5, 0.8), At(0.2, 0.99)]
    public static double CompleteEllipticIntegral(double scale, double k)
    {
        double a = 1, g = Math.Sqrt(1 - k * k), c = k, sum = 0.5 * c * c, power = 0.5;
        while (c > 1e-11)
        {
            double mean = 0.5 * (a + g);
            c = 0.5 * (a - g);
            g = Math.Sqrt(a * g);
            a = mean;
            power *= 2;
            sum += power * c * c;
        }

        return scale * Math.PI / (2 * a) * (1 - sum);
    }

    [Differentiable, At("1 -6 11 -6.5", 3.4), At("1 -2", 0.5)]
    public static double PolynomialRoot(double[] coefficients, double guess)
    {
        double x = guess;
        for (int iteration = 0; iteration < 50; iteration++)
        {
            double p = coefficients[0], dp = 0;
            for (int i = 1; i < coefficients.Length; i++)
            {
                dp = dp * x + p;
                p = p * x + coefficients[i];
            }

            if (dp == 0) return double.PositiveInfinity;
            double previous = x;
            x -= p / dp;
            if (Math.Abs(x - previous) < 1e-10 * Math.Abs(x)) break;
        }

        return x;
    }

    [Differentiable, At(0.4, 1.2, -1.0, 2.0), At(3.0, 1.0, -1.0, 2.0)]
    public static double RegulaFalsi(double p, double q, double low, double high)
    {
        double flow = p * low + q * low * low * low - 1, fhigh = p * high + q * high * high * high - 1, x = low;
        int side = 0;
        for (int i = 0; i < 8; i++)
        {
            x = (flow * high - fhigh * low) / (flow - fhigh);
            double f = p * x + q * x * x * x - 1;
            if (f * fhigh > 0)
            {
                (high, fhigh) = (x, f);
                if (side == -1) flow /= 2;
                side = -1;
            }
            else if (f * flow > 0)
            {
                low = x;
                flow = f;
                if (side == +1) fhigh /= 2;
                side = +1;
            }
            else
            {
                break;
            }
        }

        return x;
    }

    [Differentiable, At("1 0.5 -0.2", "1 2 3 4 5"), At("2", "1"), At("", "3")]
    public static double[] HornerWithDerivative(ReadOnlySpan<double> c, ReadOnlySpan<double> x)
    {
        double[] result = new double[2 * x.Length];
        for (int k = 0; k < x.Length; k++)
        {
            double p = 0, d = 0;
            for (int i = c.Length - 1; i >= 0; i--)
            {
                d = d * x[k] + p;
                p = p * x[k] + c[i];
            }

            result[2 * k] = p;
            result[2 * k + 1] = d;
        }

        return result;
    }

    [Differentiable, At("0.2 1.1 1.9", "1 2 0.5", 1.2f), At("1", "2", 0.7f)]
    public static float BarycentricFloat(ReadOnlySpan<float> x, ReadOnlySpan<float> y, float at)
    {
        float numerator = 0, denominator = 0;
        for (int j = 0; j < x.Length; j++)
        {
            float w = 1;
            for (int k = 0; k < x.Length; k++)
            {
                if (k != j) w /= x[j] - x[k];
            }

            float t = w / (at - x[j]);
            numerator += t * y[j];
            denominator += t;
        }

        return numerator / denominator;
    }
}
