using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>What is known of a value's sign from how it is computed; a value that may be NaN counts as well.</summary>
internal static class Signs
{
    private const int Patience = 64; // a long sum is looked through; a deep tangle is given up, which only costs a guard

    private enum Sign { Unknown, NonNegative, Positive }

    /// <summary>Whether <paramref name="x"/> is never below 0.</summary>
    public static bool IsNonNegative(Term x) => Of(x) >= Sign.NonNegative;

    /// <summary>Whether <paramref name="x"/> is always above 0.</summary>
    public static bool IsPositive(Term x) => Of(x) == Sign.Positive;

    private static Sign Of(Term x) => new Search(x.Builder).Of(x.Value);

    private sealed class Search(Builder builder)
    {
        private int _patience = Patience;

        public Sign Of(Value value) => _patience-- <= 0 ? Sign.Unknown : builder.DefinitionOf(value) switch
        {
            Constant constant when value.Type.IsReal => OfNumber(constant.Number),
            Select select => Lesser(Of(select.WhenTrue), Of(select.WhenFalse)),
            IR.Convert { Operand.Type.IsReal: true } convert => AtMostNonNegative(Of(convert.Operand)), // 1e-300 is 0f
            Apply apply => Of(apply.Function, apply.Arguments),
            _ => Sign.Unknown,
        };

        private Sign Of(string function, EquatableArray<Value> x) => (function, x.Count) switch
        {
            ("Exp" or "Exp2" or "Exp10" or "Abs" or "Acos" or "AcosPi" or "Acosh", 1) => Sign.NonNegative,
            ("Hypot", 2) => Sign.NonNegative,
            ("Cosh", 1) => Sign.Positive,
            ("Sqrt", 1) => Greater(Of(x[0]), Sign.NonNegative),
            ("Cbrt", 1) => Of(x[0]),
            ("Sinh" or "Tanh" or "Asinh" or "Atan" or "ExpM1" or "LogP1" or "Floor" or "Round" or "Truncate" or "Ceiling", 1) => AtMostNonNegative(Of(x[0])),
            ("*", 2) when x[0] == x[1] => Sign.NonNegative,
            ("*", 2) => AtMostNonNegative(Lesser(Of(x[0]), Of(x[1]))), // a product may underflow
            ("/", 2) when Of(x[1]) == Sign.Positive => AtMostNonNegative(Of(x[0])), // 1 / -0 is -∞
            ("+", 2) => Sum(Of(x[0]), Of(x[1])),
            ("Min", 2) => Lesser(Of(x[0]), Of(x[1])),
            ("Max", 2) => Greater(Of(x[0]), Of(x[1])),
            ("Pow", 2) when IsEven(x[1]) || Of(x[0]) == Sign.Positive => Sign.NonNegative,
            ("Pow", 2) when Of(x[1]) == Sign.Positive => AtMostNonNegative(Of(x[0])),
            _ => Sign.Unknown,
        };

        private bool IsEven(Value exponent) => builder.IsNumber(exponent, out double? number) && number % 2 == 0;

        private static Sign OfNumber(double number) => number > 0 ? Sign.Positive : number == 0 ? Sign.NonNegative : Sign.Unknown;

        private static Sign Sum(Sign x, Sign y) => Lesser(x, y) == Sign.Unknown ? Sign.Unknown : Greater(x, y);

        private static Sign AtMostNonNegative(Sign sign) => Lesser(sign, Sign.NonNegative);

        private static Sign Lesser(Sign x, Sign y) => x < y ? x : y;

        private static Sign Greater(Sign x, Sign y) => x > y ? x : y;
    }
}
