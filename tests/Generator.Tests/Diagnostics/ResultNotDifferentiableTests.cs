using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

public class ResultNotDifferentiableTests
{
    [Theory]
    [InlineData("bool", "bool", "a bool is hard logic: give the soft, differentiable counterpart, or return a double")]
    [InlineData("decimal", "decimal", "compute in double instead")]
    [InlineData("int", "int", "return a double or a float")]
    [InlineData("string", "string", "return a double or a float")]
    [InlineData("object", "object", "return a double or a float")]
    [InlineData("double?", "double?", "return a plain double")]
    [InlineData("double[,]", "double[,]", "return a double[] or a float[]")]
    [InlineData("int[]", "int[]", "return a double[] or a float[]")]
    [InlineData("Span<double>", "Span<double>", "return an array, or write to a Span<double> parameter of a void method")]
    [InlineData("(double, int)", "(double, int)", "return a tuple of double and float alone")]
    [InlineData("(double, (double, double))", "(double, (double, double))", "return a tuple of double and float alone")]
    [InlineData("Half", "Half", "return a double or a float")]
    [InlineData("System.Numerics.Vector2", "Vector2", "return a double or a float")]
    [InlineData("T", "T", "generic numbers come in a later version: return a double")]
    public void OtherTypes(string written, string named, string advice) => Verify.Analyzer(
        $"static partial class C {{ [Differentiable] static {{|GRAD003:{written}|}} M<T>(double x) where T : struct => throw new Exception(); }}",
        $"'M' returns '{named}', which has no derivative; {advice}");

    [Theory]
    [InlineData("static double[] M(double x) => [x, 2 * x];")]
    [InlineData("static (double Sin, double Cos) M(double x) => (x, 2 * x);")]
    [InlineData("static (float, double) M(double x) => (1, x);")]
    public void SeveralResults_AreFine(string method) => Verify.Analyzer($"static partial class C {{ [Differentiable] {method} }}");

    [Fact]
    public void ASpanThatIsOnlyRead_IsNoResult() => Verify.Analyzer(
        "static partial class C { [Differentiable] static {|GRAD003:void|} M(Span<double> x) { double y = x[0]; } }");

    [Fact]
    public void Void() => Verify.Analyzer(
        "static partial class C { [Differentiable] static {|GRAD003:void|} M(double x) { } }",
        "'M' returns 'void', which has no derivative; return what is to be differentiated as a double, or write it to a Span<double>");
}
