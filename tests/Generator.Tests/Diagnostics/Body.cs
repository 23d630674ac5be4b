using GradGen.Tests.Harness;

namespace GradGen.Tests.Diagnostics;

/// <summary>What is reported in the body of a method of <c>x</c> and <c>y</c>.</summary>
internal static class Body
{
    public static void Reports(string body, params string[] messages) => Verify.Analyzer(Source(body, ""), messages);

    /// <summary>The same, with other members beside the method.</summary>
    public static void ReportsWith(string members, string body, params string[] messages) => Verify.Analyzer(Source(body, members), messages);

    private static string Source(string body, string members) => $$"""
        using System.Collections.Generic; using System.Linq;
        partial class C
        {
            [Differentiable] static double M(double x, double y, int n, string s, [NoGradient] double[] a)
            {{(body.StartsWith("=>") ? body + ";" : $"{{ {body} }}")}}
            {{members}}
        }
        """;
}
