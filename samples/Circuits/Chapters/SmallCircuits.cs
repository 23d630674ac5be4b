using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class SmallCircuits
{
    private const double Rate = 0.01;

    public static void Print()
    {
        Page.Heading("Gates wired to gates");
        Page.Say("The chain rule multiplies slopes along a wire. Wiggling the input only comes close.");

        Table table = new("circuit", "at", "slope", "generated", "forward", "backward", "central");
        Compare("(x + y)²", "(5, -6)", "∂/∂x", Compounds.SquareOfSumGradient(5, -6).x, x => Compounds.SquareOfSum(x, -6), 5);
        Compare("(x + y)²", "(5, -6)", "∂/∂y", Compounds.SquareOfSumGradient(5, -6).y, y => Compounds.SquareOfSum(5, y), -6);
        Compare("σ(z)", "0", "∂/∂z", Gates.SigmoidGradient(0), Gates.Sigmoid, 0);
        var slope = Compounds.SumTimesGradient(-2, 5, -4);
        Compare("(x + y) * z", "(-2, 5, -4)", "∂/∂x", slope.x, x => Compounds.SumTimes(x, 5, -4), -2);
        Compare("(x + y) * z", "(-2, 5, -4)", "∂/∂y", slope.y, y => Compounds.SumTimes(-2, y, -4), 5);
        Compare("(x + y) * z", "(-2, 5, -4)", "∂/∂z", slope.z, z => Compounds.SumTimes(-2, 5, z), -4);
        table.Print();

        Page.Say($"The gradient ({slope.x}, {slope.y}, {slope.z}) also says how to raise (x + y) * z: step {Rate} along it.");
        double nx = -2 + Rate * slope.x, ny = 5 + Rate * slope.y, nz = -4 + Rate * slope.z;
        new Table("", "x", "y", "z", "(x + y) * z")
            .Row("before", "-2", "5", "-4", $"{Compounds.SumTimes(-2, 5, -4):F4}")
            .Row("after", $"{nx}", $"{ny}", $"{nz}", $"{Compounds.SumTimes(nx, ny, nz):F4}")
            .Print();

        void Compare(string circuit, string at, string name, double generated, Func<double, double> f, double x) => table.Row(
            circuit, at, name, $"{generated}",
            $"{Differences.Forward(f, x):F10}", $"{Differences.Backward(f, x):F10}", $"{Differences.Central(f, x):F10}");
    }
}
