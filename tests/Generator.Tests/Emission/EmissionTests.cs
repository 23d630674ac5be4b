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
            var f = new Sketch();
            Value a = f.Parameter("a"), b = f.Parameter("b"), c = f.Parameter("c"), x = f.Parameter("x"), y = f.Parameter("y");
            Value z = f.Let("z", "+", f.Apply("+", f.Apply("*", a, x), f.Apply("*", b, y)), c);
            Value s = f.Let("sigmoid", "/", f.Number(1), f.Apply("+", f.Number(1), f.Apply("Exp", f.Apply("neg", z))));
            Value dz = f.Let("dz", "*", s, f.Apply("-", f.Number(1), s));
            outp.AppendLine(f.Body(f.Apply("*", dz, x), f.Apply("*", dz, y), dz, f.Apply("*", dz, a), f.Apply("*", dz, b))).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x");
            Value x1 = f.Let("x", "*", x, f.Number(2));
            Value x2 = f.Let("x", "+", x1, f.Apply("Sin", x1));
            outp.AppendLine(f.Body(f.Apply("*", x2, x2))).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x");
            Value y = f.If(f.Apply("<", x, f.Number(0)), "y", () => f.Apply("neg", x), () => f.Apply("*", x, f.Number(2)));
            outp.AppendLine(f.Body(f.Apply("*", y, y))).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), z = f.Parameter("z");
            Value y = f.Let("y", "*", z, z);
            Value y1 = f.If(f.Apply("<", x, f.Number(0)), "y", () => f.Let("y", "*", y, f.Number(2)), () => y);
            outp.AppendLine(f.Body(f.Apply("*", y1, y1))).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), z = f.Parameter("z");
            Value[] o = f.If(f.Apply("<", x, f.Number(0)), ["dx", "dz"], () => [f.Apply("*", x, z), f.Apply("*", x, x)], () => [f.Number(0), f.Number(1)]);
            Value dx = f.Let("dx", "+", o[0], z);
            outp.AppendLine(f.Body(dx, o[1], o[1])).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), z = f.Parameter("z");
            f.If(f.Apply("<", x, f.Number(0)), [], () => { f.Throw("new global::System.Exception()"); return []; }, () => []);
            Value[] o = f.If(f.Apply("<", x, f.Number(1)), ["dx", "dz"], () => [f.Apply("*", x, z), f.Apply("*", x, x)],
              () => f.If(f.Apply("<", x, f.Number(2)), ["dx", "dz"], () => [f.Number(0), f.Number(1)], () => { Value t = f.Let("t", "Sin", x); return [t, f.Apply("*", t, t)]; }));
            outp.AppendLine(f.Body(o)).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), z = f.Parameter("z");
            Value o = f.If(f.Apply("<", x, f.Number(0)), "r", () => f.Apply("*", x, z),
              () => f.If(f.Apply("<", x, f.Number(2)), "r", () => f.Number(0), () => f.If(f.Apply("<", x, f.Number(3)), "r", () => x, () => z)));
            outp.AppendLine(f.Body(f.Apply("*", o, o))).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x"), y = f.Parameter("y");
            Value[] o = f.If(f.Apply("<", x, f.Number(0)), ["x", "y"], () => [y, x], () => [x, y]);
            outp.AppendLine(f.Body(f.Apply("*", o[0], o[0]), f.Apply("Sin", o[1]), o[1])).AppendLine("---");
        }
        {
            var f = new Sketch();
            Value x = f.Parameter("x");
            Value sum = x;
            for (int i = 0; i < 60; i++) sum = f.Apply("+", sum, f.Apply("Sin", f.Apply("*", x, f.Number(i))));
            outp.AppendLine(f.Body(sum)).AppendLine("---");
        }
        throw new Exception(outp.ToString());
    }
}
