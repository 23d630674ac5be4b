using System.Collections.Immutable;
using System.Reflection;
using GradGen.Numerics.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>The same sources compiled twice: with the generator, and over the oracle's numbers.</summary>
internal sealed class Build
{
    private readonly Lazy<(Assembly Assembly, ImmutableArray<Diagnostic> Complaints)> _generated;
    private readonly Lazy<Assembly> _oracle;
    private readonly Lazy<ImmutableArray<Diagnostic>> _refusals;

    private readonly bool _isTight;

    private Build(string name, IReadOnlyDictionary<string, string> sources, CSharpCompilationOptions options, bool isTight)
    {
        _isTight = isTight;
        IEnumerable<SyntaxTree> trees = sources.Append(new("Prelude.cs", Sources.Prelude)).Select(s => InMemory.Parse(s.Value, s.Key));
        Source = InMemory.Compile(name, trees, options);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(All<IIncrementalGenerator>().Select(g => g.AsSourceGenerator()), parseOptions: InMemory.ParseOptions);
        Result = driver.RunGeneratorsAndUpdateCompilation(Source, out Compilation output, out _).GetRunResult();
        Output = (CSharpCompilation)output;
        _generated = new(Compile);
        _oracle = new(() => InMemory.Load(Rewritten()));
        _refusals = new(Refuse);
    }

    /// <summary>The sources alone.</summary>
    public CSharpCompilation Source { get; }

    /// <summary>The sources and what was generated.</summary>
    public CSharpCompilation Output { get; }

    public GeneratorDriverRunResult Result { get; }

    public Assembly Generated => _generated.Value.Assembly;

    public Assembly Oracle => _oracle.Value;

    /// <summary>What the generator and the analyzer say of the sources.</summary>
    public ImmutableArray<Diagnostic> Refusals => _refusals.Value;

    /// <summary>Warnings and errors in generated code.</summary>
    public ImmutableArray<Diagnostic> Complaints => _generated.Value.Complaints;

    /// <param name="isTight">Whether generated code rents from a <see cref="TightPool{T}"/>.</param>
    public static Build Of(string name, IReadOnlyDictionary<string, string> sources, CSharpCompilationOptions? options = null, bool isTight = true) =>
        new(name, sources, options ?? InMemory.Careful, isTight);

    /// <summary>What was generated for a method, by what its file holds.</summary>
    public string GeneratedFor(string method) =>
        string.Join("\n", Result.GeneratedTrees.Select(t => t.ToString()).Where(text =>
            text.Contains($" {method}Gradient(", StringComparison.Ordinal) || text.Contains($" {method}Jacobian(", StringComparison.Ordinal)));

    /// <summary>Generated files that do not compile are left out, so that one of them hides nothing else.</summary>
    private (Assembly, ImmutableArray<Diagnostic>) Compile()
    {
        HashSet<SyntaxTree> generated = [.. Result.GeneratedTrees.Select(tree => _isTight && TightPool.In(tree.ToString()) is { } tight ? InMemory.Parse(tight, tree.FilePath) : tree)];
        CSharpCompilation compilation = Output.RemoveSyntaxTrees(Result.GeneratedTrees).AddSyntaxTrees(generated);
        var complaints = ImmutableArray.CreateBuilder<Diagnostic>();
        while (true)
        {
            (Assembly? assembly, ImmutableArray<Diagnostic> diagnostics) = InMemory.TryLoad(compilation);
            complaints.AddRange(diagnostics.Where(d => d.Severity >= DiagnosticSeverity.Warning && d.Location.SourceTree is { } tree && generated.Contains(tree)));
            if (assembly is not null) return (assembly, complaints.ToImmutable());
            var broken = diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.Location.SourceTree).OfType<SyntaxTree>().Where(generated.Remove).Distinct().ToList();
            if (broken.Count == 0) throw new InvalidOperationException($"The sources do not compile:\n{InMemory.Errors(diagnostics)}");
            compilation = compilation.RemoveSyntaxTrees(broken);
        }
    }

    private CSharpCompilation Rewritten() =>
        InMemory.Compile($"{Source.AssemblyName}.Oracle", [.. Source.SyntaxTrees.Select(tree => OracleRewriter.Rewrite(tree, Source))], Source.Options);

    private ImmutableArray<Diagnostic> Refuse()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. All<DiagnosticAnalyzer>()];
        return analyzers.IsEmpty
            ? Result.Diagnostics
            : [.. Result.Diagnostics, .. Source.WithAnalyzers(analyzers).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()];
    }

    private static IEnumerable<T> All<T>() =>
        typeof(Pipeline).Assembly.GetTypes().Where(t => typeof(T).IsAssignableFrom(t) && !t.IsAbstract).Select(t => (T)Activator.CreateInstance(t)!);
}
