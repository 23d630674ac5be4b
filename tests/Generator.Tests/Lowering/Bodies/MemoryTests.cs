namespace GradGen.Tests.Lowering.Bodies;

/// <summary>Arrays and spans.</summary>
public class MemoryTests
{
    [Fact]
    public void AnElement_IsLoadedAndStored() => Lowered.Is(
        "static double M(double[] x, int i) { x[i] *= 2; x[i + 1]++; return x[i] = x[^1]; }",
        """
        M(double[] x%0, int i%1)
          %2 = x%0[i%1]
          %3 = 2
          %4 = * %2, %3
          x%0[i%1] = %4
          %5 = {i%1} + 1
          %6 = x%0[%5]
          %7 = 1
          %8 = + %6, %7
          x%0[%5] = %8
          %9 = 1
          %10 = length x%0
          %11 = {%10} - {%9}
          %12 = x%0[%11]
          x%0[i%1] = %12
          return %12
        """);

    [Fact]
    public void TheIndices_ComeFirst() => Lowered.Is(
        "static double M(double[] x) { int i = 0; x[i++] = x[i]; return x[i]; }",
        """
        M(double[] x%0)
          i%1 = 0
          i%2 = {i%1} + 1
          %3 = x%0[i%2]
          x%0[i%1] = %3
          %4 = x%0[i%2]
          return %4
        """);

    [Fact]
    public void ASwap_OfElements() => Lowered.Is(
        "static double M(double[] x) { (x[0], x[1]) = (x[1], x[0]); return x[0]; }",
        """
        M(double[] x%0)
          %1 = 0
          %2 = 1
          %3 = 1
          %4 = x%0[%3]
          %5 = 0
          %6 = x%0[%5]
          x%0[%1] = %4
          x%0[%2] = %6
          %7 = 0
          %8 = x%0[%7]
          return %8
        """);

    [Fact]
    public void IntegersAreMemoryToo() => Lowered.Is(
        "static double M(double x, int[] p) { p[p[0]]++; return x * p[1]; }",
        """
        M(double x%0, int[] p%1)
          %2 = 0
          %3 = p%1[%2]
          %4 = p%1[%3]
          %5 = {%4} + 1
          p%1[%3] = %5
          %6 = 1
          %7 = p%1[%6]
          %8 = (double) %7
          %9 = * x%0, %8
          return %9
        """);

    [Fact]
    public void LengthsAreNumbers() => Lowered.Is(
        "static double M(double[] x, double[,] a) => x[0] * x.Length * a.Length * a.GetLength(1) * a.Rank;",
        """
        M(double[] x%0, double[,] a%1)
          %2 = 0
          %3 = x%0[%2]
          %4 = length x%0
          %5 = (double) %4
          %6 = * %3, %5
          %7 = length a%1
          %8 = (double) %7
          %9 = * %6, %8
          %10 = length1 a%1
          %11 = (double) %10
          %12 = * %9, %11
          %13 = 2
          %14 = (double) %13
          %15 = * %12, %14
          return %15
        """);

    [Fact]
    public void ALocalArray_BecomesABuffer() => Lowered.Is(
        "static double M(double[] x) { var y = new double[x.Length]; y[0] = x[0]; return y[0]; }",
        """
        M(double[] x%0)
          %1 = length x%0
          y%2 = new global::System.Span<double> [%1]
          %3 = 0
          %4 = 0
          %5 = x%0[%4]
          y%2[%3] = %5
          %6 = 0
          %7 = y%2[%6]
          return %7
        """);

    [Fact]
    public void AnArrayThatIsReturnedOrKept_StaysOne() => Lowered.Is(
        "static double M(double x, int n) { double[][] a = { new double[n] }; a[0][1] = x; return a[0][1]; }",
        """
        M(double x%0, int n%1)
          %3 = 1
          a%2 = new? double[][] [%3]
          %4 = 0
          %5 = new double[] [n%1]
          a%2[%4] = %5
          %6 = 0
          %7 = a%2[%6]
          %8 = 1
          %7[%8] = x%0
          %9 = 0
          %10 = a%2[%9]
          %11 = 1
          %12 = %10[%11]
          return %12
        """);

    [Fact]
    public void AnInactiveTable_StaysAsItIs() => Lowered.Is(
        "static double M(double x, int i) { double[] table = { 1, 2, 3 }; return x * table[i]; }",
        """
        M(double x%0, int i%1)
          table%2 = ! new double[] { 1, 2, 3 }
          %3 = table%2[i%1]
          %4 = * x%0, %3
          return %4
        """);

    [Fact]
    public void AnActiveInitializer_IsStored() => Lowered.Is(
        "static double M(double x, double y) { double[] a = { x, y }; return a[0] * a[1]; }",
        """
        M(double x%0, double y%1)
          %3 = 2
          a%2 = new? global::System.Span<double> [%3]
          %4 = 0
          a%2[%4] = x%0
          %5 = 1
          a%2[%5] = y%1
          %6 = 0
          %7 = a%2[%6]
          %8 = 1
          %9 = a%2[%8]
          %10 = * %7, %9
          return %10
        """);

    [Fact]
    public void ASpread_IsCopied() => Lowered.Is(
        "static double M(double[] x) { double[] a = [1, .. x, x[0]]; return a[2]; }",
        """
        M(double[] x%0)
          %1 = 1
          %2 = 0
          %3 = x%0[%2]
          %4 = 2
          %5 = length x%0
          %6 = {%4} + {%5}
          a%7 = new? global::System.Span<double> [%6]
          %8 = 0
          a%7[%8] = %1
          %9 = 1
          %10 = a%7[%9 ..]
          copy x%0 to %10
          %11 = 1
          %12 = length x%0
          %13 = {%11} + {%12}
          a%7[%13] = %3
          %14 = 2
          %15 = a%7[%14]
          return %15
        """);

    [Fact]
    public void AStackArray() => Lowered.Is(
        "static double M(double x) { Span<double> a = stackalloc double[3]; a[1] = x; return a[1]; }",
        """
        M(double x%0)
          %1 = 3
          a%2 = new global::System.Span<double> [%1]
          %3 = 1
          a%2[%3] = x%0
          %4 = 1
          %5 = a%2[%4]
          return %5
        """);

    [Fact]
    public void AStackArrayOrANewOne_IsOneBuffer() => Lowered.Is(
        "static double M(double x, int n) { Span<double> a = n < 9 ? stackalloc double[9] : new double[n]; a[1] = x; return a[1]; }",
        """
        M(double x%0, int n%1)
          %2 = {n%1} < 9
          %4 = if %2
            %3 = 9
            yield %3
          else
            yield n%1
          a%5 = new global::System.Span<double> [%4]
          %6 = 1
          a%5[%6] = x%0
          %7 = 1
          %8 = a%5[%7]
          return %8
        """);

    [Fact]
    public void Slices_AreViews() => Lowered.Is(
        "static double M(double[] x) { ReadOnlySpan<double> a = x, b = a[1..^1], c = x.AsSpan(2, 3); return b[0] * c[0] * a.Slice(4)[0]; }",
        """
        M(double[] x%0)
          %1 = 0
          a%2 = x%0[%1 ..]
          %3 = 1
          %4 = 1
          %5 = length a%2
          %6 = {%5} - {%4}
          %7 = {%6} - {%3}
          b%8 = a%2[%3 ..+ %7]
          %9 = 2
          %10 = 3
          c%11 = x%0[%9 ..+ %10]
          %12 = 0
          %13 = b%8[%12]
          %14 = 0
          %15 = c%11[%14]
          %16 = * %13, %15
          %17 = 4
          %18 = a%2[%17 ..]
          %19 = 0
          %20 = %18[%19]
          %21 = * %16, %20
          return %21
        """);

    [Fact]
    public void ARangeOfAnArray_IsACopy() => Lowered.Is(
        "static double M(double[] x) { double[] a = x[1..3]; a[0] = 1; return a[1]; }",
        """
        M(double[] x%0)
          %1 = 1
          %2 = 3
          %3 = {%2} - {%1}
          %4 = x%0[%1 ..+ %3]
          a%5 = new? global::System.Span<double> [%3]
          copy %4 to a%5
          %6 = 0
          %7 = 1
          a%5[%6] = %7
          %8 = 1
          %9 = a%5[%8]
          return %9
        """);

    [Fact]
    public void FillAndCopy() => Lowered.Is(
        "static double M(Span<double> x, double y) { x[..2].Fill(y); x.Clear(); double[] a = x.ToArray(); Array.Copy(a, 0, a, 1, 2); return a[0]; }",
        """
        M(global::System.Span<double> x%0, double y%1)
          %2 = 0
          %3 = 2
          %4 = x%0[%2 ..+ %3]
          fill %4 y%1
          %5 = 0
          fill x%0 %5
          %6 = length x%0
          a%7 = new? global::System.Span<double> [%6]
          copy x%0 to a%7
          %8 = 0
          %9 = 1
          %10 = 2
          %11 = a%7[%8 ..+ %10]
          %12 = a%7[%9 ..]
          copy %11 to %12
          %13 = 0
          %14 = a%7[%13]
          return %14
        """);

    [Fact]
    public void AForEach_CountsAndLoads() => Lowered.Is(
        "static double M(double[] x) { double s = 0; foreach (double v in x) s += v; return s; }",
        """
        M(double[] x%0)
          s%1 = 0
          %2 = length x%0
          %3 = 0
          s%12 = for i%8 = %3; < %2; 1 carry s%9 = s%1
            v%10 = x%0[i%8]
            s%11 = + s%9, v%10
            yield s%11
          return s%12
        """);

    [Fact]
    public void AForEach_OverAMatrix_GoesRowByRow() => Lowered.Is(
        "static double M(double[,] x) { double s = 0; foreach (double v in x) s += v; return s; }",
        """
        M(double[,] x%0)
          s%1 = 0
          %2 = length0 x%0
          %3 = length1 x%0
          %4 = length x%0
          %5 = 0
          s%18 = for i%12 = %5; < %4; 1 carry s%13 = s%1
            %14 = {i%12} % {%3}
            %15 = {i%12} / {%3}
            v%16 = x%0[%15, %14]
            s%17 = + s%13, v%16
            yield s%17
          return s%18
        """);

    [Fact]
    public void AForEach_ByReference_Stores() => Lowered.Is(
        "static double M(Span<double> x) { foreach (ref double v in x) v *= v; return x[0]; }",
        """
        M(global::System.Span<double> x%0)
          %1 = length x%0
          %2 = 0
          for i%3 = %2; < %1; 1
            %4 = x%0[i%3]
            %5 = x%0[i%3]
            %6 = * %4, %5
            x%0[i%3] = %6
          %7 = 0
          %8 = x%0[%7]
          return %8
        """);

    [Fact]
    public void AReference_IsAnElement() => Lowered.Is(
        "static double M(double[] x, int i) { ref double v = ref x[i]; i = 0; v *= v; return v; }",
        """
        M(double[] x%0, int i%1)
          i%2 = 0
          %3 = x%0[i%1]
          %4 = x%0[i%1]
          %5 = * %3, %4
          x%0[i%1] = %5
          %6 = x%0[i%1]
          return %6
        """);

    [Fact]
    public void BuffersThatAreSwapped_AreCarried() => Lowered.Is(
        "static double M(double[] x, int n) { double[] a = new double[9], b = new double[9]; a[0] = x[0]; for (int t = 0; t < n; t++) { b[0] = a[0]; (a, b) = (b, a); } return a[0]; }",
        """
        M(double[] x%0, int n%1)
          %2 = 9
          a%3 = new global::System.Span<double> [%2]
          %4 = 9
          b%5 = new global::System.Span<double> [%4]
          %6 = 0
          %7 = 0
          %8 = x%0[%7]
          a%3[%6] = %8
          %9 = 0
          a%16, b%17 = for t%10 = %9; < n%1; 1 carry a%11 = a%3, b%12 = b%5
            %13 = 0
            %14 = 0
            %15 = a%11[%14]
            b%12[%13] = %15
            yield b%12, a%11
          %18 = 0
          %19 = a%16[%18]
          return %19
        """);
}
