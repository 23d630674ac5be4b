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
    private readonly Lazy<(GeneratorDriver Driver, GeneratorRunResult Result)> _generated;

    public DeepBuild(string body)
    {
        const string Asked = "Derivatives.Gradient | Derivatives.Pushforward | Derivatives.Pullback";
        string source = $"public static partial class Deep {{ [Differentiable({Asked})] public static double M(double x) {body} }}";
        SyntaxTree tree = Stack.On(Stack.Large, () => InMemory.Parse(source, "Deep.cs"));
        _source = InMemory.Compile("Deep", [InMemory.Parse(Sources.Prelude, "Prelude.cs"), tree]);
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            parseOptions: InMemory.ParseOptions,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        _generated = new(() => Run(driver, _source));
    }

    /// <summary>Generated on a small stack, which parsed what was generated, too.</summary>
    public GeneratorRunResult Generated => _generated.Value.Result;

    /// <summary>Generates again after an edit somewhere else: what was lowered is compared with what is lowered now.</summary>
    public GeneratorRunResult GenerateAfterEdit() =>
        Run(_generated.Value.Driver, _source.AddSyntaxTrees(InMemory.Parse("class Other;", "Other.cs"))).Item2;

    public Assembly Load() =>
        Stack.On(Stack.Large, () => InMemory.Load(_source.AddSyntaxTrees(Generated.GeneratedSources.Select(s => s.SyntaxTree))));

    /// <summary>What the analyzer says of the method, asked on a small stack.</summary>
    public IReadOnlyList<Diagnostic> Analyze()
    {
        var said = new List<Diagnostic>();
        var registry = new AnalyzerRegistry();
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

    private static (GeneratorDriver, GeneratorRunResult) Run(GeneratorDriver driver, CSharpCompilation compilation)
    {
        driver = Stack.On(Stack.Small, () => driver.RunGenerators(compilation));
        return (driver, driver.GetRunResult().Results.Single());
    }
}
