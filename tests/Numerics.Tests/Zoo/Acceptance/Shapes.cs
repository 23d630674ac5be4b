// Arrays that get their size from something else than the array they replace.

namespace GradGen.Zoo;

static partial class Shapes
{
    [Differentiable, At("1 0.5", "2 0.1; 0.1 1", "0.9 0.2; -0.1 0.8", "1 -0.5 0.3"), At("1 0.5", "2 0.1 7; 0.1 1 8; 5 6 9", "0.9 0.2; -0.1 0.8", "1 -0.5"), At("1 0.5", "2 0.1 7; 0.1 1 8", "0.9 0.2; -0.1 0.8", "")]
    public static double InformationFilter(double[] mean, double[,] prior, double[,] f, ReadOnlySpan<double> observed)
    {
        int n = mean.Length;
        double[] x = mean;
        double[,] p = prior, cross = f;
        double evidence = 0;
        for (int t = 0; t < observed.Length; t++)
        {
            double[] nx = new double[n];
            double[,] np = new double[n, n], nc = new double[n, n];
            for (int i = 0; i < n; i++)
            {
                for (int j = 0; j < n; j++)
                {
                    nx[i] += f[i, j] * x[j];
                    for (int k = 0; k < n; k++)
                    {
                        np[i, j] += f[i, k] * p[k, j] * 0.9;
                        nc[i, j] += cross[i, k] * p[k, j];
                    }
                }

                np[i, i] += 0.1;
            }

            double s = np[0, 0] + 0.5, e = observed[t] - nx[0];
            evidence += e * e / s + Math.Log(s) + 0.1 * nc[1, 0];
            for (int i = 0; i < n; i++) nx[i] += np[i, 0] / s * e;
            (x, p, cross) = (nx, np, nc);
        }

        return evidence + p[1, 1] + cross[0, 1] * x[1];
    }

    [Differentiable, At("1 2; 0.5 1", "1 0.3 0.2; 0.4 1 0.1; 2 1 1", 1.5), At("1 2; 0.5 1", "1 0.3 0.2; 0.4 1 0.1; 2 1 1", 1e6), At("1 2; 0.5 1", "3 0.3; 0.4 1", 2)]
    public static double PowerUntil(double[,] a, double[,] start, double limit)
    {
        int n = a.GetLength(0);
        double[,] p = start;
        int steps = 0;
        while (p[0, 0] < limit && steps < 4)
        {
            double[,] q = new double[n, n];
            for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) for (int k = 0; k < n; k++) q[i, j] += a[i, k] * p[k, j];
            p = q;
            steps++;
        }

        return p[0, 0] * p[1, 1] - p[0, 1] * p[1, 0] + p[0, p.GetLength(1) - 1];
    }

    [Differentiable, At("1 2 3; 4 5 6; 7 8 9", 2, 3), At("1 2 3; 4 5 6; 7 8 9", 2, 1), At("1 2 3; 4 5 6; 7 8 9", 3, 0), At("1 2; 3 4", -1, 0)]
    public static double Window(double[,] image, int size, int times)
    {
        double[,] w = (double[,])image.Clone();
        for (int t = 0; t < times; t++)
        {
            w[0, 0] *= 0.5;
            double[,] smaller = new double[size, size];
            for (int i = 0; i < size; i++)
            {
                for (int j = 0; j < size; j++) smaller[i, j] = w[i, j] * w[w.GetLength(0) - 1, w.GetLength(1) - 1] * 0.1 + image[j, i];
            }

            if (t % 2 == 0) { w = smaller; continue; }
            double[,] turned = new double[size, size];
            for (int i = 0; i < size; i++) for (int j = 0; j < size; j++) turned[i, j] = smaller[size - 1 - i, j];
            w = turned;
        }

        double s = 0;
        foreach (double v in w) s = s * 0.7 + v * v;
        return s;
    }
}
