using GradGen.IR;
using GradGen.Simplification;
using GradGen.Tests.IR;

namespace GradGen.Tests.Simplification;

public class InliningTests
{
    [Fact]
    public void ACalleeCalledOnce_TakesThePlaceOfItsCall()
    {
        var caller = new Sketch();
        Value x = caller.Parameter("x");
        Function main = caller.Return("F", caller.Call("Square", caller.Apply("Exp", x)));

        Assert.Equal(
            """
            F(double x%0)
              v%1 = Exp x%0
              square%3 = * v%1, v%1
              return square%3

            """.ReplaceLineEndings("\n"),
            Inlined(main, Square()));
    }

    [Fact]
    public void ADoublingChainOfCalls_StaysLinear()
    {
        var functions = new List<Function>();
        for (int i = 200; i > 0; i--)
        {
            var sketch = new Sketch();
            Value v = sketch.Parameter("v");
            functions.Add(sketch.Return($"F{i}", sketch.Apply("+", sketch.Call($"F{i - 1}", v), sketch.Call($"F{i - 1}", sketch.Apply("Sin", v)))));
        }

        var last = new Sketch();
        functions.Add(last.Return("F0", last.Parameter("v")));
        Assert.InRange(Inlined([.. functions]).Length, 1, 200 * 1000);
    }

    [Fact]
    public void ACalleeThatAlwaysThrows_EndsTheArmItIsCalledIn()
    {
        var fail = new Sketch();
        fail.Parameter("v");
        Function thrower = new("Fail", [new Value(0, "v", DataType.Double)], new Block([new Throw([new Fragment.Text("new E()")])], []), 1);

        var caller = new Sketch();
        Value x = caller.Parameter("x");
        Value result = caller.If("", caller.Compare(">", x, caller.Number(0)), () => caller.Apply("Log", x), () => caller.Call("Fail", x));

        Assert.Equal(
            """
            F(double x%0)
              %1 = 0
              %2 = > x%0, %1
              if %2
              else
                throw new E()
              %3 = Log x%0
              return %3

            """.ReplaceLineEndings("\n"),
            Inlined(caller.Return("F", result), thrower));
    }

    private static Function Square()
    {
        var sketch = new Sketch();
        Value v = sketch.Parameter("v");
        return sketch.Return("Square", sketch.Apply("*", v, v));
    }

    private static string Inlined(params Function[] functions) =>
        Printer.Print(Verifier.Check(Inlining.Inline(new Module([.. functions]))));
}
