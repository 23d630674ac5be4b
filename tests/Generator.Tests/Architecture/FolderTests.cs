using System.Text.RegularExpressions;
using GradGen.Tests.Harness;

namespace GradGen.Tests.Architecture;

/// <summary>The tree is the pipeline: arrows between folders point down it, and Roslyn stops at the lowering.</summary>
public partial class FolderTests
{
#pragma warning disable format // columns carry meaning
    /// <summary>Which folders of the generator each folder may use.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Support"]         = [],
        ["IR"]              = ["Support"],
        ["Diagnostics"]     = [],
        ["Lowering"]        = ["Diagnostics", "IR", "Support"],
        ["Analysis"]        = ["IR", "Support"],
        ["Simplification"]  = ["Analysis", "IR", "Support"],
        ["Differentiation"] = ["Analysis", "IR", "Simplification", "Support"],
        ["Emission"]        = ["Analysis", "IR", "Support"],
    };
#pragma warning restore format

    private static readonly string Generator = Repository.PathOf("src/Generator");

    public static TheoryData<string> Folders => new(Allowed.Keys);

    public static TheoryData<string> FoldersWithoutRoslyn => new(Allowed.Keys.Except(["Lowering", "Diagnostics"]));

    [Fact]
    public void EveryFolder_IsInTheTable() => Assert.Equal(
        Allowed.Keys.Order(),
        Directory.EnumerateDirectories(Generator).Select(folder => Path.GetFileName(folder)).Except(["bin", "obj"]).Order());

    [Theory]
    [MemberData(nameof(FoldersWithoutRoslyn))]
    public void Roslyn_StopsAtTheLowering(string folder) =>
        Assert.All(Files(folder), file => Assert.DoesNotContain("Microsoft.CodeAnalysis", File.ReadAllText(file)));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Arrows_PointDownThePipeline(string folder) => Assert.All(
        Files(folder).SelectMany(file => Using().Matches(File.ReadAllText(file))).Select(match => match.Groups["folder"].Value).Distinct(),
        used => Assert.Contains(used, Allowed[folder].Append(folder)));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Namespaces_FollowFolders(string folder) => Assert.All(
        Files(folder).Where(file => Path.GetFileName(file) != "Polyfills.cs"),
        file => Assert.Contains($"namespace GradGen.{Path.GetRelativePath(Generator, Path.GetDirectoryName(file)!).Replace(Path.DirectorySeparatorChar, '.')};", File.ReadAllText(file)));

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Generator, folder), "*.cs", SearchOption.AllDirectories);

    [GeneratedRegex(@"using (static )?GradGen\.(?<folder>\w+)")]
    private static partial Regex Using();
}
