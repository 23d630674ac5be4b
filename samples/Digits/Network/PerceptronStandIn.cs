// STAND-IN: written by hand until loops and arrays are generated. Then this file goes, and Loss becomes [Differentiable].

namespace Digits.Network;

internal static partial class Perceptron
{
    public static double LossValueAndGradient(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> images, ReadOnlySpan<int> labels, Span<double> weightsGradient)
    {
        if (weightsGradient.Length != weights.Length) throw new ArgumentException("Not as long as weights.", nameof(weightsGradient));
        double squares = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            squares += weights[i] * weights[i];
            weightsGradient[i] = Decay * weights[i];
        }
        double surprise = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            surprise += CrossEntropyBack(weights, images.Slice(i * Pixels, Pixels), labels[i], 1.0 / labels.Length, weightsGradient);
        }
        return surprise / labels.Length + 0.5 * Decay * squares;
    }

    private static double CrossEntropyBack(
        ReadOnlySpan<double> weights, ReadOnlySpan<double> image, int label, double dsurprise, Span<double> dweights)
    {
        Span<double> buffer = stackalloc double[2 * HiddenCount(weights.Length) + Classes];
        int count = HiddenCount(weights.Length), output = count * (Pixels + 1);
        Span<double> hidden = buffer.Slice(0, count), dhidden = buffer.Slice(count, count), exps = buffer.Slice(2 * count);
        Hide(weights, image, hidden);
        double sum = 0;
        for (int digit = 0; digit < Classes; digit++) sum += exps[digit] = Math.Exp(Score(weights, hidden, digit));

        for (int digit = 0; digit < Classes; digit++)
        {
            double dscore = dsurprise * (exps[digit] / sum - (digit == label ? 1 : 0));
            int start = output + digit * (count + 1);
            NeuronBack(dscore, weights.Slice(start, count + 1), hidden, dweights.Slice(start, count + 1), dhidden);
        }
        for (int i = 0; i < count; i++)
        {
            double dsum = dhidden[i] * (1 - hidden[i] * hidden[i]);
            NeuronBack(dsum, weights.Slice(i * (Pixels + 1), Pixels + 1), image, dweights.Slice(i * (Pixels + 1), Pixels + 1), []);
        }
        return Math.Log(sum) - Score(weights, hidden, label);
    }

    private static void NeuronBack(
        double dsum, ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs, Span<double> dweights, Span<double> dinputs)
    {
        dweights[inputs.Length] += dsum;
        for (int i = 0; i < inputs.Length; i++) dweights[i] += dsum * inputs[i];
        for (int i = 0; i < dinputs.Length; i++) dinputs[i] += dsum * weights[i];
    }
}
