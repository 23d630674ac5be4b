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

    [Fact]
    public void ForwardAndBackward_InOneIteration_AreToldApart()
    {
        Sketch primal = new();
        var lines = new Dictionary<string, int>();
        Value[] end = Loss(primal, lines, isGradient: false);
        Sketch f = new() { Primal = new Module([primal.Returning(end)]) };
        end = Loss(f, lines, isGradient: true);
        Assert.Equal(
            """
            double dloss = 1.0 / ys.Length;
            double loss = 0;
            double dbias = 0;
            for (int i = 0; i < ys.Length; i++)
            {
                double z = bias;
                for (int j = 0; j < w.Length; j++) z += w[j] * xs[i * w.Length + j];
                double exp = global::System.Math.Exp(-ys[i] * z);
                loss += global::System.Math.Log(1 + exp);

                // Backward through this iteration.
                double dz = -dloss / (1 + 1 / exp) * ys[i];    // loss += Math.Log(1 + Math.Exp(-ys[i] * z))

                // z += w[j] * xs[i * w.Length + j]
                for (int j = 0; j < w.Length; j++) wGradient[j] += dz * xs[i * w.Length + j];
                dbias += dz;
            }
            return (a: loss, b: dbias);
            """,
            f.Body(end));
    }

    /// <summary>The logistic loss over data; its gradient has the way back in each iteration.</summary>
    private static Value[] Loss(Sketch f, Dictionary<string, int> lines, bool isGradient)
    {
        Value w = f.Parameter("w", Sketch.ReadOnlySpan), bias = f.Parameter("bias");
        Value xs = f.Parameter("xs", Sketch.ReadOnlySpan), ys = f.Parameter("ys", Sketch.ReadOnlySpan);
        Value gradient = isGradient ? f.Parameter("wGradient", Sketch.Span) : w;
        Value n = f.Length(ys), m = f.Length(w), dloss = n;
        Back("mean", () => dloss = f.Let("dloss", "/", f.Number(1), f.Convert(n, DataType.Double)));
        (string, Value)[] carried = [("loss", f.Number(0)), ("dbias", f.Number(0))];
        return f.Count("i", n, isGradient ? carried : carried[..1], (i, v) =>
        {
            Value z = f.Count("j", m, "z", bias, (j, z) =>
            {
                Value product = f.Apply("*", f.Load(w, j), f.Load(xs, f.Apply("+", f.Apply("*", i, m), j)));
                return Line("product", f.Let("z", "+", z, product));
            });
            Value exp = f.Apply("Exp", f.Apply("*", f.Apply("neg", f.Load(ys, i)), z));
            Value loss = Line("log", f.Let("loss", "+", v[0], f.Apply("Log", f.Apply("+", f.Number(1), exp))));
            Value dz = z, dbias = z;
            Back("log", () => dz = f.Let("dz", "*", f.Apply("/", f.Apply("neg", dloss!), f.Apply("+", f.Number(1), f.Apply("/", f.Number(1), exp))), f.Load(ys, i)));
            Back("product", () =>
            {
                f.Count("j", m, [], (j, _) => { f.Accumulate(gradient, j, f.Apply("*", dz, f.Load(xs, f.Apply("+", f.Apply("*", i, m), j)))); return []; });
                dbias = f.Let("dbias", "+", v[1], dz);
            });
            return isGradient ? [loss, dbias] : [loss];
        });

        Value Line(string name, Value value)
        {
            lines.TryAdd(name, value.Label);
            return value;
        }

        void Back(string line, Action write)
        {
            if (!isGradient) return;
            f.Origin = lines.TryGetValue(line, out int label) ? label : 999;
            write();
            f.Origin = Instruction.None;
        }
    }

    private static Value[] Neuron(Sketch f)
    {
        Value a = f.Parameter("a"), b = f.Parameter("b"), x = f.Parameter("x"), y = f.Parameter("y");
        Value z = f.Let("z", "+", f.Apply("*", a, x), f.Apply("*", b, y));
        Value sigmoid = f.Let("sigmoid", "/", f.Number(1), f.Apply("+", f.Number(1), f.Apply("Exp", f.Apply("neg", z))));
        return [a, b, x, y, z, sigmoid];
    }
}
