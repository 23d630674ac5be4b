namespace GradGen.Package.Tests.Harness;

/// <summary>The package, packed once for all tests, in a folder outside the tree that is also the feed it is installed from.</summary>
public sealed class PackedPackage : IDisposable
{
    public PackedPackage()
    {
        Directory.CreateDirectory(Feed);
        Dotnet.Run(Repository.Root,
        [
            "pack", Repository.File("src", "Attributes"), "--configuration", "Release", "--output", Feed,
            "--artifacts-path", Path.Combine(Folder, "artifacts"), $"-p:Version={Version}",
        ]);
    }

    /// <summary>Unlike any before, so that no cache can serve an older package.</summary>
    public string Version { get; } = $"0.1.0-test.{Guid.NewGuid():N}";

    public string Folder { get; } = Directory.CreateTempSubdirectory("gradgen-").FullName;

    public string Feed => Path.Combine(Folder, "feed");

    public string File => Path.Combine(Feed, $"GradGen.{Version}.nupkg");

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}

[CollectionDefinition(Name)]
public sealed class UsesPackage : ICollectionFixture<PackedPackage>
{
    public const string Name = "uses the package";
}
