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
    [InlineData("double[]", "double[]", "several results come in a later version: return one double")]
    [InlineData("Span<double>", "Span<double>", "return a double or a float")]
    [InlineData("(double, double)", "(double, double)", "several results come in a later version: return one double")]
    [InlineData("(double Sin, double Cos)", "(double Sin, double Cos)", "several results come in a later version: return one double")]
    [InlineData("Half", "Half", "return a double or a float")]
    [InlineData("System.Numerics.Vector2", "Vector2", "return a double or a float")]
    [InlineData("T", "T", "generic numbers come in a later version: return a double")]
    public void OtherTypes(string written, string named, string advice) => Verify.Analyzer(
        $"static partial class C {{ [Differentiable] static {{|GRAD003:{written}|}} M<T>(double x) where T : struct => throw new Exception(); }}",
        $"'M' returns '{named}', which has no derivative; {advice}");

    [Fact]
    public void Void() => Verify.Analyzer(
        "static partial class C { [Differentiable] static {|GRAD003:void|} M(double x) { } }",
        "'M' returns 'void', which has no derivative; return what is to be differentiated as a double");
}
