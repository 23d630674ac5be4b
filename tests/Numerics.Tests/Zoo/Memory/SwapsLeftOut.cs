namespace Zoo.Memory;

// Buffers that change places in every iteration but the last, which is left before.

static partial class SwapsLeftOut
{
    [Differentiable, At("1 2; 3 4", 0.5, 3), At("1 2; 3 4", 0.5, 0), At("1 2; 3 4", 0.5, 2)]
    public static double CountedDown(double[,] start, double k, int n)
    {
        double[,] a = (double[,])start.Clone(), b = new double[2, 2];
        while (n-- > 0)
        {
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++) b[i, j] = Math.Sin(k * a[i, 1 - j]);
            }

            (a, b) = (b, a);
        }

        return a[0, 0] * b[1, 1] + a[1, 0];
    }

    [Differentiable, At("1 2 3", 0.5, 30), At("1 2 3", 0.5, 2), At("1 2 3", 0.5, 0)]
    public static double Settled(double[] u, double k, int most)
    {
        double[] a = [.. u], b = new double[u.Length];
        for (int t = 0; t < most; t++)
        {
            double change = 0;
            for (int i = 0; i < a.Length; i++)
            {
                b[i] = Math.Sin(k * a[i]) + 0.3;
                change += Math.Abs(b[i] - a[i]);
            }

            if (change < 0.1) break;
            (a, b) = (b, a);
        }

        return a[0] * b[1];
    }

    [Differentiable, At("1 2; 3 4", 0.5, 30), At("1 2; 3 4", 0.5, 2), At("1 2; 3 4", 0.5, 0)]
    public static double Jagged(double[][] start, double k, int most)
    {
        double[][] a = new double[2][], b = new double[2][];
        for (int i = 0; i < 2; i++)
        {
            a[i] = (double[])start[i].Clone();
            b[i] = new double[2];
        }

        for (int t = 0; ; t++)
        {
            if (t >= most) break;
            double change = 0;
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++)
                {
                    b[i][j] = 0.25 * k * (a[1 - i][j] + a[i][1 - j]) + 0.1 * start[i][j];
                    change = Math.Max(change, Math.Abs(b[i][j] - a[i][j]));
                }
            }

            (a, b) = (b, a);
            if (change < 0.05) break;
        }

        return a[0][0] * a[1][1] - b[0][1];
    }

    [Differentiable, At("4 1; 1 3", "1 2", 25), At("4 1; 1 3", "1 2", 1), At("4 1; 1 3", "1 2", 0)]
    public static double JacobiIteration(double[,] a, double[] b, int most)
    {
        int n = b.Length;
        Span<double> x = stackalloc double[n], y = stackalloc double[n];
        x.Clear();
        y.Clear();
        for (int t = 0; t < most; t++)
        {
            double residual = 0;
            for (int i = 0; i < n; i++)
            {
                double sum = b[i];
                for (int j = 0; j < n; j++)
                {
                    if (j != i) sum -= a[i, j] * x[j];
                }

                y[i] = sum / a[i, i];
                residual += (y[i] - x[i]) * (y[i] - x[i]);
            }

            if (residual < 1e-8) return y[0] + 2 * y[1];
            Span<double> swap = x;
            x = y;
            y = swap;
        }

        return x[0] * x[1];
    }

    [Differentiable, At("1 2 3", 0.5, 30), At("1 2 3", 0.5, 2), At("1 2 3", 0.9, 6)]
    public static double TwoWaysOut(double[] u, double k, int most)
    {
        double[] a = [.. u], b = new double[u.Length];
        while (true)
        {
            if (most-- == 0) break;
            for (int i = 0; i < a.Length; i++) b[i] = k * a[i] * (2 - a[i] * 0.1);
            if (b[0] < 0.05) break;
            double[] t = a;
            a = b;
            b = t;
            if (a[2] > 4) return a[1];
        }

        return a[0] * 3 + b[1];
    }

    [Differentiable, At("1 2 3", 0.5, 30), At("1 2 3", 0.5, 2), At("1 2 3", 0.9, 0)]
    public static double Best(double[] u, double k, int most)
    {
        double[] trial = [.. u], best = u;
        for (int t = 0; t < most; t++)
        {
            for (int i = 0; i < trial.Length; i++) trial[i] = Math.Cos(k * trial[i]);
            if (Math.Abs(trial[0] - trial[1]) < 0.05)
            {
                best = trial;
                break;
            }
        }

        return best[0] * best[2];
    }

    [Differentiable, At("1 2 3", 0.5, 5), At("1 2 3", 0.5, 2), At("1 2 3", 0.9, 0)]
    public static double ThreeBuffers(double[] u, double k, int most)
    {
        double[] now = [.. u], before = [.. u], next = new double[u.Length];
        for (int t = 0; t < most; t++)
        {
            double energy = 0;
            for (int i = 0; i < now.Length; i++)
            {
                next[i] = 2 * now[i] - before[i] - k * now[i];
                energy += next[i] * next[i];
            }

            if (energy > 30) break;
            (before, now, next) = (now, next, before);
        }

        return now[0] + before[1] * next[2];
    }

    [Differentiable, At("1 2 3", "1 2 3", 0.5, 5), At("1 2 3", "3 2 1", 0.5, 2), At("1 2 3", "1 2 3", 0.9, 0)]
    public static double Given(double[] u, double[] work, double k, int most)
    {
        double[] now = u, next = work;
        double r = 0;
        for (int t = 0; t < most; t++)
        {
            for (int i = 0; i < now.Length; i++) next[i] = Math.Tanh(k * now[i]);
            if (next[0] < 0.2) break;
            (now, next) = (next, now);
            r += now[1] * now[1];
        }

        return r + now[0] + next[2];
    }
}

static partial class WhichArray
{
    [Differentiable, At(0.5, "1 2", "3 4", 3), At(0.5, "1 2", "3 4", 1), At(0.5, "1 2", "3 4", 0)]
    public static double Parameters(double x, double[] v, double[] w, int n)
    {
        double[] b = v;
        for (int i = 0; i < n; i++)
        {
            b[0] *= x;
            b = w;
        }

        return b[0] * w[0] + v[0];
    }

    [Differentiable, At("1 2; 3 4", 0.5, 5), At("1 2; 3 4", 0.9, 2), At("1 2; 3 4", 0.9, 0)]
    public static double SwappedSometimes(double[,] start, double k, int n)
    {
        double[,] a = (double[,])start.Clone(), b = new double[2, 2];
        for (int t = 0; t < n; t++)
        {
            for (int i = 0; i < 2; i++)
            {
                for (int j = 0; j < 2; j++) b[i, j] = k * a[j, i] + 0.1 * t * b[i, j];
            }

            if (t % 3 == 1) continue;
            (a, b) = (b, a);
            if (a[0, 0] > 40) return a[1, 1] * a[0, 1];
        }

        return a[0, 0] * b[1, 1] + a[1, 0];
    }

    [Differentiable, At("1 2", "3 4", "5 6", 0.5, 5), At("1 2", "3 4", "5 6", 0.7, 1)]
    public static double OneOfThree(double[] p, double[] q, double[] r, double k, int n)
    {
        double[] now = p, work = new double[2];
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            s += now[0] * k + Math.Sin(now[1] * t);
            work[0] = s;
            work[1] += now[0];
            if (s > 8) now = work;
            else if (t % 2 == 0) now = q;
            else now = r;
        }

        return s * now[1];
    }
}
