using System.Globalization;
using GradGen.IR;

namespace GradGen.Emission;

/// <summary>How constants are written.</summary>
internal static class Numbers
{
    /// <param name="isTyped">Whether the context says which real type is meant, so that <c>2</c> will do for <c>2.0</c>.</param>
    public static Expression Print(Constant constant, bool isTyped)
    {
        string text = constant is { Text: "default", Result.Type.Kind: TypeKind.Boolean } ? "false" : constant.Text ?? constant.Result.Type.Kind switch
        {
            TypeKind.Boolean => constant.Number != 0 ? "true" : "false",
            TypeKind.Double => Double(constant.Number, isTyped),
            TypeKind.Float => Float((float)constant.Number, isTyped),
            _ => constant.Number.ToString("R", CultureInfo.InvariantCulture),
        };
        return new Expression(text, PrecedenceOf(text, isNumber: constant.Text is null));
    }

    /// <summary>Whether <paramref name="constant"/> prints as an int where the context says which real type is meant.</summary>
    public static bool IsInteger(Constant constant) =>
        constant.Text is null && IsSmall(constant.Number) && constant.Number == Math.Floor(constant.Number) && !IsNegativeZero(constant.Number);

    /// <summary>Whether <paramref name="constant"/> is the boolean <paramref name="value"/>.</summary>
    public static bool Is(Constant constant, bool value) =>
        constant.Result.Type.Kind == TypeKind.Boolean
        && (constant.Text is { } text ? text == (value ? "true" : "false") : constant.Number != 0 == value);

    private static Precedence PrecedenceOf(string text, bool isNumber) =>
        text[0] == '-' ? Precedence.Unary
        : isNumber || IsOneToken(text) ? Precedence.Primary
        : Precedence.Lowest;

    /// <summary>A name, a literal, a member: what no operator around it can tear apart.</summary>
    private static bool IsOneToken(string text) =>
        text[0] is '"' or '\'' or '@' or '$' || text.StartsWith("default(", StringComparison.Ordinal) || text.All(c => char.IsLetterOrDigit(c) || c is '_' or '.' or ':' or '@');

    private static string Double(double number, bool isTyped)
    {
        if (double.IsNaN(number)) return "double.NaN";
        if (double.IsInfinity(number)) return number > 0 ? "double.PositiveInfinity" : "double.NegativeInfinity";

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        if (!(double.Parse(text, CultureInfo.InvariantCulture) == number)) text = number.ToString("G17", CultureInfo.InvariantCulture);
        if (IsNegativeZero(number)) return "-0.0";
        return IsInteger(text) ? isTyped && IsSmall(number) ? text : text + ".0" : Tidy(text);
    }

    private static string Float(float number, bool isTyped)
    {
        if (float.IsNaN(number)) return "float.NaN";
        if (float.IsInfinity(number)) return number > 0 ? "float.PositiveInfinity" : "float.NegativeInfinity";

        string text = number.ToString("R", CultureInfo.InvariantCulture);
        if (!(float.Parse(text, CultureInfo.InvariantCulture) == number)) text = number.ToString("G9", CultureInfo.InvariantCulture);
        if (IsNegativeZero(number)) return "-0f";
        return isTyped && IsInteger(text) && IsSmall(number) ? text : Tidy(text) + "f";
    }

    /// <summary><c>1E-05</c> → <c>1e-5</c>, <c>1E+15</c> → <c>1e15</c>.</summary>
    private static string Tidy(string text)
    {
        int e = text.IndexOf('E');
        return e < 0 ? text : $"{text.Substring(0, e)}e{int.Parse(text.Substring(e + 1), CultureInfo.InvariantCulture)}";
    }

    private static bool IsInteger(string text) => text.All(c => char.IsDigit(c) || c == '-');

    /// <summary>Whether an int literal of this size becomes the same number.</summary>
    private static bool IsSmall(double number) => Math.Abs(number) <= 1 << 24;

    private static bool IsNegativeZero(double number) => number == 0 && double.IsNegativeInfinity(1 / number);
}
