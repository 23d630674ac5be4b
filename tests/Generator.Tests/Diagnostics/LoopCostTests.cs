using System.Text.RegularExpressions;
using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

/// <summary>What loops are said to keep; and that it is what the generated code keeps.</summary>
public partial class LoopCostTests
{
    private const string Advice = "; sums, and what an iteration computes from data alone, are not kept";

    /// <summary>Methods whose buffers are all for the way back of their loops.</summary>
    public static TheoryData<string, string> Keeping => new()
    {
        { "{|GRAD013:for|} (int i = 0; i < n; i++) x = y * x * (1 - x); return x;", "1 double per iteration for the way back (x)" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) { x = Math.Sin(x); y *= x; } return y;", "3 doubles per iteration for the way back (x, y, x)" },
        { "float f = (float)x; {|GRAD013:for|} (int i = 0; i < n; i++) { f = f * f; y *= y * f; } return y;", "1 double and 1 float per iteration for the way back (y, f)" },
        { "{|GRAD013:while|} (x < 100) x = y * x * x + 1; return x;", "1 double per iteration for the way back (x)" },
        { "{|GRAD013:do|} { x = y * x * x + 1; } while (x < 100); return x;", "1 double per iteration for the way back (x)" },
        { "{|GRAD013:foreach|} (double v in a) x = Math.Sqrt(x + v * y); return x;", "1 double per iteration for the way back (x)" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) { if (x > 1) x = y / x; else x *= 1.5; } return x;", "1 double per iteration for the way back (x)" },
        { "double z = x; {|GRAD013:for|} (int i = 0; i < n; i++) { bool up = Math.Sin(z) > 0.5; z += 1; x = up ? x * y : x + y; } return x;", "1 double and 1 bool per iteration for the way back (x, up)" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) x = Math.Exp(Math.Sqrt(x) * y) / 2; return x;", "2 doubles per iteration for the way back (Exp(…), Sqrt(…))" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) x = Math.Sqrt(x * y) * (x - Math.Sqrt(x * y)); return x;", "1 double per iteration for the way back (x)" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) { double u = x * y, v = u / (1 + u * u), w = Math.Abs(v - x) / (2 + v); if (w > 1) w = 1; x = (u + v * w) / (1 + w * w); } return x;", "1 double per iteration for the way back (x)" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) { double e = Math.Exp(-x), u = e * e + y; x = u / (1 + u); } return x;", "1 double per iteration for the way back (e)" },
        { "{|GRAD013:for|} (int i = 0; i < n; i++) { double u = Math.Clamp(x * y, -1, 1); x = u * u * x; } return x;", "1 double per iteration for the way back (x)" },
        { "double p = 1; {|GRAD013:while|} (x > 1) { p *= x; x -= p * y; {|GRAD013:while|} (p > 2) p *= 0.5 * y; } return p * x;", "2 doubles and 1 int per iteration for the way back (iterations of a loop inside, x, p)|1 double per iteration for the way back (p)" },
        { "int o = 0; {|GRAD013:for|} (int l = 0; l < n; l++) { double z = x; for (int i = 0; i < l; i++) for (int j = 0; j < n; j++) z += a[o + i * n + j] * y; x *= z; o += l * n; } return x;", "2 doubles and 1 int per iteration for the way back (z, x, o)" },
        { "for (int i = 0; i < n; i++) {|GRAD013:for|} (int j = 0; j < 3; j++) { x = y * x * x; } return x;", "1 double per iteration for the way back (x)" },
    };

    [Theory]
    [MemberData(nameof(Keeping))]
    public void WhatIsSaid(string body, string cost) => Reports(body, Costs(cost));

    /// <summary>As many buffers of each type, in the text of the gradient.</summary>
    [Theory]
    [MemberData(nameof(Keeping))]
    public void WhatIsSaid_IsWhatIsGenerated(string body, string cost)
    {
        string text = GeneratorRun.Over(Markup.Parse(Source(body), 0, [])).Text;
        string gradient = text[text.IndexOf(" MGradient(")..text.IndexOf(" MValueAndGradient(")];
        IEnumerable<string> buffers = Buffer().Matches(gradient).Select(match => match.Groups["type"].Value);
        IEnumerable<string> said = Amount().Matches(string.Join(" ", Costs(cost))).SelectMany(match => Enumerable.Repeat(match.Groups["type"].Value, int.Parse(match.Groups["count"].Value)));
        Assert.Equal(said.Order(), buffers.Order());
    }

    [Theory]
    [InlineData("double s = 0; for (int i = 0; i < n; i++) s += x * a[i] * a[i]; return s * y;")]
    [InlineData("double s = 0; foreach (double v in a) s += Math.Exp(-v * x) * y; return s;")]
    [InlineData("double s = 0; for (int i = 0; i < n; i++) s += Math.Exp(-a[i] * x) * y; return s * s;")]
    [InlineData("double s = 0; for (int i = 0; i < n; i++) { double z = y; for (int j = 0; j < n; j++) z += x * a[i * n + j]; s += Math.Tanh(z); } return s;")]
    [InlineData("var l = new double[n * n]; for (int i = 0; i < n; i++) for (int j = 0; j <= i; j++) { double s = x * a[i * n + j]; for (int k = 0; k < j; k++) s -= l[i * n + k] * l[j * n + k]; if (i == j) l[i * n + i] = Math.Sqrt(s); else l[i * n + j] = s / l[j * n + j]; } return l[n * n - 1] * y;")]
    [InlineData("int k = 0; for (int i = 0; i < n; i++) if (a[i] > 0) k = i; return k * x * y;")]
    [InlineData("while (n > 0) { n /= 2; x += y; } return x * x;")]
    [InlineData("return x * y;")]
    public void WhatKeepsNothing_IsNotMarked(string body) => Reports(body);

    [Fact]
    public void InAPushforward_NothingIsKept() => Verify.Analyzer(
        "static partial class C { [Differentiable(Derivatives.Pushforward)] static double M(double x, int n) { for (int i = 0; i < n; i++) x *= x; return x; } }");

    [Fact]
    public void ProductsThatKeepMore_AreNamed() => Verify.Analyzer(
        """
        static partial class C
        {
            [Differentiable(Derivatives.Gradient | Derivatives.Pullback | Derivatives.HessianVectorProduct | Derivatives.Hessian)]
            static double M(double x, double y, int n) { {|GRAD013:for|} (int i = 0; i < n; i++) x = y * x * x; return x; }
        }
        """,
        "This loop keeps 1 double per iteration for the way back (x), 3 doubles in 'MHessian', 2 doubles in 'MHessianVectorProduct'" + Advice);

    [Fact]
    public void InNests_EachLoopSaysWhatItsOwnIterationsKeep() => Reports(
        "{|GRAD013:for|} (int i = 0; i < n; i++) { double z = Math.Sin(x) * y; {|GRAD013:for|} (int j = 0; j < i; j++) z *= z; x = z * x; } return x;",
        "3 doubles per iteration for the way back (x, z, Sin(…))",
        "1 double per iteration for the way back (z)");

    [Fact]
    public void WhatIsOverwrittenInPlace_IsKept() => Verify.Analyzer(
        "static partial class C { [Differentiable] static double M(Span<double> u, int n) { for (int t = 0; t < n; t++) {|GRAD013:for|} (int i = 1; i < u.Length; i++) u[i] *= u[i - 1]; return u[u.Length - 1]; } }");

    [Fact]
    public void ThroughACall_TheCallIsMarked_AndTheLoopInTheCallee() => Body.ReportsWith(
        "static double Power(double z, int n) { double p = 1; {|+:for|} (int i = 0; i < n; i++) p *= z; return p; }",
        "=> {|GRAD013:Power(x, n)|} * y + Power(y, n)",
        $"This loop keeps 1 double per iteration for the way back (p){Advice}");

    [Fact]
    public void ALoopThatIsCalledInALoop_IsMarkedAtTheCall() => Body.ReportsWith(
        "static double Power(double z, int n) { double p = 1; {|+:for|} (int i = 0; i < n; i++) p *= z; return p; }",
        "double r = 0; for (int i = 0; i < n; i++) r += {|GRAD013:Power(x + i, n)|} * y; return r;");

    [Fact]
    public void ALoopThatDoesNotReachTheResult_IsNotMarked() => Reports("double z = x; for (int i = 0; i < n; i++) z *= z; return z > 1 ? x * y : x + y;");

    [Fact]
    public void AMethodThatIsRefused_IsNotMarked() => Reports("for (int i = 0; i < n; i++) x *= x; return (double)(decimal){|GRAD006:x|} * y;");

    [Fact]
    public void OfAPartialMethod_TheBodyIsMarked_Once() => Verify.Analyzer(
        "static partial class C { [Differentiable] internal static partial double M(double x, int n); internal static partial double M(double x, int n) { {|GRAD013:for|} (int i = 0; i < n; i++) x *= x; return x; } }",
        $"This loop keeps 1 double per iteration for the way back (x){Advice}");

    private static IEnumerable<string> Costs(string cost) => cost.Split('|');

    private static void Reports(string body, params IEnumerable<string> costs) =>
        Verify.Analyzer(Source(body), [.. costs.Select(cost => $"This loop keeps {cost}{Advice}")]);

    private static string Source(string body) =>
        $"static partial class C {{ [Differentiable] static double M(double x, double y, int n, [NoGradient] double[] a) {{ {body} }} }}";

    [GeneratedRegex(@"global::System\.Span<(?<type>\w+)> \w+ = ")]
    private static partial Regex Buffer();

    [GeneratedRegex(@"(?<count>\d+) (?<type>double|float|bool|int)s?\b")]
    private static partial Regex Amount();
}
