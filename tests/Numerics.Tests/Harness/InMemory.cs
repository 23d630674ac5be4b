using System.Collections.Immutable;
using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>Compiles C# in memory, against what this process runs on.</summary>
internal static class InMemory
{
    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || path.EndsWith("netstandard.dll", StringComparison.Ordinal))
            .Append(typeof(DifferentiableAttribute).Assembly.Location)
            .Append(typeof(InMemory).Assembly.Location)
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>As a careful project compiles: documentation and nullable warnings included.</summary>
    public static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static readonly CSharpCompilationOptions Careful = new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        nullableContextOptions: NullableContextOptions.Enable,
        concurrentBuild: false);

    /// <summary>
    /// For code that runs a few times only: the runtime compiles it without optimising, which changes no result.
    /// Generated code turns nullable warnings off by itself.
    /// </summary>
    public static readonly CSharpCompilationOptions Hasty = Careful.WithOptimizationLevel(OptimizationLevel.Debug).WithNullableContextOptions(NullableContextOptions.Annotations);

    public static CSharpCompilation Compile(string name, IEnumerable<SyntaxTree> trees, CSharpCompilationOptions? options = null) =>
        CSharpCompilation.Create(name, trees, References, options ?? Careful);

    public static SyntaxTree Parse(string source, string path) => CSharpSyntaxTree.ParseText(source, ParseOptions, path);

    public static Assembly Load(CSharpCompilation compilation)
    {
        (Assembly? assembly, ImmutableArray<Diagnostic> diagnostics) = TryLoad(compilation);
        return assembly ?? throw new InvalidOperationException($"{compilation.AssemblyName} does not compile:\n{Errors(diagnostics)}");
    }

    /// <summary>The assembly, if there are no errors, and what the compiler said.</summary>
    public static (Assembly? Assembly, ImmutableArray<Diagnostic> Diagnostics) TryLoad(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        if (!result.Success) return (null, result.Diagnostics);
        image.Position = 0;
        var context = new AssemblyLoadContext(compilation.AssemblyName, isCollectible: true);
        context.Resolving += (_, name) => AppDomain.CurrentDomain.GetAssemblies().FirstOrDefault(a => a.GetName().Name == name.Name && !a.IsCollectible);
        return (context.LoadFromStream(image), result.Diagnostics);
    }

    public static string Errors(IEnumerable<Diagnostic> diagnostics) =>
        string.Join("\n", diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(20).Select(Describe));

    public static string Describe(Diagnostic diagnostic)
    {
        FileLinePositionSpan span = diagnostic.Location.GetLineSpan();
        string line = diagnostic.Location.SourceTree?.GetText().Lines[span.StartLinePosition.Line].ToString().Trim() ?? "";
        return $"{span.Path}({span.StartLinePosition.Line + 1}): {diagnostic.Id}: {diagnostic.GetMessage()}\n        {line}";
    }
}
