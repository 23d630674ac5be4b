using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class SoftLogic
{
    public static void Print()
    {
        Page.Heading("Soft logic");
        Page.Say("""
            The soft gates agree with the hard ones at the corners, where inputs are 0 or 1, and run
            smoothly between them. Below: their outputs at the corners, then at (0.2, 0.9) with gradient.
            """);

        Table table = new("gate", "formula", "0 0", "0 1", "1 0", "1 1", "0.2 0.9", "∂/∂x", "∂/∂y");
        Two("or", "x + y - x * y", SoftGates.Or, SoftGates.OrGradient);
        Two("and", "x * y", SoftGates.And, SoftGates.AndGradient);
        Two("xor", "x + y - 2 * x * y", SoftGates.Xor, SoftGates.XorGradient);
        Two("and-not", "x * (1 - y)", SoftGates.AndNot, SoftGates.AndNotGradient);
        Two("not x", "1 - x", (x, _) => SoftGates.Not(x), (x, _) => (SoftGates.NotGradient(x), 0));
        table.Print();

        void Two(string gate, string formula,
            Func<double, double, double> output, Func<double, double, (double X, double Y)> gradient)
        {
            (double dx, double dy) = gradient(0.2, 0.9);
            table.Row(gate, formula, $"{output(0, 0)}", $"{output(0, 1)}", $"{output(1, 0)}", $"{output(1, 1)}",
                $"{output(0.2, 0.9):F2}", $"{dx:F2}", $"{dy:F2}");
        }
    }
}
