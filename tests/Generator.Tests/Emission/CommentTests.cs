using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>What the comments in reverse-mode code quote.</summary>
public class CommentTests
{
    [Fact]
    public void Lines_QuoteWhatTheyDifferentiate()
    {
        Sketch primal = new();
        Value result = Neuron(primal).Last();
        Sketch f = new() { Primal = new Module([primal.Returning(result)]) };
        (Value a, Value b, Value x, Value y, Value z, Value s) = Neuron(f) is [var p, var q, var r, var t, var u, var v] ? (p, q, r, t, u, v) : default;
        f.Origin = s.Label;
        Value dz = f.Let("dz", "*", s, f.Apply("-", f.Number(1), s));
        f.Origin = z.Label;
        Assert.Equal(
            """
            // Forward: what the way back needs.
            double sigmoid = 1 / (1 + global::System.Math.Exp(-(a * x + b * y)));

            // Backward: dv is the derivative of the result with respect to v.
            double dz = sigmoid * (1 - sigmoid);    // sigmoid = 1 / (1 + Math.Exp(-z))

            // z = a * x + b * y
            return (a: dz * x, b: dz * y, c: dz * a, d: dz * b);
            """,
            f.Body(f.Apply("*", dz, x), f.Apply("*", dz, y), f.Apply("*", dz, a), f.Apply("*", dz, b)));
    }

    [Fact]
    public void AMethodOfOneLine_NeedsNoQuotes()
    {
        Sketch primal = new();
        Value x = primal.Parameter("x"), y = primal.Parameter("y");
        Value exp = primal.Apply("Exp", primal.Apply("*", x, y));
        Sketch f = new() { Primal = new Module([primal.Returning(exp)]) };
        x = f.Parameter("x");
        y = f.Parameter("y");
        exp = f.Apply("Exp", f.Apply("*", x, y));
        f.Origin = exp.Label;
        Assert.Equal(
            """
            double exp = global::System.Math.Exp(x * y);
            return (a: exp * y, b: exp * x);
            """,
            f.Body(f.Apply("*", exp, y), f.Apply("*", exp, x)));
    }

    private static Value[] Neuron(Sketch f)
    {
        Value a = f.Parameter("a"), b = f.Parameter("b"), x = f.Parameter("x"), y = f.Parameter("y");
        Value z = f.Let("z", "+", f.Apply("*", a, x), f.Apply("*", b, y));
        Value sigmoid = f.Let("sigmoid", "/", f.Number(1), f.Apply("+", f.Number(1), f.Apply("Exp", f.Apply("neg", z))));
        return [a, b, x, y, z, sigmoid];
    }
}
