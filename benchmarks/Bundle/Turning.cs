namespace GradGen.Benchmarks.Bundle;

/// <summary>The functions of an angle θ that a rotation needs, and their derivatives in θ, over θ.</summary>
/// <param name="Sinc">sin(θ)/θ</param>
/// <param name="Cosc">(1 − cos(θ))/θ²</param>
internal readonly record struct Turning(double Cos, double Sinc, double Cosc, double CosSlope, double SincSlope, double CoscSlope)
{
    public static Turning Of(double squaredAngle)
    {
        // Without an angle the formula is linear in the axis.
        if (squaredAngle == 0) return new Turning(1, 1, 0, 0, 0, 0);

        double angle = Math.Sqrt(squaredAngle), inverseAngle = 1 / angle, inverse = inverseAngle * inverseAngle;
        var (sin, cos) = Math.SinCos(angle);
        double sinc = sin * inverseAngle, cosc = (1 - cos) * inverse;
        return new Turning(cos, sinc, cosc, -sinc, (cos - sinc) * inverse, (sinc - 2 * cosc) * inverse);
    }
}
