using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering.Bodies;

/// <summary>Constants that are not real numbers, as primary expressions of exactly their type.</summary>
internal static class ConstantText
{
    /// <summary>The same, where it need not be a primary expression.</summary>
    public static string Bare(object? value, ITypeSymbol type)
    {
        string text = Of(value, type);
        return text[0] == '(' ? text.Substring(1, text.Length - 2) : text;
    }

    public static string Of(object? value, ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } && value is not null)
        {
            return $"(({TypeNames.Of(type)}){Of(value, ((INamedTypeSymbol)type).TypeArguments[0])})";
        }
        if (type is INamedTypeSymbol { TypeKind: TypeKind.Enum } named && value is not null) return OfEnum(named, value);
        return value switch
        {
            null => $"default({TypeNames.Of(type)})",
            bool truth => truth ? "true" : "false",
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            int number => Signed(number < 0, Number(number)),
            uint number => Number(number) + "U",
            long number => Signed(number < 0, Number(number) + "L"),
            ulong number => Number(number) + "UL",
            decimal number => Signed(number < 0, Number(number) + "m"),
            double number => Real(number, "double", number.ToString("R", CultureInfo.InvariantCulture), "d"),
            float number => Real(number, "float", number.ToString("R", CultureInfo.InvariantCulture), "f"),
            sbyte or byte or short or ushort => $"(({TypeNames.Of(type)}){Signed(Number(value)[0] == '-', Number(value))})",
            _ => throw new NotSupportedException(value.GetType().Name),
        };
    }

    private static string OfEnum(INamedTypeSymbol type, object value)
    {
        IFieldSymbol? member = type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value));
        return member is not null
            ? $"{TypeNames.Of(type)}.{Identifiers.Escape(member.Name)}"
            : $"(({TypeNames.Of(type)}){Signed(Number(value)[0] == '-', Number(value))})";
    }

    private static string Number(object value) => System.Convert.ToString(value, CultureInfo.InvariantCulture)!;

    private static string Signed(bool isNegative, string digits) => isNegative ? $"({digits})" : digits;

    private static string Real(double number, string type, string digits, string suffix) => number switch
    {
        double.NaN => type + ".NaN",
        double.PositiveInfinity => type + ".PositiveInfinity",
        double.NegativeInfinity => type + ".NegativeInfinity",
        0 when 1 / number < 0 => $"(-0.0{suffix})",
        _ => Signed(number < 0, digits + suffix),
    };
}
