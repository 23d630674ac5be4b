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
}
