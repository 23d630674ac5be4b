using Digits.Network;
using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Digits;

internal delegate double PerceptronGradient(
    ReadOnlySpan<double> weights, ReadOnlySpan<double> images, ReadOnlySpan<int> labels, Span<double> weightsGradient);

/// <summary>The network of samples/Digits, on images that are noise.</summary>
internal static class DigitsContest
{
    public static IEnumerable<Contest> All
    {
        get
        {
            var batch = new Batch(hidden: 32, images: 32);
            yield return new Contest("digits, 32 hidden neurons, 32 images", () => Value(batch))
            {
                Entrants =
                [
                    Entrant("by hand", PerceptronByHand.ValueAndGradient, batch),
                    Entrant("by hand, in vectors", PerceptronByVectors.ValueAndGradient, batch),
                    Entrant("generated", Perceptron.LossValueAndGradient, batch),
                ],
            };
        }
    }

    private static double Value(Batch batch) => Perceptron.Loss(batch.Weights, batch.Images, batch.Labels);

    private static Entrant Entrant(string name, PerceptronGradient gradient, Batch batch)
    {
        double[] weights = new double[batch.Weights.Length];
        return new Entrant(name, () => gradient(batch.Weights, batch.Images, batch.Labels, weights), () => Check(gradient));
    }

    private static double Check(PerceptronGradient gradient)
    {
        var batch = new Batch(hidden: 6, images: 3);
        double[] weights = new double[batch.Weights.Length];
        double value = gradient(batch.Weights, batch.Images, batch.Labels, weights);
        return Differences.Worst(
            Differences.Error(value, Value(batch)), Differences.Error(weights, batch.Weights, () => Value(batch)));
    }

    private sealed class Batch
    {
        public Batch(int hidden, int images)
        {
            var random = new Random(Seed: 1);
            Weights = [.. Enumerable.Range(0, Perceptron.WeightCount(hidden)).Select(_ => random.NextDouble() - 0.5)];
            Images = [.. Enumerable.Range(0, images * Perceptron.Pixels).Select(_ => random.NextDouble())];
            Labels = [.. Enumerable.Range(0, images).Select(_ => random.Next(Perceptron.Classes))];
        }

        public double[] Weights { get; }

        public double[] Images { get; }

        public int[] Labels { get; }
    }
}
