namespace GradGen.Numerics.Tests.Oracle;

/// <summary>The slopes of the operators, and of the functions of two arguments.</summary>
internal static class Operators
{
    public static readonly Slopes Add = new(1, 1);
    public static readonly Slopes Subtract = new(1, -1);

    public static Slopes Multiply(double x, double y) => new(y, x, XY: 1);

    public static Slopes Divide(double x, double y) =>
        new(1 / y, -(x / y) / y, XX: 0, XY: -1 / y / y, YY: 2 * (x / y) / y / y);

    /// <summary>x − n·y, where n is the whole number of times y has been taken away.</summary>
    public static Slopes Modulo(double x, double y) => new(1, -Math.Round((x - x % y) / y));

    public static Slopes Remainder(double x, double y) => new(1, -Math.Round((x - Math.IEEERemainder(x, y)) / y));

    public static Slopes Hypot(double x, double y)
    {
        double r = double.Hypot(x, y);
        if (r == 0) return new(0, 0);
        double cos = x / r, sin = y / r;
        return new(cos, sin, sin * sin / r, -cos * sin / r, cos * cos / r);
    }

    /// <summary>The angle of (x, y), scaled; the arguments come as C# takes them, y first.</summary>
    public static Slopes Angle(double y, double x, double scale)
    {
        double r = double.Hypot(x, y);
        double cos = x / r, sin = y / r;
        double turn = scale / r / r;
        return new(scale * cos / r, -scale * sin / r, -2 * sin * cos * turn, (sin - cos) * (sin + cos) * turn, 2 * sin * cos * turn);
    }

    public static Slopes Pow(double x, double y)
    {
        double f = Math.Pow(x, y);
        double dx = y == 0 ? 0 : y * Math.Pow(x, y - 1);
        double dxx = y is 0 or 1 ? 0 : y * (y - 1) * Math.Pow(x, y - 2);
        if (x > 0)
        {
            double log = Math.Log(x);
            return new(dx, f * log, dxx, Math.Pow(x, y - 1) * (1 + y * log), f * log * log);
        }

        double vanishing = x == 0 && y > 0 ? 0 : double.NaN;
        return new(dx, vanishing, dxx, x == 0 && y > 1 ? 0 : double.NaN, vanishing);
    }

    /// <summary>Logarithm of x to the base b.</summary>
    public static Slopes LogBase(double x, double b)
    {
        double log = Math.Log(b), ratio = Math.Log(x) / log;
        return new(
            1 / (x * log),
            -ratio / (b * log),
            -1 / (x * x * log),
            -1 / (x * b * log * log),
            ratio * (2 + log) / (b * log * b * log));
    }

    /// <summary>One of two arguments is handed on: the larger by <paramref name="x"/> and <paramref name="y"/>; both by halves at a tie.</summary>
    public static Slopes Larger(double x, double y) => x > y ? new(1, 0) : y > x ? new(0, 1) : new(0.5, 0.5);

    public static Slopes CopySign(double x, double sign) => new(double.IsNegative(x) == double.IsNegative(sign) ? 1 : -1, 0);
}
