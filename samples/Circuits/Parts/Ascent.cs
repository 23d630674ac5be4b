namespace Circuits.Parts;

/// <summary>Steps up the slope of the multiply gate.</summary>
internal static class Ascent
{
    public const double Rate = 0.01;

    /// <summary>The slope found by differences.</summary>
    public static Func<(double X, double Y), (double X, double Y)> Along(Func<Func<double, double>, double, double> difference) =>
        point =>
        {
            double dx = difference(x => Gates.Multiply(x, point.Y), point.X);
            double dy = difference(y => Gates.Multiply(point.X, y), point.Y);
            return (point.X + Rate * dx, point.Y + Rate * dy);
        };

    /// <summary>The slope that calculus gives.</summary>
    public static (double X, double Y) AlongGradient((double X, double Y) point)
    {
        var slope = Gates.MultiplyGradient(point.X, point.Y);
        return (point.X + Rate * slope.x, point.Y + Rate * slope.y);
    }
}
