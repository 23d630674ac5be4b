namespace Digits.Network;

/// <summary>Handwritten digits: their pixels from 0 to 1, one image after the other, and what they are.</summary>
internal sealed record DigitSet(double[] Images, int[] Labels)
{
    private const double Black = 16;

    public int Count => Labels.Length;

    public static DigitSet Read()
    {
        using Stream stream = typeof(DigitSet).Assembly.GetManifestResourceStream("digits.csv")!;
        string[] lines = new StreamReader(stream).ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        int[][] rows = [.. lines.Select(line => line.Split(',').Select(int.Parse).ToArray())];
        return new DigitSet([.. rows.SelectMany(row => row[..^1]).Select(pixel => pixel / Black)], [.. rows.Select(row => row[^1])]);
    }

    public ReadOnlySpan<double> Image(int i) => Images.AsSpan(i * Perceptron.Pixels, Perceptron.Pixels);

    public DigitSet Shuffled(Random random)
    {
        int[] order = [.. Enumerable.Range(0, Count)];
        random.Shuffle(order);
        return new DigitSet([.. order.SelectMany(i => Image(i).ToArray())], [.. order.Select(i => Labels[i])]);
    }

    public DigitSet Part(Range range)
    {
        (int start, int count) = range.GetOffsetAndLength(Count);
        return new DigitSet(Images[(start * Perceptron.Pixels)..((start + count) * Perceptron.Pixels)], Labels[range]);
    }
}
