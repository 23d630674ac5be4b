using GradGen;

namespace Fitting.Models;

/// <summary>NIST's exponential class.</summary>
internal static partial class Exponentials
{
    [Differentiable]
    public static double Misra1a(double b1, double b2, [NoGradient] double x) => b1 * (1 - Math.Exp(-b2 * x));

    [Differentiable]
    public static double Chwirut2(double b1, double b2, double b3, [NoGradient] double x) => Math.Exp(-b1 * x) / (b2 + b3 * x);

    [Differentiable]
    public static double Lanczos3(double b1, double b2, double b3, double b4, double b5, double b6, [NoGradient] double x) =>
        Decay(b1, b2, x) + Decay(b3, b4, x) + Decay(b5, b6, x);

    [Differentiable]
    public static double Gauss1(
        double b1, double b2, double b3, double b4, double b5, double b6, double b7, double b8, [NoGradient] double x) =>
        Decay(b1, b2, x) + Bell(b3, b4, b5, x) + Bell(b6, b7, b8, x);

    [Differentiable]
    public static double MGH17(double b1, double b2, double b3, double b4, double b5, [NoGradient] double x) =>
        b1 + Decay(b2, b4, x) + Decay(b3, b5, x);

    [Differentiable]
    public static double Rat42(double b1, double b2, double b3, [NoGradient] double x) => b1 / (1 + Math.Exp(b2 - b3 * x));

    private static double Decay(double height, double rate, double x) => height * Math.Exp(-rate * x);

    private static double Bell(double height, double center, double width, double x)
    {
        double z = (x - center) / width;
        return height * Math.Exp(-z * z);
    }
}
