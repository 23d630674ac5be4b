using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class OneNeuron
{
    private const double A = 1, B = 2, C = -3, X = -1, Y = 3;

    public static void Print()
    {
        Page.Heading("A neuron");
        var (value, gradient) = Neurons.NeuronValueAndGradient(A, B, C, X, Y);
        Page.Say($"""
            σ(a·x + b·y + c) at a = {A}, b = {B}, c = {C}, x = {X}, y = {Y} is {value}.
            Its five partial derivatives: by Gradient, in one call; by Pushforward, one call for each
            direction; and by central differences, two evaluations for each.
            """);

        (string Name, double At, double Exact, double Forward, double Numerical)[] partials =
        [
            ("∂/∂a", A, gradient.a, Neurons.NeuronPushforward(A, B, C, X, Y, 1, 0, 0, 0, 0).Tangent, Differences.Central(a => Neurons.Neuron(a, B, C, X, Y), A)),
            ("∂/∂b", B, gradient.b, Neurons.NeuronPushforward(A, B, C, X, Y, 0, 1, 0, 0, 0).Tangent, Differences.Central(b => Neurons.Neuron(A, b, C, X, Y), B)),
            ("∂/∂c", C, gradient.c, Neurons.NeuronPushforward(A, B, C, X, Y, 0, 0, 1, 0, 0).Tangent, Differences.Central(c => Neurons.Neuron(A, B, c, X, Y), C)),
            ("∂/∂x", X, gradient.x, Neurons.NeuronPushforward(A, B, C, X, Y, 0, 0, 0, 1, 0).Tangent, Differences.Central(x => Neurons.Neuron(A, B, C, x, Y), X)),
            ("∂/∂y", Y, gradient.y, Neurons.NeuronPushforward(A, B, C, X, Y, 0, 0, 0, 0, 1).Tangent, Differences.Central(y => Neurons.Neuron(A, B, C, X, y), Y)),
        ];

        Table table = new("slope", "at", "Gradient", "Pushforward", "central difference", "off by");
        foreach (var partial in partials)
        {
            table.Row(partial.Name, $"{partial.At}", $"{partial.Exact}", $"{partial.Forward}", $"{partial.Numerical:F16}",
                $"{Math.Abs(partial.Numerical - partial.Exact):0.0e-0}");
        }
        table.Print();

        double apart = partials.Max(partial => Math.Abs(partial.Exact - partial.Forward));
        Page.Say($"Gradient and Pushforward are at most {apart:0.0e-0} apart: {(apart <= 1e-12 ? "the same to 1e-12" : "MORE THAN 1e-12")}.");
    }
}
