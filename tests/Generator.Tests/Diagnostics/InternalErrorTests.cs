using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Diagnostics;

public class InternalErrorTests
{
    private const string Marked = """
        static partial class C
        {
            [Differentiable] static double F(double x) => 2 * x;
            [Differentiable] static double {|GRAD008:Bad|}(double x) => 2 * x;
            [Differentiable] static double G(double x) => 2 * x;
        }
        """;

    [Fact]
    public void AFailure_IsReportedAtItsMethod_AndTheOthersAreGenerated()
    {
        var marks = new List<Mark>();
        string source = Markup.Parse(TestCompilation.WithUsings(Marked), file: 0, marks);

        GeneratorRun run = GeneratorRun.Over(FailingOn("C.Bad.g.cs"), source);

        Assert.Null(run.Result.Exception);
        Diagnostic reported = Assert.Single(run.Reported);
        Assert.Equal((marks[0].Id, marks[0].Span), (reported.Id, reported.Location.SourceSpan));
        Assert.StartsWith(
            "GradGen failed on 'Bad', which is a bug in GradGen, not in your code; please report it: InvalidOperationException: two lines at GradGen",
            reported.GetMessage());
        Assert.Equal(["C.F.g.cs", "C.G.g.cs"], run.Files.Keys.Order());
    }

    [Fact]
    public void AFailure_IsReportedOnce() =>
        Assert.DoesNotContain(Verify.Reported(GeneratorRun.Over(FailingOn("C.Bad.g.cs"), Markup.Parse(Marked, 0, []))), d => d.Id == "GRAD008");

    [Fact]
    public void TheReport_FollowsTheMethod()
    {
        GeneratorRun first = GeneratorRun.Over(FailingOn("C.Bad.g.cs"), Markup.Parse(Marked, 0, []));
        GeneratorRun second = first.Again(first.Input.ReplaceSyntaxTree(
            first.Input.SyntaxTrees.Single(),
            TestCompilation.Parse("// A comment above.\n\n" + Markup.Parse(Marked, 0, []), "Test0.cs")));
        Assert.Equal(
            Assert.Single(first.Reported).Location.GetLineSpan().StartLinePosition.Line + 2,
            Assert.Single(second.Reported).Location.GetLineSpan().StartLinePosition.Line);
    }

    [Fact]
    public void ACancellation_IsNoFailure()
    {
        using var source = new CancellationTokenSource();
        var generator = new DifferentiableGenerator(_ =>
        {
            source.Cancel();
            throw new OperationCanceledException();
        });
        Assert.Throws<OperationCanceledException>(() => GeneratorRun.NewDriver(generator).RunGenerators(
            TestCompilation.Create(["static partial class C { [Differentiable] static double F(double x) => x; }"]), source.Token));
    }

    private static DifferentiableGenerator FailingOn(string hintName) =>
        new(request => request.HintName == hintName ? throw new InvalidOperationException("two\nlines") : "// generated");
}
