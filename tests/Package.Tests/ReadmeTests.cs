using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>The README's "after" is what a project with its "before" gets. <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
[Collection(UsesPackage.Name)]
public sealed class ReadmeTests(PackedPackage package)
{
    private const string Start = "```csharp\n";
    private const string End = "```";

    [Fact]
    public void GeneratedCodeIsWhatTheReadmeShows()
    {
        string file = Repository.File("README.md");
        string readme = File.ReadAllText(file).ReplaceLineEndings("\n");
        (int beforeStart, int beforeEnd) = Block(readme, 0);
        (int afterStart, int afterEnd) = Block(readme, beforeEnd + End.Length);

        var consumer = new Consumer(package, "Readme");
        consumer.Write("Before.cs", readme[beforeStart..beforeEnd]);
        consumer.Build();
        string generated = Method(File.ReadAllText(Assert.Single(consumer.GeneratedFiles)), "NeuronGradient");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllText(file, readme[..afterStart] + generated + readme[afterEnd..]);
            return;
        }
        Assert.Equal(readme[afterStart..afterEnd], generated);
    }

    /// <summary>Where the text of the next block of C# begins and ends.</summary>
    private static (int Start, int End) Block(string text, int from)
    {
        int start = text.IndexOf(Start, from, StringComparison.Ordinal) + Start.Length;
        return (start, text.IndexOf(End, start, StringComparison.Ordinal));
    }

    /// <summary>The method, from its first line to its closing brace, moved to the margin.</summary>
    private static string Method(string file, string name)
    {
        string[] lines = file.ReplaceLineEndings("\n").Split('\n');
        int first = Array.FindIndex(lines, line => line.Contains($" {name}("));
        int margin = lines[first].Length - lines[first].TrimStart().Length;
        int last = Array.FindIndex(lines, first, line => line == new string(' ', margin) + "}");
        return string.Concat(lines[first..(last + 1)].Select(line => (line.Length > margin ? line[margin..] : "") + "\n"));
    }
}
