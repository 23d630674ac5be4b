using System.Reflection;
using GradGen.Numerics.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Code as long and as deep as people and their tools write it, from its text to the numbers of its derivatives.</summary>
public class DepthTests
{
#pragma warning disable format // columns carry meaning
    private static readonly DeepMethod[] s_methods =
    [
        new("sum of terms",       $"=> {Join(" + ", 10_000, i => $"{i} * x")};",                                                          0.5,   _ => 9_999 * 10_000 / 2),
        new("statements",         $"{{ double s = 0; {Join(" ", 10_000, i => $"s += {i} * x;")} return s; }}",                            0.5,   _ => 9_999 * 10_000 / 2),
        new("else if",            $"{{ double y = 0; {Join(" else ", 1_500, i => $"if (x < {i}) y = {i} * x;")} return y; }}",            1_498.5, _ => 1_499),
        new("conditionals",       $"=> {Join("", 1_000, i => $"x < {i} ? {i} * x : ")} x;",                                              998.5, _ => 999),
        new("helpers",            $"=> F0(x); {Join(" ", 200, i => $"static double F{i}(double x) => x * F{i + 1}(x);")} static double F200(double x) => x;",
                                                                                                                                          1.01,  x => 201 * Math.Pow(x, 200)),
        new("nested products",    $"=> {Join("", 1_000, _ => "(x * ")} x {Join("", 1_000, _ => ")")};",                                   1.001, x => 1_001 * Math.Pow(x, 1_000)),
        new("nested parentheses", $"=> x * {Join("", 1_000, _ => "(")} x {Join("", 1_000, _ => ")")};",                                   0.75,  x => 2 * x),
        new("nested calls",       $"=> {Join("", 1_000, _ => "Math.Sin(")} x {Join("", 1_000, _ => ")")};",                               1.5,   SineOfSines),
        new("nested blocks",      $"{{ {Join("", 300, i => $"if (x > {i}) {{ x += 1; ")} x *= 2; {Join("", 300, _ => "}")} return x; }}", 0.5,   _ => 2),
        new("conjunction",        $"=> {Join(" && ", 2_000, i => $"x > {-i}")} ? x * x : x;",                                             0.75,  x => 2 * x),
        new("inactive sum",       $"{{ int n = (int)x; return x * ({Join(" + ", 10_000, _ => "n")}); }}",                                 3.5,   _ => 30_000),
    ];
#pragma warning restore format

    private static readonly Dictionary<string, DeepBuild> s_built = [];

    public static TheoryData<string> Methods => [.. s_methods.Select(m => m.Name)];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_AreThoseOfTheFormula(string name)
    {
        DeepBuild build = Built(name);
        Assert.Empty(build.Generated.Diagnostics);

        (double x, double want) = Find(name);
        Type type = build.Load().GetType("Deep", throwOnError: true)!;
        double value = Call(type, "M", x)[0];
        Close(want, Call(type, "MGradient", x)[0]);
        Equal([value, want], Call(type, "MValueAndGradient", x));
        Equal([value, want * -2], Call(type, "MPushforward", x, -2));
        Close(want * 3, Call(type, "MPullback", x, 3)[0]);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Analyzer_HasNoComplaints(string name) => Assert.DoesNotContain(Built(name).Analyze(), d => d.Severity > DiagnosticSeverity.Info);

    /// <summary>As far as the text: to compile it takes the C# compiler about a minute.</summary>
    [Fact]
    public void ElseIfChain_OfTenThousandArms_IsGenerated()
    {
        var build = new DeepBuild($"{{ double y = 0; {Join(" else ", 10_000, i => $"if (x < {i}) y = {i} * x;")} return y; }}");
        Assert.Empty(build.Generated.Diagnostics);
        Assert.Contains("9999", Assert.Single(build.Generated.GeneratedSources).SourceText.ToString());
    }

    [Theory]
    [InlineData("statements")]
    [InlineData("conditionals")]
    [InlineData("nested calls")]
    [InlineData("nested blocks")]
    public void EditElsewhere_IsSeenToChangeNothing(string name)
    {
        GeneratorRunResult again = Built(name).GenerateAfterEdit();
        Assert.Empty(again.Diagnostics);
        Assert.Equal(IncrementalStepRunReason.Unchanged, again.TrackedSteps["Lower"].Single().Outputs.Single().Reason);
    }

    private static (double X, double Want) Find(string name)
    {
        DeepMethod method = s_methods.Single(m => m.Name == name);
        return (method.X, method.Derivative(method.X));
    }

    /// <summary>One build for all tests of a method; those of a class run one after the other.</summary>
    private static DeepBuild Built(string name)
    {
        if (!s_built.TryGetValue(name, out DeepBuild? build)) s_built.Add(name, build = new DeepBuild(s_methods.Single(m => m.Name == name).Body));
        return build;
    }

    /// <summary>On a small stack, too: the runtime compiles what it calls.</summary>
    private static double[] Call(Type type, string method, params double[] arguments)
    {
        MethodInfo found = type.GetMethod(method)!;
        object? result = Stack.On(Stack.Small, () => Invokers.Of(found)([.. arguments.Cast<object>()]));
        return result is System.Runtime.CompilerServices.ITuple pair ? [(double)pair[0]!, (double)pair[1]!] : [(double)result!];
    }

    /// <summary>The value to the last bit, the derivative as near as a thousand roundings leave it.</summary>
    private static void Equal(double[] want, double[] got)
    {
        Assert.Equal(want[0], got[0]);
        Close(want[1], got[1]);
    }

    private static void Close(double want, double got) => Assert.InRange(got / want, 1 - 1e-12, 1 + 1e-12);

    private static double SineOfSines(double x)
    {
        double derivative = 1;
        for (int i = 0; i < 1_000; i++, x = Math.Sin(x)) derivative *= Math.Cos(x);
        return derivative;
    }

    private static string Join(string separator, int count, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, count).Select(part));

    private sealed record DeepMethod(string Name, string Body, double X, Func<double, double> Derivative);
}
