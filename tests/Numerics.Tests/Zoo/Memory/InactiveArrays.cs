#nullable enable
namespace Zoo.Memory;

// The method's own arrays of numbers, characters and bools that are inactive data: in buffers, too, unless other code sees them.
static partial class InactiveArrays
{
    public enum Colour { Red, Blue }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double Characters(double[] x, int n)
    {
        char[] c = new char[n];
        for (int i = 0; i < n; i += 2) c[i] = 'a';
        double s = 0;
        for (int i = 0; i < n; i++) s += c[i] == 'a' ? x[i] * x[i] : x[i];
        return s;
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double Colours(double[] x, int n)
    {
        var c = new Colour[n];
        for (int i = 0; i < n; i += 2) c[i] = Colour.Blue;
        double s = 1;
        for (int i = 0; i < n; i++) s *= c[i] == Colour.Blue ? x[i] * x[i] : x[i];
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double Widths(double[] x, int n)
    {
        var c = new nint[n];
        var d = new ulong[n];
        for (int i = 0; i < n; i += 2)
        {
            c[i] = i;
            d[i]++;
        }

        double s = 1;
        for (int i = 0; i < n; i++) s *= c[i] == 0 && d[i] > 0 ? x[i] * x[i] : x[i];
        return s;
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double Captured(double[] x, int n)
    {
        var c = new int[n];
        for (int i = 0; i < n; i++) c[i] = n - i;
        Func<int, int> f = i => c[i];
        double s = 1;
        for (int i = 0; i < n; i++) s *= x[i] * c[i] + f(i);
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double Swapped(double[] x, int n)
    {
        int[] c = new int[n], d = new int[n];
        for (int i = 0; i < n; i++) c[i] = i;
        double s = 1;
        for (int t = 0; t < 4; t++)
        {
            for (int i = 0; i < n; i++) d[i] = c[(i + 1) % n];
            (c, d) = (d, c);
            for (int i = 0; i < n; i++) s += x[c[i]] * s * i;
        }

        return s;
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double MadeAnew(double[] x, int n)
    {
        var c = new int[n];
        for (int i = 0; i < n; i++) c[i] = i;
        double s = 1;
        for (int t = 0; t < 4; t++)
        {
            var d = new int[n];
            for (int i = 0; i < n; i++) d[i] = c[(i + 1) % n];
            c = d;
            for (int i = 0; i < n; i++) s += x[c[i]] * s * i;
        }

        return s;
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double MadeIfNeeded(double[] x, int n)
    {
        int[]? c = null;
        double s = 1;
        for (int t = 0; t < n; t++)
        {
            c ??= new int[3];
            c[t % 3]++;
            s += x[c[0]] * s;
        }

        return s;
    }

    [Differentiable, At("0.4 0.7 0.2", "1 2 0", 3), At("0.4 0.7 0.2", "1 2 0", 0)]
    public static double Chosen(double[] x, int[] k, int n)
    {
        int[] c = n > 0 ? k : new int[3];
        double s = 1;
        for (int t = 0; t < n; t++)
        {
            c[0] = 1;
            s += x[c[t]] * s;
        }

        return s * x[0];
    }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4 0.5", 1), At("", 0)]
    public static double OfEachIteration(double[] x, int n)
    {
        double s = 1;
        for (int t = 0; t < n; t++)
        {
            var used = new bool[x.Length];
            used[t % 2] = true;
            for (int i = 0; i < x.Length; i++)
            {
                if (used[i]) continue;
                s *= Math.Sin(s * x[i]);
                used[(i + 1) % x.Length] = s > 0;
            }
        }

        return s;
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3), At("0.4 0.5 0.1", 1)]
    public static double Listed(double[] x, int n)
    {
        double s = 1;
        for (int t = 0; t < n; t++)
        {
            int[] order = [0, 1, t % 2];
            for (int i = 0; i < x.Length; i++)
            {
                s *= Math.Sin(s * x[i]) + x[order[i]];
                order[2 - i] = (order[2 - i] + 1) % 3;
            }
        }

        return s;
    }

    [Differentiable, At("0.4 0.7 0.2 0.9"), At("0.4"), At("")]
    public static double Ranked(double[] x)
    {
        int[] ranks = Ranks(x);
        double s = 0;
        for (int i = 0; i < x.Length; i++) s += x[i] * ranks[i] * x[ranks[i]];
        return s;
    }

    static int[] Ranks(double[] x)
    {
        var ranks = new int[x.Length];
        for (int i = 0; i < x.Length; i++) foreach (double v in x) if (v < x[i]) ranks[i]++;
        return ranks;
    }

    // Best predecessors in a table of their own, read again from the end.
    [Differentiable, At("0.4 0.7 0.2; 0.1 0.8 0.3; 0.5 0.1 0.9"), At("0.4"), At("2 1")]
    public static double BestPath(double[,] cost)
    {
        int n = cost.GetLength(0), m = cost.GetLength(1);
        var from = new int[n, m];
        var best = new double[n, m];
        for (int j = 0; j < m; j++) best[0, j] = cost[0, j];
        for (int i = 1; i < n; i++)
        {
            for (int j = 0; j < m; j++)
            {
                from[i, j] = j;
                if (j > 0 && best[i - 1, j - 1] < best[i - 1, from[i, j]]) from[i, j] = j - 1;
                if (j + 1 < m && best[i - 1, j + 1] < best[i - 1, from[i, j]]) from[i, j] = j + 1;
                best[i, j] = cost[i, j] * cost[i, j] + best[i - 1, from[i, j]];
            }
        }

        double along = 0;
        for (int i = n - 1, j = 0; i >= 0; i--)
        {
            along += Math.Log(cost[i, j]) * best[i, j];
            j = from[i, j];
        }

        return along;
    }
}
