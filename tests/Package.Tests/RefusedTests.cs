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
        string[] printed = [.. lines.Select((line, index) => (Match: Printed().Match(line), Line: index))
            .Where(found => found.Match.Success).Select(found => Format(found.Line, found.Match)).Order(StringComparer.Ordinal)];
        Assert.NotEmpty(printed);
        Assert.Equal(printed, said);
    }

    /// <summary>The comment stands one line below what it is about, and so its index is that line's number.</summary>
    private static string Format(int line, Match match) => $"{line:D3} {match.Groups["report"].Value}";

    private static string Report(Match match) => Format(int.Parse(match.Groups["line"].Value), match);

    [GeneratedRegex(@"^\s*// (?<report>(error|warning) GRAD\d{3}: .*?)\s*$")]
    private static partial Regex Printed();

    [GeneratedRegex(@"Refused\.cs\((?<line>\d+),\d+\): (?<report>(error|warning) GRAD\d{3}: .*?)( \(https\S*\))?( \[.*\])?\r?$", RegexOptions.Multiline)]
    private static partial Regex Said();
}
