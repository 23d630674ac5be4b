namespace Zoo.Memory;

// Array variables that are assigned another array in each iteration.

static partial class CarriedArrays
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable, At("0 1 0.5 0.2", 0.1, 3), At("0 1 0.5 0", 0.1, 0)] public static double Heat(double[] start, double k, int steps)
    {
        double[] u = start;
        for (int t = 0; t < steps; t++)
        {
            double[] next = new double[u.Length];
            next[0] = u[0];
            for (int i = 1; i < u.Length - 1; i++) next[i] = u[i] + k * u[i] * (u[i - 1] - 2 * u[i] + u[i + 1]);
            u = next;
        }

        return Sum(u);
    }

    [Differentiable, At("2 1; 1 3", "1 0.5", 4), At("2 1; 1 3", "1 0.5", 0)] public static double PowerIteration(double[,] a, double[] start, int steps)
    {
        int n = start.Length;
        var v = (double[])start.Clone();
        double norm = 0;
        for (int k = 0; k < steps; k++)
        {
            var w = new double[n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++) w[i] += a[i, j] * v[j];
            norm = 0;
            for (int i = 0; i < n; i++) norm += w[i] * w[i];
            norm = Math.Sqrt(norm);
            for (int i = 0; i < n; i++) w[i] /= norm;
            v = w;
        }

        return norm + v[0];
    }

    [Differentiable, At("0.6 0.4", "0.7 0.3; 0.4 0.6", "0.5 0.4 0.1; 0.1 0.3 0.6", "0 1 2 1"), At("0.6 0.4", "0.7 0.3; 0.4 0.6", "0.5 0.5; 0.1 0.9", "1")]
    public static double HiddenMarkov(double[] initial, double[,] transition, double[,] emission, int[] observed)
    {
        int n = initial.Length;
        double[] alpha = new double[n];
        for (int i = 0; i < n; i++) alpha[i] = initial[i] * emission[i, observed[0]];
        for (int t = 1; t < observed.Length; t++)
        {
            double[] next = new double[n];
            for (int j = 0; j < n; j++)
            {
                double sum = 0;
                for (int i = 0; i < n; i++) sum += alpha[i] * transition[i, j];
                next[j] = sum * emission[j, observed[t]];
            }

            alpha = next;
        }

        double p = 0;
        foreach (double a in alpha) p += a;
        return Math.Log(p);
    }

    static double[] Derivative(double[] y, double k) => [y[1], -k * y[0] - 0.1 * y[1] * y[1]];
    static double[] Plus(double[] y, double h, double[] d) { var r = new double[y.Length]; for (int i = 0; i < r.Length; i++) r[i] = y[i] + h * d[i]; return r; }

    [Differentiable, At("1 0.2", 2.0, 0.1, 4), At("1 0.2", 2.0, 0.1, 0)] public static double RungeKutta(double[] start, double k, double h, int steps)
    {
        double[] y = start;
        for (int s = 0; s < steps; s++)
        {
            double[] k1 = Derivative(y, k);
            double[] k2 = Derivative(Plus(y, h / 2, k1), k);
            double[] k3 = Derivative(Plus(y, h / 2, k2), k);
            double[] k4 = Derivative(Plus(y, h, k3), k);
            double[] next = new double[2];
            for (int i = 0; i < 2; i++) next[i] = y[i] + h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
            y = next;
        }

        return y[0] * y[1];
    }

    [Differentiable, At("1 0.2", 2.0, 0.1, 4), At("1 0.2", 2.0, 0.1, 0)] public static double EulerByHelper(double[] start, double k, double h, int steps)
    {
        double[] y = (double[])start.Clone();
        for (int s = 0; s < steps; s++) y = Plus(y, h, Derivative(y, k));
        return y[0] * y[1];
    }

    [Differentiable, At("1 2 3", 4), At("1 2 3", 0), At("1 2 3", 1)] public static double PreviousToo(double[] x, int n)
    {
        double[] previous = new double[x.Length], current = x;
        for (int k = 0; k < n; k++)
        {
            var next = new double[x.Length];
            for (int i = 0; i < x.Length; i++) next[i] = 1.5 * current[i] - 0.5 * previous[i] * current[0];
            previous = current;
            current = next;
        }

        return Sum(current) * Sum(previous) + x[1];
    }

    [Differentiable, At("1 2 3", 4), At("1 2 3", 0), At("1 2 3", 1)] public static double ThreeBuffers(double[] x, int n)
    {
        double[] a = new double[x.Length], b = (double[])x.Clone(), c = new double[x.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < x.Length; i++) c[i] = Math.Sin(b[i]) + 0.3 * a[i] * b[0];
            double[] t = a;
            a = b;
            b = c;
            c = t;
        }

        return Sum(a) + 2 * Sum(b) + 3 * Sum(c);
    }

    [Differentiable, At("1 2 3", 4), At("1 2 3", 0), At("1 2 3", 1)] public static double SwapByTemporary(double[] x, int n)
    {
        double[] now = (double[])x.Clone(), next = new double[x.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < now.Length; i++) next[i] = Math.Tanh(now[i] * now[^1]);
            double[] t = now;
            now = next;
            next = t;
        }

        return Sum(now) + 0.1 * Sum(next);
    }

    [Differentiable, At("1 2 3", 5), At("1 2 3", 0), At("1 2 3", 2)] public static double SwapNowAndThen(double[] x, int n)
    {
        double[] a = (double[])x.Clone(), b = new double[x.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < a.Length; i++) b[i] = 0.7 * b[i] + Math.Sin(a[i]) * a[0];
            if (k % 3 != 1) (a, b) = (b, a);
        }

        return Sum(a) + 0.1 * Sum(b);
    }

    [Differentiable, At("1 2 3", 0.1, 5), At("1 2 3", 0.4, 5), At("1 2 3", 0.1, 0)] public static double AcceptOrReject(double[] x, double h, int n)
    {
        double[] best = x;
        double value = Sum(x) * Sum(x);
        for (int k = 0; k < n; k++)
        {
            double[] trial = new double[best.Length];
            for (int i = 0; i < trial.Length; i++) trial[i] = best[i] - h * best[i] * (i + k);
            double at = Sum(trial) * Sum(trial);
            if (at < value)
            {
                best = trial;
                value = at;
            }
            else h *= 0.5;
        }

        return value + best[0] * best[^1];
    }

    [Differentiable, At("1 0.2", 0.3, 6), At("0.1 0.2", 0.9, 6)] public static double UntilItSettles(double[] start, double k, int most)
    {
        double[] y = start;
        for (int s = 0; s < most; s++)
        {
            double[] next = { Math.Cos(y[1]) * k, Math.Sin(y[0]) };
            double change = Math.Abs(next[0] - y[0]) + Math.Abs(next[1] - y[1]);
            y = next;
            if (change < 0.05) break;
            y[0] += 0.01 * y[1];
        }

        return y[0] * y[1];
    }

    [Differentiable, At("1 2 3 4", 2), At("1 2 3", 0)] public static double WhileLoop(double[] x, int n)
    {
        double[] y = x;
        int k = 0;
        while (Sum(y) < 200 && k < n)
        {
            double[] z = new double[y.Length];
            for (int i = 0; i < z.Length; i++) z[i] = y[i] * y[(i + 1) % y.Length];
            y = z;
            k++;
        }

        return Sum(y);
    }

    [Differentiable, At("1 2 3", "0.5 2", 2), At("1 2 3", "", 2)] public static double InALoop(double[] x, double[] rates, int n)
    {
        double s = 0;
        foreach (double rate in rates)
        {
            double[] y = x;
            for (int k = 0; k < n; k++)
            {
                double[] z = new double[y.Length];
                for (int i = 0; i < z.Length; i++) z[i] = y[i] * rate + y[0] * y[i];
                y = z;
            }

            s = s * 0.5 + Sum(y);
        }

        return s;
    }

    [MayBeRefused, Differentiable, At("1 2 3", 2, 3), At("1 2 3", 2, 0)] public static double ThroughBothLoops(double[] x, int n, int m)
    {
        double[] y = x;
        for (int l = 0; l < m; l++)
        {
            for (int k = 0; k < n; k++)
            {
                double[] z = new double[y.Length];
                for (int i = 0; i < z.Length; i++) z[i] = Math.Sin(y[i]) + 0.3 * y[0] * y[i];
                y = z;
            }

            y[0] *= 0.9;
        }

        return Sum(y);
    }

    [Differentiable, At("1 2 3", 3, 4), At("1 2 3", 2, 3), At("1 2 3", 2, 0)] public static double AnotherLength(double[] x, int n, int steps)
    {
        double[] y = x;
        for (int k = 0; k < steps; k++)
        {
            double[] z = new double[n];
            for (int i = 0; i < n; i++) z[i] = y[i] * y[^1] + 0.1 * y.Length;
            y = z;
        }

        return Sum(y) + y.Length;
    }

    [Differentiable, At("0.5 2 0.3", "1 1.2")] public static double GrowingPolynomial(double[] roots, double[] at)
    {
        double[] p = { 1 };
        foreach (double root in roots)
        {
            double[] q = new double[p.Length + 1];
            for (int i = 0; i < p.Length; i++) { q[i + 1] += p[i]; q[i] -= root * p[i]; }
            p = q;
        }

        double s = 0;
        foreach (double x in at) { double v = 0; for (int i = p.Length - 1; i >= 0; i--) v = v * x + p[i]; s += v * v; }
        return s;
    }

    [Differentiable, At("1 2 3 4 5 6 7 8"), At("2")] public static double HalvingReduction(double[] x)
    {
        double[] y = x;
        while (y.Length > 1)
        {
            double[] half = new double[y.Length / 2];
            for (int i = 0; i < half.Length; i++) half[i] = y[2 * i] * y[2 * i + 1] * 0.2;
            y = half;
        }

        return y[0];
    }

    [Differentiable, At("1 2; 0.5 1", 3), At("1 2; 0.5 1", 0)] public static double MatrixPower(double[,] a, int n)
    {
        int m = a.GetLength(0);
        double[,] p = new double[m, m];
        for (int i = 0; i < m; i++) p[i, i] = 1;
        for (int k = 0; k < n; k++)
        {
            double[,] q = new double[m, m];
            for (int i = 0; i < m; i++) for (int j = 0; j < m; j++) for (int l = 0; l < m; l++) q[i, j] += p[i, l] * a[l, j];
            p = q;
        }

        return p[0, 0] * p[1, 1] + p[0, 1];
    }

    [Differentiable, At("1 2 3", 3)] public static double InPlaceToo(double[] x, int n)
    {
        double[] y = (double[])x.Clone();
        for (int k = 0; k < n; k++)
        {
            y[0] += y[1] * y[2];
            double[] z = new double[3];
            for (int i = 0; i < 3; i++) z[i] = 0.3 * y[i] * y[(i + 1) % 3];
            y = z;
            y[2] += y[0];
        }

        y[1] *= y[0];
        return Sum(y) + Sum(x);
    }

    [MayBeRefused, Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double InputItself(double[] x, int n)
    {
        double[] y = x;
        for (int k = 0; k < n; k++)
        {
            y[0] += y[1] * y[2] * 0.1;
            double[] z = new double[3];
            for (int i = 0; i < 3; i++) z[i] = 0.3 * y[i] * y[(i + 1) % 3];
            y = z;
        }

        y[1] *= y[0];
        return Sum(y) + Sum(x);
    }

    [Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double InputAssigned(double[] x, int n)
    {
        for (int k = 0; k < n; k++)
        {
            double[] z = new double[x.Length];
            for (int i = 0; i < x.Length; i++) z[i] = 0.3 * x[i] * x[(i + 1) % 3];
            x = z;
        }

        return Sum(x);
    }

    [Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double ToArrayPerIteration(ReadOnlySpan<double> x, int n)
    {
        double[] y = x.ToArray();
        double s = 0;
        for (int k = 0; k < n; k++)
        {
            double[] old = y;
            y = old[..];
            for (int i = 1; i < y.Length; i++) y[i] = old[i - 1] * old[i] * 0.5;
            s += old[0] * y[^1];
        }

        return s + Sum(y);
    }

    [Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double SpanPerIteration(ReadOnlySpan<double> x, int n)
    {
        ReadOnlySpan<double> y = x;
        for (int k = 0; k < n; k++)
        {
            Span<double> z = new double[y.Length];
            for (int i = 0; i < y.Length; i++) z[i] = y[i] * y[0] * 0.5;
            y = z;
        }

        return Sum(y);
    }

    [Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double BestOfAll(double[] x, int n)
    {
        double[] y = x, best = x;
        for (int k = 0; k < n; k++)
        {
            double[] z = new double[3];
            for (int i = 0; i < 3; i++) z[i] = Math.Sin(y[i] * (k + 1));
            y = z;
            if (Sum(y) > Sum(best) * 0.1) best = y;
        }

        return Sum(best) + y[0] * best[1];
    }

    [Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double[] ResultCarried(double[] x, int n)
    {
        double[] y = x;
        for (int k = 0; k < n; k++)
        {
            double[] z = new double[y.Length];
            for (int i = 0; i < z.Length; i++) z[i] = y[i] * y[(i + 1) % z.Length];
            y = z;
        }

        return y;
    }

    [MakesObjects, MayBeRefused, Differentiable, At("1 2 3", 3, 4), At("1 2 3", 0, 4)] public static double Trajectory(double[] x, int n, int m)
    {
        var states = new double[n + 1][];
        states[0] = (double[])x.Clone();
        for (int k = 0; k < n; k++)
        {
            states[k + 1] = new double[x.Length];
            for (int i = 0; i < x.Length; i++) states[k + 1][i] = Math.Sin(states[k][i]) + 0.1 * m * states[k][0];
        }

        double s = 0;
        foreach (double[] state in states) s += Sum(state) * state[0];
        return s;
    }

    [Differentiable, At(0.3, 3), At(0.3, 0)] public static float Floats(float x, int n)
    {
        float[] y = { x, x * x };
        for (int k = 0; k < n; k++) y = new[] { y[1], y[0] * y[1] + x };
        return y[0] * y[1];
    }

    [Differentiable, At("1 2 3", 2)] public static double Tuple(double[] x, int n)
    {
        (double[] a, double[] b) = (x, (double[])x.Clone());
        for (int k = 0; k < n; k++) (a, b) = (Plus(a, 0.5, b), Plus(b, -0.5, a));
        return Sum(a) * Sum(b);
    }

    [MayBeRefused, Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double NullAtFirst(double[] x, int n)
    {
        double[] y = null!;
        for (int k = 0; k < n; k++)
        {
            double[] z = new double[3];
            for (int i = 0; i < 3; i++) z[i] = x[i] * (y == null ? 1 : y[i] * 0.5);
            y = z;
        }

        return y == null ? x[0] : Sum(y);
    }

    [MayBeRefused, Differentiable, At("1 2 3", 2, 3), At("1 2 3", 2, 0)] public static double[] ResultOfAnotherLength(double[] x, int n, int steps)
    {
        double[] y = x;
        for (int k = 0; k < steps; k++)
        {
            double[] z = new double[n];
            for (int i = 0; i < n; i++) z[i] = y[i] * y[^1];
            y = z;
        }

        return y;
    }
}
