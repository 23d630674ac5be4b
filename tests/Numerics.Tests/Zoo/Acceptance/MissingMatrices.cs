#nullable enable
namespace Zoo.Acceptance;

// Matrices of the caller's that may be null, beside matrices of the method's own.
static partial class MissingMatrices
{
    [MakesObjects, MayBeRefused, Differentiable, At("1 2; 3 4", 0.7), At(null, 0.7)]
    public static double Default(double[,]? a, double x)
    {
        double[,] m = a ?? new double[2, 2];
        return m[0, 0] * x + m[1, 1] * m[1, 1] + x * x;
    }

    [MakesObjects, MayBeRefused, Differentiable, At("1 2; 3 4", 0.7), At(null, 0.7)]
    public static double Chosen(double[,]? a, double x)
    {
        double[,] m = a == null ? new double[,] { { x, 0 }, { 0, x * x } } : a;
        return m[0, 0] * x + m[1, 1] * m[1, 1];
    }

    [MakesObjects, MayBeRefused, Differentiable, At("1 2; 3 4", 0.7, 2), At(null, 0.7, 0), At(null, 0.7, 2)]
    public static double Later(double[,]? a, double x, int n)
    {
        double[,]? m = a;
        for (int i = 0; i < n; i++)
        {
            if (m is null) m = new double[2, 2];
            var next = new double[2, 2];
            next[0, 0] = m[0, 0] * x + 1;
            next[1, 1] = m[1, 1] + next[0, 0] * x;
            m = next;
        }

        return m is null ? x : m[0, 0] * m[1, 1];
    }

    [MakesObjects, MayBeRefused, Differentiable, At("1 2; 3 4", 0.7, 2), At(null, 0.7, 0)]
    public static double Unasked(double[,]? a, double x, int n)
    {
        double[,]? m = a;
        for (int i = 0; i < n; i++)
        {
            var next = new double[2, 2];
            next[0, 0] = m![0, 0] * x + 1;
            m = next;
        }

        return n == 0 ? x * x : m![0, 0] * x;
    }
}
