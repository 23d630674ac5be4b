using GradGen.IR;
using static GradGen.Differentiation.Elementary;

namespace GradGen.Differentiation;

/// <summary>The rules that make a choice: at ties, at kinks, and outside a domain, where the value is NaN and so is the derivative.</summary>
internal static class Kinks
{
    /// <summary>±1 by the sign of <paramref name="x"/>, 0 at 0. (<c>Math.Sign</c> would throw on NaN.)</summary>
    public static Term SignOf(Term x) => Where(x > 0, 1, Where(x < 0, -1, Where(x.EqualTo(0), 0, NaN(x))));

    /// <summary>How much of the greater of two is <paramref name="x"/>: all, nothing, or half at a tie.</summary>
    public static Term Heaviside(Term x, Term y) => Where(x > y, 1, Where(x < y, 0, Where(x.EqualTo(y), 0.5, NaN(x))));

    /// <summary>How much of <paramref name="f"/>, which is one of two, is <paramref name="x"/>.</summary>
    public static Term Chosen(Term x, Term y, Term f) =>
        Where(x.EqualTo(y), 0.5, Where(x.EqualTo(f), 1, Where(y.EqualTo(f), 0, NaN(f))));

    /// <summary>1 where <c>Clamp</c> handed its argument through, the bounds included.</summary>
    public static Term Within(Term x, Term f) => Where(x.EqualTo(f), 1, NaNWith(f, f.Number(0)));

    /// <summary>1 where <c>Clamp</c> handed a bound out instead.</summary>
    public static Term Beyond(Term condition, Term f) => NaNWith(f, Where(condition, 1, f.Number(0)));

    /// <summary>±1 by whether the sign bits agree.</summary>
    public static Term SameSign(Term x, Term sign) =>
        Where(IsNaN(x), double.NaN, Where(Xor(IsNegative(x), IsNegative(sign)), -1, x.Number(1)));

    /// <summary>A partial derivative, NaN where the value <paramref name="f"/> is.</summary>
    public static Term NaNWith(Term f, Term partial) => Where(IsNaN(f), double.NaN, partial);

    /// <summary>A partial derivative, NaN for <paramref name="x"/> below its domain.</summary>
    public static Term NaNBelow(double bound, Term x, Term partial) =>
        bound <= 0 && Signs.IsNonNegative(x) ? partial : Where(x < bound, double.NaN, partial);

    /// <summary>A partial derivative, NaN for <paramref name="x"/> beyond ±1.</summary>
    public static Term NaNBeyondOne(Term x, Term partial) => Where(Abs(x) <= 1, partial, double.NaN);
}
