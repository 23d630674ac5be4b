namespace Zoo.Memory;

// Parts of an iteration's own array that only an arm has a name for.

static partial class PartsInArms
{
    [Differentiable, At(0.7310585, 1.4142, 2.17504375), At(0.3, 0.7, 1.5)]
    public static double BehindReturn(double v, in double p, in double q)
    {
        for (int e = 1; e < 5; e += 2)
        {
            double[] d = [q, v, q / 2.108 + p];
            if ((v = q * 0.6) < p * -2) return d[(e + 2) % d.Length];
            Span<double> part = d.AsSpan(1, 2);
            v = ((d[(e + 2) % d.Length] < q ? part[(e + 2) % part.Length] : part[(e + 0) % part.Length]) + d[(e + 2) % d.Length] * 2.707) * 0.161;
        }

        return q * v;
    }

    [Differentiable, At("0.73 1.4 2.17", 3), At("2 1.4 0.17", 3), At("2 1.4 0.17", 0)]
    public static double InArm(double[] x, int n)
    {
        double s = 1;
        for (int k = 0; k < n; k++)
        {
            double[] d = [x[k], s, x[0] + s];
            if (s > 0.1)
            {
                Span<double> part = d.AsSpan(1);
                s = part[0] * part[1] + d[k % 3] * Math.Sin(part[k % 2]);
                part[0] = s;
                s += d[1] * d[0];
            }
        }

        return s;
    }
}
