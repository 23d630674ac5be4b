namespace Zoo.Loops;

// Which iteration is the last is not kept: the way back begins with it, and tangents that go on end with it.
static partial class LastIteration
{
    [Differentiable, At("0.4 1.2 -0.7", 4, 3), At("0.4 1.2 -0.7", 2, 0), At("0.4 1.2", 4, 2)]
    public static void Damped(double[] p, Span<double> y, int n)
    {
        y.Clear();
        while (true)
        {
            if (n-- <= 0) break;
            p[0] *= 0.5 + Math.Tanh(p[1]);
            p[1] += 0.1 * p[0] * p[0];
        }

        for (int i = 0; i < y.Length; i++) y[i] = p[i % 2] * (i + 1);
    }

    [Differentiable, At("0.4 1.2 -0.7", 3), At("0.4 1.2", 1)]
    public static double[] Halved(double[] p, int n)
    {
        double step = 1;
        for (; ; )
        {
            step *= 0.5;
            if (n <= 0) break;
            p[0] += step * Math.Sin(p[1]);
            n--;
        }

        return [p[0], p[0] * p[1], p[1] * step, p[0] * step];
    }

    [Differentiable, At("0.4 1.2 -0.7", 3), At("0.4 1.2", 0)]
    public static double Once(double[] p, int n)
    {
        while (true)
        {
            if (n-- <= 0) break;
            p[0] *= 0.5 + Math.Tanh(p[1]);
        }

        return p[0] * p[1];
    }
}
