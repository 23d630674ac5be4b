#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class LateInTwoLoops
{
    [MayBeRefused, Differentiable, At("1 2; 3 4", 0.7, 0, 0), At("1 0.2; 0.3 0.4", 0.7, 2, 0), At("1 0.2; 0.3 0.4", 0.2, 1, 2), At("1 0.2; 0.3 0.4", 0.2, 0, 2)]
    public static double MatTwoLoopsFirst(double[,] m, double w, int n, int k)
    {
        double[,]? p = null;
        for (int i = 0; i < n; i++) p = m;
        for (int i = 0; i < k; i++) p = Mul(m, m);
        return p == null ? w * w : p[0, 0] * w;
    }

    [MakesObjects, MayBeRefused, Differentiable, At("1 2; 3 4", 0.7, 0, 0), At("1 0.2; 0.3 0.4", 0.7, 2, 0), At("1 0.2; 0.3 0.4", 0.2, 1, 2), At("1 0.2; 0.3 0.4", 0.2, 0, 2)]
    public static double MatIfThenLoop(double[,] m, double w, int n, int k)
    {
        double[,]? p = null;
        if (n > 0) p = Mul(m, m);
        for (int i = 0; i < k; i++) p = Mul(p ?? m, m);
        return p == null ? w * w : p[0, 0] * w;
    }
}
