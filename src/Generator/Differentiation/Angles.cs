using GradGen.IR;
using static GradGen.Differentiation.Elementary;

namespace GradGen.Differentiation;

/// <summary>The rules of inverse functions of two coordinates.</summary>
internal static class Angles
{
    /// <summary>
    /// x/(x² + y²) and −y/(x² + y²), divided through by the greater of the two, so that no square overflows or
    /// underflows; NaN at the origin. Counted in units of <paramref name="unit"/> radians.
    /// </summary>
    public static (Term, Term) Atan2(Term y, Term x, double unit)
    {
        Term isWide = Abs(x) > Abs(y);
        Term ratio = Where(isWide, y / x, x / y);
        Term scale = unit * Where(isWide, x + y * ratio, y + x * ratio);
        return (Where(isWide, 1, ratio) / scale, -(Where(isWide, ratio, 1) / scale));
    }
}
