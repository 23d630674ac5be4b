namespace Zoo.Loops;

// Buffers that iterations share, or have for themselves.

static partial class Scratch
{
    /// <summary>A triangular factor, packed column by column, times a vector.</summary>
    [Differentiable, At("0.5 -0.2 0.7", "1 2 -1", "0.3 0.1 -0.4"), At("", "2", "1"), At("", "", "")]
    public static double PackedTriangle(ReadOnlySpan<double> below, ReadOnlySpan<double> diagonal, ReadOnlySpan<double> x)
    {
        Span<double> product = stackalloc double[x.Length];
        for (int i = 0; i < x.Length; i++) product[i] = diagonal[i] * x[i];
        int next = 0;
        for (int column = 0; column < x.Length; column++)
        {
            for (int row = column + 1; row < x.Length; row++) product[row] += below[next++] * x[column];
        }

        double sum = 0;
        for (int i = 0; i < product.Length; i++) sum += Math.Sin(product[i]);
        return sum;
    }

    /// <summary>Solves with a packed triangular factor: each row needs those before it.</summary>
    [Differentiable, At("1.5 0.3 2 -0.4 0.7 1.2", "1 -2 0.5"), At("2", "3"), At("", "")]
    public static double PackedSolve(ReadOnlySpan<double> factor, ReadOnlySpan<double> b)
    {
        Span<double> y = stackalloc double[b.Length];
        int next = 0;
        for (int i = 0; i < b.Length; i++)
        {
            y[i] = b[i];
            for (int j = 0; j < i; j++) y[i] -= factor[next++] * y[j];
            y[i] /= factor[next++];
        }

        double sum = 0;
        for (int i = 0; i < b.Length; i++) sum += y[i] * y[i];
        return sum;
    }

    /// <summary>Each point fills the buffers anew, for each center.</summary>
    [Differentiable, At("0.2 -0.5 1 0.3", "0.5 0.1 0.9 -1 0.4 2", 2), At("0.2 -0.5", "", 2), At("", "1 2", 2)]
    public static double Distances(ReadOnlySpan<double> centers, [NoGradient] ReadOnlySpan<double> points, int d)
    {
        int k = centers.Length / d, n = points.Length / d;
        Span<double> gap = stackalloc double[d], scaled = stackalloc double[d], terms = stackalloc double[k];
        double total = 0;
        for (int p = 0; p < n; p++)
        {
            for (int c = 0; c < k; c++)
            {
                for (int i = 0; i < gap.Length; i++) gap[i] = points[p * d + i] - centers[c * d + i];
                for (int i = 0; i < d; i++) scaled[i] = gap[i] * gap[i];
                for (int i = 1; i < d; i++) scaled[i] += scaled[i - 1] * gap[0];
                terms[c] = -scaled[d - 1];
            }

            double sum = 0;
            foreach (double term in terms) sum += Math.Exp(term);
            total += Math.Log(1 + sum);
        }

        return total * total;
    }

    /// <summary>The first element is what the iteration before has left there.</summary>
    [Differentiable, At("0.4 0.3 -0.2", 3), At("0.4", 2), At("0.4 2", 0)]
    public static double LeftBehind(ReadOnlySpan<double> x, int n)
    {
        Span<double> a = stackalloc double[x.Length];
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            for (int i = 1; i < a.Length; i++) a[i] = x[i] * a[i - 1] + k;
            a[0] += Math.Sin(x[0] + a[a.Length - 1]);
            sum += a[0] * a[a.Length - 1];
        }

        return sum;
    }

    /// <summary>An iteration reads, before it writes the whole of it, what another has written.</summary>
    [Differentiable, At("0.4 0.3 -0.2", 3), At("0.4", 1)]
    public static double ReadBefore(ReadOnlySpan<double> x, int n)
    {
        Span<double> a = stackalloc double[x.Length];
        double sum = 0;
        for (int k = 0; k < n; k++)
        {
            double last = a[0];
            for (int i = 0; i < a.Length; i++) a[i] = x[i] * Math.Cos(last + i);
            for (int i = 0; i < a.Length; i++) sum += a[i] * a[i];
        }

        return sum;
    }

    /// <summary>What was stored is overwritten before it is read again.</summary>
    [Differentiable, At("0.4 0.3 -0.2", "0.1 0.7"), At("0.4", "")]
    public static double StoredTwice(ReadOnlySpan<double> w, ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int k = 0; k < x.Length; k++)
        {
            double[] h = new double[w.Length];
            for (int j = 0; j < h.Length; j++) h[j] = Math.Tanh(w[j] * x[k]);
            for (int j = 0; j < h.Length; j++) h[j] *= 1 + j;
            for (int j = 0; j < h.Length; j++) sum += h[j] * h[j];
        }

        return sum;
    }

    /// <summary>All iterations store to one element.</summary>
    [Differentiable, At("0.4 0.3 -0.2", 0.7), At("", 0.7)]
    public static double StoredInOnePlace(ReadOnlySpan<double> w, double x)
    {
        Span<double> h = stackalloc double[2];
        double sum = 0;
        for (int j = 0; j < w.Length; j++)
        {
            h[1] = Math.Tanh(w[j] * x + h[1]);
            sum += h[1] * h[1];
        }

        return sum;
    }

    /// <summary>A layer of neurons for each input; what they made of it is found where it was stored.</summary>
    [Differentiable, At("0.4 0.3 -0.2 0.8 0.1 -0.6", "0.5 -1 0.2 0.9", 2), At("0.4 0.3", "", 2)]
    public static double Layer(ReadOnlySpan<double> w, [NoGradient] ReadOnlySpan<double> xs, int d)
    {
        int hidden = w.Length / (d + 1);
        double product = 1;
        for (int k = 0; k < xs.Length / d; k++)
        {
            double[] h = new double[hidden];
            for (int j = 0; j < hidden; j++)
            {
                double sum = w[hidden * d + j];
                for (int i = 0; i < d; i++) sum += w[j * d + i] * xs[k * d + i];
                h[j] = Math.Tanh(sum);
            }

            double score = 0;
            for (int j = 0; j < hidden; j++) score += Math.Exp(h[j]) * w[hidden * d + j];
            product *= 1 + 0.1 * score;
        }

        return product;
    }

    /// <summary>Sums in elements that overlap: what is added is read from where others add.</summary>
    [Differentiable, At("0.4 0.3 -0.2 1.5"), At("2 3")]
    public static double RunningSums(ReadOnlySpan<double> x)
    {
        Span<double> a = stackalloc double[x.Length];
        Span<double> tail = a.Slice(1);
        for (int i = 0; i < x.Length; i++) a[i] += x[i] * x[i];
        for (int i = 0; i < tail.Length; i++)
        {
            tail[i] += a[i];
            a[i] -= Math.Sin(tail[i]);
            double before = a[i];
            tail[i] = 2 * tail[i];
            a[i] = before + tail[i];
        }

        double sum = 0;
        foreach (double v in a) sum += v * v;
        return sum;
    }

    /// <summary>How often a row is gone through is only known on the way.</summary>
    [Differentiable, At("0.4 0.3 -0.2", 2.5), At("1", 0.5)]
    public static double UntilSmall(ReadOnlySpan<double> x, double start)
    {
        Span<double> a = stackalloc double[x.Length];
        double s = start;
        while (Math.Abs(s) > 1)
        {
            for (int i = 0; i < a.Length; i++) a[i] = x[i] * s;
            double sum = 0;
            for (int i = 0; i < a.Length; i++) sum += a[i] * a[i];
            s = 0.5 * s + 0.01 * sum;
        }

        return s * s;
    }
}
