using Digits.Network;

namespace GradGen.Benchmarks.Digits;

/// <summary>Forward and back again for each image; each exponential and hyperbolic tangent is computed once.</summary>
internal static class PerceptronByHand
{
    private const int Pixels = Perceptron.Pixels, Classes = Perceptron.Classes;
    private const double Decay = 1e-3;

    public static double ValueAndGradient(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> images, ReadOnlySpan<int> labels, Span<double> weightsGradient)
    {
        int count = Perceptron.HiddenCount(weights.Length);
        Span<double> buffer = stackalloc double[2 * count + Classes];
        Span<double> hidden = buffer.Slice(0, count), dhidden = buffer.Slice(count, count), scores = buffer.Slice(2 * count);
        double squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            squares += weights[i] * weights[i];
            weightsGradient[i] = Decay * weights[i];
        }
        ReadOnlySpan<double> output = weights.Slice(count * (Pixels + 1));
        Span<double> doutput = weightsGradient.Slice(count * (Pixels + 1));
        double surprise = 0, scale = 1.0 / labels.Length;
        for (int i = 0; i < labels.Length; i++)
        {
            ReadOnlySpan<double> image = images.Slice(i * Pixels, Pixels);
            Forward(weights, image, hidden);
            for (int j = 0; j < hidden.Length; j++) hidden[j] = Math.Tanh(hidden[j]);
            Forward(output, hidden, scores);
            double score = scores[labels[i]], sum = 0;
            for (int digit = 0; digit < scores.Length; digit++) sum += scores[digit] = Math.Exp(scores[digit]);
            surprise += Math.Log(sum) - score;

            double share = scale / sum;
            for (int digit = 0; digit < scores.Length; digit++) scores[digit] *= share;
            scores[labels[i]] -= scale;
            Back(scores, hidden, doutput);
            Transposed(scores, output, dhidden);
            for (int j = 0; j < hidden.Length; j++) dhidden[j] *= 1 - hidden[j] * hidden[j];
            Back(dhidden, image, weightsGradient);
        }
        return surprise / labels.Length + 0.5 * Decay * squares;
    }

    private static void Forward(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs, Span<double> outputs)
    {
        for (int i = 0; i < outputs.Length; i++)
        {
            ReadOnlySpan<double> row = weights.Slice(i * (inputs.Length + 1), inputs.Length + 1);
            double sum = row[inputs.Length];
            for (int j = 0; j < inputs.Length; j++) sum += row[j] * inputs[j];
            outputs[i] = sum;
        }
    }

    private static void Back(ReadOnlySpan<double> doutputs, ReadOnlySpan<double> inputs, Span<double> dweights)
    {
        for (int i = 0; i < doutputs.Length; i++)
        {
            Span<double> row = dweights.Slice(i * (inputs.Length + 1), inputs.Length + 1);
            double doutput = doutputs[i];
            row[inputs.Length] += doutput;
            for (int j = 0; j < inputs.Length; j++) row[j] += doutput * inputs[j];
        }
    }

    private static void Transposed(ReadOnlySpan<double> doutputs, ReadOnlySpan<double> weights, Span<double> dinputs)
    {
        for (int j = 0; j < dinputs.Length; j++) dinputs[j] = doutputs[0] * weights[j];
        for (int i = 1; i < doutputs.Length; i++)
        {
            ReadOnlySpan<double> row = weights.Slice(i * (dinputs.Length + 1), dinputs.Length);
            double doutput = doutputs[i];
            for (int j = 0; j < row.Length; j++) dinputs[j] += doutput * row[j];
        }
    }
}
