namespace Zoo.Memory;

// Arrays that change places, and numbers of elements that are no int.

static partial class Places
{
    // The span of tangents that is given is only read, and so is what changes places with it.
    [Differentiable, At("1 2 3", 3), At("1 2 3", 2), At("1 2 3", 0)]
    public static double WithParameter(double[] g, int n)
    {
        var p = new double[3];
        for (int i = 0; i < n; i++) (p, g) = (g, p);
        return g[2] * g[0] + p[1];
    }

    // Behind a condition, what the loop leaves where is handed out.
    [Differentiable, At(0.7, 1.5, "1 2 3", "0.3 0.4 0.2", 2), At(0.7, 0.5, "1 2 3", "0.3 0.4 0.2", 1), At(0.7, 1.5, "1 2 3", "-3 0.4 0.2", 1)]
    public static double BehindCondition(double z, double g, double[] t, double[] result, int v)
    {
        var d = new double[t.Length];
        if (g < 1) return 3;
        for (; v-- > 0;)
        {
            (result, d) = (d, result);
            if (result[0] <= -0.449) break;
            z = Math.Tanh(d[v]) * z;
        }

        return z;
    }

    // What is left in a span that is given is its gradient, not to be saved as the last zeros of a buffer are.
    [Differentiable, At(0.7, 1.4, 2.1, 0.3, "0.5 0.6 0.7 0.8"), At(0.7, 0.4, 2.1, 0.5, "0.5 0.6 0.7 0.8 1.2")]
    public static double FilledTwice(double h, double x, double b, double r, Span<double> d)
    {
        d[..^1].Fill(Math.Cos(b) * 3.6);
        if (r >= x) return d[2] * d[1] * d[2];
        d[1..].Fill((h > 0.449 ? -0.816 + d[0] : 0.3) * 0.528);
        return h * d[2] + d[^1] * h;
    }

    [Differentiable, At("1 2 3 4 5 6", 37u), At("2 1 0.5", 5u)]
    public static double LongIndices(double[] x, uint mask)
    {
        double p = 1;
        double[] y = new double[x.Length];
        for (byte b = 0; b < x.Length; b++, mask >>= 1)
        {
            if ((mask & 1) != 0) p *= x[b];
            else p += x[b];
            y[(uint)b] = p;
        }

        for (long l = x.Length - 1; l >= 0; l -= 2) p += x[l] * l * y[l] * y[x.Length - 1 - l];
        return p;
    }

    [Differentiable, At("1 2; 3 4", 2L), At("2 1 0.5; 3 1 2; 1 5 2", 3L)]
    public static double LongIndicesOfMatrices(double[,] x, long n)
    {
        double[] s = new double[4];
        for (long i = 0; i < n; i++)
        {
            for (long j = i; j < n; j++) s[(i + j) % 4] += x[i, j] * x[j, i];
        }

        return s[0] * s[1L] + s[2];
    }

    // Collections of numbers that do not vary, with parts of others in them.
    [MakesObjects, Differentiable, At(1.5, 3), At(0.5, 0)]
    public static double Spreads(double v, int n)
    {
        int[] a = [1, 2];
        int[] b = [0, .. a, n, .. a[..1]];
        Span<int> c = [.. b, .. a];
        double s = 0;
        foreach (int i in b) s = s * v + i;
        foreach (int i in c) s += i * v;
        return s;
    }
}

static partial class Readers
{
    [MakesObjects, Differentiable, At(0.5, "1 2", "3 4"), At(0.5, "1 2", "")]
    public static double Spread(double value, double[] u, [NoGradient] ReadOnlySpan<float> b)
    {
        float last = 1;
        for (int i = 0; i < u.Length; i++)
        {
            float[] all = [1, .. b];
            all[0] = 0.5f * i;
            last += all[0] + all[^1];
        }

        return Math.Tanh(u[0]) * last + u[0] * value;
    }
}
