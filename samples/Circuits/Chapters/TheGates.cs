using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class TheGates
{
    public static void Print()
    {
        Page.Heading("The gates");
        Page.Say("""
            Numbers go into a gate and a number comes out. The gradient says how the output answers each
            input: where ∂/∂x is 3, the output rises three times as fast as x does.
            """);

        Table table = new("gate", "formula", "x", "y", "output", "∂/∂x", "∂/∂y");
        Two("multiply", "x * y", -2, 3, Gates.Multiply, Gates.MultiplyGradient);
        Two("add", "x + y", -2, 3, Gates.Add, Gates.AddGradient);
        Two("max", "Math.Max(x, y)", -2, 3, Gates.Max, Gates.MaxGradient);
        Two("max at a tie", "Math.Max(x, y)", 3, 3, Gates.Max, Gates.MaxGradient);
        Two("min", "Math.Min(x, y)", -2, 3, Gates.Min, Gates.MinGradient);
        One("square", "x * x", -3, Gates.Square, Gates.SquareGradient);
        One("sigmoid", "1 / (1 + Math.Exp(-z))", 0, Gates.Sigmoid, Gates.SigmoidGradient);
        table.Print();

        void One(string gate, string formula, double x, Func<double, double> output, Func<double, double> gradient) =>
            table.Row(gate, formula, $"{x}", "", $"{output(x)}", $"{gradient(x)}", "");

        void Two(string gate, string formula, double x, double y,
            Func<double, double, double> output, Func<double, double, (double X, double Y)> gradient)
        {
            (double dx, double dy) = gradient(x, y);
            table.Row(gate, formula, $"{x}", $"{y}", $"{output(x, y)}", $"{dx}", $"{dy}");
        }
    }
}
