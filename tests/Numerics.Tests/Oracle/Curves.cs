namespace GradGen.Numerics.Tests.Oracle;

/// <summary>The slopes of the functions of one argument.</summary>
internal static class Curves
{
    private const double Ln2 = 0.693147180559945309417232121458;
    private const double Ln10 = 2.302585092994045684017991454684;

#pragma warning disable format // columns carry meaning
    public static Slope Abs(double x)     => new(x > 0 ? 1 : x < 0 ? -1 : 0, 0);
    public static Slope Scale(double k)   => new(k, 0);
    public static Slope Inverse(double x) => new(-1 / (x * x), 2 / (x * x * x));

    public static Slope Sin(double x)     => new(Math.Cos(x), -Math.Sin(x));
    public static Slope Cos(double x)     => new(-Math.Sin(x), -Math.Cos(x));
    public static Slope Tan(double x)     => new(1 / (Math.Cos(x) * Math.Cos(x)), 2 * Math.Tan(x) / (Math.Cos(x) * Math.Cos(x)));
    public static Slope Asin(double x)    => new(1 / Leg(x), x / Cubed(Leg(x)));
    public static Slope Acos(double x)    => new(-1 / Leg(x), -x / Cubed(Leg(x)));
    public static Slope Atan(double x)    => new(1 / (1 + x * x), -2 * x / ((1 + x * x) * (1 + x * x)));

    public static Slope Sinh(double x)    => new(Math.Cosh(x), Math.Sinh(x));
    public static Slope Cosh(double x)    => new(Math.Sinh(x), Math.Cosh(x));
    public static Slope Tanh(double x)    => new(1 / (Math.Cosh(x) * Math.Cosh(x)), -2 * Math.Tanh(x) / (Math.Cosh(x) * Math.Cosh(x)));
    public static Slope Asinh(double x)   => new(1 / double.Hypot(1, x), -x / Cubed(double.Hypot(1, x)));
    public static Slope Acosh(double x)   => new(1 / Math.Sqrt((x - 1) * (x + 1)), -x / Cubed(Math.Sqrt((x - 1) * (x + 1))));
    public static Slope Atanh(double x)   => new(1 / ((1 - x) * (1 + x)), 2 * x / ((1 - x) * (1 + x)) / ((1 - x) * (1 + x)));

    public static Slope Sqrt(double x)    => new(0.5 / Math.Sqrt(Math.Abs(x)), -0.25 / Math.Sqrt(Math.Abs(x)) / x);
    public static Slope Cbrt(double x)    => Root(x, 3);

    public static Slope Exp(double x)     => new(Math.Exp(x), Math.Exp(x));
    public static Slope Log(double x)     => new(1 / x, -1 / x / x);
#pragma warning restore format

    /// <summary>Slopes of the n-th root, from x·r′ = r/n.</summary>
    public static Slope Root(double x, int n)
    {
        double power = 1.0 / n;
        double root = double.RootN(x, n);
        if (x == 0) return n switch { 1 => new(1, 0), > 1 => new(double.PositiveInfinity, double.NaN), _ => new(double.NaN, double.NaN) };
        return new(power * (root / x), power * (power - 1) * (root / x / x));
    }

    public static Slope Exp2(double x) => new(Ln2 * double.Exp2(x), Ln2 * Ln2 * double.Exp2(x));

    public static Slope Exp10(double x) => new(Ln10 * double.Exp10(x), Ln10 * Ln10 * double.Exp10(x));

    public static Slope Log2(double x) => Log(x).Over(Ln2);

    public static Slope Log10(double x) => Log(x).Over(Ln10);

    /// <summary>The slopes of g(x) = f(x) / k.</summary>
    public static Slope Over(this Slope slope, double k) => new(slope.X / k, slope.XX / k);

    /// <summary>The slopes of g(x) = f(k · x).</summary>
    public static Slope Inside(this Slope slope, double k) => new(slope.X * k, slope.XX * k * k);

    /// <summary>√(1 − x²) without cancellation.</summary>
    private static double Leg(double x) => Math.Sqrt((1 - x) * (1 + x));

    private static double Cubed(double x) => x * x * x;
}
