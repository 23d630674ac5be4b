using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.StandIns;

/// <summary>The comparison with the oracle is itself checked: it accepts right derivatives of every shape, and finds each planted mistake.</summary>
public class ComparisonTests
{
    [Fact]
    public void RightDerivatives_AreAccepted()
    {
        IReadOnlyList<Subject> subjects = Built(StandIn.Source);
        Assert.Equal(
            ["Scale: 6", "Frobenius: 2", "Rows: 1", "Polar: 3", "Times: 3", "Squares: 3"],
            subjects.Select(s => $"{s.Id[(s.Id.LastIndexOf('.') + 1)..]}: {Face.Products.Count(p => s.Product(p) is not null)}"));
        Assert.Empty(Failures(subjects));
    }

#pragma warning disable format // columns carry meaning
    [Theory]
    [InlineData("xGradient[i] = 2 * a * a * x[i];",           "xGradient[i] += 2 * a * a * x[i];",       "ValueAndGradient.Gradient[1]")]
    [InlineData("xGradient[i] = 2 * a * a * x[i];",           "xGradient[^(i + 1)] = 2 * a * a * x[i];", "ValueAndGradient.Gradient[1]")]
    [InlineData("return (s, da);",                         "if (s > 0) x[0]++; return (s, da);",      "arrays after ValueAndGradient[0][0]")]
    [InlineData("xAdjoint[i] += resultAdjoint * 2",           "xAdjoint[i] = resultAdjoint * 2",         "Pullback of (1)[1]")]
    [InlineData("return (Scale(a, x), ds);",                  "return (ds, ds);",                        "Pushforward.Value")]
    [InlineData("a * a * x[i] * xTangent[i];",                "a * a * x[i] * xTangent[0];",             "Pushforward along")]
    [InlineData("hessian[(i + 1) * n] = 4 * a * x[i];",       "hessian[(i + 1) * n] = 4 * x[i];",        "Hessian[4]")]
    [InlineData("hessian.Clear();",                        ";",                                       "Hessian[0]")]
    [InlineData("+ 2 * a * a * xTangent[i];",                 "+ 2 * a * xTangent[i];",                  "HessianVectorProduct along")]
    [InlineData("aGradient[i, j] = 2 * a[i, j];",             "aGradient[i, j] = 2 * a[0, j];",          "Gradient[2]")]
    [InlineData("aGradient[2][0] = a[0][1] * k[0];",          "aGradient[1][0] = a[0][1] * k[0];",       "Gradient[5]")]
    [InlineData("-r * Math.Sin(t), Math.Sin(t), r",           "Math.Sin(t), -r * Math.Sin(t), r",        "Jacobian[1]")]
    [InlineData("r * (Math.Cos(t) * resultAdjoint.Item2",     "r * (Math.Cos(t) * resultAdjoint.Item1",  "Pullback of (1, 0.375)[1]")]
    [InlineData("yTangent[i] = k * xTangent[i]",              "yTangent[i] += k * xTangent[i]",          "Pushforward along")]
    [InlineData("Times(k, x, y); jacobian.Clear();",       "jacobian.Clear();",                       "Jacobian's value[0]")]
    [InlineData("xAdjoint[i] += k * yAdjoint[i];",            "xAdjoint[i] += k;",                       "Pullback of")]
    [InlineData("jacobian[i * x.Length + i] = 2 * x[i];",     "jacobian[i * x.Length + i] = x[i];",      "Jacobian[0]")]
    [InlineData("return (Squares(x), dy);",                   "return (dy, dy);",                        "Pushforward.Value")]
#pragma warning restore format
    public void Mistake_IsFound(string right, string wrong, string failure)
    {
        Assert.Contains(right, StandIn.Source);
        Assert.Contains(failure, Failures(Built(StandIn.Source.Replace(right, wrong, StringComparison.Ordinal))));
    }

    /// <summary>Where a method throws, its derivatives are to throw the same.</summary>
    [Fact]
    public void MissingException_IsFound()
    {
        const string Source = """
            static partial class Throwing
            {
                [Differentiable(Derivatives.None), At("1", 2)] public static double Pick(double[] x, int i) => x[i];
                static void PickGradient(double[] x, int i, Span<double> xGradient) => xGradient.Clear();
                static double PickValueAndGradient(double[] x, int i, Span<double> xGradient) => x[i];
            }
            """;
        string failure = Assert.Single(Failures(Built(Source)).Split('\n'));
        Assert.Contains("Gradient: expected IndexOutOfRangeException", failure);
    }

    private static List<Subject> Built(string source) => [.. Subject.In(Build.Of("StandIns", new Dictionary<string, string> { ["StandIns.cs"] = source }))];

    private static string Failures(IEnumerable<Subject> subjects) =>
        string.Join("\n", subjects.SelectMany(s => s.Points.SelectMany(p => Comparison.Of(s, p))));
}
