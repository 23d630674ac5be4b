using GradGen;

namespace Fitting.Models;

/// <summary>NIST's miscellaneous class.</summary>
internal static partial class Others
{
    [Differentiable]
    public static double Misra1b(double b1, double b2, [NoGradient] double x) => b1 * (1 - Math.Pow(1 + b2 * x / 2, -2));

    [Differentiable]
    public static double DanWood(double b1, double b2, [NoGradient] double x) => b1 * Math.Pow(x, b2);

    [Differentiable]
    public static double Roszman1(double b1, double b2, double b3, double b4, [NoGradient] double x) =>
        b1 - b2 * x - Math.Atan(b3 / (x - b4)) / Math.PI;

    /// <summary>A mean and three waves: of twelve months, of b4 and of b7.</summary>
    [Differentiable]
    public static double ENSO(
        double b1, double b2, double b3, double b4, double b5, double b6, double b7, double b8, double b9, [NoGradient] double x) =>
        b1 + Wave(12, b2, b3, x) + Wave(b4, b5, b6, x) + Wave(b7, b8, b9, x);

    private static double Wave(double period, double cos, double sin, double x)
    {
        double angle = 2 * Math.PI * x / period;
        return cos * Math.Cos(angle) + sin * Math.Sin(angle);
    }
}
