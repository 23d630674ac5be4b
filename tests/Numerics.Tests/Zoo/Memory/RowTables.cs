namespace Zoo.Memory;

// Arrays of arrays of the method's own: those whose rows are of one length, made once and in order, are matrices in buffers.
static partial class RowTables
{
    [Differentiable, At("0.4 0.7 0.2", 4), At("0.4", 1), At("", 3), At("0.4 1.2", 1)]
    public static double AllInALoop(double[] x, int n)
    {
        var t = new double[n][];
        for (int i = 0; i < t.Length; i++) t[i] = new double[x.Length];
        for (int j = 0; j < x.Length; j++) t[0][j] = x[j];
        for (int i = 1; i < n; i++)
            for (int j = 0; j < t[i].Length; j++)
                t[i][j] = t[i - 1][j] * x[j] + (j > 0 ? t[i][j - 1] : 0);
        double s = 0;
        foreach (double v in t[n - 1]) s += v * v;
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2", 0.3, 4), At("0.4", 0.3, 0)]
    public static double AfterTheFirst(double[] x, double k, int n)
    {
        double[][] path = new double[n + 1][];
        path[0] = (double[])x.Clone();
        for (int t = 0; t < n; t++)
        {
            double[] next = new double[path[t].Length];
            for (int i = 0; i < next.Length; i++) next[i] = path[t][i] + k * Math.Sin(path[t][(i + 1) % next.Length]);
            path[t + 1] = next;
        }

        double s = 0;
        foreach (double[] row in path)
            foreach (double v in row) s += v * v * row.Length;
        return s + path.Length;
    }

    [Differentiable, At(0.7, 1.3)]
    public static double Initialised(double x, double y)
    {
        double[][] a = [[x, y], [y * x, 1]], b = { new[] { x, y, 2 }, new double[3] };
        b[1][2] = a[1][0] * a[0][1];
        b[1][0] += b[0][2] + a[1][1];
        return a[0][0] * b[1][2] + b[0][1] * b[1][0] * a[^1][^2] + b[1][1];
    }

    [Differentiable, At(0.7, 3), At(0.7, 2)]
    public static double NotInTheirOrder(double x, int m)
    {
        double[] late = new double[m], early = new double[m];
        late[0] = x * x;
        early[1] = Math.Exp(x);
        double[][] t = new double[2][];
        t[0] = early;
        t[1] = late;
        late[1] = t[0][1] * x;
        return t[1][0] * t[1][1] + t[0][0] + early[1];
    }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4", 0)]
    public static double InEachRound(double[] x, int rounds)
    {
        double s = 0;
        for (int r = 0; r < rounds; r++)
        {
            var t = new double[x.Length][];
            int columns = r + 2;
            for (int i = 0; i < t.Length; i++)
            {
                t[i] = new double[columns];
                t[i][0] = i == 0 ? x[i] : t[i - 1][columns - 1] * x[i];
                for (int j = 1; j < columns; j++) t[i][j] = t[i][j - 1] + t[i][0] * t[i][0];
            }

            s += t[^1][^1] * t[0][1];
        }

        return s;
    }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4 0.3", 2)]
    public static double Copies(double[] x, int n)
    {
        var t = new double[n + 1][];
        t[0] = new double[x.Length];
        x.CopyTo(t[0], 0);
        for (int i = 1; i <= n; i++)
        {
            t[i] = new double[x.Length];
            Array.Fill(t[i], 0.5 * x[0]);
            if (i == 2) t[i - 1].CopyTo(t[i], 0);
            if (i == 3) Array.Clear(t[i]);
            for (int j = 0; j < x.Length; j++) t[i][j] += Math.Sin(t[i - 1][j]);
        }

        double[] last = new double[x.Length];
        t[n].CopyTo(last, 0);
        last[0] *= t[n][0];
        double s = 0;
        foreach (double v in last) s += v * v;
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2", 3), At("0.4 0.3", 2)]
    public static double Inactive(double[] x, int n)
    {
        int[][] next = new int[n][];
        bool[][] used = new bool[n][];
        for (int i = 0; i < n; i++)
        {
            next[i] = new int[2];
            next[i][1] = (2 * i + 1) % n;
        }

        for (int i = 0; i < n; i++) used[i] = new bool[x.Length];
        double s = 1;
        for (int i = 0; i < n; i++)
        {
            used[next[i][1]][0] = true;
            s += x[next[i][1] % x.Length] * s;
        }

        for (int i = 0; i < n; i++) s *= used[i][0] ? x[0] : x[^1];
        return s;
    }

    [Differentiable, At(0.4f, 3), At(0.4f, 1)]
    public static float Floats(float x, int n)
    {
        float[][] t = new float[n][];
        for (int i = 0; i < n; i++) t[i] = [x, i == 0 ? x * x : t[i - 1][1] * t[i - 1][0] + 0.5f];
        return t[n - 1][1];
    }

    [Differentiable, At("0.4 0.7 0.2", "1 0.5 0.2"), At("0.4", "2")]
    public static double HandedToHelpers(double[] x, double[] w)
    {
        var t = new double[3][];
        for (int i = 0; i < 3; i++)
        {
            t[i] = new double[x.Length];
            Axpy(i + x[0], x, t[i]);
        }

        return Weighted(t, w) * Dot(t[0], w);
    }

    static void Axpy(double a, double[] x, double[] y)
    {
        for (int i = 0; i < x.Length; i++) y[i] += a * x[i];
    }

    static double Dot(double[] a, double[] b)
    {
        double s = 0;
        for (int i = 0; i < a.Length; i++) s += a[i] * b[i];
        return s;
    }

    static double Weighted(double[][] t, double[] w)
    {
        double s = 0;
        for (int i = 0; i < t.Length; i++)
            for (int j = 0; j < w.Length; j++) s += t[i][j] * w[j] * (i + 1);
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2 0.5", 0.1, 3), At("0.4 0.7 0.2", 0.1, 0), At("0.4 0.7 0.2", 0.2, 2)]
    public static double SwappedGrids(double[] x, double k, int steps)
    {
        int n = x.Length;
        double[][] u = new double[n][], v = new double[n][];
        for (int i = 0; i < n; i++)
        {
            u[i] = new double[n];
            v[i] = new double[n];
        }

        for (int i = 0; i < n; i++) u[i][i] = x[i];
        for (int t = 0; t < steps; t++)
        {
            for (int i = 1; i < n - 1; i++)
                for (int j = 1; j < n - 1; j++)
                    v[i][j] = u[i][j] + k * (u[i - 1][j] + u[i + 1][j] + u[i][j - 1] * u[i][j + 1] - 4 * u[i][j]);
            (u, v) = (v, u);
        }

        double s = 0;
        foreach (double[] row in u)
            foreach (double e in row) s += e * e;
        return s;
    }

    [Differentiable, At("0.4 0.7 0.2 0.5", 0.1, 3), At("0.4 0.7 0.2", 0.1, 0), At("0.4 0.7 0.2", 0.2, 2)]
    public static double NewGrids(double[] x, double k, int steps)
    {
        double[][] u = Diagonal(x);
        for (int t = 0; t < steps; t++)
        {
            double[][] v = new double[u.Length][];
            for (int i = 0; i < v.Length; i++) v[i] = new double[x.Length];
            for (int i = 1; i < x.Length - 1; i++)
                for (int j = 0; j < x.Length; j++) v[i][j] = u[i][j] + k * (u[i - 1][j] + u[i + 1][j] - 2 * u[i][j] * u[0][0]);
            v[0][0] = u[0][0] * x[^1];
            u = v;
        }

        double s = 0;
        for (int i = 0; i < u.Length; i++)
            for (int j = 0; j < u[i].Length; j++) s += u[i][j] * u[i][j];
        return s;
    }

    static double[][] Diagonal(double[] x)
    {
        var d = new double[x.Length][];
        for (int i = 0; i < x.Length; i++)
        {
            d[i] = new double[x.Length];
            d[i][i] = x[i];
        }

        return d;
    }

    static double[][] Mul(double[][] a, double[][] b)
    {
        var c = new double[a.Length][];
        for (int i = 0; i < a.Length; i++)
        {
            c[i] = new double[b[0].Length];
            for (int j = 0; j < c[i].Length; j++)
                for (int k = 0; k < b.Length; k++) c[i][j] += a[i][k] * b[k][j];
        }

        return c;
    }

    [Differentiable, At("1 2; 3 4", "0.5 0.2; 0.1 0.7"), At("1 2 3", "1; 2; 3"), At("", "1; 2"), At("1 2; 2 1", "1 2 4; 0.5 1 2")]
    public static double Products(double[][] a, double[][] b)
    {
        double[][] c = Mul(a, b);
        double s = 0;
        foreach (double[] row in c)
            foreach (double e in row) s += e * e;
        double[][] d = Mul(c, Diagonal(c.Length == 0 ? [] : new[] { c[0][0] }));
        foreach (double[] row in d) s += row[0] * row.Length;
        return s;
    }

    [MayBeRefused, Differentiable, At("1 2; 3 4", 3), At("1 0.2; 0.3 0.4", 0)]
    public static double Powers(double[][] a, int n)
    {
        double[] one = new double[a.Length];
        Array.Fill(one, 1.0);
        double[][] c = Diagonal(one);
        for (int i = 0; i < n; i++) c = Mul(c, a);
        return c[0][0] * c[^1][^1] + c[0][^1];
    }

    [Differentiable, At("0.4 0.7", true), At("0.4 0.7", false)]
    public static double EitherOf(double[] x, bool swaps)
    {
        double[][] u = Diagonal(x), v = { new[] { x[1], 2 }, new[] { x[0] * x[1], 3 } };
        double[][] w = swaps ? v : u;
        if (w[0][0] > 0.5) w = u;
        w[1][0] += x[0];
        return w[0][0] * w[1][0] + u[1][0] * v[1][0] + v[1][1];
    }

    [Differentiable, At(0.7, 0), At(0.7, 3)]
    public static double Growing(double x, int n)
    {
        double[][] p = [[x]];
        for (int k = 0; k < n; k++)
        {
            var q = new double[p.Length + 1][];
            for (int i = 0; i < q.Length; i++)
            {
                q[i] = new double[k + 2];
                for (int j = 0; j < q[i].Length; j++) q[i][j] = (i < p.Length && j < p[i].Length ? p[i][j] : 0) + x * (i + j);
            }

            p = q;
        }

        return p[n][n] * p[0][0] + p[n][0];
    }

    [Differentiable, At("0.4 0.7 0.2 0.9", 2), At("0.4 0.7", 1), At("0.4", 0)]
    public static double ShapedAsTheLast(double[] x, int n)
    {
        double[][] u = [(double[])x.Clone()];
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            var v = new double[u.Length][];
            for (int i = 0; i < u.Length; i++)
            {
                v[i] = new double[u[i].Length];
                for (int j = 0; j < v[i].Length; j++) v[i][j] = Math.Sin(u[i][j]) * x[0];
            }

            s += v[0][^1];
            u = v;
        }

        return s + u[0][0] * u[^1].Length;
    }

    // What is no matrix.

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3)]
    public static double OneRowForAll(double[] x, int n)
    {
        var t = new double[n][];
        double[] row = new double[x.Length];
        for (int i = 0; i < n; i++) t[i] = row;
        for (int i = 0; i < n; i++)
            for (int j = 0; j < x.Length; j++) t[i][j] += x[j] * (1 + t[n - 1 - i][0]);
        return t[0][0] * t[1][x.Length - 1];
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3)]
    public static double MadeAgain(double[] x, int n)
    {
        var t = new double[n][];
        for (int i = 0; i < n; i++) t[i] = new double[x.Length];
        t[1][0] = x[0];
        double[] old = t[1];
        t[1] = new double[x.Length];
        t[1][0] = old[0] * x[1];
        return t[1][0] * old[0] + t[1][1];
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3)]
    public static double OtherOrder(double[] x, int n)
    {
        var t = new double[n][];
        for (int i = n - 1; i >= 0; i--)
        {
            t[i] = new double[x.Length];
            t[i][0] = i == n - 1 ? x[0] : t[i + 1][0] * x[1];
        }

        return t[0][0];
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3), At("0.4 0.7 0.2", 9)]
    public static double SomeAreNot(double[] x, int n)
    {
        var t = new double[n][];
        for (int i = 0; i < n; i++)
        {
            if (i > 4) break;
            t[i] = new double[x.Length];
            t[i][0] = x[i % x.Length];
        }

        double s = 0;
        foreach (double[] row in t) s += row is null ? x[1] : row[0] * row[0];
        return s;
    }

    [MakesObjects, Differentiable, At("0.4 0.7 0.2", 3)]
    public static double Sorted(double[] x, int n)
    {
        var t = new double[n][];
        for (int i = 0; i < n; i++) t[i] = [x[i], i];
        for (int i = 1; i < n; i++)
            for (int k = i; k > 0 && t[k - 1][0] > t[k][0]; k--) (t[k - 1], t[k]) = (t[k], t[k - 1]);
        double s = 0;
        for (int i = 0; i < n; i++) s += (i + 1) * t[i][0] * t[i][0] * t[i][1];
        return s;
    }

    [MakesObjects, Differentiable, At(0.7, 4), At(0.7, 1)]
    public static double Triangle(double x, int n)
    {
        var c = new double[n][];
        for (int i = 0; i < n; i++)
        {
            c[i] = new double[i + 1];
            c[i][0] = c[i][i] = x;
            for (int j = 1; j < i; j++) c[i][j] = c[i - 1][j - 1] + c[i - 1][j] * x;
        }

        return c[n - 1][(n - 1) / 2];
    }

    [MakesObjects, MayBeRefused, Differentiable, At("0.4 0.7", 2), At("0.4 0.7", 0)]
    public static double HandedOnTooSoon(double[] x, int n)
    {
        var u = new double[2][];
        double[][] w = n > 0 ? u : Diagonal(x);
        u[0] = [x[0], x[1]];
        u[1] = [x[1] * x[1], 2];
        return w[0][0] * w[1][1] + u[1][0];
    }

    [MakesObjects, MayBeRefused, Differentiable, At("0.4 0.7", 2), At("0.4 0.7", 0)]
    public static double NoneAtFirst(double[] x, int n)
    {
        double[][] u = null;
        for (int i = 0; i < n; i++) u = Diagonal(x);
        return u == null ? x[0] * x[1] : u[0][0] * u[1][1] * u[0][0];
    }

    [MakesObjects, MayBeRefused, Differentiable, At("0.4 0.7; 1 2", 2), At("0.4 0.7; 1 2", 0)]
    public static double CallersAtFirst(double[][] a, int n)
    {
        double[][] c = a;
        for (int i = 0; i < n; i++)
        {
            double[][] d = [[c[0][0] * a[1][1], c[0][1]], [c[1][0] + a[0][0], 1]];
            c = d;
        }

        return c[0][0] * c[1][0];
    }
}
