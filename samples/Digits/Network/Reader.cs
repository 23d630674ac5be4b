namespace Digits.Network;

/// <summary>A network that has its weights, and reads.</summary>
internal static class Reader
{
    public static int Read(double[] weights, ReadOnlySpan<double> image)
    {
        double[] hidden = new double[Perceptron.HiddenCount(weights.Length)];
        Perceptron.Hide(weights, image, hidden);
        return Enumerable.Range(0, Perceptron.Classes).MaxBy(digit => Perceptron.Score(weights, hidden, digit));
    }

    public static int[] ReadAll(double[] weights, DigitSet digits) =>
        [.. Enumerable.Range(0, digits.Count).Select(i => Read(weights, digits.Image(i)))];

    /// <summary>The share of digits that are read as what they are.</summary>
    public static double Accuracy(double[] weights, DigitSet digits) =>
        ReadAll(weights, digits).Zip(digits.Labels).Count(pair => pair.First == pair.Second) / (double)digits.Count;
}
