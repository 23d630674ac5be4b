using Digits.Network;

namespace Digits.Training;

/// <summary>Trains a network on digits, a small batch at a time.</summary>
internal sealed class Trainer(DigitSet digits, Random random)
{
    public const int Epochs = 40, BatchSize = 32;
    private const int Hidden = 32;
    private const double FirstRate = 0.01;

    private readonly List<double> _losses = [];

    public double[] Weights { get; } = Initial(random);

    /// <summary>The loss of every batch so far.</summary>
    public IReadOnlyList<double> Losses => _losses;

    /// <summary>Goes through all digits in each epoch, in a new order, and yields its mean loss.</summary>
    public IEnumerable<(int Epoch, double Loss)> Run()
    {
        double[] gradient = new double[Weights.Length];
        var adam = new Adam(Weights);
        for (int epoch = 1; epoch <= Epochs; epoch++)
        {
            DigitSet shuffled = digits.Shuffled(random);
            double rate = FirstRate * (Epochs + 1 - epoch) / Epochs, sum = 0;
            int batches = digits.Count / BatchSize;
            for (int batch = 0; batch < batches; batch++)
            {
                DigitSet some = shuffled.Part((batch * BatchSize)..((batch + 1) * BatchSize));
                double loss = Perceptron.LossValueAndGradient(Weights, some.Images, some.Labels, gradient);
                adam.Step(gradient, rate);
                _losses.Add(loss);
                sum += loss;
            }
            yield return (epoch, sum / batches);
        }
    }

    /// <summary>Small numbers, so that no neuron starts where its slope is flat.</summary>
    private static double[] Initial(Random random)
    {
        double range = 1 / Math.Sqrt(Perceptron.Pixels);
        return [.. Enumerable.Range(0, Perceptron.WeightCount(Hidden)).Select(_ => range * (2 * random.NextDouble() - 1))];
    }
}
