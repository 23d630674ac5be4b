using GradGen.IR;
using GradGen.Simplification;
using GradGen.Tests.Lowering.Bodies;

namespace GradGen.Tests.Simplification;

public class KnownConditionsTests
{
    [Fact]
    public void AConjunction_TellsWhatItIsMadeOf() =>
        Assert.DoesNotContain(" = 7", Answered("if (p && x > 1) { if (p) x = 2 * x; else x = 7 * x; }"));

    [Fact]
    public void ADisjunctionThatFails_TellsWhatItIsMadeOf() =>
        Assert.DoesNotContain(" = 7", Answered("if (p || x < -1) x = 2 * x; else if (p) x = 7 * x;"));

    [Fact]
    public void AConjunctionThatFails_TellsNothing() =>
        Assert.Contains(" = 7", Answered("if (p && x > 1) x = 2 * x; else if (p) x = 7 * x;"));

    [Fact]
    public void ADisjunction_TellsNothing() =>
        Assert.Contains(" = 7", Answered("if (p || x < -1) { if (p) x = 2 * x; else x = 7 * x; }"));

    private static string Answered(string body) =>
        Printer.Print(DeadCode.Remove(KnownConditions.Answer(Lowered.Module($"static double M(double x) {{ bool p = x > 0; {body} return x; }}"))));
}
