using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>The exact text of small bodies.</summary>
public class BodyTests
{
    private readonly Sketch _f = new();

    [Fact]
    public void SingleUseValues_FoldIntoTheReturn()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value z = _f.Let("z", "*", x, y);
        Assert.Equal("global::System.Math.Sin(x * y) + 1;", _f.Body(_f.Apply("+", _f.Apply("Sin", z), _f.Number(1))));
    }

    [Fact]
    public void ValuesUsedTwice_GetTheUsersNameOrSayWhatTheyHold()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value z = _f.Let("z", "*", x, y);
        Value exp = _f.Apply("Exp", z), rest = _f.Apply("-", _f.Number(1), z), square = _f.Apply("*", x, x);
        Equal(
            """
            double z = x * y;
            double exp = global::System.Math.Exp(z);
            double oneMinusZ = 1 - z;
            double xSquared = x * x;
            return (a: exp * exp, b: oneMinusZ * oneMinusZ, c: xSquared / xSquared);
            """,
            _f.Body(_f.Apply("*", exp, exp), _f.Apply("*", rest, rest), _f.Apply("/", square, square)));
    }

    [Fact]
    public void VersionsOfAVariable_ShareItWhileTheOldOneIsDead()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value y1 = _f.Let("y", "*", y, _f.Number(2));
        Value y2 = _f.Let("y", "+", y1, _f.Apply("*", x, y1));
        Value x1 = _f.Let("x", "-", y2, x);
        Equal(
            """
            double y1 = y * 2;
            y1 += x * y1;
            double x1 = y1 - x;
            return (a: x * y1, b: x1 / x1);
            """,
            _f.Body(_f.Apply("*", x, y2), _f.Apply("/", x1, x1)));
    }

    [Fact]
    public void InParameters_AreNotAssigned()
    {
        Value x = _f.Parameter("x", modifier: "in ");
        Value x1 = _f.Let("x", "*", x, _f.Number(2));
        Equal("double x1 = x * 2;\nreturn x1 * x1;", _f.Body(_f.Apply("*", x1, x1)));
    }

    [Fact]
    public void Grouping_IsKeptWithTheFewestParentheses()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y"), z = _f.Parameter("z");
        Equal(
            """
            return (
                a: x + y + z,
                b: x + (y + z),
                c: x * (y - z),
                d: -(x * y),
                e: -x * y,
                f: x - (-y),
                g: -(-x),
                h: x / (y * z));
            """,
            _f.Body(
                _f.Apply("+", _f.Apply("+", x, y), z),
                _f.Apply("+", x, _f.Apply("+", y, z)),
                _f.Apply("*", x, _f.Apply("-", y, z)),
                _f.Apply("neg", _f.Apply("*", x, y)),
                _f.Apply("*", _f.Apply("neg", x), y),
                _f.Apply("-", x, _f.Apply("neg", y)),
                _f.Apply("neg", _f.Apply("neg", x)),
                _f.Apply("/", x, _f.Apply("*", y, z))));
    }

    [Fact]
    public void Numbers_AreAsShortAsTheirTypeAllows()
    {
        Value x = _f.Parameter("x"), n = _f.Parameter("n", DataType.Int32), h = _f.Parameter("h", DataType.Float);
        Equal(
            """
            return (
                a: x * 2 + 0.5,
                b: x - 1e-7,
                c: h * 0.1f + 2,
                d: 1.0 / n,
                e: (double)h * n,
                f: x * h,
                g: global::System.Math.Pow(x, 2),
                h: global::System.Math.Sqrt(2.0),
                i: global::System.MathF.Sqrt(h),
                j: double.NaN,
                k: -0.0,
                l: 1e300,
                m: 3,
                n: double.PositiveInfinity);
            """,
            _f.Body(
                _f.Apply("-", _f.Apply("*", x, _f.Number(2)), _f.Number(-0.5)),
                _f.Apply("-", x, _f.Number(1e-7)),
                _f.Apply("+", _f.Apply("*", h, _f.Number(0.1f, DataType.Float)), _f.Number(2, DataType.Float)),
                _f.Apply("/", _f.Number(1), _f.Convert(n, DataType.Double)),
                _f.Apply("*", _f.Convert(h, DataType.Double), _f.Convert(n, DataType.Double)),
                _f.Apply("*", x, _f.Convert(h, DataType.Double)),
                _f.Apply("Pow", x, _f.Number(2)),
                _f.Apply("Sqrt", _f.Number(2)),
                _f.Apply("Sqrt", h),
                _f.Number(double.NaN), _f.Number(-0.0), _f.Number(1e300), _f.Number(3), _f.Number(double.PositiveInfinity)));
    }

    [Fact]
    public void OrderedCode_FoldsOnlyWhereItsOrderIsKept()
    {
        Value Call(string name) => _f.Verbatim("", DataType.Double, isPure: false, $"global::C.{name}()");
        Value a = Call("A"), b = Call("B");
        Call("Unused");
        Value c = Call("C"), d = Call("D");
        Equal(
            """
            double a = global::C.A();
            double b = global::C.B();
            _ = global::C.Unused();
            return (b + a) * (global::C.C() + global::C.D());
            """,
            _f.Body(_f.Apply("*", _f.Apply("+", b, a), _f.Apply("+", c, d))));
    }

    [Fact]
    public void OutVariables_AreDeclaredInTheCondition()
    {
        Value s = _f.Parameter("s", new DataType("string", TypeKind.Other)), x = _f.Parameter("x"), n = _f.Define("n", DataType.Int32);
        Value parses = _f.Verbatim("", DataType.Boolean, false, "int.TryParse(", s, ", out int ", new Fragment.Define(n), ")");
        Value[] results = _f.If(parses, ["y", "z"], () => [_f.Apply("*", x, _f.Convert(n, DataType.Double)), x], () => [x, _f.Number(2)]);
        Equal("if (int.TryParse(s, out int n)) return (a: x * n, b: x);\nreturn (a: x, b: 2);", _f.Body(results));
    }

    [Fact]
    public void Names_AvoidKeywordsAndTheUsersOwn()
    {
        Value x = _f.Parameter("@class"), exp = _f.Parameter("exp");
        Value other = _f.Verbatim("", DataType.Double, isPure: true, "global::C.Apply(sin => sin, ", x, ")");
        Value e = _f.Apply("Exp", x), s = _f.Apply("Sin", x), t = _f.Let("int", "+", e, s);
        Equal(
            """
            double exp1 = global::System.Math.Exp(@class);
            double sin1 = global::System.Math.Sin(@class);
            double @int = exp1 + sin1;
            return (a: exp1 * @int, b: sin1 * @int, c: exp, d: global::C.Apply(sin => sin, @class));
            """,
            _f.Body(_f.Apply("*", e, t), _f.Apply("*", s, t), exp, other));
    }

    [Fact]
    public void LongTuples_HaveOneElementToALine()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value Long(int i) => _f.Apply("Sin", _f.Apply("*", _f.Apply("Cos", x), _f.Apply("+", y, _f.Number(i))));
        Equal(
            """
            double cos = global::System.Math.Cos(x);
            return (
                a: global::System.Math.Sin(cos * (y + 1)),
                b: global::System.Math.Sin(cos * (y + 2)),
                c: global::System.Math.Sin(cos * (y + 3)));
            """,
            _f.Body(Long(1), Long(2), Long(3)));
    }

    [Fact]
    public void Spans_AreCheckedThenFilledWithEachValueOnce()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value xy = _f.Apply("*", x, y);
        Equal(
            """
            if (h.Length != 4) throw new global::System.ArgumentException("h must have length 4: 2 by 2, row by row.", "h");

            h[0] = y;
            h[1] = h[2] = x * y;
            h[3] = 0;
            """,
            _f.Body(new Shape.Filled("h", DataType.Double, 4), y, xy, xy, _f.Number(0)));
    }

    [Fact]
    public void Callees_BecomeLocalFunctions()
    {
        var callee = new Sketch();
        Value x = callee.Parameter("x"), dy = callee.Parameter("dy");
        _f.Callees.Add(callee.Returning(callee.Apply("Sin", x), callee.Apply("*", callee.Apply("Cos", x), dy)) with { Name = "LayerPullback" });
        Value u = _f.Parameter("u");
        Value[] layer = _f.Call("LayerPullback", [u, _f.Number(1)], ("y", DataType.Double), ("du", DataType.Double));
        Equal(
            """
            (double y, double du) = LayerPullback(u, 1);
            return (a: y * y, b: du / du);

            static (double, double) LayerPullback(double x, double dy) =>
                (global::System.Math.Sin(x), global::System.Math.Cos(x) * dy);
            """,
            _f.Body(_f.Apply("*", layer[0], layer[0]), _f.Apply("/", layer[1], layer[1])));
    }

    private static void Equal(string expected, string actual) => Assert.Equal(expected, actual);
}
