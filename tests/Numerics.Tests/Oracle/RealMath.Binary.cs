namespace GradGen.Numerics.Tests.Oracle;

public static partial class RealMath
{
#pragma warning disable format // columns carry meaning
    public static Real   Pow(Real x, Real y)     => Through(x, y, Math.Pow(x.Value, y.Value), Operators.Pow(x.Value, y.Value));
    public static Real32 Pow(Real32 x, Real32 y) => Through(x, y, MathF.Pow(x.Value, y.Value), Operators.Pow(x.Value, y.Value));
    public static Real   Log(Real x, Real y)     => Through(x, y, Math.Log(x.Value, y.Value), Operators.LogBase(x.Value, y.Value));
    public static Real32 Log(Real32 x, Real32 y) => Through(x, y, MathF.Log(x.Value, y.Value), Operators.LogBase(x.Value, y.Value));
    public static Real   Hypot(Real x, Real y)     => Through(x, y, double.Hypot(x.Value, y.Value), Operators.Hypot(x.Value, y.Value));
    public static Real32 Hypot(Real32 x, Real32 y) => Through(x, y, float.Hypot(x.Value, y.Value), Operators.Hypot(x.Value, y.Value));
    public static Real   Atan2(Real x, Real y)     => Through(x, y, Math.Atan2(x.Value, y.Value), Operators.Angle(x.Value, y.Value, 1));
    public static Real32 Atan2(Real32 x, Real32 y) => Through(x, y, MathF.Atan2(x.Value, y.Value), Operators.Angle(x.Value, y.Value, 1));
    public static Real   Atan2Pi(Real x, Real y)     => Through(x, y, double.Atan2Pi(x.Value, y.Value), Operators.Angle(x.Value, y.Value, 1 / Math.PI));
    public static Real32 Atan2Pi(Real32 x, Real32 y) => Through(x, y, float.Atan2Pi(x.Value, y.Value), Operators.Angle(x.Value, y.Value, 1 / Math.PI));
    public static Real   IEEERemainder(Real x, Real y)     => Through(x, y, Math.IEEERemainder(x.Value, y.Value), Operators.Remainder(x.Value, y.Value));
    public static Real32 IEEERemainder(Real32 x, Real32 y) => Through(x, y, MathF.IEEERemainder(x.Value, y.Value), Operators.Remainder(x.Value, y.Value));
    public static Real   Ieee754Remainder(Real x, Real y)     => Through(x, y, double.Ieee754Remainder(x.Value, y.Value), Operators.Remainder(x.Value, y.Value));
    public static Real32 Ieee754Remainder(Real32 x, Real32 y) => Through(x, y, float.Ieee754Remainder(x.Value, y.Value), Operators.Remainder(x.Value, y.Value));
    public static Real   CopySign(Real x, Real y)     => Through(x, y, Math.CopySign(x.Value, y.Value), Operators.CopySign(x.Value, y.Value));
    public static Real32 CopySign(Real32 x, Real32 y) => Through(x, y, MathF.CopySign(x.Value, y.Value), Operators.CopySign(x.Value, y.Value));

    public static Real   Max(Real x, Real y)     => Through(x, y, Math.Max(x.Value, y.Value), Operators.Larger(x.Value, y.Value));
    public static Real32 Max(Real32 x, Real32 y) => Through(x, y, MathF.Max(x.Value, y.Value), Operators.Larger(x.Value, y.Value));
    public static Real   Min(Real x, Real y)     => Through(x, y, Math.Min(x.Value, y.Value), Operators.Larger(-x.Value, -y.Value));
    public static Real32 Min(Real32 x, Real32 y) => Through(x, y, MathF.Min(x.Value, y.Value), Operators.Larger(-x.Value, -y.Value));
    public static Real   MaxMagnitude(Real x, Real y)     => Through(x, y, Math.MaxMagnitude(x.Value, y.Value), Operators.Larger(Math.Abs(x.Value), Math.Abs(y.Value)));
    public static Real32 MaxMagnitude(Real32 x, Real32 y) => Through(x, y, MathF.MaxMagnitude(x.Value, y.Value), Operators.Larger(Math.Abs(x.Value), Math.Abs(y.Value)));
    public static Real   MinMagnitude(Real x, Real y)     => Through(x, y, Math.MinMagnitude(x.Value, y.Value), Operators.Larger(-Math.Abs(x.Value), -Math.Abs(y.Value)));
    public static Real32 MinMagnitude(Real32 x, Real32 y) => Through(x, y, MathF.MinMagnitude(x.Value, y.Value), Operators.Larger(-Math.Abs(x.Value), -Math.Abs(y.Value)));
    public static Real   MaxNumber(Real x, Real y)     => Through(x, y, double.MaxNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(x.Value, y.Value)));
    public static Real32 MaxNumber(Real32 x, Real32 y) => Through(x, y, float.MaxNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(x.Value, y.Value)));
    public static Real   MinNumber(Real x, Real y)     => Through(x, y, double.MinNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(-x.Value, -y.Value)));
    public static Real32 MinNumber(Real32 x, Real32 y) => Through(x, y, float.MinNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(-x.Value, -y.Value)));
    public static Real   MaxMagnitudeNumber(Real x, Real y)     => Through(x, y, double.MaxMagnitudeNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(Math.Abs(x.Value), Math.Abs(y.Value))));
    public static Real32 MaxMagnitudeNumber(Real32 x, Real32 y) => Through(x, y, float.MaxMagnitudeNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(Math.Abs(x.Value), Math.Abs(y.Value))));
    public static Real   MinMagnitudeNumber(Real x, Real y)     => Through(x, y, double.MinMagnitudeNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(-Math.Abs(x.Value), -Math.Abs(y.Value))));
    public static Real32 MinMagnitudeNumber(Real32 x, Real32 y) => Through(x, y, float.MinMagnitudeNumber(x.Value, y.Value), Number(x.Value, y.Value, Operators.Larger(-Math.Abs(x.Value), -Math.Abs(y.Value))));
    public static Real   MaxNative(Real x, Real y)     => Through(x, y, double.MaxNative(x.Value, y.Value), Operators.Larger(x.Value, y.Value));
    public static Real32 MaxNative(Real32 x, Real32 y) => Through(x, y, float.MaxNative(x.Value, y.Value), Operators.Larger(x.Value, y.Value));
    public static Real   MinNative(Real x, Real y)     => Through(x, y, double.MinNative(x.Value, y.Value), Operators.Larger(-x.Value, -y.Value));
    public static Real32 MinNative(Real32 x, Real32 y) => Through(x, y, float.MinNative(x.Value, y.Value), Operators.Larger(-x.Value, -y.Value));

    public static Real   Clamp(Real x, Real low, Real high)         => Within(x, low, high, Math.Clamp(x.Value, low.Value, high.Value));
    public static Real32 Clamp(Real32 x, Real32 low, Real32 high)   => Within(x, low, high, Math.Clamp(x.Value, low.Value, high.Value));
    public static Real   ClampNative(Real x, Real low, Real high)       => Within(x, low, high, double.ClampNative(x.Value, low.Value, high.Value));
    public static Real32 ClampNative(Real32 x, Real32 low, Real32 high) => Within(x, low, high, float.ClampNative(x.Value, low.Value, high.Value));

    // The value is fused, the slopes are those of the formula.
    public static Real   FusedMultiplyAdd(Real a, Real b, Real c)         => new(Math.FusedMultiplyAdd(a.Value, b.Value, c.Value), (a * b + c).Jet);
    public static Real32 FusedMultiplyAdd(Real32 a, Real32 b, Real32 c)   => new(MathF.FusedMultiplyAdd(a.Value, b.Value, c.Value), (a * b + c).Jet);
    public static Real   MultiplyAddEstimate(Real a, Real b, Real c)       => new(double.MultiplyAddEstimate(a.Value, b.Value, c.Value), (a * b + c).Jet);
    public static Real32 MultiplyAddEstimate(Real32 a, Real32 b, Real32 c) => new(float.MultiplyAddEstimate(a.Value, b.Value, c.Value), (a * b + c).Jet);
    public static Real   Lerp(Real a, Real b, Real t)       => new(double.Lerp(a.Value, b.Value, t.Value), (a + (b - a) * t).Jet);
    public static Real32 Lerp(Real32 a, Real32 b, Real32 t) => new(float.Lerp(a.Value, b.Value, t.Value), ((Real)a + ((Real)b - a) * t).Jet.Rounded(Jet.FloatRoundoff));
#pragma warning restore format

    private static Real Through(Real x, Real y, double f, Slopes slopes) => Real.Through(x, y, f, double.IsNaN(f) ? Unknown : slopes);

    private static Real32 Through(Real32 x, Real32 y, float f, Slopes slopes) => Real32.Through(x, y, f, float.IsNaN(f) ? Unknown : slopes);

    private static readonly Slopes Unknown = new(double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>A NaN among the arguments is passed over.</summary>
    private static Slopes Number(double x, double y, Slopes slopes) =>
        double.IsNaN(y) ? new(1, 0) : double.IsNaN(x) ? new(0, 1) : slopes;

    /// <summary>At a bound, x is what is handed on.</summary>
    private static Real Within(Real x, Real low, Real high, double f) => new(f, Chosen(x.Value, low.Value, high.Value, x.Jet, low.Jet, high.Jet));

    private static Real32 Within(Real32 x, Real32 low, Real32 high, float f) => new(f, Chosen(x.Value, low.Value, high.Value, x.Jet, low.Jet, high.Jet));

    private static Jet Chosen(double x, double low, double high, Jet ofX, Jet ofLow, Jet ofHigh) =>
        double.IsNaN(x) ? ofX.Through(new(x, x), x, x, 0) : x < low ? ofLow : x > high ? ofHigh : ofX;
}
