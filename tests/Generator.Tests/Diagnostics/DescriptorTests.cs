using GradGen.Diagnostics;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Diagnostics;

/// <summary>Each diagnostic has a page of documentation whose code is true, a row of release notes and a test.</summary>
public class DescriptorTests
{
    /// <summary>No code of a user's may produce it, on purpose.</summary>
    private const string InternalError = "GRAD008";

    public static TheoryData<string> Ids => new(Descriptors.All.Select(descriptor => descriptor.Id));

    public static TheoryData<string> IdsOfCode => new(Descriptors.All.Select(descriptor => descriptor.Id).Where(id => id != InternalError));

    [Fact]
    public void Ids_AreThoseOfTheFields() => Assert.Equal(
        typeof(Descriptors).GetFields().Select(field => field.GetValue(null)).Cast<DiagnosticDescriptor>().Select(d => d.Id).Order(),
        Descriptors.All.Select(descriptor => descriptor.Id));

    [Theory]
    [MemberData(nameof(Ids))]
    public void ThePage_HasTheTitle_AndIsLinked(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(d => d.Id == id);
        Assert.StartsWith($"# {id}: {descriptor.Title}\n", Page(id));
        Assert.EndsWith($"docs/diagnostics/{id}.md", descriptor.HelpLinkUri);
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public void TheWrongCode_IsReported_AsThatAlone(string id)
    {
        GeneratorRun run = GeneratorRun.Over(Code(id, "## Wrong"));
        Assert.Equal([id], Verify.Reported(run).Select(diagnostic => diagnostic.Id).Distinct());
        run.Compiles(Compiled.Problems(run.Output), "The wrong code is wrong in other ways");
    }

    [Theory]
    [MemberData(nameof(IdsOfCode))]
    public void TheRightCode_IsDifferentiated(string id)
    {
        GeneratorRun run = GeneratorRun.Over(Code(id, "## Right")).Succeeds();
        Assert.NotEmpty(run.Files);
        Assert.Empty(Verify.Reported(run));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ReleaseNotes_HaveARow(string id)
    {
        DiagnosticDescriptor descriptor = Descriptors.All.Single(d => d.Id == id);
        string[] rows = [.. File.ReadLines(Repository.PathOf("src/Generator/AnalyzerReleases.Unshipped.md"))
            .Concat(File.ReadLines(Repository.PathOf("src/Generator/AnalyzerReleases.Shipped.md")))];
        string[] cells = [.. rows.Single(row => row.StartsWith(id)).Split('|').Select(cell => cell.Trim())];
        Assert.Equal([id, descriptor.Category, descriptor.DefaultSeverity.ToString(), descriptor.Title.ToString()], cells);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void ATest_MarksIt(string id) => Assert.Contains(
        Directory.EnumerateFiles(Repository.PathOf("tests/Generator.Tests"), "*.cs", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) != nameof(DescriptorTests) + ".cs"),
        file => File.ReadAllText(file).Contains($"{{|{id}:"));

    private static string Page(string id) => File.ReadAllText(Repository.PathOf($"docs/diagnostics/{id}.md")).ReplaceLineEndings("\n");

    private static string Code(string id, string heading)
    {
        string section = Page(id).Split(heading + "\n")[1];
        return section.Split("```csharp\n")[1].Split("```")[0];
    }
}
