namespace Zoo.Memory;

// Rows of arrays of arrays, and parts of them, that the way back finds again.

static partial class RowsKept
{
    // The adjoints of rows that an iteration makes belong to all of the table.
    [Differentiable, At(1.5, "1 2; 3 4; 5 6"), At(-0.5, "1 2 3; 3 4 1")]
    public static double Cloned(double v, double[][] e)
    {
        var c = new double[e.Length][];
        for (int i = 0; i < c.Length; i++) c[i] = (double[])e[i].Clone();
        return v * c[^2][1] - c[^1][0] * c[0][1];
    }

    // The rows of each iteration are put away in the order in which they were made.
    [Differentiable, At(0.7310585, 1.4142), At(0.31817, 0.7767)]
    public static double InOrder(double t, double p)
    {
        double u = 2 - t + Math.Tanh(p);
        for (int outer = 0; outer < 1; outer += 2)
        {
            for (int k = 0; k < 2; k++)
            {
                double[][] x = [[t * 0.6, 0.5], [(t = Math.Sin(u) * 3.6), Math.Sin(p) * 3.6]];
                p = Math.Sin(x[^1][0]) * x[^1][1];
            }
        }

        return u * p - p;
    }

    // A part of a row that changes places: the row is kept, and cut again.
    [Differentiable, At(0.4, "1 2; 3 4; 5 6", 3), At(0.4, "1 2; 3 4; 5 6", 1), At(0.4, "1 2; 3 4; 5 6", 0)]
    public static double Parts(double a, double[][] e, int n)
    {
        for (;;)
        {
            if (n-- <= 0) break;
            Scale(e[1].AsSpan()[1..], Math.Tanh(a));
            if (a * a % 4.957 <= (a = Math.Cos(a) * 3.6))
            {
                (e[1], e[2]) = (e[2], e[1]);
            }
            else
            {
                a /= Math.Cos(Math.Sin(e[0][1]) * 0.9f) * 3.6 + 5;
                for (int h = 1; h >= 0; h--) a = Math.Sin(-(a * a)) * 3.6;
            }
        }

        return a + e[1][1];

        static void Scale(Span<double> c, double by)
        {
            foreach (double r in c) c[0] *= Math.Cos(r) * by;
        }
    }

    // A helper clears the rows of the array that it sees.
    [Differentiable, At("1 2; 3 4; 5 6")]
    public static double ClearedInside(double[][] c)
    {
        return c[1][1] * Cleared(c[0][0]);

        double Cleared(double z)
        {
            for (int u = 0; u < 1; u++) c[u].AsSpan().Clear();
            return z * z + c[0][1];
        }
    }

    // What is filled into a row in the iteration that makes it is in the table.
    [MakesObjects, Differentiable, At("1 2 4", 0.3)]
    public static double Filled(double[] a, double g)
    {
        double[][] r = new double[3][];
        for (int i = 0; i < 3; i++)
        {
            r[i] = new double[2];
            Array.Fill(r[i], 2.5);
            r[i].AsSpan(1).Fill(g * a[i]);
        }

        r[0][0] = 0;
        for (int i = 1; i < 3; i++) r[i][1] += r[i - 1][0] * a[i] + Math.Sin(r[i - 1][1]) * a[0];
        return r[2][1] * r[1][0];
    }

    [MakesObjects, Differentiable, At("1 2 4", 0.3)]
    public static double ClearedAgain(double[] a, double g)
    {
        double[][] r = new double[3][];
        for (int i = 0; i < 3; i++)
        {
            r[i] = [1, g];
            Array.Clear(r[i]);
            foreach (ref double v in r[i].AsSpan(1)) v += a[i] * g;
        }

        return (r[0][0] + r[0][1]) * a[0] * (r[2][1] + 1);
    }

    [Differentiable, At("1 2; 3 4", 0.3, 3)]
    public static double FilledInPart(double[][] a, double g, int n)
    {
        double[][] w = new double[2][];
        for (int i = 0; i < 2; i++)
        {
            w[i] = new double[n];
            a[i].CopyTo(w[i].AsSpan());
            w[i].AsSpan(2).Fill(g);
        }

        double s = 0;
        foreach (double[] r in w) s += r[0] * r[1] * r[2];
        return s;
    }
}
