using System.Text.RegularExpressions;
using GradGen.Differentiation;
using GradGen.IR;
using GradGen.Simplification;
using GradGen.Tests.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>What the way back through a branch reads of the way out: joined, computed again, or handed out.</summary>
public class ResidualsTests
{
    [Fact]
    public void WhereNothingNeedsTheOutcome_BothWaysShareTheBranch() => Assert.Equal(
        """
        F(double x)
          _ = 0
          _ = < x, _
          dx = if _
            e = Exp x
            de = Cos e
            dx = * de, e
            yield dx
          else
            dx = 2
            yield dx
          return dx

        """.ReplaceLineEndings("\n"),
        Gradient((sketch, y) => y));

    [Fact]
    public void WhereLittleNeedsTheOutcome_ItIsRepeatedInTheArms() => Assert.Equal(
        """
        F(double x)
          _ = 0
          _ = < x, _
          _ = 2
          dx = if _
            e = Exp x
            _ = Sin e
            dy = * _, _
            _ = Cos e
            de = * dy, _
            dx = * de, e
            yield dx
          else
            _ = + x, x
            _ = 4
            dx = * _, _
            yield dx
          return dx

        """.ReplaceLineEndings("\n"),
        Gradient((sketch, y) => sketch.Apply("*", y, y)));

    [Fact]
    public void WhatIsDearToCompute_IsHandedOutOfTheBranch()
    {
        string gradient = Gradient((sketch, y) => sketch.Apply("Exp", sketch.Apply("Sin", sketch.Apply("Sin", y))));
        Assert.Contains("y, e = if _\n", gradient);
        Assert.Equal(1, gradient.Split("e = Exp x").Length - 1);
    }

    [Fact]
    public void WhatIsCheapToCompute_IsComputedAgain()
    {
        var sketch = new Sketch();
        Value x = sketch.Parameter("x");
        Value y = sketch.If("y", sketch.Compare("<", x, sketch.Number(0)), () => sketch.Apply("Sin", sketch.Named("s", "+", x, x)), () => x);
        string gradient = Gradient(sketch.Return("F", sketch.Apply("Exp", sketch.Apply("Sin", sketch.Apply("Sin", y)))));
        Assert.Equal(2, gradient.Split("s = + x, x").Length - 1);
        Assert.Contains("y = if _\n", gradient);
    }

    private static string Gradient(Func<Sketch, Value, Value> rest)
    {
        var sketch = new Sketch();
        Value x = sketch.Parameter("x");
        Value y = sketch.If("y", sketch.Compare("<", x, sketch.Number(0)),
            () => sketch.Apply("Sin", sketch.Named("e", "Exp", x)),
            () => sketch.Apply("+", x, x));
        return Gradient(sketch.Return("F", rest(sketch, y)));
    }

    private static string Gradient(Function function)
    {
        Module reverse = ReverseMode.Differentiate(Sketch.Alone(function), [true], Seed.One);
        Function main = reverse.Main with { Body = reverse.Main.Body with { Yields = [reverse.Main.Body.Yields[1]] } };
        string text = Printer.Print(Verifier.Check(DeadCode.Remove(Sharing.Share(new Module([main])))));
        return Regex.Replace(Regex.Replace(text, @"\b%\d+", ""), @"%\d+", "_");
    }
}
