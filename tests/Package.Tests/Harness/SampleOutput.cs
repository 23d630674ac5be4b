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

    /// <summary>The cells of the rows of a chapter that begin with <paramref name="words"/>, after those words.</summary>
    public string[][] Rows(string chapter, params string[] words) =>
    [
        .. Chapter(chapter)
            .Select(line => line.Split("   ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            .Where(cells => cells.Take(words.Length).SequenceEqual(words)).Select(cells => cells[words.Length..]),
    ];

    /// <summary>The numbers of the only such row.</summary>
    public double[] Numbers(string chapter, params string[] words) =>
        [.. Assert.Single(Rows(chapter, words)).Select(cell => double.TryParse(cell, out double number) ? number : double.NaN)];
}
