#nullable enable
using static Zoo.Acceptance.Makers;
namespace Zoo.Acceptance;
static partial class MovedRows
{
    static void Shuffle(double[][] c) { var t = c[0]; c[0] = c[^1]; c[^1] = t; }
    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; 4 5", 5.0)]
    public static double SwapBefore(double[][] c, double k)
    {
        double[] best = c[0];
        (c[0], c[1]) = (c[1], c[0]);
        double s = 0;
        for (int i = 0; i < c.Length; i++) { if (c[i][0] > k + 1) best = c[i]; s += best[0] * best[1]; }
        return s + best[1];
    }
    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; 4 5", 5.0)]
    public static double ReplacedBefore(double[][] c, double k)
    {
        double[] best = c[0];
        c[0] = new double[] { k, k * 2 };
        double s = 0;
        for (int i = 0; i < c.Length; i++) { if (c[i][0] > k + 1) best = c[i]; s += best[0] * best[1]; }
        return s + best[1];
    }
    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; 4 5", 5.0)]
    public static double SwapBetween(double[][] c, double k)
    {
        double[] best = c[0];
        double s = 0;
        for (int i = 0; i < c.Length; i++) if (c[i][0] > k + 1) best = c[i];
        (c[0], c[1]) = (c[1], c[0]);
        for (int i = 0; i < c.Length; i++) { if (c[i][1] > k + 1) best = c[i]; s += best[0] * best[1]; }
        return s + best[1];
    }
    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; 4 5", 5.0)]
    public static double ChosenThenReplaced(double[][] c, double k)
    {
        double[] best = k > 1 ? c[0] : c[1];
        c[1] = new double[] { k, k * 2 }; c[0] = Step(c[0], k);
        double s = 0;
        foreach (double[] r in c) { s += best[0] * r[1]; best = r; }
        return s + best[1] * best[0];
    }
    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5, 2), At("1 2; 4 5", 5.0, 3), At("1 2; 4 5", 5.0, 0)]
    public static double InitThenSwapInOuter(double[][] c, double k, int n)
    {
        double s = 0;
        for (int t = 0; t < n; t++)
        {
            double[] best = c[t % c.Length];
            (c[0], c[1]) = (c[1], c[0]);
            for (int i = 0; i < c.Length; i++) { s += best[0] * best[1]; if (c[i][0] * k > 1 + t) best = c[i]; }
            s += best[1] * k;
        }
        return s;
    }
    [MayBeRefused, Differentiable, At("1 2; 0.5 -1; 3 0.2", 0.5), At("1 2; 4 5", 5.0)]
    public static double ShuffledBefore(double[][] c, double k)
    {
        double[] best = c[0];
        Shuffle(c);
        double s = 0;
        for (int i = 0; i < c.Length; i++) { s += best[0] * best[1]; if (c[i][0] > k + 1) best = c[i]; }
        return s + best[1];
    }
}
