using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Harness;

/// <summary>A compilation emitted to memory, with its documentation.</summary>
internal static class Compiled
{
    private const string MissingDocumentation = "CS1591";

    /// <summary>The errors and warnings; test sources may lack documentation, generated code may not.</summary>
    public static IEnumerable<Diagnostic> Problems(Compilation compilation)
    {
        using var image = new MemoryStream();
        return Problems(compilation, image);
    }

    public static IEnumerable<Diagnostic> Problems(Compilation compilation, Stream image)
    {
        using var documentation = new MemoryStream();
        return
        [
            .. compilation.Emit(image, xmlDocumentationStream: documentation).Diagnostics
                .Where(d => d.Severity >= DiagnosticSeverity.Warning && !d.IsSuppressed)
                .Where(d => d.Id != MissingDocumentation || IsGenerated(d.Location)),
        ];
    }

    private static bool IsGenerated(Location location) => location.SourceTree?.FilePath.EndsWith(".g.cs") == true;
}
