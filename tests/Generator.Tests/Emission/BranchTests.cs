using GradGen.IR;

namespace GradGen.Tests.Emission;

/// <summary>The exact text of branches.</summary>
public class BranchTests
{
    private readonly Sketch _f = new();

    private Value Below(Value x, double bound) => _f.Apply("<", x, _f.Number(bound));

    [Fact]
    public void OneShortValue_IsAConditionalExpression()
    {
        Value x = _f.Parameter("x");
        Value y = _f.If(Below(x, 0), "y", () => _f.Apply("neg", x), () => _f.Apply("*", x, _f.Number(2)));
        Equal("double y = x < 0 ? -x : x * 2;\nreturn y * y;", _f.Body(_f.Apply("*", y, y)));
    }

    [Fact]
    public void ConstantsOfAConditional_KeepTheirTypeInArithmetic()
    {
        Value x = _f.Parameter("x");
        Value step = _f.If(Below(x, 0), "", () => _f.Number(1), () => _f.Number(2));
        Assert.Equal("1.0 / (x < 0 ? 1 : 2);", _f.Body(_f.Apply("/", _f.Number(1), step)));
    }

    [Fact]
    public void Conditions_PrintAsLogic()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value both = _f.If(Below(x, 0), "", () => Below(y, 1), () => _f.Truth(false));
        Value any = _f.If(both, "", () => _f.Truth(true), () => _f.If(_f.Apply("!", _f.Apply("<", x, y)), "", () => _f.Apply("==", x, x), () => _f.Truth(false)));
        Value z = _f.If(any, "", () => x, () => _f.Number(2));
        Assert.Equal("x < 0 && y < 1 || !(x < y) && !double.IsNaN(x) ? x : 2;", _f.Body(z));
    }

    [Fact]
    public void AVariableChangedInOneArm_NeedsNoElse()
    {
        Value x = _f.Parameter("x"), z = _f.Parameter("z");
        Value y = _f.Let("y", "*", z, z);
        Value y1 = _f.If(Below(x, 0), "y", () => _f.Let("y", "*", y, _f.Number(2)), () => y);
        Equal("double y = z * z;\nif (x < 0) y *= 2;\nreturn y * y;", _f.Body(_f.Apply("*", y1, y1)));
    }

    [Fact]
    public void AVariableChangedInTheOtherArm_IsNotComparedTheOtherWayRound()
    {
        Value x = _f.Parameter("x"), z = _f.Parameter("z");
        Value y = _f.Let("y", "*", z, z);
        Value y1 = _f.If(Below(x, 0), "y", () => y, () => _f.Let("y", "*", y, _f.Number(2)));
        Equal("double y = z * z;\nif (!(x < 0)) y *= 2;\nreturn y * y;", _f.Body(_f.Apply("*", y1, y1)));
    }

    [Fact]
    public void NewVariables_StartAsTheArmWithoutCodeLeavesThem()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value[] d = _f.If(Below(x, 0), ["dx", "dy"], () => [_f.Apply("*", x, y), _f.Apply("*", x, x)], () => [_f.Number(0), y]);
        Equal(
            """
            double dx = 0, dy = y;
            if (x < 0)
            {
                dx = x * y;
                dy = x * x;
            }
            dx += y;
            return (a: dx * dx, b: dy);
            """,
            _f.Body(_f.Apply("*", _f.Let("dx", "+", d[0], y) is var dx ? dx : dx, dx), d[1]));
    }

    [Fact]
    public void SwappedVariables_AreAssignedAllAtOnce()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        Value[] swapped = _f.If(_f.Apply("<", x, y), ["x", "y"], () => [y, x], () => [x, y]);
        Equal(
            """
            double x1 = x, y1 = y;
            if (x < y)
            {
                x1 = y;
                y1 = x;
            }
            return (a: x1 * x1, b: y1 / y1);
            """,
            _f.Body(_f.Apply("*", swapped[0], swapped[0]), _f.Apply("/", swapped[1], swapped[1])));
    }

    [Fact]
    public void Chains_AreElseIfs()
    {
        Value x = _f.Parameter("x"), z = _f.Parameter("z");
        Value y = _f.If(Below(x, 0), "y", () => z, () => _f.If(Below(x, 1), "y", () => _f.Number(0), () => _f.If(Below(x, 2), "y", () => x, () => _f.Apply("*", x, z))));
        Equal(
            """
            double y;
            if (x < 0) y = z;
            else if (x < 1) y = 0;
            else if (x < 2) y = x;
            else y = x * z;
            return y * y;
            """,
            _f.Body(_f.Apply("*", y, y)));
    }

    [Fact]
    public void AtTheEnd_EachArmReturns()
    {
        Value x = _f.Parameter("x"), y = _f.Parameter("y");
        _f.If(Below(x, 0), [], () => { _f.Throw("new global::System.ArgumentException(nameof(", x, "))"); return []; }, () => []);
        Value[] d = _f.If(
            Below(x, 1), ["dx", "dy"],
            () => [_f.Apply("*", x, y), x],
            () => _f.If(
                Below(x, 2), ["dx", "dy"],
                () => { Value t = _f.Let("t", "Sin", x); return [t, _f.Apply("*", t, t)]; },
                () => { Value u = _f.Let("u", "Cos", x); return [u, _f.Apply("*", u, u)]; }));
        Equal(
            """
            if (x < 0) throw new global::System.ArgumentException(nameof(x));
            if (x < 1) return (a: x * y, b: x);
            if (x < 2)
            {
                double t = global::System.Math.Sin(x);
                return (a: t, b: t * t);
            }
            double u = global::System.Math.Cos(x);
            return (a: u, b: u * u);
            """,
            _f.Body(d));
    }

    [Fact]
    public void AtTheEnd_AnElseKeepsNamesApart()
    {
        Value x = _f.Parameter("x");
        Value Squared(string function)
        {
            Value t = _f.Let("t", function, x);
            return _f.Apply("*", t, t);
        }

        Value y = _f.If(Below(x, 2), "y", () => Squared("Sin"), () => Squared("Cos"));
        Equal(
            """
            if (x < 2)
            {
                double t = global::System.Math.Sin(x);
                return t * t;
            }
            else
            {
                double t = global::System.Math.Cos(x);
                return t * t;
            }
            """,
            _f.Body(y));
    }

    private static void Equal(string expected, string actual) => Assert.Equal(expected, actual);
}
