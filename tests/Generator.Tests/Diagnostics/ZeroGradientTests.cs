using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class ZeroGradientTests
{
    [Theory]
    [InlineData("=> x * x")]
    [InlineData("=> y > 0 ? x : -x")]
    [InlineData("{ y = x; return x * y; }")]
    [InlineData("{ double unused = y * y; return x; }")]
    public void AnInputWithoutInfluence_IsReported(string body) => Verify.Analyzer(
        $"static partial class C {{ [Differentiable] static double M(double x, double {{|GRAD010:y|}}) {body}{(body[0] == '{' ? "" : ";")} }}",
        "The result of 'M' does not depend smoothly on 'y', so its derivative is zero everywhere; mark it [NoGradient] if that is meant");

    [Fact]
    public void AnInputThatOnlyMovesSteps_IsReportedBesideThem() => Verify.Analyzer(
        "static partial class C { [Differentiable] static double M(double x, double {|GRAD010:y|}) => x + {|GRAD009:Math.Sign(y)|}; }");

    [Theory]
    [InlineData("=> x + 0 * y")]
    [InlineData("=> n > 0 ? x : y")]
    [InlineData("=> x - Math.Floor(x) + y")]
    public void AnInputWithInfluence_IsNot(string body) =>
        Assert.DoesNotContain(
            Verify.Reported(GeneratorRun.Over($"static partial class C {{ [Differentiable] static double M(double x, double y, int n) {body}; }}")),
            diagnostic => diagnostic.Id == "GRAD010");

    [Fact]
    public void ASpanThatIsWritten_IsAResult() => Verify.Analyzer(
        "static partial class C { [Differentiable] static void M(double[] x, double[] {|GRAD010:unused|}, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; } }");

    [Fact]
    public void ItIsAWarning_AndTheGradientIsThere()
    {
        using LoadedAssembly loaded = GeneratorRun.Over("public static partial class C { [Differentiable] public static double M(double x) => 1; }").Load();
        Assert.Equal(0.0, loaded.Call<double>("C.MGradient", 3.0));
    }

    [Fact]
    public void OfAPartialMethod_TheBodysParameterIsMarked() => Verify.Analyzer(
        "static partial class C { [Differentiable] internal static partial double M(double x, double y); internal static partial double M(double x, double {|GRAD010:y|}) => 2 * x; }");
}
