namespace GradGen.Numerics.Tests.Oracle;

public static partial class RealMath
{
#pragma warning disable format // columns carry meaning
    public static Real   Floor(Real x)   => new(Math.Floor(x.Value));
    public static Real32 Floor(Real32 x) => new(MathF.Floor(x.Value));
    public static Real   Ceiling(Real x)   => new(Math.Ceiling(x.Value));
    public static Real32 Ceiling(Real32 x) => new(MathF.Ceiling(x.Value));
    public static Real   Truncate(Real x)   => new(Math.Truncate(x.Value));
    public static Real32 Truncate(Real32 x) => new(MathF.Truncate(x.Value));
    public static Real   Round(Real x)   => new(Math.Round(x.Value));
    public static Real32 Round(Real32 x) => new(MathF.Round(x.Value));
    public static Real   Round(Real x, int digits)   => new(Math.Round(x.Value, digits));
    public static Real32 Round(Real32 x, int digits) => new(MathF.Round(x.Value, digits));
    public static Real   Round(Real x, MidpointRounding mode)   => new(Math.Round(x.Value, mode));
    public static Real32 Round(Real32 x, MidpointRounding mode) => new(MathF.Round(x.Value, mode));
    public static Real   Round(Real x, int digits, MidpointRounding mode)   => new(Math.Round(x.Value, digits, mode));
    public static Real32 Round(Real32 x, int digits, MidpointRounding mode) => new(MathF.Round(x.Value, digits, mode));

    public static int Sign(Real x)   => Math.Sign(x.Value);
    public static int Sign(Real32 x) => MathF.Sign(x.Value);
    public static int ILogB(Real x)   => Math.ILogB(x.Value);
    public static int ILogB(Real32 x) => MathF.ILogB(x.Value);

    public static bool IsNaN(Real x)   => double.IsNaN(x.Value);
    public static bool IsNaN(Real32 x) => float.IsNaN(x.Value);
    public static bool IsFinite(Real x)   => double.IsFinite(x.Value);
    public static bool IsFinite(Real32 x) => float.IsFinite(x.Value);
    public static bool IsInfinity(Real x)   => double.IsInfinity(x.Value);
    public static bool IsInfinity(Real32 x) => float.IsInfinity(x.Value);
    public static bool IsPositiveInfinity(Real x)   => double.IsPositiveInfinity(x.Value);
    public static bool IsPositiveInfinity(Real32 x) => float.IsPositiveInfinity(x.Value);
    public static bool IsNegativeInfinity(Real x)   => double.IsNegativeInfinity(x.Value);
    public static bool IsNegativeInfinity(Real32 x) => float.IsNegativeInfinity(x.Value);
    public static bool IsNegative(Real x)   => double.IsNegative(x.Value);
    public static bool IsNegative(Real32 x) => float.IsNegative(x.Value);
    public static bool IsPositive(Real x)   => double.IsPositive(x.Value);
    public static bool IsPositive(Real32 x) => float.IsPositive(x.Value);
    public static bool IsInteger(Real x)   => double.IsInteger(x.Value);
    public static bool IsInteger(Real32 x) => float.IsInteger(x.Value);
    public static bool IsEvenInteger(Real x)   => double.IsEvenInteger(x.Value);
    public static bool IsEvenInteger(Real32 x) => float.IsEvenInteger(x.Value);
    public static bool IsOddInteger(Real x)   => double.IsOddInteger(x.Value);
    public static bool IsOddInteger(Real32 x) => float.IsOddInteger(x.Value);
    public static bool IsNormal(Real x)   => double.IsNormal(x.Value);
    public static bool IsNormal(Real32 x) => float.IsNormal(x.Value);
    public static bool IsSubnormal(Real x)   => double.IsSubnormal(x.Value);
    public static bool IsSubnormal(Real32 x) => float.IsSubnormal(x.Value);
    public static bool IsRealNumber(Real x)   => double.IsRealNumber(x.Value);
    public static bool IsRealNumber(Real32 x) => float.IsRealNumber(x.Value);
    public static bool IsPow2(Real x)   => double.IsPow2(x.Value);
    public static bool IsPow2(Real32 x) => float.IsPow2(x.Value);
#pragma warning restore format
}
