namespace GradGen.Tests.Lowering.Bodies;

public class StatementTests
{
    [Fact]
    public void Values_TakeTheNamesOfTheVariablesTheyBecome() => Lowered.Is(
        "static double M(double x) { double y = x; double z = y * 2; z += y; return y = z; }",
        """
        M(double x%0)
          %1 = 2
          z%2 = * x%0, %1
          z%3 = + z%2, x%0
          return z%3
        """);

    [Fact]
    public void AnAssignment_UsedAsAValue_IsEvaluatedOnce() => Lowered.Is(
        "static double M(double x, double y) { double a, b; a = b = x * y; return a + (x *= b) * x; }",
        """
        M(double x%0, double y%1)
          b%2 = * x%0, y%1
          x%3 = * x%0, b%2
          %4 = * x%3, x%3
          %5 = + b%2, %4
          return %5
        """);

    [Fact]
    public void AnIf_YieldsWhatIsStillRead() => Lowered.Is(
        "static double M(double x) { double r = 0, t; if (x > 0) { t = x * x; r = t; } return r; }",
        """
        M(double x%0)
          r%1 = 0
          %2 = 0
          %3 = > x%0, %2
          r%5 = if %3
            t%4 = * x%0, x%0
            yield t%4
          else
            yield r%1
          return r%5
        """);

    [Fact]
    public void AnEarlyReturn_PutsTheRestIntoTheOtherArm() => Lowered.Is(
        "static double M(double x, double y) { if (x < 0) return y; double t = x * y; return t; }",
        """
        M(double x%0, double y%1)
          %2 = 0
          %3 = < x%0, %2
          %5 = if %3
            yield y%1
          else
            t%4 = * x%0, y%1
            yield t%4
          return %5
        """);

    [Fact]
    public void AReturnOnSomePathsOfAnArm_IsAskedForBehindIt() => Lowered.Is(
        "static double M(double x, bool p, bool q) { if (p) { if (q) return 1; x *= x; } return x; }",
        """
        M(double x%0, bool p%1, bool q%2)
          %10, done%12, x%13 = if p%1
            %7, x%8 = if q%2
              %3 = 1
              %4 = true
              yield %3, x%0
            else
              x%5 = * x%0, x%0
              %6 = 0
              yield %6, x%5
            yield %7, q%2, x%8
          else
            %9 = 0
            %11 = false
            yield %9, %11, x%0
          %14 = if done%12
            yield %10
          else
            yield x%13
          return %14
        """);

    [Fact]
    public void AGuard_HasNothingNestedBehindIt() => Lowered.Is(
        "static double M(double x) { if (x < 0) throw new ArgumentException($\"{x}\"); return x >= 1 ? x : throw new Exception(); }",
        """
        M(double x%0)
          %1 = 0
          %2 = < x%0, %1
          if %2
            throw new global::System.ArgumentException($"{{x%0}}")
          %3 = 1
          %4 = >= x%0, %3
          if %4
          else
            throw new global::System.Exception()
          return x%0
        """);

    [Fact]
    public void ASwitch_IsAChain_AndOneSectionTakesTheRest() => Lowered.Is(
        "static double M(double x, int k) { switch (k) { case 0: case 1: return x; default: x *= 2; break; } return x; }",
        """
        M(double x%0, int k%1)
          %2 = {k%1} == 0
          %5 = if %2
            %3 = true
            yield %3
          else
            %4 = {k%1} == 1
            yield %4
          %8 = if %5
            yield x%0
          else
            %6 = 2
            x%7 = * x%0, %6
            yield x%7
          return %8
        """);

    [Fact]
    public void ATuple_IsTakenApart() => Lowered.Is(
        "static double M(double x, double y) { (double a, double b) t = (x * y, y); (t.a, t.b) = (t.b, t.a); return t.a - t.b; }",
        """
        M(double x%0, double y%1)
          tA%2 = * x%0, y%1
          %3 = - y%1, tA%2
          return %3
        """);
}
