using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;
using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

[Collection(UsesPackage.Name)]
public sealed class ContentsTests(PackedPackage package)
{
    private const string Attributes = "lib/netstandard2.0/GradGen.Attributes.dll";
    private const string Generator = "analyzers/dotnet/roslyn4.14/cs/GradGen.Generator.dll";

    [Fact]
    public void PackageHoldsTheseFilesAndNoOthers()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        string[] ofTheFormat = ["_rels/", "[Content_Types].xml", "package/services/"];
        Assert.Equal(
            ["GradGen.nuspec", "README.md", Generator, "build/GradGen.targets", Attributes, "lib/netstandard2.0/GradGen.Attributes.xml"],
            archive.Entries.Select(entry => entry.FullName).Where(name => !ofTheFormat.Any(name.StartsWith)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void PackageDependsOnNothing()
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream stream = archive.GetEntry("GradGen.nuspec")!.Open();
        XElement metadata = XDocument.Load(stream).Root!.Elements().Single();
        Assert.DoesNotContain(metadata.Descendants(), element => element.Name.LocalName == "dependency");
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    [Fact]
    public void AttributesNeedOnlyTheFramework() => Assert.Equal(["netstandard"], References(Attributes));

    /// <summary>What else the generator needed would have to lie beside it in the package.</summary>
    [Fact]
    public void GeneratorNeedsOnlyWhatTheCompilerBrings() => Assert.Empty(References(Generator).Except(
    [
        "netstandard", "Microsoft.CodeAnalysis", "Microsoft.CodeAnalysis.CSharp", "System.Collections.Immutable", "System.Memory",
    ]));

    [Theory]
    [InlineData(Attributes)]
    [InlineData(Generator)]
    public void AssembliesAreDeterministicAndCarryTheirSymbols(string entry)
    {
        using PEReader assembly = Open(entry);
        DebugDirectoryEntryType[] types = [.. assembly.ReadDebugDirectory().Select(debug => debug.Type)];
        Assert.Contains(DebugDirectoryEntryType.Reproducible, types);
        Assert.Contains(DebugDirectoryEntryType.EmbeddedPortablePdb, types);
    }

    private IEnumerable<string> References(string entry)
    {
        using PEReader assembly = Open(entry);
        MetadataReader metadata = assembly.GetMetadataReader();
        return [.. metadata.AssemblyReferences.Select(handle => metadata.GetString(metadata.GetAssemblyReference(handle).Name))];
    }

    private PEReader Open(string entry)
    {
        using ZipArchive archive = ZipFile.OpenRead(package.File);
        using Stream stream = archive.GetEntry(entry)!.Open();
        var memory = new MemoryStream();
        stream.CopyTo(memory);
        memory.Position = 0;
        return new PEReader(memory);
    }
}
