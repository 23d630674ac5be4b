#nullable enable
namespace Zoo.Memory;

// Arrays of several lengths that change places around another loop, and null that is handed on.

static partial class Nests
{
    [Differentiable, At("1 2 3", "4 5", 0.5, 3), At("1 2 3", "4 5", 0.5, 0), At("1 2 3", "4 5", 0.5, 1)]
    public static double SwappedLengths(double[] x, double[] y, double k, int n)
    {
        double[] a = (double[])x.Clone(), b = (double[])y.Clone();
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            double[] z = a;
            for (int j = 0; j < 2; j++)
            {
                double[] next = new double[z.Length];
                for (int i = 0; i < next.Length; i++) next[i] = Math.Sin(z[i]) * k + j;
                z = next;
            }

            foreach (double v in z) s += v * v;
            (a, b) = (b, a);
        }

        return s + a[0];
    }

    [MayBeRefused, Differentiable, At("1 2 3", 0.5, 3), At("1 2 3", 0.5, 0)]
    public static double HeldLengths(double[] x, double k, int n)
    {
        double[] y = new double[2], held = [1, 2];
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            for (int j = 0; j < 2; j++)
            {
                double[] next = new double[held.Length];
                for (int i = 0; i < next.Length; i++) next[i] = (i < y.Length ? y[i] : 1) * k + x[i % 3] * held[i];
                y = next;
            }

            s += y[^1] * y.Length;
            held = new double[held.Length + 1];
            held[0] = t;
        }

        return s;
    }

    [Differentiable, At("1 2", 0.5, 3), At("1 2", 0.5, 1)]
    public static double NullHandedOn(double[] v, double k, int n) => First(null, v, k, n) * k;

    private static double First(double[]? found, double[] v, double k, int n)
    {
        for (int i = 0; i < n; i++)
        {
            v[0] += k * v[1];
            if (i == 2)
            {
                found = v;
                break;
            }
        }

        return found == null ? k * v[1] : found[0] * found[0];
    }

    [Differentiable, At("1 2 3", 2, 0.5), At("", 2, 0.5), At("1", 0, 0.5)]
    public static double OddFlow(ReadOnlySpan<double> x, int budget, double k)
    {
        double s = k;
        int i = 0;
        do
        {
            if (i >= x.Length) break;
            switch (i++ % 3)
            {
                case 0 when x[0] > 2: continue;
                case 0: s *= x[i - 1]; break;
                case 1: if (s > 5) return s * k; s += x[i - 1]; break;
                default: s += Math.Sin(x[i - 1]); break;
            }
        }
        while (--budget > 0 || s < 0);
        return s;
    }
}
