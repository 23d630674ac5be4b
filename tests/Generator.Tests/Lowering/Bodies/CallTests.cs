namespace GradGen.Tests.Lowering.Bodies;

public class CallTests
{
    [Fact]
    public void ACall_IsOfAFunction_AndWithInactiveArguments_Verbatim() => Lowered.Is(
        "static double M(double x) => F(x, 2) * F(3, 4); static double F(double a, double b) => a * b;",
        """
        M(double x%0)
          %1 = 2
          %2 = call F x%0, %1
          %3 = ! global::C.F(3, 4)
          %4 = * %2, %3
          return %4

        F(double a%0, double b%1)
          %2 = * a%0, b%1
          return %2
        """);

    [Fact]
    public void NamedArguments_AreEvaluatedAsWritten() => Lowered.Is(
        "static double M(double x) => F(b: G(), a: x); static double F(double a, double b = 3) => a - b; static int G() => 1;",
        """
        M(double x%0)
          %1 = ! global::C.G()
          %2 = (double) %1
          %3 = call F x%0, %2
          return %3

        F(double a%0, double b%1)
          %2 = - a%0, b%1
          return %2
        """);

    [Fact]
    public void References_GoInAndComeOut() => Lowered.Is(
        "static double M(double x) { double a = x; F(ref a, out double b); return a * b; } static void F(ref double p, out double q) { q = p; p *= p; }",
        """
        M(double x%0)
          a%1, b%2 = call F x%0
          %3 = * a%1, b%2
          return %3

        F(double p%0)
          p%1 = * p%0, p%0
          return p%1, p%0
        """);

    [Fact]
    public void ALocalFunction_TakesWhatItCaptures_AndHandsBackWhatItWrites() => Lowered.Is(
        "static double M(double x, double y) { double s = 0; Add(x); return s; void Add(double v) => s += v * y; }",
        """
        M(double x%0, double y%1)
          s%2 = 0
          s%3 = call Add x%0, s%2, y%1
          return s%3

        Add(double v%0, double s%1, double y%2)
          %3 = * v%0, y%2
          s%4 = + s%1, %3
          return s%4
        """);

    [Fact]
    public void AFunctionOfTheTable_IsApplied() => Lowered.Is(
        "static double M(double x, float f, int n) => Math.Pow(x, 2) + MathF.Sin(f) + Math.ScaleB(x, n);",
        """
        M(double x%0, float f%1, int n%2)
          %3 = 2
          %4 = Pow x%0, %3
          %5 = Sin f%1
          %6 = (double) %5
          %7 = + %4, %6
          %8 = ScaleB x%0, n%2
          %9 = + %7, %8
          return %9
        """);

    [Fact]
    public void APrivateConstantOfAnotherType_IsItsValue() => Lowered.Is(
        "static double M(double x) => Other.F(x); const double K = 2; } static class Other { const double K = 3; public static double F(double x) => x * K;",
        """
        M(double x%0)
          %1 = call F x%0
          return %1

        F(double x%0)
          %1 = 3
          %2 = * x%0, %1
          return %2
        """);
}
