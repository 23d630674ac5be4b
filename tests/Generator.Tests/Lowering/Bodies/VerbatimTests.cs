namespace GradGen.Tests.Lowering.Bodies;

public class VerbatimTests
{
    [Fact]
    public void Names_AreQualified_AndVariablesAreHoles() => Lowered.Is(
        "static double M(double x, int n) => x * (Twice(n) + Math.Min(n, K)); static int Twice(int n) => 2 * n; const int K = 3;",
        """
        M(double x%0, int n%1)
          %2 = ! global::C.Twice({n%1}) + global::System.Math.Min({n%1}, global::C.K)
          %3 = (double) %2
          %4 = * x%0, %3
          return %4
        """);

    [Fact]
    public void AnExtensionMethod_IsAStaticCall() => Lowered.Is(
        "static double M(double x, int[] w) => x * w.Where(v => v > 1 /* large */).Count();",
        """
        M(double x%0, int[] w%1)
          %2 = ! global::System.Linq.Enumerable.Count(global::System.Linq.Enumerable.Where({w%1}, v => v > 1))
          %3 = (double) %2
          %4 = * x%0, %3
          return %4
        """);

    [Fact]
    public void AnOutVariable_IsDefined_WhereItIsReached() => Lowered.Is(
        "static double M(double x, string s) => s != \"\" && int.TryParse(s, out int n) && n > 1 ? n * x : x;",
        """
        M(double x%0, string s%1)
          %2 = {s%1} != ""
          n%7, %8 = if %2
            %4, n%3 = ! int.TryParse({s%1}, out int {=n%3})
            yield n%3, %4
          else
            %5 = false
            %6 = default(int)
            yield %6, %5
          %11 = if %8
            %9 = {n%7} > 1
            yield %9
          else
            %10 = false
            yield %10
          %14 = if %11
            %12 = (double) n%7
            %13 = * %12, x%0
            yield %13
          else
            yield x%0
          return %14
        """);

    [Fact]
    public void WhatAnActiveValueDecides_IsEvaluatedBefore() => Lowered.Is(
        "static double M(double x) => x * F(G(), x > 0); static int F(int a, bool b) => a; static int G() => 1;",
        """
        M(double x%0)
          %1 = ! global::C.G()
          %2 = 0
          %3 = > x%0, %2
          %4 = ! global::C.F({%1}, {%3})
          %5 = (double) %4
          %6 = * x%0, %5
          return %6
        """);

    [Fact]
    public void AStructChangedInPlace_IsANewValue() => Lowered.Is(
        "static double M(double x) { P p = new(); P q = p; p.Go(); return x * q.N * p.N; } struct P { public int N; public void Go() => N++; }",
        """
        M(double x%0)
          p%1 = ! new global::C.P()
          p%2 = ! {=p%2}.Go()
          %3 = {p%1}.N
          %4 = (double) %3
          %5 = * x%0, %4
          %6 = {p%2}.N
          %7 = (double) %6
          %8 = * %5, %7
          return %8
        """);

    [Fact]
    public void WhatTheCompilerFillsIn_IsFilledIn() => Lowered.Is(
        "static double M(double x) { ArgumentOutOfRangeException.ThrowIfNegative(x); return x; }",
        """
        M(double x%0)
          ! global::System.ArgumentOutOfRangeException.ThrowIfNegative({x%0}, paramName: "x")
          return x%0
        """);

    [Fact]
    public void IntegerArithmetic_KeepsItsContext() => Lowered.Is(
        "static double M(double x, int n) { checked { n *= 2; } byte b = (byte)n; b++; return x * n * b; }",
        """
        M(double x%0, int n%1)
          n%2 = ! checked({n%1} * 2)
          b%3 = (byte){n%2}
          b%4 = (byte)({b%3} + 1)
          %5 = (double) n%2
          %6 = * x%0, %5
          %7 = (double) b%4
          %8 = * %6, %7
          return %8
        """);
}
