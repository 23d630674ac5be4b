using System.Reflection;

namespace GradGen.Package.Tests.Harness;

/// <summary>Where the sources are, and what this machine has already.</summary>
internal static class Repository
{
    public static string Root => Metadata("Repository");

    /// <summary>The packages that building this repository has brought, and that consumers may use without a network.</summary>
    public static string PackageCache => Metadata("PackageCache");

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Metadata(string key) => typeof(Repository).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == key).Value!;
}
