namespace GradGen.Tests.Lowering.Bodies;

/// <summary>Loops, and what they carry.</summary>
public class LoopTests
{
    [Fact]
    public void AForThatCounts_CarriesWhatItChanges() => Lowered.Is(
        "static double M(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += x * i; return s; }",
        """
        M(double x%0, int n%1)
          s%2 = 0
          %3 = 0
          s%14 = for i%9 = %3; < n%1; 1 carry s%10 = s%2
            %11 = (double) i%9
            %12 = * x%0, %11
            s%13 = + s%10, %12
            yield s%13
          return s%14
        """);

    [Fact]
    public void CountingDown_KeepsTheRelation() => Lowered.Is(
        "static double M(double x, int n) { double s = 1; for (int i = n; i >= 1; i -= 2) s *= x; return s; }",
        """
        M(double x%0, int n%1)
          s%2 = 1
          %3 = 1
          s%10 = for i%7 = n%1; >= %3; -2 carry s%8 = s%2
            s%9 = * s%8, x%0
            yield s%9
          return s%10
        """);

    [Fact]
    public void TheOtherWayRound_IsTurned() => Lowered.Is(
        "static double M(double x, int n) { double s = 1; for (int i = 0; n > i; ++i) s *= x; return s; }",
        """
        M(double x%0, int n%1)
          s%2 = 1
          %3 = 0
          s%10 = for i%7 = %3; < n%1; 1 carry s%8 = s%2
            s%9 = * s%8, x%0
            yield s%9
          return s%10
        """);

    [Fact]
    public void ABoundThatChanges_MakesAWhile() => Lowered.Is(
        "static double M(double x, int n) { for (int i = 0; i < n; i++) { x *= x; n--; } return x; }",
        """
        M(double x%0, int n%1)
          i%2 = 0
          i%10, x%11, n%12 = while carry i%3 = i%2, x%4 = x%0, n%5 = n%1
            %6 = {i%3} < {n%5}
            while %6
          do
            x%7 = * x%4, x%4
            n%8 = {n%5} - 1
            i%9 = {i%3} + 1
            yield i%9, x%7, n%8
          return x%11
        """);

    [Fact]
    public void ACounterThatIsAssigned_MakesAWhile() => Lowered.Is(
        "static double M(double x, int n) { for (int i = 0; i < n; i++) { x *= x; i++; } return x; }",
        """
        M(double x%0, int n%1)
          i%2 = 0
          i%9, x%10 = while carry i%3 = i%2, x%4 = x%0
            %5 = {i%3} < {n%1}
            while %5
          do
            x%6 = * x%4, x%4
            i%7 = {i%3} + 1
            i%8 = {i%7} + 1
            yield i%8, x%6
          return x%10
        """);

    [Fact]
    public void SeveralVariables_MakeAWhile() => Lowered.Is(
        "static double M(double x, int n) { for (int i = 0, j = n; i < j; i++, j--) x *= j; return x; }",
        """
        M(double x%0, int n%1)
          i%2 = 0
          i%11, j%12, x%13 = while carry i%3 = i%2, j%4 = n%1, x%5 = x%0
            %6 = {i%3} < {j%4}
            while %6
          do
            %7 = (double) j%4
            x%8 = * x%5, %7
            i%9 = {i%3} + 1
            j%10 = {j%4} - 1
            yield i%9, j%10, x%8
          return x%13
        """);

    [Fact]
    public void AnActiveCounter_IsCarried() => Lowered.Is(
        "static double M(double x) { double s = 0; for (double t = 0; t < 1; t += x) s += t; return s; }",
        """
        M(double x%0)
          s%1 = 0
          t%2 = 0
          t%21, s%22 = while carry t%15 = t%2, s%16 = s%1
            %17 = 1
            %18 = < t%15, %17
            while %18
          do
            s%19 = + s%16, t%15
            t%20 = + t%15, x%0
            yield t%20, s%19
          return s%22
        """);

    [Fact]
    public void AWhile_TestsBeforehand() => Lowered.Is(
        "static double M(double x) { while (x < 100) x *= x; return x; }",
        """
        M(double x%0)
          x%5 = while carry x%1 = x%0
            %2 = 100
            %3 = < x%1, %2
            while %3
          do
            x%4 = * x%1, x%1
            yield x%4
          return x%5
        """);

    [Fact]
    public void AConditionThatAssigns_IsInTheBody() => Lowered.Is(
        "static double M(double x, int n) { while (n-- > 0) x *= x; return x; }",
        """
        M(double x%0, int n%1)
          n%12, x%13 = while carry n%2 = n%1, x%3 = x%0 until left
            %14 = true
            while %14
          do
            %6 = true
            n%7 = {n%2} - 1
            %8 = {n%2} > 0
            x%11 = if %8
              x%9 = * x%3, x%3
              yield x%9
            else
              %10 = false
              yield x%3
            yield n%7, x%11, %8
          return x%13
        """);

    [Fact]
    public void ADo_TestsInTheEnd() => Lowered.Is(
        "static double M(double x) { double y; do { y = x; x *= x; } while (x < 100); return y; }",
        """
        M(double x%0)
          %15 = 0
          y%16, x%17 = while carry y%8 = %15, x%9 = x%0 until left
            %10 = true
            while %10
          do
            %11 = true
            x%12 = * x%9, x%9
            %13 = 100
            %14 = < x%12, %13
            yield x%9, x%12, %14
          return y%16
        """);

    [Fact]
    public void ABreak_IsAFlag() => Lowered.Is(
        "static double M(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (s > 9) break; s += x; } return s; }",
        """
        M(double x%0, int n%1)
          s%2 = 0
          %3 = 0
          s%24 = for i%14 = %3; < n%1; 1 carry s%15 = s%2 until left
            %16 = true
            %17 = 9
            %18 = > s%15, %17
            %22, s%23 = if %18
              %19 = true
              %20 = false
              yield %20, s%15
            else
              s%21 = + s%15, x%0
              yield %16, s%21
            yield s%23, %22
          return s%24
        """);

    [Fact]
    public void AContinue_GuardsTheRest_AndNotTheStep() => Lowered.Is(
        "static double M(double x, int n) { int i; for (i = 0; i < n; i++) { if (i == 3) continue; x *= x; } return x * i; }",
        """
        M(double x%0, int n%1)
          i%2 = 0
          i%11, x%12 = while carry i%3 = i%2, x%4 = x%0
            %5 = {i%3} < {n%1}
            while %5
          do
            %6 = {i%3} == 3
            x%9 = if %6
              %7 = true
              yield x%4
            else
              x%8 = * x%4, x%4
              yield x%8
            i%10 = {i%3} + 1
            yield i%10, x%9
          %13 = (double) i%11
          %14 = * x%12, %13
          return %14
        """);

    [Fact]
    public void AReturn_IsCarriedOut() => Lowered.Is(
        "static double M(double x, int n) { for (int i = 0; i < n; i++) { if (x > i) return x * i; } return x; }",
        """
        M(double x%0, int n%1)
          %2 = 0
          %31 = 0
          %32 = false
          %33, done%34 = for i%17 = %2; < n%1; 1 carry %18 = %31, done%19 = %32 until left
            %20 = true
            %21 = (double) i%17
            %22 = > x%0, %21
            %28, done%29, %30 = if %22
              %23 = (double) i%17
              %24 = * x%0, %23
              %25 = true
              %26 = true
              %27 = false
              yield %24, %25, %27
            else
              yield %18, done%19, %20
            yield %28, done%29, %30
          %35 = if done%34
            yield %33
          else
            yield x%0
          return %35
        """);

    [Fact]
    public void AReturnFromTwoLoops_LeavesBoth() => Lowered.Is(
        "static double M(double x, int n) { for (int i = 0; i < n; i++) for (int j = 0; j < i; j++) if (x > j) return x * j; return x; }",
        """
        M(double x%0, int n%1)
          %2 = 0
          %65 = 0
          %66 = false
          %67, done%68 = for i%41 = %2; < n%1; 1 carry %42 = %65, done%43 = %66 until left
            %44 = true
            %45 = 0
            %60, done%61 = for j%46 = %45; < i%41; 1 carry %47 = %42, done%48 = done%43 until left
              %49 = true
              %50 = (double) j%46
              %51 = > x%0, %50
              %57, done%58, %59 = if %51
                %52 = (double) j%46
                %53 = * x%0, %52
                %54 = true
                %55 = true
                %56 = false
                yield %53, %54, %56
              else
                yield %47, done%48, %49
              yield %57, done%58, %59
            %64 = if done%61
              %62 = true
              %63 = false
              yield %63
            else
              yield %44
            yield %60, done%61, %64
          %69 = if done%68
            yield %67
          else
            yield x%0
          return %69
        """);

    [Fact]
    public void ALoopThatIsOnlyLeftByReturns() => Lowered.Is(
        "static double M(double x) { while (true) { x *= x; if (x > 9) return x; } }",
        """
        M(double x%0)
          %25 = 0
          x%26, %27 = while carry x%13 = x%0, %14 = %25 until left
            %15 = true
            while %15
          do
            %16 = true
            x%17 = * x%13, x%13
            %18 = 9
            %19 = > x%17, %18
            %23, %24 = if %19
              %20 = true
              %21 = true
              %22 = false
              yield x%17, %22
            else
              yield %14, %16
            yield x%17, %23, %24
          return %27
        """);

    [Fact]
    public void ASwap_CrossesWhatIsCarried() => Lowered.Is(
        "static double M(double x, int n) { double a = 1, b = x; for (int i = 0; i < n; i++) (a, b) = (b, a); return a; }",
        """
        M(double x%0, int n%1)
          a%2 = 1
          %3 = 0
          a%10, b%11 = for i%7 = %3; < n%1; 1 carry a%8 = a%2, b%9 = x%0
            yield b%9, a%8
          return a%10
        """);

    [Fact]
    public void WhatEachIterationAssignsFirst_IsNotCarried() => Lowered.Is(
        "static double M(double x, int n) { double s = 0, t; for (int i = 0; i < n; i++) { t = x * i; s += t; } return s; }",
        """
        M(double x%0, int n%1)
          s%2 = 0
          %3 = 0
          s%14 = for i%9 = %3; < n%1; 1 carry s%10 = s%2
            %11 = (double) i%9
            t%12 = * x%0, %11
            s%13 = + s%10, t%12
            yield s%13
          return s%14
        """);

    [Fact]
    public void ASwitchInALoop_KeepsItsBreaksToItself() => Lowered.Is(
        "static double M(double x, int n) { for (int i = 0; i < n; i++) { switch (i) { case 3: continue; case 4: x += 1; break; } x *= x; } return x; }",
        """
        M(double x%0, int n%1)
          %2 = 0
          x%14 = for i%3 = %2; < n%1; 1 carry x%4 = x%0
            %5 = {i%3} == 3
            x%11 = if %5
              %6 = true
              yield x%4
            else
              %7 = {i%3} == 4
              x%10 = if %7
                %8 = 1
                x%9 = + x%4, %8
                yield x%9
              else
                yield x%4
              yield x%10
            x%13 = if %5
              yield x%11
            else
              x%12 = * x%11, x%11
              yield x%12
            yield x%13
          return x%14
        """);

    [Fact]
    public void WhatALocalFunctionChanges_IsCarried() => Lowered.Is(
        "static double M(double x, int n) { double s = 1; for (int i = 0; i < n; i++) Grow(); return s; void Grow() => s *= x; }",
        """
        M(double x%0, int n%1)
          s%2 = 1
          %3 = 0
          s%12 = for i%9 = %3; < n%1; 1 carry s%10 = s%2
            s%11 = call Grow s%10, x%0
            yield s%11
          return s%12

        Grow(double s%0, double x%1)
          s%2 = * s%0, x%1
          return s%2
        """);
}
