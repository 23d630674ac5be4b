using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Buffers;

/// <summary>Rows that are one and the same, where the method writes to them: their adjoints would not be.</summary>
public class SharedRowsTests
{
    private const string Source = """
        static partial class Shared
        {
            [Differentiable] public static double Writes(double[][] a) { a[0][0] *= a[1][0]; return a[0][0] * a[1][0]; }
            [Differentiable] public static double Reads(double[][] a) => a[0][0] * a[1][0];
            [Differentiable] public static double WritesOne(double[][] a, double[][] b) { a[0][0] *= b[1][0]; return a[0][0]; }
            [Differentiable] public static double WritesArray(double[] x, double[][] b) { x[0] *= b[1][0]; return x[0]; }
        }
        """;

    private static readonly double[] Row = [2, 3], Other = [5, 7];

    [Theory]
    [InlineData("Writes", "Rows of a must not overlap.")]
    [InlineData("WritesOne", "a must not overlap b.")]
    [InlineData("WritesArray", "x must not overlap b.")]
    public void WhereTheyAreWritten_TheyAreRefused(string method, string message)
    {
        double[] row = [.. Row];
        object?[] arguments = method switch
        {
            "Writes" => [new[] { row, row }, Rows()],
            "WritesOne" => [new[] { row, Other }, new[] { Other, row }, Rows(), Rows()],
            _ => [row, new[] { Other, row }, new double[2], Rows()],
        };
        Assert.StartsWith(message, Assert.Throws<ArgumentException>(() => Gradient(method, arguments)).Message, StringComparison.Ordinal);
        Assert.Equal(Row, row);
    }

    [Fact]
    public void WhereTheyAreOnlyRead_EachPlaceHasItsDerivative()
    {
        double[] row = [.. Row];
        double[][] gradient = Rows();
        Gradient("Reads", [new[] { row, row }, gradient]);
        Assert.Equal([[2, 0], [2, 0]], gradient);
    }

    private static double[][] Rows() => [new double[2], new double[2]];

    private static void Gradient(string method, object?[] arguments)
    {
        Build build = Build.Of("Shared", new Dictionary<string, string> { ["Shared.cs"] = Source });
        Assert.Empty(build.Refusals);
        Assert.Empty(build.Complaints);
        Subject subject = Subject.In(build).Single(s => s.Id.EndsWith("." + method, StringComparison.Ordinal));
        subject.Product("Gradient")!(arguments);
    }
}
