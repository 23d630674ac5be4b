using GradGen.Support;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Lowering.Bodies;

/// <summary>Long and deep code is lowered on a stack of a megabyte.</summary>
public class DepthTests
{
    public static TheoryData<string, string> Bodies => new()
    {
        { "sum",            $"=> {Join(" + ", 10_000, i => $"x * {i}")};" },
        { "sum of ints",    $"=> x * ({Join(" + ", 10_000, _ => "n")});" },
        { "statements",     $"{{ {Join(" ", 10_000, i => $"x = x * x + {i};")} return x; }}" },
        { "guards",         $"{{ {Join(" ", 3_000, i => $"if (x > {i}) throw new Exception();")} return x; }}" },
        { "returns",        $"{{ {Join(" ", 3_000, i => $"if (x > {i}) return x;")} return x; }}" },
        { "else if",        $"{{ {Join(" else ", 10_000, i => $"if (x > {i}) x *= {i};")} return x; }}" },
        { "conditionals",   $"=> {Join("", 1_000, i => $"x > {i} ? x * {i} : ")} x;" },
        { "parentheses",    $"=> {Join("", 1_000, _ => "(x * ")} x {Join("", 1_000, _ => ")")};" },
        { "calls",          $"=> {Join("", 1_000, _ => "Math.Sin(")} x {Join("", 1_000, _ => ")")};" },
        { "loops",          $"{{ {Join(" ", 1_000, i => $"for (int i = 0; i < {i}; i++) x *= i;")} return x; }}" },
        { "loops in loops", $"{{ {Join(" ", 60, i => $"for (int i{i} = 0; i{i} < n; i{i}++) {{ if (x > {i}) break; x *= i{i};")} {Join("", 60, _ => "}")} return x; }}" },
        { "elements",       $"{{ double[] a = new double[n]; {Join(" ", 3_000, i => $"a[{i}] = a[n - {i}] * x;")} return a[0]; }}" },
        { "initializer",    $"{{ double[] a = {{ {Join(", ", 3_000, i => $"x * {i}")} }}; return a[n]; }}" },
        { "helpers",        $"=> F0(x); {Join(" ", 200, i => $"static double F{i}(double x) => F{i + 1}(x) + {i};")} static double F200(double x) => x;" },
    };

    [Theory]
    [MemberData(nameof(Bodies))]
    public void IsLowered(string what, string body)
    {
        Compilation? compilation = null;
        OnStack(256 << 20, () => compilation = Lowered.Compile($"static double M(double x, int n) {body}")); // parsing is not what is tested
        Exception? failure = null;
        OnStack(1 << 20, () => failure = Record.Exception(() => DeepStack.Run(() => Lowered.Module(compilation!))));
        Assert.True(failure is null, $"{what}: {failure}");
    }

    private static void OnStack(int size, Action run)
    {
        var thread = new Thread(() => run(), size);
        thread.Start();
        thread.Join();
    }

    private static string Join(string separator, int count, Func<int, string> part) => string.Join(separator, Enumerable.Range(0, count).Select(part));
}
