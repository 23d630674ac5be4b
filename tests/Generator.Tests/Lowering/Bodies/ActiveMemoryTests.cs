namespace GradGen.Tests.Lowering.Bodies;

/// <summary>Which arrays hold active values.</summary>
public class ActiveMemoryTests
{
    [Fact]
    public void AnArrayThatIsReadBeforeItBecomesActive() => Lowered.Is(
        "static double M(double[] x) { double[] t = new double[3]; double s = 0; for (int i = 0; i < 3; i++) { s += t[i]; t[i] = x[i]; } return s; }",
        """
        M(double[] x%0)
          %1 = 3
          t%2 = new global::System.Span<double> [%1]
          s%3 = 0
          %4 = 0
          %5 = 3
          s%16 = for i%11 = %4; < %5; 1 carry s%12 = s%3
            %13 = t%2[i%11]
            s%14 = + s%12, %13
            %15 = x%0[i%11]
            t%2[i%11] = %15
            yield s%14
          return s%16
        """);

    [Fact]
    public void AnAccumulatorThatBeginsWithAConstant() => Lowered.Is(
        "static double M(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (s > 1) s *= 2; s += x; } return s; }",
        """
        M(double x%0, int n%1)
          s%2 = 0
          %3 = 0
          s%20 = for i%12 = %3; < n%1; 1 carry s%13 = s%2
            %14 = 1
            %15 = > s%13, %14
            s%18 = if %15
              %16 = 2
              s%17 = * s%13, %16
              yield s%17
            else
              yield s%13
            s%19 = + s%18, x%0
            yield s%19
          return s%20
        """);

    [Fact]
    public void AHelperThatStores() => Lowered.Is(
        "static double M(double x, int n) { var y = new double[n]; Put(y, x); return y[0]; } static void Put(double[] a, double v) { a[0] = v; }",
        """
        M(double x%0, int n%1)
          y%2 = new global::System.Span<double> [n%1]
          call Put y%2, x%0
          %3 = 0
          %4 = y%2[%3]
          return %4

        Put(global::System.Span<double> a%0, double v%1)
          %2 = 0
          a%0[%2] = v%1
          return 
        """);

    [Fact]
    public void AHelperThatReturnsWhatItIsGiven() => Lowered.Is(
        "static double M(double[] x, double y) { double[] a = Same(x); a[0] = y; return x[0]; } static double[] Same(double[] a) => a;",
        """
        M(double[] x%0, double y%1)
          a%2 = call Same x%0
          %3 = 0
          a%2[%3] = y%1
          %4 = 0
          %5 = x%0[%4]
          return %5

        Same(double[] a%0)
          return a%0
        """);

    [Fact]
    public void AHelperThatMakesAnArray() => Lowered.Is(
        "static double M(double x) { double[] a = Make(3); a[0] = x; return a[0]; } static double[] Make(int n) { double[] a = new double[n]; a[0] = 1; return a; }",
        """
        M(double x%0)
          %1 = 3
          a%2 = call Make %1
          %3 = 0
          a%2[%3] = x%0
          %4 = 0
          %5 = a%2[%4]
          return %5

        Make(int n%0)
          a%1 = new double[] [n%0]
          %2 = 0
          %3 = 1
          a%1[%2] = %3
          return a%1
        """);

    [Fact]
    public void AnElementByReference() => Lowered.Is(
        "static double M(double[] x) { Swap(ref x[0], ref x[1]); return x[0]; } static void Swap(ref double a, ref double b) { double t = a; a = b; b = t; }",
        """
        M(double[] x%0)
          %1 = 0
          %2 = 1
          call Swap x%0, %1, x%0, %2
          %3 = 0
          %4 = x%0[%3]
          return %4

        Swap(global::System.Span<double> a%0, int at%1, global::System.Span<double> b%2, int at%3)
          t%4 = a%0[at%1]
          %5 = b%2[at%3]
          a%0[at%1] = %5
          b%2[at%3] = t%4
          return 
        """);

    [Fact]
    public void AViewInAHelper() => Lowered.Is(
        "static double M(double[] x) => Sum(x) * Sum(x.AsSpan(1)); static double Sum(ReadOnlySpan<double> v) { double s = 0; foreach (double e in v) s += e; return s; }",
        """
        M(double[] x%0)
          %1 = 0
          %2 = x%0[%1 ..]
          %3 = call Sum %2
          %4 = 1
          %5 = x%0[%4 ..]
          %6 = call Sum %5
          %7 = * %3, %6
          return %7

        Sum(global::System.ReadOnlySpan<double> v%0)
          s%1 = 0
          %2 = length v%0
          %3 = 0
          s%12 = for i%8 = %3; < %2; 1 carry s%9 = s%1
            e%10 = v%0[i%8]
            s%11 = + s%9, e%10
            yield s%11
          return s%12
        """);

    [Fact]
    public void AnInactiveCall_IsCarried() => Lowered.Is(
        "static double M(double x, int[] p) { Array.Sort(p); return x * p[0] * p.Max() * string.Join(\",\", p).Length; }",
        """
        M(double x%0, int[] p%1)
          ! global::System.Array.Sort({p%1})
          %2 = 0
          %3 = p%1[%2]
          %4 = (double) %3
          %5 = * x%0, %4
          %6 = ! global::System.Linq.Enumerable.Max({p%1})
          %7 = (double) %6
          %8 = * %5, %7
          %9 = ! string.Join(",", {p%1}).Length
          %10 = (double) %9
          %11 = * %8, %10
          return %11
        """);
}
