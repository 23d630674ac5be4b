using GradGen.IR;

namespace GradGen.Tests.IR;

public class PrinterTests
{
    private readonly Emission.Sketch _f = new();

    [Fact]
    public void Loops_ShowWhatTheyCarry()
    {
        Value a = _f.Parameter("a", Emission.Sketch.Doubles), n = _f.Parameter("n", DataType.Int32);
        Value[] s = _f.Count("i", n, [("s", _f.Number(0))], (i, v) => [_f.Let("s", "+", v[0], _f.LoadAs("t", a, i)), _f.Truth(true)], hasExit: true);
        Value[] k = _f.While([("k", n)], v => _f.Apply(">", v[0], n), v => [_f.Let("k", "-", v[0], n)]);
        Equal(
            """
            F(double[] a%0, int n%1)
              %2 = 0
              %3 = 0
              s%9 = for i%4 = %3; < n%1; 1 carry s%5 = %2 until left
                t%6 = a%0[i%4]
                s%7 = + s%5, t%6
                %8 = true
                yield s%7, %8
              k%13 = while carry k%10 = n%1
                %11 = > k%10, n%1
                while %11
              do
                k%12 = - k%10, n%1
                yield k%12
              return s%9, k%13

            """,
            s[0], k[0]);
    }

    [Fact]
    public void Memory_IsReadAndWrittenByIndex()
    {
        Value a = _f.Parameter("a", Emission.Sketch.Doubles), n = _f.Parameter("n", DataType.Int32), x = _f.Parameter("x");
        Value xs = _f.NewArray("xs", Emission.Sketch.Span, n, isZeroed: false, isGrowing: true);
        _f.Do(new Reserve(xs, n));
        _f.Store(xs, n, x);
        _f.Accumulate(a, n, x);
        _f.Do(new Fill(a, x));
        Value part = _f.Define("part", Emission.Sketch.Span), popped = _f.Define("p", DataType.Double);
        _f.Do(new Slice(part, xs, n, null));
        _f.Do(new Copy(part, a));
        _f.Do(new Push(xs, x));
        _f.Do(new Pop(popped, xs));
        Equal(
            """
            F(double[] a%0, int n%1, double x%2)
              xs%3 = new?+ global::System.Span<double> [n%1]
              reserve xs%3 at n%1
              xs%3[n%1] = x%2
              a%0[n%1] += x%2
              fill a%0 x%2
              part%4 = xs%3[n%1 ..]
              copy part%4 to a%0
              push x%2 on xs%3
              p%5 = pop xs%3
              return p%5

            """,
            popped);
    }

    private void Equal(string expected, params Value[] results) => Assert.Equal(expected, Printer.Print(_f.Returning(results)));
}
