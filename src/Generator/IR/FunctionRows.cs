namespace GradGen.IR;

internal static partial class Functions
{
#pragma warning disable format // columns carry meaning
    private static readonly FunctionRow[] Rows =
    [
        // Operators
        new("+",                   2, Home.Operator,   Nature.Smooth),
        new("-",                   2, Home.Operator,   Nature.Smooth),
        new("*",                   2, Home.Operator,   Nature.Smooth),
        new("/",                   2, Home.Operator,   Nature.Smooth),
        new("%",                   2, Home.Operator,   Nature.Smooth),
        new("neg",                 1, Home.Operator,   Nature.Smooth),
        new("<",                   2, Home.Operator,   Nature.PiecewiseConstant),
        new("<=",                  2, Home.Operator,   Nature.PiecewiseConstant),
        new(">",                   2, Home.Operator,   Nature.PiecewiseConstant),
        new(">=",                  2, Home.Operator,   Nature.PiecewiseConstant),
        new("==",                  2, Home.Operator,   Nature.PiecewiseConstant),
        new("!=",                  2, Home.Operator,   Nature.PiecewiseConstant),
        new("!",                   1, Home.Operator,   Nature.PiecewiseConstant),
        new("&",                   2, Home.Operator,   Nature.PiecewiseConstant),
        new("|",                   2, Home.Operator,   Nature.PiecewiseConstant),
        new("^",                   2, Home.Operator,   Nature.PiecewiseConstant),

        // Powers, exponentials, logarithms
        new("Sqrt",                1, Home.Math,       Nature.Smooth),
        new("Cbrt",                1, Home.Math,       Nature.Smooth),
        new("RootN",               2, Home.Type,       Nature.Smooth),
        new("Hypot",               2, Home.Type,       Nature.Smooth),
        new("Pow",                 2, Home.Math,       Nature.Smooth),
        new("Exp",                 1, Home.Math,       Nature.Smooth),
        new("Exp2",                1, Home.Type,       Nature.Smooth),
        new("Exp10",               1, Home.Type,       Nature.Smooth),
        new("ExpM1",               1, Home.Type,       Nature.Smooth),
        new("Exp2M1",              1, Home.Type,       Nature.Smooth),
        new("Exp10M1",             1, Home.Type,       Nature.Smooth),
        new("Log",                 1, Home.Math,       Nature.Smooth),
        new("Log",                 2, Home.Math,       Nature.Smooth),
        new("Log2",                1, Home.Math,       Nature.Smooth),
        new("Log10",               1, Home.Math,       Nature.Smooth),
        new("LogP1",               1, Home.Type,       Nature.Smooth),
        new("Log2P1",              1, Home.Type,       Nature.Smooth),
        new("Log10P1",             1, Home.Type,       Nature.Smooth),

        // Trigonometry
        new("Sin",                 1, Home.Math,       Nature.Smooth),
        new("Cos",                 1, Home.Math,       Nature.Smooth),
        new("Tan",                 1, Home.Math,       Nature.Smooth),
        new("Asin",                1, Home.Math,       Nature.Smooth),
        new("Acos",                1, Home.Math,       Nature.Smooth),
        new("Atan",                1, Home.Math,       Nature.Smooth),
        new("Atan2",               2, Home.Math,       Nature.Smooth),
        new("SinCos.Sin",          1, Home.Math,       Nature.Smooth),
        new("SinCos.Cos",          1, Home.Math,       Nature.Smooth),
        new("SinPi",               1, Home.Type,       Nature.Smooth),
        new("CosPi",               1, Home.Type,       Nature.Smooth),
        new("TanPi",               1, Home.Type,       Nature.Smooth),
        new("AsinPi",              1, Home.Type,       Nature.Smooth),
        new("AcosPi",              1, Home.Type,       Nature.Smooth),
        new("AtanPi",              1, Home.Type,       Nature.Smooth),
        new("Atan2Pi",             2, Home.Type,       Nature.Smooth),
        new("SinCosPi.SinPi",      1, Home.Type,       Nature.Smooth),
        new("SinCosPi.CosPi",      1, Home.Type,       Nature.Smooth),
        new("DegreesToRadians",    1, Home.Type,       Nature.Smooth),
        new("RadiansToDegrees",    1, Home.Type,       Nature.Smooth),

        // Hyperbolic functions
        new("Sinh",                1, Home.Math,       Nature.Smooth),
        new("Cosh",                1, Home.Math,       Nature.Smooth),
        new("Tanh",                1, Home.Math,       Nature.Smooth),
        new("Asinh",               1, Home.Math,       Nature.Smooth),
        new("Acosh",               1, Home.Math,       Nature.Smooth),
        new("Atanh",               1, Home.Math,       Nature.Smooth),

        // Choices
        new("Abs",                 1, Home.Overloaded, Nature.Smooth),
        new("Max",                 2, Home.Overloaded, Nature.Smooth),
        new("Min",                 2, Home.Overloaded, Nature.Smooth),
        new("MaxMagnitude",        2, Home.Math,       Nature.Smooth),
        new("MinMagnitude",        2, Home.Math,       Nature.Smooth),
        new("MaxNumber",           2, Home.Type,       Nature.Smooth),
        new("MinNumber",           2, Home.Type,       Nature.Smooth),
        new("MaxNative",           2, Home.Type,       Nature.Smooth),
        new("MinNative",           2, Home.Type,       Nature.Smooth),
        new("MaxMagnitudeNumber",  2, Home.Type,       Nature.Smooth),
        new("MinMagnitudeNumber",  2, Home.Type,       Nature.Smooth),
        new("Clamp",               3, Home.Overloaded, Nature.Smooth, MayThrow: true),
        new("ClampNative",         3, Home.Type,       Nature.Smooth, MayThrow: true),
        new("CopySign",            2, Home.Math,       Nature.Smooth),

        // Arithmetic
        new("FusedMultiplyAdd",    3, Home.Math,       Nature.Smooth),
        new("Lerp",                3, Home.Type,       Nature.Smooth),
        new("ScaleB",              2, Home.Math,       Nature.Smooth),
        new("BitIncrement",        1, Home.Math,       Nature.Smooth),
        new("BitDecrement",        1, Home.Math,       Nature.Smooth),
        new("IEEERemainder",       2, Home.Math,       Nature.Smooth),
        new("Ieee754Remainder",    2, Home.Type,       Nature.Smooth),

        // Steps
        new("Floor",               1, Home.Math,       Nature.PiecewiseConstant),
        new("Ceiling",             1, Home.Math,       Nature.PiecewiseConstant),
        new("Truncate",            1, Home.Math,       Nature.PiecewiseConstant),
        new("Round",               1, Home.Math,       Nature.PiecewiseConstant),
        new("Round",               2, Home.Math,       Nature.PiecewiseConstant, MayThrow: true),
        new("Round",               3, Home.Math,       Nature.PiecewiseConstant, MayThrow: true),
        new("Sign",                1, Home.Overloaded, Nature.PiecewiseConstant, MayThrow: true),
        new("ILogB",               1, Home.Math,       Nature.PiecewiseConstant),

        // Questions
        new("IsEvenInteger",       1, Home.Type,       Nature.PiecewiseConstant),
        new("IsFinite",            1, Home.Type,       Nature.PiecewiseConstant),
        new("IsInfinity",          1, Home.Type,       Nature.PiecewiseConstant),
        new("IsInteger",           1, Home.Type,       Nature.PiecewiseConstant),
        new("IsNaN",               1, Home.Type,       Nature.PiecewiseConstant),
        new("IsNegative",          1, Home.Type,       Nature.PiecewiseConstant),
        new("IsNegativeInfinity",  1, Home.Type,       Nature.PiecewiseConstant),
        new("IsNormal",            1, Home.Type,       Nature.PiecewiseConstant),
        new("IsOddInteger",        1, Home.Type,       Nature.PiecewiseConstant),
        new("IsPositive",          1, Home.Type,       Nature.PiecewiseConstant),
        new("IsPositiveInfinity",  1, Home.Type,       Nature.PiecewiseConstant),
        new("IsPow2",              1, Home.Type,       Nature.PiecewiseConstant),
        new("IsRealNumber",        1, Home.Type,       Nature.PiecewiseConstant),
        new("IsSubnormal",         1, Home.Type,       Nature.PiecewiseConstant),
    ];

    /// <summary>The numeric functions that are refused where a derivative flows into them, and what to write instead.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["ReciprocalEstimate"]     = "its value is an estimate that differs between processors; write '1 / x'",
        ["ReciprocalSqrtEstimate"] = "its value is an estimate that differs between processors; write '1 / Math.Sqrt(x)'",
        ["MultiplyAddEstimate"]    = "its value differs between processors; write 'x * y + z' or 'Math.FusedMultiplyAdd(x, y, z)'",
        ["ConvertToInteger"]       = "write a cast such as '(int)x', whose derivative is zero",
        ["ConvertToIntegerNative"] = "write a cast such as '(int)x', whose derivative is zero",
        ["CreateChecked"]          = "write a cast such as '(double)x'",
        ["CreateSaturating"]       = "write a cast such as '(double)x'",
        ["CreateTruncating"]       = "write a cast such as '(double)x'",
    };
#pragma warning restore format

    // Below the rows: initialisers run in the order of the text.
    private static readonly Dictionary<(string, int), FunctionRow> ByName = Rows.ToDictionary(row => (row.Name, row.Arity));
}
