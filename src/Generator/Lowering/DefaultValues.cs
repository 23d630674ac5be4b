using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering;

/// <summary>Default values of parameters, as C#.</summary>
internal static class DefaultValues
{
    /// <summary>The default value; <see langword="null"/> where there is none or C# has no constant for it.</summary>
    public static string? Of(IParameterSymbol parameter)
    {
        if (!parameter.HasExplicitDefaultValue) return null;
        ITypeSymbol type = parameter.Type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : parameter.Type;
        return parameter.ExplicitDefaultValue switch
        {
            null => Nothing(parameter.Type),
            { } value when type.TypeKind == TypeKind.Enum => EnumMember((INamedTypeSymbol)type, value),
            double number => Real(number, number.ToString("R", CultureInfo.InvariantCulture), "G17", "double"),
            float number => Real(number, number.ToString("R", CultureInfo.InvariantCulture), "G9", "float"),
            decimal number => number.ToString(CultureInfo.InvariantCulture) + "m",
            bool truth => truth ? "true" : "false",
            char character => SymbolDisplay.FormatLiteral(character, quote: true),
            string text => SymbolDisplay.FormatLiteral(text, quote: true),
            sbyte or byte or short or ushort or int or uint or long or ulong => Integer(parameter.ExplicitDefaultValue),
            _ => null,
        };
    }

    private static string Nothing(ITypeSymbol type) =>
        type.IsReferenceType || type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T ? "null" : "default";

    private static string EnumMember(INamedTypeSymbol type, object value)
    {
        string? member = type.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, value))?.Name;
        string number = Integer(value);
        return member is not null ? $"{TypeNames.Of(type)}.{Identifiers.Escape(member)}"
            : number[0] == '-' ? $"({TypeNames.Of(type)})({number})"
            : $"({TypeNames.Of(type)}){number}";
    }

    private static string Integer(object value) => System.Convert.ToString(value, CultureInfo.InvariantCulture)!;

    /// <param name="shortest">How the runtime prints it; on some runtimes that does not read back as the same number.</param>
    private static string Real(double number, string shortest, string exact, string type)
    {
        if (double.IsNaN(number)) return $"{type}.NaN";
        if (double.IsInfinity(number)) return $"{type}.{(number > 0 ? "Positive" : "Negative")}Infinity";

        bool isFloat = type == "float";
        double read = double.Parse(shortest, CultureInfo.InvariantCulture);
        bool readsBack = isFloat ? (float)read == (float)number : read == number;
        string digits = readsBack ? shortest : number.ToString(exact, CultureInfo.InvariantCulture);
        if (number == 0) digits = 1 / number < 0 ? "-0.0" : "0"; // some runtimes print 0 for both
        return digits + (isFloat ? "f" : "");
    }
}
