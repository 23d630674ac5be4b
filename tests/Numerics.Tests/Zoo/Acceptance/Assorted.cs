namespace Zoo.Acceptance;

// What is left: helpers that return arrays, ragged tables, chosen buffers, many exits.

static partial class Assorted
{
    static double[] Add(double[] a, double[] b)
    {
        double[] c = new double[a.Length];
        for (int i = 0; i < c.Length; i++) c[i] = a[i] + b[i];
        return c;
    }

    static double[] Scale(double[] a, double s)
    {
        double[] c = new double[a.Length];
        for (int i = 0; i < c.Length; i++) c[i] = s * a[i];
        return c;
    }

    static double[] Field(double[] y, double mu) => new[] { y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0] };

    [Differentiable, At("1 0.2", 0.8, 0.1, 3), At("1 0.2", 0.8, 0.1, 0)]
    public static double FunctionalRungeKutta(double[] y, double mu, double h, int steps)
    {
        for (int i = 0; i < steps; i++)
        {
            var k1 = Scale(Field(y, mu), h);
            var k2 = Scale(Field(Add(y, Scale(k1, 0.5)), mu), h);
            var k3 = Scale(Field(Add(y, Scale(k2, 0.5)), mu), h);
            var k4 = Scale(Field(Add(y, k3), mu), h);
            y = Add(y, Scale(Add(Add(k1, k4), Scale(Add(k2, k3), 2)), 1.0 / 6));
        }

        return y[0] + y[1] * y[1];
    }

    [Differentiable, At("1 0.2", 0.8, 0.1, 3), At("1 0.2", 0.8, 0.1, 1)]
    public static double AdamsBashforthOfArrays(double[] y0, double mu, double h, int steps)
    {
        double[] y = y0, before = Field(y0, mu);
        for (int i = 0; i < steps; i++)
        {
            double[] f = Field(y, mu);
            y = Add(y, Add(Scale(f, 1.5 * h), Scale(before, -0.5 * h)));
            before = f;
        }

        return y[0] * y[1];
    }

    [Differentiable, At("1 0.2", 0.8, 0.1, 5), At("1 0.2", 0.8, 0.1, 0)]
    public static double TrajectoryTable(double[] y0, double mu, double h, int steps)
    {
        double[][] states = new double[steps + 1][];
        states[0] = [y0[0], y0[1]];
        for (int i = 0; i < steps; i++)
        {
            double[] f = Field(states[i], mu);
            states[i + 1] = [states[i][0] + h * f[0], states[i][1] + h * f[1]];
        }

        double cost = 0;
        foreach (double[] s in states) cost += s[0] * s[0] + 0.1 * s[1] * s[1];
        return cost;
    }

    [MayBeRefused, Differentiable, At("1 0.2", 0.8, 0.1, 3), At("1 0.2", 0.8, 0.1, 0)]
    public static double[,] TrajectoryMatrix(double[] y0, double mu, double h, int steps)
    {
        var states = new double[steps + 1, 2];
        (states[0, 0], states[0, 1]) = (y0[0], y0[1]);
        for (int i = 0; i < steps; i++)
        {
            states[i + 1, 0] = states[i, 0] + h * states[i, 1];
            states[i + 1, 1] = states[i, 1] - h * mu * Math.Sin(states[i, 0]);
        }

        return states;
    }

    [Differentiable, At("2 3", 1.5), At("0.5", 1.5), At("", 1.5)]
    public static double ProjectedGradient(double[] x, double radius)
    {
        bool moved = true;
        int rounds = 0;
        while (moved && rounds < 4)
        {
            rounds++;
            double norm = 0;
            foreach (double v in x) norm += v * v;
            norm = Math.Sqrt(norm);
            moved = norm > radius;
            if (moved)
            {
                for (int i = 0; i < x.Length; i++) x[i] *= radius / norm * 1.01;
                continue;
            }

            for (int i = 0; i < x.Length; i++) x[i] -= 0.1 * Math.Cos(x[i]);
        }

        double s = rounds;
        foreach (double v in x) s += v * v * v;
        return s;
    }

    [MayBeRefused, Differentiable, At(1.3, 0.2), At(0.2, 1.0), At(-3.0, 0.5)]
    public static (double Root, int Steps) HalleyRoot(double a, double b)
    {
        double x = 1;
        int n = 0;
        for (; n < 25; n++)
        {
            double f = x * x * x + a * x - b, d = 3 * x * x + a, dd = 6 * x, step = 2 * f * d / (2 * d * d - f * dd);
            x -= step;
            if (!(Math.Abs(step) > 1e-11)) break;
        }

        return (x, n);
    }

    [Differentiable, At(1.3, 0.2), At(0.2, 1.0)]
    public static (double Root, double Slope) HouseholderRoot(double a, double b)
    {
        double x = 1, d = 0;
        for (int n = 0; n < 25; n++)
        {
            double f = x * x * x + a * x - b;
            d = 3 * x * x + a;
            double step = f / d;
            x -= step;
            if (!(Math.Abs(step) > 1e-11)) break;
        }

        return (x, d);
    }

    [Differentiable, At("1 2 3", "0.5 0.1 0.2"), At("1", "0.5"), At("", "")]
    public static double FactorisedPolynomial(ReadOnlySpan<double> roots, ReadOnlySpan<double> at)
    {
        Span<double> c = stackalloc double[roots.Length + 1];
        c[0] = 1;
        for (int k = 0; k < roots.Length; k++)
        {
            for (int j = k + 1; j > 0; j--) c[j] = c[j - 1] - roots[k] * c[j];
            c[0] *= -roots[k];
        }

        double product = 1;
        foreach (double x in at)
        {
            double p = 0;
            for (int j = c.Length - 1; j >= 0; j--) p = p * x + c[j];
            product *= p;
        }

        return product;
    }

    [Differentiable, At("1 2; 3 4", "0.5 -1; 0.2 1", 3), At("2", "0.5", 1), At("2", "0.5", 0)]
    public static double AlternatingProducts(double[,] a, double[,] b, int n)
    {
        int size = a.GetLength(0);
        double[,] product = new double[size, size];
        for (int i = 0; i < size; i++) product[i, i] = 1;
        for (int k = 0; k < n; k++)
        {
            double[,] factor = k % 2 == 0 ? a : b;
            double[,] next = new double[size, size];
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++)
                    for (int m = 0; m < size; m++) next[i, j] += product[i, m] * factor[m, j];
            product = next;
        }

        double s = 0;
        foreach (double v in product) s += v * v;
        return s;
    }

    [MakesObjects, Differentiable, At("0.2 0.7 0.4", 3), At("0.2", 2), At("", 2)]
    public static double CoupledMaps(double[] x, int steps)
    {
        Span<double> old = stackalloc double[x.Length];
        int n = x.Length;
        while (n > 0 && steps --> 0)
        {
            x.CopyTo(old);
            for (int i = 0; i < n; i++)
            {
                double neighbours = 0;
                foreach (int offset in new[] { -1, 1 }) neighbours += Map(old[(i + offset + n) % n]);
                x[i] = 0.8 * Map(old[i]) + 0.1 * neighbours;
            }
        }

        double s = 0;
        foreach (double v in x) s += v;
        return s;

        static double Map(double v) => 3.7 * v * (1 - v);
    }

    [Differentiable, At("0.1 0.5 0.2", "1 2 1; 0.5 1 0.2; 1 1 3", 0.5, 4), At("0.1", "2", 0.5, 2)]
    public static double DampedFixedPoint(double[] x, double[,] a, double damping, int limit)
    {
        int n = x.Length;
        double change;
        do
        {
            change = 0;
            for (int i = 0; i < n; i++)
            {
                double s = 0;
                for (int j = 0; j < n; j++) s += a[i, j] * x[j];
                double next = Math.Tanh(s), delta = damping * (next - x[i]);
                x[i] += delta;
                change += Math.Abs(delta);
            }
        }
        while (change > 0.05 && --limit > 0);
        return x[0] + change;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8", 3), At("1 2", 1), At("", 2)]
    public static double BlockedDot(ReadOnlySpan<double> x, int block)
    {
        double total = 0;
        for (int start = 0; start < x.Length; start += block)
        {
            int end = Math.Min(start + block, x.Length);
            double partial = 0;
            for (int i = start; i < end; i++) partial += x[i] * x[x.Length - 1 - i];
            total += partial * partial;
        }

        return total;
    }

    [Differentiable, At("0.5 0.2 0.1", "1 2 3 4", 1.0f), At("0.5", "1", 1.0f), At("0.5", "", 1.0f)]
    public static float PolynomialLoss(float[] c, [NoGradient] ReadOnlySpan<float> xs, float weight)
    {
        float loss = 0;
        for (int i = 0; i < xs.Length; i++)
        {
            float p = 0, x = xs[i] * 0.25f;
            for (int k = c.Length - 1; k >= 0; k--) p = p * x + c[k];
            float e = p - MathF.Sin(x);
            loss += weight * e * e;
        }

        return MathF.Sqrt(loss + 1e-3f);
    }

    [Differentiable, At("0.5 1.5 1", "1 0.2; 0.1 1; 0.4 0.4", 3), At("1", "2", 1)]
    public static void SoftmaxRows(double[] temperatures, double[,] logits, Span<double> entropies)
    {
        for (int i = 0; i < entropies.Length; i++)
        {
            double max = logits[i, 0], sum = 0, entropy = 0;
            for (int j = 1; j < logits.GetLength(1); j++) max = Math.Max(max, logits[i, j]);
            for (int j = 0; j < logits.GetLength(1); j++) sum += Math.Exp((logits[i, j] - max) / temperatures[i]);
            for (int j = 0; j < logits.GetLength(1); j++)
            {
                double p = Math.Exp((logits[i, j] - max) / temperatures[i]) / sum;
                entropy -= p * Math.Log(p);
            }

            entropies[i] = entropy;
        }
    }

    [Differentiable, At("1 0.3; 0.3 2", "0.5 0.1", 3), At("2", "0.5", 2)]
    public static double FastTransposedPower(double[,] a, double[] x, int power)
    {
        int n = x.Length;
        double[,] square = a;
        double[] result = x;
        while (power > 0)
        {
            if ((power & 1) == 1)
            {
                double[] next = new double[n];
                for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) next[i] += square[j, i] * result[j];
                result = next;
            }

            double[,] squared = new double[square.GetLength(0), square.GetLength(1)];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    for (int k = 0; k < n; k++) squared[i, j] += square[i, k] * square[k, j];
            square = squared;
            power >>= 1;
        }

        double s = 0;
        for (int i = 0; i < n; i++) s += result[i] * (i + 1);
        return s;
    }
}
