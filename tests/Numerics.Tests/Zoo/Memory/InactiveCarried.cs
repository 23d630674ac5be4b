namespace Zoo.Memory;

// Array variables that loops assign anew and that hold nothing varied; their lengths matter on the way back.
static partial class InactiveCarried
{
    static double[] Ones(int n)
    {
        var a = new double[n];
        Array.Fill(a, 1.0);
        return a;
    }

    [MakesObjects, MayBeRefused, Differentiable, At("0.4 1.2 0.7", 0.3, 3), At("0.4 1.2 0.7", 0.3, 0)]
    public static double CopiedOver(double[] x, double w, int n)
    {
        double[] y = (double[])x.Clone();
        double[] a = Ones(1);
        double s = w;
        for (int i = 0; i < n; i++)
        {
            for (int j = i; j-- > 0;)
            {
                s += y[0] * y[1] * w;
                a.CopyTo(y, 0);
            }

            a = Ones(1 + i % 2);
        }

        return s * y[0] * y[1] + y[2];
    }

    [MakesObjects, MayBeRefused, Differentiable, At("0.4 1.2 0.7", 0.3, 3), At("0.4 1.2 0.7", 0.3, 1)]
    public static (double, double) InSpan(Span<double> y, double w, int n)
    {
        var a = new double[1];
        double s = w;
        for (int c = 0; c < n; c++)
        {
            for (int t = c; t-- > 0;)
            {
                s *= y[0];
                a.CopyTo(y);
                y[0] *= s;
            }

            a = Ones(2);
        }

        return (s * y[1], s + y[0] * y[2]);
    }

    [MakesObjects, MayBeRefused, Differentiable, At("0.4 1.2 0.7", 0.3, 3), At("0.4 1.2 0.7", 0.3, 1)]
    public static double ReadIn(double[] x, double w, int n)
    {
        double[] a = Ones(2);
        double s = w;
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < 2; j++) s += x[j] * a[^1] * s;
            a = Ones(3 + i);
            a[^1] = i;
        }

        return s;
    }
}
