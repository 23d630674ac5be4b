using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

/// <summary>Parameters that are made of real numbers without being one.</summary>
public class UnsupportedParameterTests
{
    [Theory]
    [InlineData("Vector3[]", "the array parameter 'p' of type 'Vector3[]'; its elements are no numbers: take an array of double or float for each part")]
    [InlineData("double[,,]", "the array parameter 'p' of type 'double[,,]'; it has more than two dimensions: take a double[] and compute the index")]
    [InlineData("double[][][]", "the array parameter 'p' of type 'double[][][]'; it has more than two dimensions: take a double[] and compute the index")]
    [InlineData("decimal[]", "the array parameter 'p' of type 'decimal[]'; its elements are no numbers: take an array of double or float for each part")]
    [InlineData("ReadOnlySpan<Vector3>", "the span parameter 'p' of type 'ReadOnlySpan<Vector3>'; its elements are no numbers: take a span of double or float for each part")]
    [InlineData("(double, int)[]", "the array parameter 'p' of type '(double, int)[]'; its elements are no numbers: take an array of double or float for each part")]
    [InlineData("Memory<double>", "the memory parameter 'p' of type 'Memory<double>'; take a span: pass 'p.Span'")]
    [InlineData("List<double>", "the collection parameter 'p' of type 'List<double>'; take the numbers as parameters of their own")]
    [InlineData("IEnumerable<float>", "the collection parameter 'p' of type 'IEnumerable<float>'; take the numbers as parameters of their own")]
    [InlineData("IReadOnlyList<Vector2>", "the collection parameter 'p' of type 'IReadOnlyList<Vector2>'; take the numbers as parameters of their own")]
    [InlineData("Dictionary<string, double>", "the collection parameter 'p' of type 'Dictionary<string, double>'; take the numbers as parameters of their own")]
    [InlineData("(double X, int N)", "the tuple parameter 'p' of type '(double X, int N)'; tuples come in a later version: take the numbers as parameters of their own")]
    [InlineData("(int, (string, float))", "the tuple parameter 'p' of type '(int, (string, float))'; tuples come in a later version: take the numbers as parameters of their own")]
    [InlineData("double?", "the nullable parameter 'p' of type 'double?'; take a plain double")]
    [InlineData("Vector3?", "the nullable parameter 'p' of type 'Vector3?'; take a plain double")]
    [InlineData("Vector3", "the parameter 'p' of type 'Vector3'; structs of real numbers come in a later version: take the numbers as parameters of their own")]
    [InlineData("Complex", "the parameter 'p' of type 'Complex'; structs of real numbers come in a later version: take the numbers as parameters of their own")]
    [InlineData("Particle", "the parameter 'p' of type 'Particle'; structs of real numbers come in a later version: take the numbers as parameters of their own")]
    [InlineData("Pair<double>", "the parameter 'p' of type 'Pair<double>'; structs of real numbers come in a later version: take the numbers as parameters of their own")]
    [InlineData("Phantom<float>", "the parameter 'p' of type 'Phantom<float>'; structs of real numbers come in a later version: take the numbers as parameters of their own")]
    [InlineData("Half", "the parameter 'p' of type 'Half'; this type comes in a later version: take a float")]
    [InlineData("decimal", "the parameter 'p' of type 'decimal'; decimal has no derivative: take a double")]
    [InlineData("TReal", "the generic parameter 'p' of type 'TReal'; generic numbers come in a later version: take a double")]
    [InlineData("TNumber", "the generic parameter 'p' of type 'TNumber'; generic numbers come in a later version: take a double")]
    public void RealContent_IsRefused(string type, string what) => Verify.Analyzer(
        Source($"{{|GRAD005:{type}|}} p"),
        $"GradGen cannot differentiate {what}, or mark it [NoGradient] to hold it constant");

    [Theory]
    [InlineData("int")]
    [InlineData("string")]
    [InlineData("object")]
    [InlineData("dynamic")]
    [InlineData("int[]")]
    [InlineData("ReadOnlySpan<char>")]
    [InlineData("DateTime")]
    [InlineData("TimeSpan")]
    [InlineData("Guid")]
    [InlineData("DayOfWeek")]
    [InlineData("(int, string)")]
    [InlineData("Func<double, double>")]
    [InlineData("Action<double[]>")]
    [InlineData("List<int>")]
    [InlineData("List<Settings>")]
    [InlineData("IComparer<double>")]
    [InlineData("Settings")]
    [InlineData("Pair<int>")]
    [InlineData("Growing<int>")]
    [InlineData("TAny")]
    [InlineData("TInteger")]
    [InlineData("System.Threading.CancellationToken")]
    public void OtherContent_PassesThrough(string type) => Verify.Analyzer(Source($"{type} p"));

    [Theory]
    [InlineData("double[]")]
    [InlineData("Vector3")]
    [InlineData("(double, int)[]")]
    [InlineData("decimal")]
    [InlineData("List<double>")]
    [InlineData("TReal")]
    public void NoGradient_HoldsItConstant(string type) => Verify.Analyzer(Source($"[NoGradient] {type} p"));

    private static string Source(string parameter) => $$"""
        using System.Collections.Generic; using System.Numerics;
        static partial class C
        {
            [Differentiable]
            static double M<TReal, TNumber, TInteger, TAny>(double x, {{parameter}})
                where TReal : IFloatingPointIeee754<TReal> where TNumber : INumber<TNumber> where TInteger : IBinaryInteger<TInteger> => 2 * x;
        }
        struct Particle { public int Id { get; set; } public double Mass { get; set; } }
        struct Pair<T> { public T First { get; set; } }
        struct Phantom<T>;
        struct Growing<T> { public List<Growing<Growing<T>>> Next { get; set; } }
        class Settings { public double Rate { get; set; } }
        """;
}
