#nullable enable
namespace Zoo.Memory;

// Variables that stand for one row or another.
static partial class NumberedRows
{
    [Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2", 0.5)]
    public static double Best(double[][] c, double k)
    {
        double[] best = c[0];
        double f = double.PositiveInfinity;
        foreach (double[] row in c)
        {
            double v = row[0] * row[0] + k * row[1];
            if (v < f) (f, best) = (v, row);
        }
        return f * best[1];
    }

    [Differentiable, At("1 2; 0.5 -1; 3 0.2; -1 0.3", 0.5), At("1 2; 4 3", 0.5)]
    public static double BestTwo(double[][] c, double k)
    {
        double[] best = c[0], second = c[1];
        double f = 1e9, g = 1e9;
        for (int i = 0; i < c.Length; i++)
        {
            double v = c[i][0] * k + c[i][1];
            if (v < f)
            {
                (g, second) = (f, best);
                (f, best) = (v, c[i]);
            }
            else if (v < g)
            {
                (g, second) = (v, c[i]);
            }
        }
        return best[0] * second[1] + f * g;
    }

    [Differentiable, At("1 2; 0.5 -1; 3 0.2", "1 1; 0 0.3", 0.5)]
    public static double Nearest(double[][] c, double[][] x, double k)
    {
        double s = 0;
        foreach (double[] p in x)
        {
            double[] near = c[0];
            double d = double.MaxValue;
            for (int j = 0; j < c.Length; j++)
            {
                double e = (c[j][0] - p[0]) * (c[j][0] - p[0]) + k * (c[j][1] - p[1]) * (c[j][1] - p[1]);
                if (e >= d) continue;
                d = e;
                near = c[j];
            }
            s += Math.Sqrt(d) * near[0];
        }
        return s;
    }

    [Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2", 0.5)]
    public static double Length(double[][] points, double k)
    {
        double[]? last = null;
        double s = 0;
        foreach (double[] p in points)
        {
            if (last != null) s += Math.Sqrt((p[0] - last[0]) * (p[0] - last[0]) + k * (p[1] - last[1]) * (p[1] - last[1]));
            last = p;
        }
        return s;
    }

    [Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; -1 1", 0.5)]
    public static double Closed(double[][] points, double k)
    {
        double[] last = points[^1];
        double area = 0;
        foreach (double[] p in points)
        {
            area += last[0] * p[1] - k * last[1] * p[0];
            last = p;
        }
        return area * last[0];
    }

    [Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5, 2), At("1 2; -1 1", 0.5, 5)]
    public static double Walk(double[][] x, double k, int n)
    {
        double[] at = x[0];
        double s = 0;
        int i = 0;
        while (n-- > 0 && at[0] * s < 50)
        {
            at[1] += k * s;
            s += at[0] * at[1];
            i = (i + 1) % x.Length;
            at = x[i];
        }
        return s * at[1];
    }

    [Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2", 0.5)]
    public static double Chosen(double[][] c, double k)
    {
        double[]? first = null;
        double s = 0;
        for (int i = 0; i < c.Length; i++)
        {
            double[] row = c[i];
            first ??= row;
            double[] other = row[0] > k ? row : first;
            s += row[0] * first[1] + other[0] * other[1];
        }
        return s;
    }

    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; 4 5", 0.5)]
    public static double Moved(double[][] c, double k)
    {
        double[] last = c[0];
        double s = 0;
        for (int i = 1; i < c.Length; i++)
        {
            (c[0], c[i]) = (c[i], c[0]);
            s += last[0] * c[0][1] * k;
            last = c[i];
        }
        return s + last[1];
    }

    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5, 3), At("1 2; 4 5", 0.5, 0)]
    public static double MaybeNone(double[][] c, double k, int n)
    {
        double[]? last = null;
        double s = k;
        for (int i = 0; i < n; i++)
        {
            if (i % 2 == 1) last = c[i];
            s += k * i;
        }
        return last is null ? s : last[0] * last[1] * s;
    }
}
