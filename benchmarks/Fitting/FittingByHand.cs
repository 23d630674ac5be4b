namespace GradGen.Benchmarks.Fitting;

/// <summary>Gradients of two of the models of samples/Fitting.</summary>
internal static class FittingByHand
{
    public static (double b1, double b2, double b3, double b4, double b5, double b6, double b7, double b8) Gauss1(
        double b1, double b2, double b3, double b4, double b5, double b6, double b7, double b8, double x)
    {
        double decay = Math.Exp(-b2 * x);
        double z1 = (x - b4) / b5, bell1 = Math.Exp(-z1 * z1), slope1 = 2 * b3 * bell1 * z1 / b5;
        double z2 = (x - b7) / b8, bell2 = Math.Exp(-z2 * z2), slope2 = 2 * b6 * bell2 * z2 / b8;
        return (decay, -b1 * x * decay, bell1, slope1, slope1 * z1, bell2, slope2, slope2 * z2);
    }

    public static (double b1, double b2, double b3, double b4, double b5, double b6, double b7) Thurber(
        double b1, double b2, double b3, double b4, double b5, double b6, double b7, double x)
    {
        double inverse = 1 / (1 + x * (b5 + x * (b6 + x * b7)));
        double x1 = x * inverse, x2 = x * x1, x3 = x * x2;
        double value = -(b1 + x * (b2 + x * (b3 + x * b4))) * inverse;
        return (inverse, x1, x2, x3, value * x1, value * x2, value * x3);
    }
}
