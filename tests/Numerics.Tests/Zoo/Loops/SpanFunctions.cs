namespace Zoo.Loops;

// Functions that read spans, too large or called too often to take the place of their calls.

static partial class SpanFunctions
{
    static double Blend(ReadOnlySpan<double> s, double x)
    {
        x *= s[^1] * 0.15;
        double steep = Math.Atan2(s[^1] % 2.47, Math.Abs(s[0] + s[0]) + 0.25);
        double flat = Math.Log(Math.Sin(x + x) * 44.91 + 50.1, (s[^1] > 1.141f ? 0.341 : s[^1]) * 3.652 + 25.65) * 0.09;
        double low = double.AtanPi(Math.Cbrt(x * 37.496 + 250.025));
        return steep * flat + low + MathF.Tan(0.032f / (MathF.Exp((float)x * 0.45f) + 0.45f));
    }

    // The second derivative writes the tangents of the adjoints of s.
    [Differentiable]
    public static double Blended(double t, double[] y)
    {
        t *= Blend(y, 0.181);
        if (y[0] > 1) t += Blend(y.AsSpan()[1..], 1.637);
        return t * Blend(y, 0.435);
    }

    static double Twisted(ReadOnlySpan<double> z, double a) => Math.Sin(1.678 + a);

    // A slice that may not fit is taken of what is only read.
    [Differentiable]
    public static double Sliced(double t, ReadOnlySpan<double> x, [NoGradient] ReadOnlySpan<double> held)
    {
        double unread = (t > 1 ? Twisted(held, -0.208) : 0) + (Twisted(held.Slice(1, 1), -0.45) > t ? t : 0.048);
        return Math.Cbrt(t) * x[0];
    }
}
