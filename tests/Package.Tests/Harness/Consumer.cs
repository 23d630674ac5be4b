namespace GradGen.Package.Tests.Harness;

/// <summary>A project of a user: outside the tree, knowing nothing of it, with the package from a local folder feed.</summary>
internal sealed class Consumer
{
    private readonly string _version;
    private readonly string _packages;

    public Consumer(PackedPackage package, string template)
    {
        _version = package.Version;
        _packages = Path.Combine(package.Folder, "packages");
        Folder = Path.Combine(package.Folder, $"{template}-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Folder);
        foreach (string file in Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Consumers", template)))
        {
            File.Copy(file, Path.Combine(Folder, Path.GetFileName(file)));
        }
        Write("nuget.config", $"""
            <configuration>
              <packageSources><clear /><add key="local" value="{package.Feed}" /></packageSources>
              <fallbackPackageFolders><clear /><add key="machine" value="{Repository.PackageCache}" /></fallbackPackageFolders>
            </configuration>
            """);
    }

    public string Folder { get; }

    public IEnumerable<string> GeneratedFiles =>
        Directory.EnumerateFiles(Path.Combine(Folder, "obj"), "*.g.cs", SearchOption.AllDirectories)
            .Where(file => file.Contains("GradGen.Generator"));

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public string Build(params (string Name, string Value)[] environment) =>
        Dotnet.Run(Folder, ["build"], [.. Environment, .. environment]);

    public (int ExitCode, string Output) TryBuild(params string[] options) =>
        Dotnet.TryRun(Folder, ["build", .. options], [.. Environment]);

    /// <summary>Runs what <see cref="Build"/> has built.</summary>
    public string Run() => Dotnet.Run(Folder, ["run", "--no-build"], [.. Environment]);

    private (string, string)[] Environment => [("GradGenVersion", _version), ("NUGET_PACKAGES", _packages)];
}
