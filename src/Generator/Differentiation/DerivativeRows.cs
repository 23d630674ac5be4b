using GradGen.IR;
using static GradGen.Differentiation.Angles;
using static GradGen.Differentiation.Elementary;
using static GradGen.Differentiation.Kinks;
using static GradGen.Differentiation.Powers;
using static GradGen.IR.Term;

namespace GradGen.Differentiation;

/// <summary>
/// Edges and kinks are decided here. A row of a function that every framework has uses only what every framework has.
/// </summary>
internal static partial class Derivatives
{
#pragma warning disable format // columns carry meaning
    private static readonly DerivativeTable Rows = new()
    {
        // Operators
        { "neg",                  (x, f)       => x.Number(-1) },
        { "+",                    (x, y, f)    => (x.Number(1),               y.Number(1)) },
        { "-",                    (x, y, f)    => (x.Number(1),               y.Number(-1)) },
        { "*",                    (x, y, f)    => (y,                         x) },
        { "/",                    (x, y, f)    => (1 / y,                     -f / y) },
        { "%",                    (x, y, f)    => (NaNWith(f, x.Number(1)),   Rounded((f - x) / y)) },

        // Powers, exponentials, logarithms
        { "Sqrt",                 (x, f)       => 0.5 / f },
        { "Cbrt",                 (x, f)       => 1 / (3 * (f * f)) },
        { "RootN",                (x, n, f)    => (RootByBase(x, n, f),       Zero) },
        { "Hypot",                (x, y, f)    => (Where(f.EqualTo(0), 0, x / f), Where(f.EqualTo(0), 0, y / f)) },
        { "Pow",                  (x, y, f)    => (PowByBase(x, y, f),        PowByExponent(x, y, f)) },
        { "Exp",                  (x, f)       => f },
        { "Exp2",                 (x, f)       => Ln2 * f },
        { "Exp10",                (x, f)       => Ln10 * f },
        { "ExpM1",                (x, f)       => Exp(x) },
        { "Exp2M1",               (x, f)       => Ln2 * Exp2(x) },
        { "Exp10M1",              (x, f)       => Ln10 * Exp10(x) },
        { "Log",                  (x, f)       => NaNBelow(0,  x, 1 / x) },
        { "Log",                  (x, b, f)    => (LogByArgument(x, b, f),    -f / (b * Log(b))) },
        { "Log2",                 (x, f)       => NaNBelow(0,  x, 1 / (Ln2 * x)) },
        { "Log10",                (x, f)       => NaNBelow(0,  x, 1 / (Ln10 * x)) },
        { "LogP1",                (x, f)       => NaNBelow(-1, x, 1 / (1 + x)) },
        { "Log2P1",               (x, f)       => NaNBelow(-1, x, 1 / (Ln2 * (1 + x))) },
        { "Log10P1",              (x, f)       => NaNBelow(-1, x, 1 / (Ln10 * (1 + x))) },

        // Trigonometry
        { "Sin",                  (x, f)       => Cos(x) },
        { "Cos",                  (x, f)       => -Sin(x) },
        { "Tan",                  (x, f)       => 1 + f * f },
        { "Asin",                 (x, f)       => 1 / Sqrt((1 - x) * (1 + x)) },
        { "Acos",                 (x, f)       => -1 / Sqrt((1 - x) * (1 + x)) },
        { "Atan",                 (x, f)       => 1 / (1 + x * x) },
        { "Atan2",                (y, x, f)    => Atan2(y, x, 1) },
        { "SinCos.Sin",           (x, f)       => x.Apply("SinCos.Cos") },
        { "SinCos.Cos",           (x, f)       => -x.Apply("SinCos.Sin") },
        { "SinPi",                (x, f)       => Pi * CosPi(x) },
        { "CosPi",                (x, f)       => -Pi * SinPi(x) },
        { "TanPi",                (x, f)       => Pi * (1 + f * f) },
        { "AsinPi",               (x, f)       => 1 / (Pi * Sqrt((1 - x) * (1 + x))) },
        { "AcosPi",               (x, f)       => -1 / (Pi * Sqrt((1 - x) * (1 + x))) },
        { "AtanPi",               (x, f)       => 1 / (Pi * (1 + x * x)) },
        { "Atan2Pi",              (y, x, f)    => Atan2(y, x, Pi) },
        { "SinCosPi.SinPi",       (x, f)       => Pi * x.Apply("SinCosPi.CosPi") },
        { "SinCosPi.CosPi",       (x, f)       => -Pi * x.Apply("SinCosPi.SinPi") },
        { "DegreesToRadians",     (x, f)       => x.Number(Pi / 180) },
        { "RadiansToDegrees",     (x, f)       => x.Number(180 / Pi) },

        // Hyperbolic functions
        { "Sinh",                 (x, f)       => Cosh(x) },
        { "Cosh",                 (x, f)       => Sinh(x) },
        { "Tanh",                 (x, f)       => Branch(Abs(x) < Saturation(x), () => 1 - f * f, () => Pow(Cosh(x), -2)) },
        { "Asinh",                (x, f)       => 1 / Sqrt(x * x + 1) },
        { "Acosh",                (x, f)       => 1 / (Sqrt(x - 1) * Sqrt(x + 1)) },
        { "Atanh",                (x, f)       => NaNBeyondOne(x, 1 / ((1 - x) * (1 + x))) },

        // Choices
        { "Abs",                  (x, f)       => SignOf(x) },
        { "Max",                  (x, y, f)    => (Heaviside(x, y),           Heaviside(y, x)) },
        { "Min",                  (x, y, f)    => (Heaviside(y, x),           Heaviside(x, y)) },
        { "MaxMagnitude",         (x, y, f)    => (Heaviside(Abs(x), Abs(y)), Heaviside(Abs(y), Abs(x))) },
        { "MinMagnitude",         (x, y, f)    => (Heaviside(Abs(y), Abs(x)), Heaviside(Abs(x), Abs(y))) },
        { "MaxNumber",            (x, y, f)    => (Chosen(x, y, f),           Chosen(y, x, f)) },
        { "MinNumber",            (x, y, f)    => (Chosen(x, y, f),           Chosen(y, x, f)) },
        { "MaxNative",            (x, y, f)    => (Chosen(x, y, f),           Chosen(y, x, f)) },
        { "MinNative",            (x, y, f)    => (Chosen(x, y, f),           Chosen(y, x, f)) },
        { "MaxMagnitudeNumber",   (x, y, f)    => (Chosen(Abs(x), Abs(y), Abs(f)), Chosen(Abs(y), Abs(x), Abs(f))) },
        { "MinMagnitudeNumber",   (x, y, f)    => (Chosen(Abs(x), Abs(y), Abs(f)), Chosen(Abs(y), Abs(x), Abs(f))) },
        { "Clamp",                (x, a, b, f) => (Within(x, f),              Beyond(x < a, f),         Beyond(x > b, f)) },
        { "ClampNative",          (x, a, b, f) => (Within(x, f),              Beyond(x < a, f),         Beyond(x > b, f)) },
        { "CopySign",             (x, s, f)    => (SameSign(x, s),            Zero) },

        // Arithmetic
        { "FusedMultiplyAdd",     (x, y, z, f) => (y,                         x,                        z.Number(1)) },
        { "Lerp",                 (a, b, t, f) => (1 - t,                     t,                        b - a) },
        { "ScaleB",               (x, n, f)    => (x.Number(1).Apply("ScaleB", n), Zero) },
        { "BitIncrement",         (x, f)       => x.Number(1) },
        { "BitDecrement",         (x, f)       => x.Number(1) },
        { "IEEERemainder",        (x, y, f)    => (NaNWith(f, x.Number(1)),   Rounded((f - x) / y)) },
        { "Ieee754Remainder",     (x, y, f)    => (NaNWith(f, x.Number(1)),   Rounded((f - x) / y)) },
    };
#pragma warning restore format
}
