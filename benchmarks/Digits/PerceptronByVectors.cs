using System.Numerics;
using System.Runtime.InteropServices;
using Digits.Network;

namespace GradGen.Benchmarks.Digits;

/// <summary>As <see cref="PerceptronByHand"/>, in vectors, hyperbolic tangents and exponentials too.</summary>
internal static class PerceptronByVectors
{
    private const int Pixels = Perceptron.Pixels, Classes = Perceptron.Classes;
    private const double Decay = 1e-3;

    public static double ValueAndGradient(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> images, ReadOnlySpan<int> labels, Span<double> weightsGradient)
    {
        int count = Perceptron.HiddenCount(weights.Length), start = count * (Pixels + 1), lanes = Vector<double>.Count;
        int all = (count + lanes - 1) / lanes, some = (Classes + lanes - 1) / lanes;
        Span<Vector<double>> buffer = stackalloc Vector<double>[2 * all + some];
        Span<double> hidden = Numbers(buffer.Slice(0, all)).Slice(0, count), dhidden = Numbers(buffer.Slice(all, all)).Slice(0, count);
        Span<double> scores = Numbers(buffer.Slice(2 * all)).Slice(0, Classes);
        weightsGradient.Clear();
        VectorLoops.Add(Decay, weights, weightsGradient);
        double surprise = 0, scale = 1.0 / labels.Length;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> image = images.Slice(i * Pixels, Pixels);
            Forward(weights, image, hidden);
            foreach (ref Vector<double> h in buffer.Slice(0, all)) h = Tanh(h);
            Forward(weights.Slice(start), hidden, scores);
            double score = scores[labels[i]];
            foreach (ref Vector<double> s in buffer.Slice(2 * all)) s = Vector.Exp(s);
            double sum = 0;
            foreach (double exp in scores) sum += exp;
            surprise += Vector.Log(new Vector<double>(sum))[0] - score;

            foreach (ref Vector<double> s in buffer.Slice(2 * all)) s *= scale / sum;
            scores[labels[i]] -= scale;
            dhidden.Clear();
            for (int digit = 0; digit < scores.Length; digit++)
            {
                VectorLoops.Add(scores[digit], weights.Slice(start + digit * (count + 1), count), dhidden);
            }
            Back(scores, hidden, weightsGradient.Slice(start));
            for (int v = 0; v < all; v++) buffer[all + v] *= Vector<double>.One - buffer[v] * buffer[v];
            Back(dhidden, image, weightsGradient);
        }
        return surprise / labels.Length + 0.5 * Decay * VectorLoops.Dot(weights, weights);
    }

    private static void Forward(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            ReadOnlySpan<double> row = weights.Slice(i * (inputs.Length + 1), inputs.Length + 1);
            outputs[i] = row[inputs.Length] + VectorLoops.Dot(row.Slice(0, inputs.Length), inputs);
        }
    }

    private static void Back(ReadOnlySpan<double> doutputs, ReadOnlySpan<double> inputs, Span<double> dweights)
    {
        for (int i = 0; i < doutputs.Length; i++)
        {
            Span<double> row = dweights.Slice(i * (inputs.Length + 1), inputs.Length + 1);
            row[inputs.Length] += doutputs[i];
            VectorLoops.Add(doutputs[i], inputs, row.Slice(0, inputs.Length));
        }
    }

    /// <summary>1 − 2/(e²ˣ + 1), exact to about a rounding of 1.</summary>
    private static Vector<double> Tanh(Vector<double> x) =>
        Vector<double>.One - new Vector<double>(2.0) / (Vector.Exp(x + x) + Vector<double>.One);

    private static Span<double> Numbers(Span<Vector<double>> vectors) => MemoryMarshal.Cast<Vector<double>, double>(vectors);
}
