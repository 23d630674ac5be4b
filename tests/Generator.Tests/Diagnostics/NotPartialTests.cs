using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class NotPartialTests
{
    [Theory]
    [InlineData("static class")]
    [InlineData("sealed class")]
    [InlineData("struct")]
    [InlineData("readonly ref struct")]
    [InlineData("record")]
    [InlineData("readonly record struct")]
    [InlineData("interface")]
    public void AnyKindOfType(string kind) => Verify.Analyzer(
        $"{kind} {{|+:C|}} {{ [Differentiable] public static double {{|GRAD001:M|}}(double x) => x; }}",
        "'M' cannot receive derivatives because 'C' is not partial; add 'partial' to its declaration");

    [Fact]
    public void EachEnclosingType_IsNamed() => Verify.Analyzer(
        """
        class {|+:Outer|}<T>
        {
            partial class Middle
            {
                struct {|+:Inner|} { [Differentiable] static double {|GRAD001:M|}(double x) => x; }
            }
        }
        """,
        "'M' cannot receive derivatives because 'Outer<T>' is not partial; add 'partial' to its declaration",
        "'M' cannot receive derivatives because 'Outer<T>.Middle.Inner' is not partial; add 'partial' to its declaration");

    [Fact]
    public void EachMethod_IsReported() => Verify.Analyzer("""
        class {|+:C|}
        {
            [Differentiable] static double {|GRAD001:F|}(double x) => x;
            [Differentiable] static double {|GRAD001:G|}(double x) => x;
        }
        """);

    [Fact]
    public void OtherRefusals_AreReportedBesideIt() => Verify.Analyzer("""
        class {|+:C|}
        {
            [Differentiable] static {|GRAD003:bool|} {|GRAD001:{|GRAD002:F|}|}() => true;
            [Differentiable] double {|GRAD001:{|GRAD012:G|}|}(double x) => x;
        }
        """);
}
