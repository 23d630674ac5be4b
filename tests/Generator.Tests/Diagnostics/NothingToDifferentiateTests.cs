using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class NothingToDifferentiateTests
{
    [Theory]
    [InlineData("", "it has no parameters")]
    [InlineData("int n, string s", "none of them is a double or a float")]
    [InlineData("[NoGradient] double x, int n", "every double or float among them is marked [NoGradient]")]
    [InlineData("[NoGradient] in float x", "every double or float among them is marked [NoGradient]")]
    [InlineData("[NoGradient] double[] x", "none of them is a double or a float")]
    public void NoInput(string parameters, string why) => Verify.Analyzer(
        $"static partial class C {{ [Differentiable] static double {{|GRAD002:M|}}({parameters}) => 1; }}",
        $"'M' has no parameter to differentiate with respect to: {why}");

    [Fact]
    public void ARefusedParameter_IsReasonEnough() => Verify.Analyzer(
        "static partial class C { [Differentiable] static double M({|GRAD005:double[,,]|} x) => 1; }");
}
