using System.Text.RegularExpressions;
using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>What the sample says is refused is what the compiler says, word for word, in a project with the package.</summary>
[Collection(UsesPackage.Name)]
public sealed partial class RefusedTests(PackedPackage package)
{
    [Fact]
    public void CompilerSaysWhatTheSamplePrints()
    {
        string[] lines = File.ReadAllLines(Repository.File("samples", "Circuits", "Refused.cs.txt"));
        var consumer = new Consumer(package, "Refused");
        consumer.Write("Refused.cs", string.Join('\n', lines));

        string[] said = [.. Said().Matches(consumer.TryBuild().Output).Select(Report).Distinct().Order(StringComparer.Ordinal)];
        Assert.NotEmpty(said);
        Assert.Equal(Printed(lines).Order(StringComparer.Ordinal), said);
    }

    /// <summary>The comments that stand below a method are about its line.</summary>
    private static IEnumerable<string> Printed(string[] lines)
    {
        int about = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            string line = lines[i].Trim();
            if (line.StartsWith("//", StringComparison.Ordinal)) yield return $"{about:D3} {line[2..].Trim()}";
            else about = i + 1;
        }
    }

    private static string Report(Match match) => $"{int.Parse(match.Groups["line"].Value):D3} {match.Groups["report"].Value}";

    [GeneratedRegex(@"Refused\.cs\((?<line>\d+),\d+\): (?<report>(error|warning) GRAD\d{3}: .*?)( \(https\S*\))?( \[[^]]*\.csproj\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Said();
}
