using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class TrainingTheNeuron
{
    private const double Rate = 1;
    private const double Fires = 0.99;
    private const double X = -1, Y = 3;

    public static void Print()
    {
        Page.Heading("Training the neuron");
        Page.Say($"""
            The inputs are what they are, ({X}, {Y}); the weights may move. Each step goes {Rate} of the
            gradient up, until the neuron fires: until its output passes {Fires}.
            """);

        double a = 1, b = 2, c = -3;
        Table table = new("step", "a", "b", "c", "output", "∂/∂a", "∂/∂b", "∂/∂c");
        for (int step = 0; ; step++)
        {
            var (output, slope) = Neurons.NeuronValueAndGradient(a, b, c, X, Y);
            table.Row($"{step}", $"{a:F6}", $"{b:F6}", $"{c:F6}", $"{output:F6}", $"{slope.a:F6}", $"{slope.b:F6}", $"{slope.c:F6}");
            if (output > Fires) break;
            a += Rate * slope.a;
            b += Rate * slope.b;
            c += Rate * slope.c;
        }
        table.Print();

        Page.Say("There, the Hessian says how each slope (a row) answers each input (a column):");
        PrintHessian(a, b, c);
    }

    private static void PrintHessian(double a, double b, double c)
    {
        string[] inputs = ["a", "b", "c", "x", "y"];
        Span<double> hessian = stackalloc double[inputs.Length * inputs.Length];
        Neurons.NeuronHessian(a, b, c, X, Y, hessian);

        Table table = new(["", .. inputs.Select(input => $"∂/∂{input}")]);
        for (int row = 0; row < inputs.Length; row++)
        {
            List<string> cells = [$"∂/∂{inputs[row]}"];
            foreach (double second in hessian.Slice(row * inputs.Length, inputs.Length)) cells.Add($"{second:F6}");
            table.Row([.. cells]);
        }
        table.Print();
    }
}
