namespace GradGen.Benchmarks.Logistic;

/// <summary>Forward and back again for each row.</summary>
internal static class LogisticByHand
{
    public static (double Value, double Gradient) ValueAndGradient(
        ReadOnlySpan<double> w, double bias, ReadOnlySpan<double> xs, ReadOnlySpan<double> ys, Span<double> wGradient)
    {
        for (int j = 0; j < wGradient.Length; j++) wGradient[j] = 0;
        double loss = 0, dbias = 0;
        double scale = 1.0 / ys.Length;
        for (int i = 0; i < ys.Length; i++)
        {
            ReadOnlySpan<double> x = xs.Slice(i * w.Length, w.Length);
            double z = bias;
            for (int j = 0; j < x.Length; j++) z += w[j] * x[j];
            double exp = Math.Exp(-ys[i] * z);
            loss += Math.Log(1 + exp);

            double dz = -scale * ys[i] * exp / (1 + exp);
            dbias += dz;
            Span<double> dw = wGradient.Slice(0, x.Length);
            for (int j = 0; j < x.Length; j++) dw[j] += dz * x[j];
        }
        return (loss / ys.Length, dbias);
    }
}
