using GradGen.Lowering;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Tests.Diagnostics;

/// <summary>Projects that generated code could not compile in.</summary>
public class UnsupportedTargetTests
{
    private const string Source = "static partial class C { [GradGen.Differentiable(GradGen.Derivatives.Hessian)] static double M(double x) { return x * x; } }";

    [Fact]
    public void AnOldLanguageVersion_IsRefused() => Assert.Equal(
        "'M' cannot receive derivatives because generated code is C# 9 and the project is C# 8.0; set <LangVersion> to 9.0 or later in the project file",
        Refusals(TestCompilation.Create([Source + "//using GradGen;"], TestCompilation.Latest.WithLanguageVersion(LanguageVersion.CSharp8))));

    [Fact]
    public void AHessianWithoutSpans_IsRefused()
    {
        CSharpCompilation full = TestCompilation.Create([Source + "//using GradGen;"]);
        MetadataReference[] old =
        [
            .. Basic.Reference.Assemblies.NetStandard20.References.All,
            .. full.References.Where(reference => reference.Display!.EndsWith("GradGen.Attributes.dll", StringComparison.Ordinal)),
        ];
        Assert.Equal(
            "'M' cannot receive derivatives because a Hessian fills a System.Span<T>, which the project does not have; add a reference to the package System.Memory",
            Refusals(full.WithReferences(old)));
    }

    private static string Refusals(Compilation compilation)
    {
        var method = (IMethodSymbol)compilation.GetTypeByMetadataName("C")!.GetMembers("M").Single();
        var reported = new List<Diagnostic>();
        Assert.Null(MethodLowering.Lower(method, compilation, Pipeline.Unplaced, reported.Add, CancellationToken.None));
        Assert.All(reported, diagnostic => Assert.Equal("GRAD012", diagnostic.Id));
        return string.Join("\n", reported.Select(diagnostic => diagnostic.GetMessage()));
    }
}
