using System.Numerics;

namespace GradGen.Benchmarks.Gmm;

/// <summary>The logarithm of the sum of exponentials, its derivatives left in the place of its terms.</summary>
internal static class Softmax
{
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

    /// <summary>The same for vectors; no scalar exponential or logarithm, which are slow after vector code.</summary>
    public static double Of(Span<Vector<double>> terms)
    {
        Vector<double> maxima = terms[0];
        for (int i = 1; i < terms.Length; i++) maxima = Vector.Max(maxima, terms[i]);
        double max = maxima[0];
        for (int lane = 1; lane < Vector<double>.Count; lane++) max = Math.Max(max, maxima[lane]);
        Vector<double> sums = Vector<double>.Zero, shift = new(max);
        for (int i = 0; i < terms.Length; i++)
        {
            Vector<double> exps = Vector.Exp(terms[i] - shift);
            terms[i] = exps;
            sums += exps;
        }
        double sum = Vector.Sum(sums), scale = 1 / sum;
        for (int i = 0; i < terms.Length; i++) terms[i] *= scale;
        return max + Vector.Log(new Vector<double>(sum))[0];
    }
}
