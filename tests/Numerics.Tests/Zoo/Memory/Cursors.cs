namespace Zoo.Memory;

// A number that says where to read on, stepped more than once in an iteration.

static partial class Cursors
{
    [Differentiable, At("1 1 2 3", 2), At("1 1 2 3", 0)]
    public static double Twice(double[] a, int n)
    {
        double c = 0;
        int i = 0;
        for (int k = 0; k < n; k++)
        {
            c += a[i++];
            c += a[i++] * k;
        }

        return c * c;
    }

    [Differentiable, At("1 1 2 3 4", 2)]
    public static double BeforeReading(double[] a, int n)
    {
        double c = 0, d = 0;
        int i = 0;
        for (int k = 0; k < n; k++)
        {
            c += a[++i];
            d += a[i += 1] * a[i];
        }

        return c * d;
    }

    [Differentiable, At("1 1 2 3 5 6 7 8", 2)]
    public static double TwoLoopsInside(double[] a, int n)
    {
        double c = 0, d = 0;
        int p = 0;
        for (int r = 0; r < 2; r++)
        {
            for (int k = 0; k < n; k++) c += a[p++];
            for (int k = 0; k < n; k++) d += a[p++];
        }

        return c * d;
    }

    [Differentiable, At("1 1 2 3 5 6 7 8", 2)]
    public static double AroundLoop(double[] a, int n)
    {
        double c = 0;
        int p = 0;
        for (int r = 0; r < 2; r++)
        {
            c += a[p++];
            for (int k = 0; k < n; k++) c += a[p++] * k;
            c -= a[p++];
        }

        return c * c;
    }

    // A network's weights, one after the other.
    [Differentiable, At("0.1 -0.2 0.3 0.4 0.5 0.6 -0.7 0.8 0.9", "1 2", 2)]
    public static double UnpackedNetwork(double[] w, double[] x, int hidden)
    {
        int at = 0;
        double result = 0;
        for (int h = 0; h < hidden; h++)
        {
            double sum = Next(w, ref at);
            foreach (double v in x) sum += Next(w, ref at) * v;
            result += Next(w, ref at) * Math.Tanh(sum);
        }

        return result + Next(w, ref at);

        static double Next(double[] w, ref int at) => w[at++];
    }
}
