using GradGen;

namespace Fitting.Models;

/// <summary>NIST's rational class: one polynomial over another.</summary>
internal static partial class Rationals
{
    [Differentiable]
    public static double Kirby2(double b1, double b2, double b3, double b4, double b5, [NoGradient] double x) =>
        (b1 + b2 * x + b3 * x * x) / (1 + b4 * x + b5 * x * x);

    [Differentiable]
    public static double MGH09(double b1, double b2, double b3, double b4, [NoGradient] double x) =>
        b1 * (x * x + x * b2) / (x * x + x * b3 + b4);

    [Differentiable]
    public static double Hahn1(double b1, double b2, double b3, double b4, double b5, double b6, double b7, [NoGradient] double x) =>
        CubicOverCubic(b1, b2, b3, b4, b5, b6, b7, x);

    [Differentiable]
    public static double Thurber(double b1, double b2, double b3, double b4, double b5, double b6, double b7, [NoGradient] double x) =>
        CubicOverCubic(b1, b2, b3, b4, b5, b6, b7, x);

    private static double CubicOverCubic(double b1, double b2, double b3, double b4, double b5, double b6, double b7, double x) =>
        (b1 + x * (b2 + x * (b3 + x * b4))) / (1 + x * (b5 + x * (b6 + x * b7)));
}
