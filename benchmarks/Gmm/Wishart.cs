namespace GradGen.Benchmarks.Gmm;

/// <summary>What of the Wishart prior does not depend on the mixture.</summary>
internal static class Wishart
{
    public static double LogNormalization(int d, double gamma, int m)
    {
        int n = d + m + 1;
        return n * d * (Math.Log(gamma) - 0.5 * Math.Log(2)) - LogMultivariateGammaOfHalf(n, d);
    }

    /// <summary>The logarithm of the multivariate gamma function Γ_d(n/2).</summary>
    private static double LogMultivariateGammaOfHalf(int n, int d)
    {
        double log = 0.25 * d * (d - 1) * Math.Log(Math.PI);
        for (int j = 0; j < d; j++) log += LogGammaOfHalf(n - j);
        return log;
    }

    /// <summary>log Γ(n/2), from Γ(1) = 1 or Γ(½) = √π, and Γ(z + 1) = z·Γ(z).</summary>
    private static double LogGammaOfHalf(int n)
    {
        double log = n % 2 == 0 ? 0 : 0.5 * Math.Log(Math.PI);
        for (int i = n % 2 == 0 ? 2 : 1; i < n; i += 2) log += Math.Log(0.5 * i);
        return log;
    }
}
