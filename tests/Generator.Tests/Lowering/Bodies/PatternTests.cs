namespace GradGen.Tests.Lowering.Bodies;

public class PatternTests
{
    [Fact]
    public void OnARealNumber_ItIsAComparison() => Lowered.Is(
        "static double M(double x) => x switch { > 1 => x, var y when y < 0 => -y, _ => 0 };",
        """
        M(double x%0)
          %1 = 1
          %2 = > x%0, %1
          %9 = if %2
            yield x%0
          else
            %3 = true
            %4 = 0
            %5 = < x%0, %4
            %8 = if %5
              %6 = neg x%0
              yield %6
            else
              %7 = 0
              yield %7
            yield %8
          return %9
        """);

    [Fact]
    public void OnACondition_ItIsTheCondition() => Lowered.Is(
        "static double M(double x, bool p) => p switch { true => x, false => -x };",
        """
        M(double x%0, bool p%1)
          %3 = if p%1
            yield x%0
          else
            %2 = neg x%0
            yield %2
          return %3
        """);

    [Fact]
    public void OnAnythingElse_ItIsCarried_AndItsVariableExtracted() => Lowered.Is(
        "static double M(double x, object o) => o is int n ? n * x : x;",
        """
        M(double x%0, object o%1)
          n%3, n%2 = {o%1} is int {=n%2} ? {n%2} : default(int)
          %4 = {o%1} is int
          %7 = if %4
            %5 = (double) n%3
            %6 = * %5, x%0
            yield %6
          else
            yield x%0
          return %7
        """);

    [Fact]
    public void WithoutADefault_ASwitchExpressionThrows() => Lowered.Is(
        "static double M(double x, int k) => k switch { 0 => x };",
        """
        M(double x%0, int k%1)
          %2 = {k%1} == 0
          if %2
          else
            throw new global::System.Runtime.CompilerServices.SwitchExpressionException({k%1})
          return x%0
        """);
}
