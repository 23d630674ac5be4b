namespace GradGen.Package.Tests.Harness;

/// <summary>What <c>samples/Circuits</c> prints, run once for all tests.</summary>
public sealed class SampleOutput
{
    private readonly string[] _lines = Dotnet.Run(AppContext.BaseDirectory, [Path.Combine(AppContext.BaseDirectory, "Circuits.dll")])
        .ReplaceLineEndings("\n").Split('\n');

    /// <summary>The lines of a chapter.</summary>
    public IEnumerable<string> Chapter(string title) => _lines
        .SkipWhile(line => !line.EndsWith($"  {title}", StringComparison.Ordinal)).Skip(2)
        .TakeWhile(line => !line.StartsWith('═'));

    /// <summary>The numbers of the one row of a chapter that begins with <paramref name="words"/>; other words are NaN.</summary>
    public double[] Numbers(string chapter, params string[] words)
    {
        IEnumerable<double[]> rows = Chapter(chapter)
            .Select(line => line.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(cells => cells.Take(words.Length).SequenceEqual(words))
            .Select(cells => cells.Skip(words.Length).Select(Number).ToArray());
        return Assert.Single(rows, numbers => !numbers.All(double.IsNaN));
    }

    private static double Number(string cell) => double.TryParse(cell, out double number) ? number : double.NaN;
}
