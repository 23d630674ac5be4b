namespace GradGen.Benchmarks.Gmm;

internal static class Softmax
{
    /// <summary>The logarithm of the sum of exponentials, its derivatives left in the place of its terms.</summary>
    public static double Of(Span<double> terms)
    {
        double max = terms[0];
        for (int i = 1; i < terms.Length; i++) max = Math.Max(max, terms[i]);
        double sum = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            double exp = Math.Exp(terms[i] - max);
            terms[i] = exp;
            sum += exp;
        }
        double scale = 1 / sum;
        for (int i = 0; i < terms.Length; i++) terms[i] *= scale;
        return max + Math.Log(sum);
    }
}
