using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;

// Matrix variables that have matrices of other sizes in turn, and what helpers make of them.
static partial class MatrixSizes
{
    [Differentiable, At(0.7, 0), At(0.7, 1), At(0.7, 4)]
    public static double Growing(double x, int n)
    {
        double[,] b = { { x } };
        for (int i = 0; i < n; i++)
        {
            var c = new double[i + 1, 2];
            c[0, 1] = b[0, 0] * x;
            c[i, 0] += 0.5 * b[b.GetLength(0) - 1, 0];
            b = c;
        }

        return b[0, 0] + b.Length * b[b.GetLength(0) - 1, b.GetLength(1) - 1];
    }

    [Differentiable, At("2 1 0.5; 1 3 0.2; 0.5 0.7 2"), At("3"), At("2 1; 1 4")]
    public static double Condensation(double[,] a)
    {
        double[,] m = (double[,])a.Clone();
        double scale = 1;
        while (m.GetLength(0) > 1)
        {
            int n = m.GetLength(0) - 1;
            var next = new double[n, n];
            for (int i = 0; i < n; i++)
                for (int j = 0; j < n; j++)
                    next[i, j] = m[0, 0] * m[i + 1, j + 1] - m[i + 1, 0] * m[0, j + 1];
            for (int k = 1; k < n; k++) scale *= m[0, 0];
            m = next;
        }

        return m[0, 0] / scale;
    }

    static double[,] Halved(double[,] image)
    {
        int rows = (image.GetLength(0) + 1) / 2, columns = (image.GetLength(1) + 1) / 2;
        var half = new double[rows, columns];
        for (int i = 0; i < image.GetLength(0); i++)
            for (int j = 0; j < image.GetLength(1); j++)
                half[i / 2, j / 2] += 0.25 * image[i, j] * image[i, j];
        return half;
    }

    [Differentiable, At("1 0.2 0.5 0.4; 0.3 0.8 0.1 0.9; 0.7 0.6 0.2 0.3"), At("0.5"), At("0.5 1 0.3")]
    public static double Pyramid(double[,] image)
    {
        double[,] level = image;
        double energy = 0;
        while (level.Length > 1)
        {
            level = Halved(level);
            energy += level[0, 0] * level[level.GetLength(0) - 1, level.GetLength(1) - 1];
        }

        return energy + Math.Sin(level[0, 0]);
    }

    [Differentiable, At("1 2; 0.5 1; 3 0.2", "0.4 0.1 0.2; 0.3 0.7 0.6", 3), At("1 2; 0.5 1; 3 0.2", "0.4 0.1 0.2; 0.3 0.7 0.6", 0), At("1", "2", 2)]
    public static double OblongInTurn(double[,] a, double[,] b, int n)
    {
        double[,] m = a;
        for (int t = 0; t < n; t++) m = t % 2 == 0 ? Mul(m, b) : Mul(m, a);
        return Total(m);
    }

    [Differentiable, At("1 0.1; 0 1", "0.5; 0.2", "1 0.7 2", 0.1), At("1 0.1; 0 1", "0.5; 0.2", "", 0.1), At("0.8", "0.3", "1 2", 0.2)]
    public static double SquareRootFree(double[,] f, double[,] x0, double[] z, double q)
    {
        int n = f.GetLength(0);
        double[,] x = x0, p = Scale(Eye(n), 2);
        double cost = 0;
        for (int t = 0; t < z.Length; t++)
        {
            x = Mul(f, x);
            p = Add(Mul(f, Mul(p, Transpose(f))), Eye(n), q);
            double s = p[0, 0] + 0.3, y = z[t] - x[0, 0];
            var k = new double[n, 1];
            for (int i = 0; i < n; i++) k[i, 0] = p[i, 0] / s;
            x = Add(x, k, y);
            var h = new double[1, n];
            h[0, 0] = 1;
            p = Mul(Add(Eye(n), Mul(k, h), -1), p);
            cost += Math.Log(s) + y * y / s;
        }

        return cost + Total(p);
    }

    [Differentiable, At("2 0.3; 0.1 1.5", 4), At("2 0.3; 0.1 1.5", 0), At("0.7", 3)]
    public static double NewtonSchulz(double[,] a, int steps)
    {
        int n = a.GetLength(0);
        double[,] x = Scale(Transpose(a), 0.2);
        for (int k = 0; k < steps; k++) x = Mul(x, Add(Scale(Eye(n), 2), Mul(a, x), -1));
        return Total(x);
    }

    [Differentiable, At("1 0.2 0.5 0.4; 0.3 0.8 0.1 0.9; 0.7 0.6 0.2 0.3; 0.5 0.2 0.8 0.1", "0.3 0.1; 0.2 0.5", 2), At("1 0.2; 0.3 0.8", "0.3 0.1; 0.2 0.5", 1)]
    public static double Layers(double[,] image, double[,] kernel, int layers)
    {
        double[,] a = image;
        for (int l = 0; l < layers; l++)
        {
            int rows = a.GetLength(0) - kernel.GetLength(0) + 1, columns = a.GetLength(1) - kernel.GetLength(1) + 1;
            var o = new double[rows, columns];
            for (int i = 0; i < rows; i++)
            {
                for (int j = 0; j < columns; j++)
                {
                    double s = 0;
                    for (int u = 0; u < kernel.GetLength(0); u++)
                        for (int v = 0; v < kernel.GetLength(1); v++)
                            s += a[i + u, j + v] * kernel[u, v];
                    o[i, j] = Math.Tanh(s);
                }
            }

            a = o;
        }

        double sum = 0;
        foreach (double v in a) sum += v * v;
        return sum;
    }

    // The matrix of the caller is written through the variable: it cannot be a copy.
    [MakesObjects, MayBeRefused, Differentiable, At("1 2; 0.5 1", 0.3, 2), At("1 2; 0.5 1", 0.3, 0)]
    public static double WritesThrough(double[,] a, double w, int n)
    {
        double[,] m = a;
        for (int t = 0; t < n; t++)
        {
            m[0, 0] *= w;
            if (t > 0) m = new double[2, 2];
            m[1, 1] += w * a[0, 0];
        }

        return m[0, 0] + m[1, 1] * a[1, 1];
    }

    // No matrix is there where the loop always returns.
    [MakesObjects, Differentiable, At(0.3, 2, "1 2 0.5; 0.5 1 3; 0.2 0.1 0.7"), At(0.3, 0, "1 2 0.5; 0.5 1 3; 0.2 0.1 0.7")]
    public static double NeverReached(double x, int n, double[,] g)
    {
        int left = 3;
        do
        {
            return Math.Cos(g[2, 1]) * x;
        }
        while (left-- > 0 && n >= 1);
        double[,] y = (double[,])g.Clone();
        return x * y[1, n % y.GetLength(1)];
    }
}
