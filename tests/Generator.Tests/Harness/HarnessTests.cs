using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tests.Harness;

public class HarnessTests
{
    [Fact]
    public void Markup_IsReadAndPrintedAlike()
    {
        var marks = new List<Mark>();
        string plain = Markup.Parse("a {|GRAD001:b {|+:c|}|} [|d|] e", file: 0, marks);

        Assert.Equal("a b c d e", plain);
        Assert.Equal(
            [new Mark(0, "+", new TextSpan(4, 1)), new Mark(0, "GRAD001", new TextSpan(2, 3)), new Mark(0, "", new TextSpan(6, 1))],
            marks);
        Assert.Equal("a {|GRAD001:b {|+:c|}|} d e", Markup.Print(plain, marks.Take(2)));
    }

    [Fact]
    public void Sources_AreCompiledLoadedAndRun()
    {
        using LoadedAssembly loaded = GeneratorRun.Over("static class C { static double Twice(double x) => 2 * x; }").Load();
        Assert.Equal(6.0, loaded.Call<double>("C.Twice", 3.0));
    }

    [Fact]
    public void AWarning_IsAFailure()
    {
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => GeneratorRun.Over("class C { string? s; int M() => s.Length; }").Succeeds());
    }

    [Theory]
    [InlineData("namespace N;")]
    [InlineData("partial class C { static void G() { int unused; } }")]
    [InlineData("public partial class C { /// <summary><see cref=\"Nothing\"/></summary>\npublic static void G() { } }")]
    [InlineData("partial class C { static C G() => Missing(); }")]
    public void GeneratedCode_IsCompiledStrictly_AndAsCSharp9(string generated)
    {
        var generator = new DifferentiableGenerator(_ => generated);
        GeneratorRun run = GeneratorRun.Over(generator, "partial class C { [Differentiable] static double M(double x) => x; }");
        Assert.ThrowsAny<Xunit.Sdk.XunitException>(run.Succeeds);
    }

    [Fact]
    public void AForgottenMark_IsPrinted()
    {
        var failure = Assert.ThrowsAny<Xunit.Sdk.XunitException>(() => Verify.Analyzer("class C { [Differentiable] static double M(double x) => x; }"));
        Assert.Contains("class {|+:C|} { [Differentiable] static double {|GRAD001:M|}(double x) => x; }", failure.Message);
    }
}
