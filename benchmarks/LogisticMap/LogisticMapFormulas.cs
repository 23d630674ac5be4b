namespace GradGen.Benchmarks.LogisticMap;

/// <summary>A recurrence, each of whose values the way back needs.</summary>
internal static partial class LogisticMapFormulas
{
    /// <summary>Where the population is after n generations of x → r·x·(1 − x).</summary>
    [Differentiable]
    public static double Population(double r, double x, int n)
    {
        for (int i = 0; i < n; i++) x = r * x * (1 - x);
        return x;
    }
}
