#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateMatrices
{
    [Differentiable, At("1 0.3; 2 1", 0.7, 0), At("1 0.3; 2 1", 0.7, 3)]
    public static double MatA(double[,] x, double w, int n)
    {
        double[,] d = Scale(x, w);
        double s = w;
        for (int i = 0; i < n; i++) { s += d[0, 1] * d[1, 1]; d = x; }
        return s;
    }

    [Differentiable, At("1 0.3; 2 1", 0.7, 0), At("1 0.3; 2 1", 0.7, 1), At("1 0.3; 2 1", 0.7, 3)]
    public static double NestMin(double[,] x, double w, int n)
    {
        for (int k = 0; k < n; k++)
        {
            double[,] y = Scale(x, w);
            for (int j = 0; j < k; j++) y = Scale(y, w);
            x = y;
        }
        return x[0, 0] * x[1, 1];
    }

    [Differentiable, At("1 0; 0 1", 0.5, 2), At("1 2; 3 4", 1.5, 3)]
    public static double RedE(double[,] a, double w, int n)
    {
        double[,] x = a;
        for (int k = 0; k < n; k++)
        {
            double[,] y = Scale(x, 0.5);
            for (int j = 0; j < k; j++) y = Add(y, x, w);
            x = y;
        }
        return Total(x);
    }
}
