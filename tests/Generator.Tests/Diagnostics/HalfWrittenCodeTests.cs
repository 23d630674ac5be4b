using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Diagnostics;

/// <summary>While code is being typed it does not compile: the compiler says so, and nothing here fails over it.</summary>
public class HalfWrittenCodeTests
{
    [Theory]
    [InlineData("partial class C { [Differentiable] static double M(double x) => x; [Differentiable] static double M(double x) => 2 * x; }", 1)]
    [InlineData("partial class C { [Differentiable] static double M(double x) => x; } partial class C { [Differentiable] static double M(double y) => y; }", 1)]
    [InlineData("partial class C { [Differentiable] static partial double M(double x); [Differentiable] static partial double M(double x) => x; }", 1)]
    [InlineData("partial class C { [Differentiable] [Differentiable] static double M(double x) => x; }", 1)]
    [InlineData("partial class C { [Differentiable] static double M(double x, double x) => x; }", null)]
    [InlineData("partial class C { [Differentiable] static double M(double x) }", 0)]
    [InlineData("partial class C { [Differentiable] static double M(double x); }", 0)]
    [InlineData("partial class C { [Differentiable] static double (double x) => x; }", null)]
    [InlineData("partial class C { [Differentiable] static double M(double x", null)]
    [InlineData("partial class C { [Differentiable] static double M(double ) => 1; }", null)]
    [InlineData("partial class C { [Differentiable] static Unknown M(double x) => x; }", 0)]
    [InlineData("partial class C { [Differentiable] static M(double x) => x; }", 0)]
    [InlineData("partial class C { [Differentiable] static double M(Unknown x, double y) => y; }", 0)]
    [InlineData("partial class C { [Differentiable] static double M(System.Collections.Generic.List<Unknown>[] x, double y) => y; }", 0)]
    [InlineData("partial class C { [Differentiable(Derivatives.Unknown)] static double M(double x) => x; }", 0)]
    [InlineData("partial class C { [Differentiable(1, 2, 3)] static double M(double x) => x; }", 0)]
    [InlineData("partial class C { [Differentiable(\"Gradient\")] static double M(double x) => x; }", 0)]
    [InlineData("[Differentiable] static double M(double x) => x;", 0)]
    [InlineData("namespace N { [Differentiable] static double M(double x) => x; }", 0)]
    [InlineData("enum E { [Differentiable] static double M(double x) => x; }", 0)]
    [InlineData("[Differentiable] partial class C { [Differentiable] int x; [Differentiable] C() { } }", 0)]
    [InlineData("partial class C { [Differentiable] static double M(this double x) => x; }", null)]
    [InlineData("partial class C : Unknown<C> { [Differentiable] static double M(double x) => x; }", null)]
    [InlineData("partial class C { [Differentiable] static double M<T>(double x) where T : Unknown => x; }", null)]
    [InlineData("partial class C { [Differentiable] static double M(double x = Unknown, int y = \"\") => x; }", null)]
    public void NothingFails(string source, int? files)
    {
        GeneratorRun run = GeneratorRun.Over(source);
        Assert.Contains(run.Input.GetDiagnostics(), diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Null(run.Result.Exception);
        Assert.Empty(run.Reported);
        Assert.DoesNotContain(Verify.Reported(run), diagnostic => diagnostic.Id is "AD0001" or "GRAD008");
        if (files is not null) Assert.Equal(files, run.Files.Count);
    }
}
