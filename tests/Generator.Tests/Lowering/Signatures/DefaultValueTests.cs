namespace GradGen.Tests.Lowering.Signatures;

public class DefaultValueTests
{
    [Theory]
    [InlineData("double x = 1", "1")]
    [InlineData("double x = -0.5", "-0.5")]
    [InlineData("double x = -0.0", "-0.0")]
    [InlineData("double x = 1e300", "1E+300")]
    [InlineData("double x = 0.1 + 0.2", "0.30000000000000004")]
    [InlineData("double x = double.NaN", "double.NaN")]
    [InlineData("double x = 1 / 0.0", "double.PositiveInfinity")]
    [InlineData("double x = double.NegativeInfinity", "double.NegativeInfinity")]
    [InlineData("double x = Math.PI", "3.141592653589793")]
    [InlineData("double x = default", "0")]
    [InlineData("float x = 0.1f", "0.1f")]
    [InlineData("float x = 16777216", "16777216f")]
    [InlineData("float x = -0f", "-0.0f")]
    [InlineData("float x = float.NaN", "float.NaN")]
    [InlineData("float x = float.Epsilon", "1E-45f")]
    [InlineData("float x = float.MaxValue", "3.4028235E+38f")]
    [InlineData("[NoGradient] decimal x = 1.50m", "1.50m")]
    [InlineData("[NoGradient] decimal x = -79228162514264337593543950335m", "-79228162514264337593543950335m")]
    [InlineData("[NoGradient] double? x = 2.5", "2.5")]
    [InlineData("[NoGradient] double? x = null", "null")]
    [InlineData("int x = int.MinValue", "-2147483648")]
    [InlineData("long x = long.MinValue", "-9223372036854775808")]
    [InlineData("ulong x = ulong.MaxValue", "18446744073709551615")]
    [InlineData("uint x = 3000000000", "3000000000")]
    [InlineData("byte x = 255", "255")]
    [InlineData("sbyte x = -128", "-128")]
    [InlineData("nint x = -1", "-1")]
    [InlineData("nuint x = 1", "1")]
    [InlineData("bool x = true", "true")]
    [InlineData("bool? x = false", "false")]
    [InlineData("char x = 'a'", "'a'")]
    [InlineData(@"char x = '\''", @"'\''")]
    [InlineData(@"char x = '\0'", @"'\0'")]
    [InlineData("string x = \"a\\\"b\\\\c\\n\\u0001\"", "\"a\\\"b\\\\c\\n\\u0001\"")]
    [InlineData(@"string x = ""{}""", @"""{}""")]
    [InlineData("string? x = null", "null")]
    [InlineData("string x = null!", "null")]
    [InlineData("object? x = null", "null")]
    [InlineData("T? x = default", "default")]
    [InlineData("T x = default!", "default")]
    [InlineData("S x = default", "default")]
    [InlineData("S x = new()", "default")]
    [InlineData("DateTime x = default", "default")]
    [InlineData("System.Threading.CancellationToken x = default", "default")]
    [InlineData("Derivatives x = Derivatives.Hessian", "global::GradGen.Derivatives.Hessian")]
    [InlineData("Derivatives x = default", "global::GradGen.Derivatives.None")]
    [InlineData("Derivatives x = Derivatives.Hessian | Derivatives.Gradient", "(global::GradGen.Derivatives)9")]
    [InlineData("Derivatives? x = Derivatives.Hessian", "global::GradGen.Derivatives.Hessian")]
    [InlineData("E x = (E)(-3)", "(global::E)(-3)")]
    [InlineData("E x = E.@class", "global::E.@class")]
    [InlineData("(int, int) x = default", "default")]
    [InlineData("int[]? x = null", "null")]
    [InlineData("in double x = 3", "3")]
    [InlineData("int x", null)]
    public void DefaultValues_AreRepeated(string parameter, string? expected)
    {
        string source = $$"""
            partial class C { [Differentiable] static double M<T>(double y, {{parameter}}) => y; }
            struct S;
            enum E : long { @class = 1 }
            """;
        Assert.Equal(expected, SignatureProbe.Read(source)[0].Parameters[1].Default);
    }

    [Fact]
    public void DefaultsBeforeAParameterWithoutOne_AreDropped()
    {
        var parameters = SignatureProbe.Read("""
            using System.Runtime.InteropServices; using System.Runtime.CompilerServices;
            partial class C { [Differentiable] static double M([Optional, DefaultParameterValue(1.0)] double x, [Optional, DateTimeConstant(5)] DateTime t, int n = 2, params int[] rest) => x; }
            """)[0].Parameters;
        Assert.Equal([null, null, "2", null], parameters.Select(p => p.Default));
    }

    [Fact]
    public void DefaultsBeforeParams_AreKept() =>
        Assert.Equal(["1", null], SignatureProbe.Read("partial class C { [Differentiable] static double M(double x = 1, params int[] rest) => x; }")[0].Parameters.Select(p => p.Default));
}
