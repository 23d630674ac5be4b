using GradGen.IR;

namespace GradGen.Tests.Emission;

public class EmissionTests
{
    private readonly Sketch _f = new();

    [Fact]
    public void Scratch()
    {
        var outp = new System.Text.StringBuilder();
        {
            Sketch Neuron(Sketch f, out Value a, out Value b, out Value c, out Value x, out Value y, out Value z, out Value s) {
             a = f.Parameter("a"); b = f.Parameter("b"); c = f.Parameter("c"); x = f.Parameter("x"); y = f.Parameter("y");
             z = f.Let("z", "+", f.Apply("+", f.Apply("*", a, x), f.Apply("*", b, y)), c);
             s = f.Let("sigmoid", "/", f.Number(1), f.Apply("+", f.Number(1), f.Apply("Exp", f.Apply("neg", z))));
             return f;
            }
            var p = Neuron(new Sketch(), out _, out _, out _, out _, out _, out _, out Value ps);
            var f = Neuron(new Sketch { Primal = new Module([p.Returning(ps)]) }, out Value a, out Value b, out Value c, out Value x, out Value y, out Value z, out Value s);
            f.Origin = s.Label;
            Value dz = f.Let("dz", "*", s, f.Apply("-", f.Number(1), s));
            f.Origin = z.Label;
            outp.AppendLine(f.Body(f.Apply("*", dz, x), f.Apply("*", dz, y), dz, f.Apply("*", dz, a), f.Apply("*", dz, b))).AppendLine("---");
        }
        {
            Sketch Chain(Sketch f, out Value x, out Value y, out Value u, out Value v, out Value w) {
             x = f.Parameter("x"); y = f.Parameter("y");
             u = f.Let("u", "*", x, y);
             v = f.Let("v", "Sin", u);
             w = f.Let("w", "*", f.Apply("Exp", v), y);
             return f;
            }
            var p = Chain(new Sketch(), out _, out _, out _, out _, out Value pw);
            var f = Chain(new Sketch { Primal = new Module([p.Returning(pw)]) }, out Value x, out Value y, out Value u, out Value v, out Value w);
            f.Origin = w.Label;
            Value dy = f.Apply("Exp", v);
            Value dv = f.Let("dv", "*", y, f.Apply("Exp", v));
            f.Origin = v.Label;
            Value du = f.Let("du", "*", dv, f.Apply("Cos", u));
            f.Origin = u.Label;
            outp.AppendLine(f.File(new Shape.Tuple([new("Value", new Shape.Scalar(DataType.Double)), new("Gradient", new Shape.Tuple([new("x", new Shape.Scalar(DataType.Double)), new("y", new Shape.Scalar(DataType.Double))]))]), w, f.Let("dx", "*", du, y), f.Let("dy", "+", dy, f.Apply("*", du, x)))).AppendLine("---");
        }
        {
            var f = new Sketch();
            var g = new Sketch();
            Value gx = g.Parameter("x"), gy = g.Parameter("y");
            f.Callees.Add(g.Returning(g.Let("y", "*", gx, gy), g.Apply("Sin", gx)) with { Name = "LayerPullback" });
            Value x = f.Parameter("x"), n = f.Parameter("@class", DataType.Int32);
            Value[] o = f.Call("LayerPullback", [x, f.Number(2)], ("y", DataType.Double), ("", DataType.Double));
            Value k = f.Verbatim("k", DataType.Int32, false, "global::C.Next(", n, ")");
            Value j = f.Verbatim("", DataType.Int32, false, "global::C.Next(", f.Verbatim("", DataType.Int32, true, n, " + 1"), ")");
            Value q = f.Apply("+", f.Convert(k, DataType.Double), f.Convert(j, DataType.Double));
            outp.AppendLine(f.File(new Shape.Filled("hessian", DataType.Double, 4), o[0], f.Apply("*", o[1], x), f.Apply("*", o[1], x), q)).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value s = f.Parameter("s", new DataType("string", TypeKind.Other)), x = f.Parameter("x");
            Value n = f.Define("n", DataType.Int32);
            Value ok = f.Verbatim("", DataType.Boolean, false, "int.TryParse(", s, ", out int ", new Fragment.Define(n), ")");
            Value y = f.If(ok, "y", () => f.Apply("*", x, f.Convert(n, DataType.Double)), () => f.Apply("/", f.Number(1), f.Convert(n, DataType.Double)));
            outp.AppendLine(f.Body(y)).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), n = f.Parameter("n", DataType.Int32), h = f.Parameter("h", DataType.Float);
            outp.AppendLine(f.Body(
              f.Apply("-", f.Apply("*", x, f.Number(2)), f.Number(-0.5)),
              f.Apply("neg", f.Apply("neg", x)),
              f.Apply("-", x, f.Apply("neg", x)),
              f.Apply("-", x, f.Apply("-", x, f.Number(1e-7))),
              f.Apply("*", h, f.Number(0.1f, DataType.Float)),
              f.Apply("*", f.Convert(h, DataType.Double), f.Convert(n, DataType.Double)),
              f.Apply("Exp", f.Number(2)),
              f.Apply("Sqrt", h),
              f.Apply("/", f.Number(1), f.Number(3)),
              f.Number(double.NaN), f.Number(-0.0), f.Number(1e300), f.Number(3), f.Number(1/3.0)
              )).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), y = f.Parameter("y");
            Value c = f.If(f.Apply("<", x, f.Number(0)), "", () => f.Apply(">", y, f.Number(1)), () => f.Truth(false));
            Value d = f.If(c, "", () => f.Truth(true), () => f.If(f.Apply("!", f.Apply("<", x, y)), "", () => f.Apply("==", x, x), () => f.Truth(false)));
            Value z = f.If(d, "z", () => f.Apply("*", x, y), () => f.Number(2));
            outp.AppendLine(f.Body(f.Apply("/", f.Number(1), z))).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), y = f.Parameter("y");
            Value a = f.Verbatim("", DataType.Double, false, "global::C.A()");
            Value b = f.Verbatim("", DataType.Double, false, "global::C.B()");
            Value u = f.Verbatim("", DataType.Double, false, "global::C.Unused()");
            Value c = f.Verbatim("", DataType.Double, false, "global::C.C()");
            Value d = f.Verbatim("", DataType.Double, false, "global::C.D()");
            outp.AppendLine(f.Body(f.Apply("*", f.Apply("+", b, a), f.Apply("+", c, d)))).AppendLine("---");
        }
        throw new Exception(outp.ToString());
    }
}
