using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using System.Text;

namespace GradGen.Tests.Harness;

/// <summary>Compilations of test sources, as strict as a project can be: nullable, documentation, warnings counted.</summary>
internal static class TestCompilation
{
    /// <summary>What every test source starts with, behind leading directives, on a line of the source so that line numbers stay.</summary>
    public const string Usings = "using System; using GradGen; ";

    private static readonly IReadOnlyList<MetadataReference> References = FindReferences();

    public static readonly CSharpParseOptions Latest =
        new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    public static CSharpCompilation Create(IEnumerable<string> sources, CSharpParseOptions? parse = null) =>
        CSharpCompilation.Create(
            "TestProject",
            sources.Select((source, i) => Parse(source, $"Test{i}.cs", parse)),
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                warningLevel: 9999));

    public static SyntaxTree Parse(string source, string path, CSharpParseOptions? parse = null) =>
        CSharpSyntaxTree.ParseText(SourceText.From(WithUsings(source), Encoding.UTF8), parse ?? Latest, path);

    /// <summary>The source as it is compiled; a source that writes <c>using GradGen;</c> itself stays as it is.</summary>
    public static string WithUsings(string source)
    {
        if (source.Contains("using GradGen;")) return source;
        int start = 0;
        while (start < source.Length && source[start] == '#') start = source.IndexOf('\n', start) + 1;
        return source.Insert(start, Usings);
    }

    /// <summary>The class library of the running runtime, and the attributes.</summary>
    private static List<MetadataReference> FindReferences()
    {
        string library = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return
        [
            .. trusted.Split(Path.PathSeparator)
                .Where(path => Path.GetDirectoryName(path) == library)
                .Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(DifferentiableAttribute).Assembly.Location),
        ];
    }
}
