namespace GradGen.Numerics.Tests.Oracle;

public static partial class RealMath
{
#pragma warning disable format // columns carry meaning
    public static Real   Exp(Real x)   => x.Through(Math.Exp(x.Value), Curves.Exp(x.Value));
    public static Real32 Exp(Real32 x) => x.Through(MathF.Exp(x.Value), Curves.Exp(x.Value));
    public static Real   ExpM1(Real x)   => x.Through(double.ExpM1(x.Value), Curves.Exp(x.Value));
    public static Real32 ExpM1(Real32 x) => x.Through(float.ExpM1(x.Value), Curves.Exp(x.Value));
    public static Real   Exp2(Real x)   => x.Through(double.Exp2(x.Value), Curves.Exp2(x.Value));
    public static Real32 Exp2(Real32 x) => x.Through(float.Exp2(x.Value), Curves.Exp2(x.Value));
    public static Real   Exp2M1(Real x)   => x.Through(double.Exp2M1(x.Value), Curves.Exp2(x.Value));
    public static Real32 Exp2M1(Real32 x) => x.Through(float.Exp2M1(x.Value), Curves.Exp2(x.Value));
    public static Real   Exp10(Real x)   => x.Through(double.Exp10(x.Value), Curves.Exp10(x.Value));
    public static Real32 Exp10(Real32 x) => x.Through(float.Exp10(x.Value), Curves.Exp10(x.Value));
    public static Real   Exp10M1(Real x)   => x.Through(double.Exp10M1(x.Value), Curves.Exp10(x.Value));
    public static Real32 Exp10M1(Real32 x) => x.Through(float.Exp10M1(x.Value), Curves.Exp10(x.Value));
    public static Real   Log(Real x)   => x.Through(Math.Log(x.Value), Curves.Log(x.Value));
    public static Real32 Log(Real32 x) => x.Through(MathF.Log(x.Value), Curves.Log(x.Value));
    public static Real   Log2(Real x)   => x.Through(Math.Log2(x.Value), Curves.Log2(x.Value));
    public static Real32 Log2(Real32 x) => x.Through(MathF.Log2(x.Value), Curves.Log2(x.Value));
    public static Real   Log10(Real x)   => x.Through(Math.Log10(x.Value), Curves.Log10(x.Value));
    public static Real32 Log10(Real32 x) => x.Through(MathF.Log10(x.Value), Curves.Log10(x.Value));
    public static Real   LogP1(Real x)   => x.Through(double.LogP1(x.Value), Curves.Log(1 + (double)x.Value));
    public static Real32 LogP1(Real32 x) => x.Through(float.LogP1(x.Value), Curves.Log(1 + (double)x.Value));
    public static Real   Log2P1(Real x)   => x.Through(double.Log2P1(x.Value), Curves.Log2(1 + (double)x.Value));
    public static Real32 Log2P1(Real32 x) => x.Through(float.Log2P1(x.Value), Curves.Log2(1 + (double)x.Value));
    public static Real   Log10P1(Real x)   => x.Through(double.Log10P1(x.Value), Curves.Log10(1 + (double)x.Value));
    public static Real32 Log10P1(Real32 x) => x.Through(float.Log10P1(x.Value), Curves.Log10(1 + (double)x.Value));
    public static Real   Sqrt(Real x)   => x.Through(Math.Sqrt(x.Value), Curves.Sqrt(x.Value));
    public static Real32 Sqrt(Real32 x) => x.Through(MathF.Sqrt(x.Value), Curves.Sqrt(x.Value));
    public static Real   Cbrt(Real x)   => x.Through(Math.Cbrt(x.Value), Curves.Cbrt(x.Value));
    public static Real32 Cbrt(Real32 x) => x.Through(MathF.Cbrt(x.Value), Curves.Cbrt(x.Value));
    public static Real   ReciprocalEstimate(Real x)   => x.Through(Math.ReciprocalEstimate(x.Value), Curves.Inverse(x.Value));
    public static Real32 ReciprocalEstimate(Real32 x) => x.Through(MathF.ReciprocalEstimate(x.Value), Curves.Inverse(x.Value));
    public static Real   ReciprocalSqrtEstimate(Real x)   => x.Through(Math.ReciprocalSqrtEstimate(x.Value), Curves.Root(x.Value, -2));
    public static Real32 ReciprocalSqrtEstimate(Real32 x) => x.Through(MathF.ReciprocalSqrtEstimate(x.Value), Curves.Root(x.Value, -2));
    public static Real   DegreesToRadians(Real x)   => x.Through(double.DegreesToRadians(x.Value), Curves.Scale(Math.PI / 180));
    public static Real32 DegreesToRadians(Real32 x) => x.Through(float.DegreesToRadians(x.Value), Curves.Scale(Math.PI / 180));
    public static Real   RadiansToDegrees(Real x)   => x.Through(double.RadiansToDegrees(x.Value), Curves.Scale(180 / Math.PI));
    public static Real32 RadiansToDegrees(Real32 x) => x.Through(float.RadiansToDegrees(x.Value), Curves.Scale(180 / Math.PI));
    public static Real   Abs(Real x)   => x.Through(Math.Abs(x.Value), Curves.Abs(x.Value));
    public static Real32 Abs(Real32 x) => x.Through(MathF.Abs(x.Value), Curves.Abs(x.Value));

    public static Real   RootN(Real x, int n)    => x.Through(double.RootN(x.Value, n), Curves.Root(x.Value, n));
    public static Real32 RootN(Real32 x, int n)  => x.Through(float.RootN(x.Value, n), Curves.Root(x.Value, n));
    public static Real   ScaleB(Real x, int n)   => x.Through(Math.ScaleB(x.Value, n), Curves.Scale(Math.ScaleB(1, n)));
    public static Real32 ScaleB(Real32 x, int n) => x.Through(MathF.ScaleB(x.Value, n), Curves.Scale(Math.ScaleB(1, n)));
#pragma warning restore format
}
