using System.Collections.Immutable;
using System.Reflection;
using GradGen.Numerics.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>One deep method: what the generator does runs on a small stack, what the compiler does on a large one.</summary>
internal sealed class DeepBuild
{
    private readonly CSharpCompilation _source;
    private GeneratorDriver _driver;

    public DeepBuild(string body)
    {
        const string Asked = "Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Pullback";
        string source = $"public static partial class Deep {{ [Differentiable({Asked})] public static double M(double x) {body} }}";
        SyntaxTree tree = Stack.On(Stack.Large, () => InMemory.Parse(source, "Deep.cs"));
        _source = InMemory.Compile("Deep", [InMemory.Parse(Sources.Prelude, "Prelude.cs"), tree]);
        _driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: InMemory.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
    }

    /// <summary>Generates on a small stack, which parses what was generated, too.</summary>
    public GeneratorRunResult Generate() => Run(_source);

    /// <summary>Generates again after an edit somewhere else: what was lowered is compared with what is lowered now.</summary>
    public GeneratorRunResult GenerateAfterEdit() => Run(_source.AddSyntaxTrees(InMemory.Parse("class Other;", "Other.cs")));

    public Assembly Load(GeneratorRunResult generated) =>
        Stack.On(Stack.Large, () => InMemory.Load(_source.AddSyntaxTrees(generated.GeneratedSources.Select(s => s.SyntaxTree))));

    /// <summary>What the analyzer says of the method, asked on a small stack.</summary>
    public IReadOnlyList<Diagnostic> Analyze()
    {
        var said = new List<Diagnostic>();
        var registry = new Registry();
        new DifferentiableAnalyzer().Initialize(registry);
        ISymbol method = _source.GetTypeByMetadataName("Deep")!.GetMembers("M").Single();
        var options = new AnalyzerOptions([]);
        return Stack.On(Stack.Small, () =>
        {
#pragma warning disable CS0618 // the driver's own way in
            registry.OnSymbol!(new SymbolAnalysisContext(method, _source, options, said.Add, _ => true, CancellationToken.None));
#pragma warning restore CS0618
            return said;
        });
    }

    private GeneratorRunResult Run(CSharpCompilation compilation)
    {
        _driver = Stack.On(Stack.Small, () => _driver.RunGenerators(compilation));
        return _driver.GetRunResult().Results.Single();
    }

    /// <summary>Keeps what the analyzer registers: the compiler's driver would choose the thread it runs on.</summary>
    private sealed class Registry : AnalysisContext
    {
        public Action<SymbolAnalysisContext>? OnSymbol { get; private set; }

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) => OnSymbol = action;

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode)
        {
        }

        public override void EnableConcurrentExecution()
        {
        }

        public override void RegisterSyntaxNodeAction<T>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<T> syntaxKinds)
        {
        }

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterCodeBlockStartAction<T>(Action<CodeBlockStartAnalysisContext<T>> action) => throw new NotSupportedException();

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => throw new NotSupportedException();

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => throw new NotSupportedException();
    }
}
