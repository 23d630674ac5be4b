using GradGen.IR;
using static GradGen.Differentiation.Elementary;
using static GradGen.Differentiation.Kinks;

namespace GradGen.Differentiation;

/// <summary>The rules of powers, roots and logarithms that depend on the exponent or the base being a known number.</summary>
internal static class Powers
{
    /// <summary>y·x^(y−1): without <c>Pow</c> where the exponent is a small number, and 0, not NaN, at 0⁰.</summary>
    public static Term PowByBase(Term x, Term y, Term f) => NumberOf(y) switch
    {
        0 => Term.Zero,
        -0.5 => -0.5 * (f * f * f),
        0.5 => 0.5 / f,
        -1 => -(f * f),
        < 0 and double n when n == Math.Floor(n) => y * f / x, // x = 0: f is infinite, and so is this, with the right sign
        not null => y * Power(x, y - 1),
        null => Signs.IsPositive(x)
            ? y * Power(x, y - 1)
            : Where(And(x.EqualTo(0), y.EqualTo(0)), 0, y * Power(x, y - 1)),
    };

    /// <summary>x^y·ln x; at x = 0 it is 0 for y &gt; 0, and NaN otherwise.</summary>
    public static Term PowByExponent(Term x, Term y, Term f) =>
        Signs.IsPositive(x) ? f * Log(x) : Where(x.EqualTo(0), Where(y > 0, 0, NaN(f)), f * Log(x));

    /// <summary>1/(n·f^(n−1)), which is right at 0 too.</summary>
    public static Term RootByBase(Term x, Term n, Term f)
    {
        Term degree = Real(n, x);
        return 1 / (degree * Power(f, degree - 1));
    }

    public static Term LogByArgument(Term x, Term b, Term f)
    {
        Term partial = 1 / (x * Log(b));
        return NumberOf(b) is > 0 and not 1 and < double.PositiveInfinity ? NaNBelow(0, x, partial) : NaNWith(f, partial);
    }

    private static Term Power(Term x, Term y) => NumberOf(y) switch
    {
        0 => x.Number(1),
        0.5 => Sqrt(x),
        1 => x,
        2 => x * x,
        3 => x * x * x,
        _ => x.Apply("Pow", y),
    };

    private static double? NumberOf(Term x) => x.Builder.IsNumber(x.Value, out double? number) ? number : null;
}
