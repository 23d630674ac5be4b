using GradGen.IR;
using GradGen.Tests.Harness;

namespace GradGen.Tests.Emission;

/// <summary>Code as long and as deep as people and their tools write it, printed on a stack of 1 MB, in linear time.</summary>
public class DepthTests
{
    private const int Many = 10_000;

    [Fact]
    public void Sum_OfManyTerms_IsManyStatements() => Check((f, x) =>
    {
        Value sum = x;
        for (int i = 0; i < Many; i++) sum = f.Apply("+", sum, f.Apply("*", x, f.Number(i)));
        return sum;
    });

    [Fact]
    public void Sum_NestedToTheRight_IsManyStatements() => Check((f, x) =>
    {
        Value sum = x;
        for (int i = 0; i < Many; i++) sum = f.Apply("+", x, sum);
        return sum;
    });

    [Fact]
    public void Negation_OfNegations_IsManyStatements() => Check((f, x) =>
    {
        Value value = f.Apply("Sin", x);
        for (int i = 0; i < Many; i++) value = f.Apply("neg", value);
        return value;
    });

    [Fact]
    public void ManyVersionsOfOneVariable_ShareIt() => Check((f, x) =>
    {
        for (int i = 0; i < Many; i++) x = f.Let("x", "+", f.Apply("*", x, x), f.Apply("Sin", x));
        return x;
    });

    [Fact]
    public void ManyVersionsNeededToTheEnd_AreNumbered() => Check((f, x) =>
    {
        var versions = new List<Value> { x };
        for (int i = 0; i < Many; i++) versions.Add(f.Let("x", "*", versions[^1], versions[^1]));
        Value sum = x;
        for (int i = Many; i > 0; i--) sum = f.Let("sum", "+", f.Apply("*", sum, sum), versions[i]);
        return sum;
    });

    [Fact]
    public void ElseIfChain_StaysOnOneLevel() => Check((f, x) =>
    {
        Value Chain(int i) => i == Many
            ? f.Number(0)
            : f.If(f.Apply("<", x, f.Number(i)), "y", () => f.Apply("*", x, f.Number(i)), () => Chain(i + 1));
        Value y = Chain(0);
        return f.Apply("*", y, y);
    });

    [Fact]
    public void ManyEarlyReturns_StayOnOneLevel() => Check((f, x) =>
    {
        Value Chain(int i) => i == Many
            ? x
            : f.If(f.Apply("<", x, f.Number(i)), "", () => { Value t = f.Let("t", "Sin", x); return f.Apply("*", t, t); }, () => Chain(i + 1));
        return Chain(0);
    });

    [Fact]
    public void ChoiceChain_BecomesElseIfs() => Check((f, x) =>
    {
        Value Chain(int i) => i == 1_000 ? x : f.If(f.Apply("<", x, f.Number(i)), "", () => f.Number(i), () => Chain(i + 1));
        return f.Apply("Sin", Chain(0));
    });

    [Fact]
    public void ALoop_OfManyStatements() => Check((f, x) => f.Count("i", f.Integer(3), "x", x, (_, x) =>
    {
        for (int i = 0; i < Many; i++) x = f.Let("x", "+", f.Apply("*", x, x), f.Apply("Sin", x));
        return x;
    }));

    [Fact]
    public void ManyLoops_OneBehindTheOther() => Check((f, x) =>
    {
        Value ts = f.NewArray("ts", Sketch.Doubles, f.Integer(10));
        for (int i = 0; i < 1_000; i++)
        {
            x = f.Count("i", f.Integer(3), "x", x, (i, x) => f.Let("x", "+", x, f.Load(ts, i)));
            f.Store(ts, f.Integer(2), x);
        }

        return x;
    });

    [Fact]
    public void LoopsInLoops() => Check(
        (f, x) =>
        {
            Value Nest(int depth, Value x) => depth == 0 ? f.Let("x", "*", x, x) : f.Count("i", f.Integer(3), "x", x, (_, inner) => Nest(depth - 1, f.Let("x", "+", inner, f.Number(depth))));
            return Nest(100, x);
        },
        isFlat: false);

    [Fact]
    public void ManyExits_StayOnOneLevel() => Check((f, x) => f.Count("i", f.Integer(3), [("x", x)], (_, v) =>
    {
        Value[] Chain(int i) => i == 2_000
            ? [f.Apply("Sin", v[0]), f.Truth(true)]
            : f.If(f.Apply("<", v[0], f.Number(i)), ["x", ""], () => [f.Apply("*", v[0], f.Number(i)), f.Truth(false)], () => Chain(i + 1));
        return Chain(0);
    }, hasExit: true)[0]);

    private static void Check(Func<Sketch, Value, Value> write, bool isFlat = true)
    {
        string body = "";
        Exception? failure = null;
        var deep = new Thread(
            () =>
            {
                var sketch = new Sketch();
                Value x = sketch.Parameter("x");
                Value result = write(sketch, x);
                Function function = sketch.Returning(result);
                var printer = new Thread(() => { try { body = sketch.File(new Shape.Scalar(DataType.Double), function); } catch (Exception e) { failure = e; } }, 1 << 20);
                printer.Start();
                printer.Join();
            },
            256 << 20);
        deep.Start();
        deep.Join();
        Assert.Null(failure);
        if (isFlat) Assert.DoesNotContain(body.Split('\n'), line => line.Length > 120 || line.StartsWith(new string(' ', 40)));
    }
}
