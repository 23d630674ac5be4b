using GradGen;

namespace Digits.Network;

/// <summary>
/// A network of one hidden layer. A neuron's weights stand together, its bias last: first the hidden neurons, then
/// a neuron for each digit.
/// </summary>
internal static partial class Perceptron
{
    public const int Pixels = 64, Classes = 10;

    /// <summary>What large weights cost; it keeps the network from learning by heart.</summary>
    private const double Decay = 1e-3;

    public static int WeightCount(int hidden) => hidden * (Pixels + 1) + Classes * (hidden + 1);

    public static int HiddenCount(int weights) => (weights - Classes) / (Pixels + 1 + Classes);

    /// <summary>How surprised the network is by the labels, on average, and the cost of its weights.</summary>
    [Differentiable]
    public static double Loss(ReadOnlySpan<double> weights, [NoGradient] ReadOnlySpan<double> images, ReadOnlySpan<int> labels)
    {
        double surprise = 0;
        for (int i = 0; i < labels.Length; i++)
        {
            surprise += CrossEntropy(weights, images.Slice(i * Pixels, Pixels), labels[i]);
        }
        double squares = 0;
        for (int i = 0; i < weights.Length; i++) squares += weights[i] * weights[i];
        return surprise / labels.Length + 0.5 * Decay * squares;
    }

    /// <summary>What the hidden neurons make of an image.</summary>
    public static void Hide(ReadOnlySpan<double> weights, ReadOnlySpan<double> image, Span<double> hidden)
    {
        for (int i = 0; i < hidden.Length; i++)
        {
            hidden[i] = Math.Tanh(Neuron(weights.Slice(i * (Pixels + 1), Pixels + 1), image));
        }
    }

    /// <summary>How much, to the network, the image looks like the digit.</summary>
    public static double Score(ReadOnlySpan<double> weights, ReadOnlySpan<double> hidden, int digit)
    {
        int start = hidden.Length * (Pixels + 1) + digit * (hidden.Length + 1);
        return Neuron(weights.Slice(start, hidden.Length + 1), hidden);
    }

    private static double CrossEntropy(ReadOnlySpan<double> weights, ReadOnlySpan<double> image, int label)
    {
        Span<double> hidden = stackalloc double[HiddenCount(weights.Length)];
        Hide(weights, image, hidden);
        double sum = 0;
        for (int digit = 0; digit < Classes; digit++) sum += Math.Exp(Score(weights, hidden, digit));
        return Math.Log(sum) - Score(weights, hidden, label);
    }

    private static double Neuron(ReadOnlySpan<double> weights, ReadOnlySpan<double> inputs)
    {
        double sum = weights[inputs.Length];
        for (int i = 0; i < inputs.Length; i++) sum += weights[i] * inputs[i];
        return sum;
    }
}
