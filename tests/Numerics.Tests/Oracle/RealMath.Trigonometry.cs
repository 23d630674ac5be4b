namespace GradGen.Numerics.Tests.Oracle;

// The functions of Math, MathF, double and float, for Real and Real32: a value as .NET computes it, and slopes.

public static partial class RealMath
{
#pragma warning disable format // columns carry meaning
    public static Real   Sin(Real x)   => x.Through(Math.Sin(x.Value), Curves.Sin(x.Value));
    public static Real32 Sin(Real32 x) => x.Through(MathF.Sin(x.Value), Curves.Sin(x.Value));
    public static Real   Cos(Real x)   => x.Through(Math.Cos(x.Value), Curves.Cos(x.Value));
    public static Real32 Cos(Real32 x) => x.Through(MathF.Cos(x.Value), Curves.Cos(x.Value));
    public static Real   Tan(Real x)   => x.Through(Math.Tan(x.Value), Curves.Tan(x.Value));
    public static Real32 Tan(Real32 x) => x.Through(MathF.Tan(x.Value), Curves.Tan(x.Value));
    public static Real   Asin(Real x)   => x.Through(Math.Asin(x.Value), Curves.Asin(x.Value));
    public static Real32 Asin(Real32 x) => x.Through(MathF.Asin(x.Value), Curves.Asin(x.Value));
    public static Real   Acos(Real x)   => x.Through(Math.Acos(x.Value), Curves.Acos(x.Value));
    public static Real32 Acos(Real32 x) => x.Through(MathF.Acos(x.Value), Curves.Acos(x.Value));
    public static Real   Atan(Real x)   => x.Through(Math.Atan(x.Value), Curves.Atan(x.Value));
    public static Real32 Atan(Real32 x) => x.Through(MathF.Atan(x.Value), Curves.Atan(x.Value));
    public static Real   Sinh(Real x)   => x.Through(Math.Sinh(x.Value), Curves.Sinh(x.Value));
    public static Real32 Sinh(Real32 x) => x.Through(MathF.Sinh(x.Value), Curves.Sinh(x.Value));
    public static Real   Cosh(Real x)   => x.Through(Math.Cosh(x.Value), Curves.Cosh(x.Value));
    public static Real32 Cosh(Real32 x) => x.Through(MathF.Cosh(x.Value), Curves.Cosh(x.Value));
    public static Real   Tanh(Real x)   => x.Through(Math.Tanh(x.Value), Curves.Tanh(x.Value));
    public static Real32 Tanh(Real32 x) => x.Through(MathF.Tanh(x.Value), Curves.Tanh(x.Value));
    public static Real   Asinh(Real x)   => x.Through(Math.Asinh(x.Value), Curves.Asinh(x.Value));
    public static Real32 Asinh(Real32 x) => x.Through(MathF.Asinh(x.Value), Curves.Asinh(x.Value));
    public static Real   Acosh(Real x)   => x.Through(Math.Acosh(x.Value), Curves.Acosh(x.Value));
    public static Real32 Acosh(Real32 x) => x.Through(MathF.Acosh(x.Value), Curves.Acosh(x.Value));
    public static Real   Atanh(Real x)   => x.Through(Math.Atanh(x.Value), Curves.Atanh(x.Value));
    public static Real32 Atanh(Real32 x) => x.Through(MathF.Atanh(x.Value), Curves.Atanh(x.Value));
    public static Real   AsinPi(Real x)   => x.Through(double.AsinPi(x.Value), Curves.Asin(x.Value).Over(Math.PI));
    public static Real32 AsinPi(Real32 x) => x.Through(float.AsinPi(x.Value), Curves.Asin(x.Value).Over(Math.PI));
    public static Real   AcosPi(Real x)   => x.Through(double.AcosPi(x.Value), Curves.Acos(x.Value).Over(Math.PI));
    public static Real32 AcosPi(Real32 x) => x.Through(float.AcosPi(x.Value), Curves.Acos(x.Value).Over(Math.PI));
    public static Real   AtanPi(Real x)   => x.Through(double.AtanPi(x.Value), Curves.Atan(x.Value).Over(Math.PI));
    public static Real32 AtanPi(Real32 x) => x.Through(float.AtanPi(x.Value), Curves.Atan(x.Value).Over(Math.PI));

    // The slopes of the functions of π·x are taken where double itself takes them: π·x rounded would lose digits at zeros.
    public static Real   SinPi(Real x)   => x.Through(double.SinPi(x.Value), Turned(double.CosPi(x.Value), double.SinPi(x.Value)));
    public static Real32 SinPi(Real32 x) => x.Through(float.SinPi(x.Value),  Turned(double.CosPi(x.Value), double.SinPi(x.Value)));
    public static Real   CosPi(Real x)   => x.Through(double.CosPi(x.Value), Turned(-double.SinPi(x.Value), double.CosPi(x.Value)));
    public static Real32 CosPi(Real32 x) => x.Through(float.CosPi(x.Value),  Turned(-double.SinPi(x.Value), double.CosPi(x.Value)));
    public static Real   TanPi(Real x)   => x.Through(double.TanPi(x.Value), Tangent(double.TanPi(x.Value)));
    public static Real32 TanPi(Real32 x) => x.Through(float.TanPi(x.Value),  Tangent(double.TanPi(x.Value)));

    public static (Real Sin, Real Cos)       SinCos(Real x)     => (Sin(x), Cos(x));
    public static (Real32 Sin, Real32 Cos)   SinCos(Real32 x)   => (Sin(x), Cos(x));
    public static (Real SinPi, Real CosPi)     SinCosPi(Real x)   => (SinPi(x), CosPi(x));
    public static (Real32 SinPi, Real32 CosPi) SinCosPi(Real32 x) => (SinPi(x), CosPi(x));
#pragma warning restore format

    private static Slope Turned(double slope, double value) => new(Math.PI * slope, -Math.PI * Math.PI * value);

    private static Slope Tangent(double tangent) =>
        new(Math.PI * (1 + tangent * tangent), 2 * Math.PI * Math.PI * tangent * (1 + tangent * tangent));
}
