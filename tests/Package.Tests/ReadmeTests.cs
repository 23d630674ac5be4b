using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>The README's "after" is what a project with its "before" gets.</summary>
[Collection(UsesPackage.Name)]
public sealed class ReadmeTests(PackedPackage package)
{
    [Fact]
    public void GeneratedCodeIsWhatTheReadmeShows()
    {
        string[] blocks = [.. File.ReadAllText(Repository.File("README.md")).ReplaceLineEndings("\n").Split("```csharp\n").Skip(1)
            .Select(text => text[..text.IndexOf("```", StringComparison.Ordinal)])];
        (string before, string after) = (blocks[0], blocks[1]);

        var consumer = new Consumer(package, "Readme");
        consumer.Write("Before.cs", before);
        consumer.Build();
        string generated = string.Join('\n', consumer.GeneratedFiles.Select(File.ReadAllText));
        Assert.Contains(WithoutMargin(after), WithoutMargin(generated));
    }

    private static string WithoutMargin(string text) =>
        string.Join('\n', text.ReplaceLineEndings("\n").Trim().Split('\n').Select(line => line.Trim()));
}
