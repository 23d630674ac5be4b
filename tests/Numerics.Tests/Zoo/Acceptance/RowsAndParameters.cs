#nullable enable
namespace Zoo.Acceptance;

// A variable stands for a row of an array of arrays, or for a parameter that is an array of its own.
static partial class RowsAndParameters
{
    [Differentiable, At(0.7, "1 2; 3 4", "5 6", 3), At(0.7, "1 2; 3 4", "5 6", 0), At(0.7, "1 2; 3 4", "5 6", 2)]
    public static double Swapped(double t, double[][] z, double[] r, int n)
    {
        double[] row = z[1];
        for (int j = 0; j < n; j++, t *= 0.5) (r, row) = (row, r);
        return r[1] * t + row[0];
    }

    [Differentiable, At(0.7, "1 2; 3 4", "5 6", 3), At(0.7, "1 2; 3 4", "5 6", 2)]
    public static double SwappedAndWritten(double t, double[][] z, double[] r, int n)
    {
        double sum = 0;
        double[] row = z[1];
        for (int i = 0; i < 2; i++)
        {
            for (int j = 0; j < n; j++)
            {
                r[0] *= t * row[1];
                sum += row[0] * r[1] * r[0];
                (r, row) = (row, r);
            }

            z[0][1] += r[0];
        }

        return r[1] * sum + z[1][0] * z[0][1] + z[1][1];
    }

    [Differentiable, At(0.7, "5 6", "1 2; 3 4; 5 6; 7 8", 3), At(0.7, "5 6", "1 2; 3 4", 1)]
    public static double Chosen(double t, double[] r, double[][] s, int k)
    {
        double[] c = k > 2 ? r : s[k];
        c[1] *= c[0];
        return c[1] * t + r[1] * s[1][1];
    }

    [MakesObjects, Differentiable, At(0.7, "5 6 7", 2), At(0.7, "5 6 7", 1), At(0.7, "5 6 7", 0), At(0.7, "5 6 7", -7)]
    public static double OwnRows(double t, double[] r, int n)
    {
        var z = new double[3][];
        for (int i = 0; i < 3; i++) z[i] = new double[] { 1, t, 3 * t };
        double[] c = n > 0 ? z[n] : r;
        double[] d;
        if (n > 1) d = z[1];
        else if (n == -7) d = new double[3];
        else d = r;
        d[1] *= 3;
        return c[1] * t * c[2] * d[1] + z[1][1] * z[2][1];
    }

    [MakesObjects, Differentiable, At(0.7, "5 6", 3), At(0.7, "5 6", 1)]
    public static double AfterItIsPut(double t, double[] r, int n)
    {
        var z = new double[n][];
        for (int i = 0; i < n; i++)
        {
            double[] c = [1, t, 3];
            if (i == 1)
            {
                z[i] = c;
                c = r;
            }
            else
            {
                z[i] = new double[4];
            }

            z[i][0] += c[1] * t;
        }

        return z[0][0] * t * z[n - 1][0];
    }

    private static double[][] Two(double[] a, double[] b) => [a, b];

    private static void Put(double[][] z, int i, double[] a) => z[i] = a;

    [MakesObjects, Differentiable, At(0.7, "5 6")]
    public static double PutByOthers(double t, double[] r)
    {
        double[][] z = Two([t, t * t], (double[])r.Clone());
        Put(z, 0, [r[0] * t, t]);
        return z[0][1] * t * z[1][1] + z[0][0];
    }

    private static double Weigh(double t, double[][] z, double[] r, int n)
    {
        double sum = 0;
        double[] row = z[1];
        for (int j = 0; j < n; j++)
        {
            sum += row[0] * r[1] * t;
            if (sum > 10000) return sum;
            (r, row) = (row, r);
        }

        return r[1] * sum;
    }

    [MayBeRefused, Differentiable, At(0.7, "1 2; 3 4", "5 6", 3), At(0.7, "1 2; 3 4", "5 6", 2)]
    public static double InACall(double t, double[][] z, double[] r, int n) => Weigh(t, z, r, n) * Weigh(t * t, z, r, n + 1);

    [Differentiable, At(0.7, "1 2; 3 4", "5 6", 3), At(0.7, "1 2; 3 4", "5 6", 0)]
    public static double WhicheverIsLeft(double t, double[][] z, double[] r, int n)
    {
        double[] a = r, b = z[0];
        int k = 0;
        do
        {
            double[] c = a;
            a = b;
            b = c;
            b[0] += t * a[1];
        }
        while (k++ < n);
        return a[0] * b[1] + z[0][0];
    }
}
