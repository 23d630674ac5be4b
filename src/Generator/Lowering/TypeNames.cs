using GradGen.IR;
using GradGen.Lowering.Bodies;
using Microsoft.CodeAnalysis;
using static Microsoft.CodeAnalysis.SymbolDisplayMiscellaneousOptions;

namespace GradGen.Lowering;

/// <summary>Types as generated code spells them: qualified with <c>global::</c>, keywords escaped.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(UseSpecialTypes | EscapeKeywordIdentifiers | IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat ForCref = SymbolDisplayFormat.FullyQualifiedFormat
        .WithMiscellaneousOptions(UseSpecialTypes | EscapeKeywordIdentifiers | ExpandNullable | ExpandValueTuple);

    private static readonly SymbolDisplayFormat WithoutGlobal =
        SymbolDisplayFormat.FullyQualifiedFormat.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static readonly SymbolDisplayFormat ForMessages = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters,
        memberOptions: SymbolDisplayMemberOptions.IncludeContainingType | SymbolDisplayMemberOptions.IncludeParameters,
        parameterOptions: SymbolDisplayParameterOptions.IncludeType,
        miscellaneousOptions: UseSpecialTypes | IncludeNullableReferenceTypeModifier);

    /// <summary><c>global::System.Collections.Generic.List&lt;string?&gt;</c>.</summary>
    public static string Of(ITypeSymbol type) => type.ToDisplayString(Qualified);

    /// <summary>The same, name by name.</summary>
    public static IEnumerable<SymbolDisplayPart> Parts(ITypeSymbol type) => type.ToDisplayParts(Qualified);

    /// <summary><c>global::System.Collections.Generic.List{string}</c>, as documentation refers to it.</summary>
    public static string InCref(ITypeSymbol type) =>
        type.ToDisplayString(ForCref).Replace('<', '{').Replace('>', '}');

    /// <summary><c>Outer.Inner&lt;T&gt;</c>, <c>double[]</c> or <c>Random.NextDouble()</c>, as messages name it.</summary>
    public static string InMessage(ISymbol symbol) => symbol.ToDisplayString(ForMessages);

    /// <summary><c>Company.Product</c>; empty for the global namespace.</summary>
    public static string Of(INamespaceSymbol containing) =>
        containing.IsGlobalNamespace ? "" : containing.ToDisplayString(WithoutGlobal);

    /// <summary><c>double[]</c> for <c>double[]?</c>: one type, however it is declared.</summary>
    public static string Plain(string array) => array.Replace("]?", "]");

    public static DataType DataTypeOf(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Double => DataType.Double,
        SpecialType.System_Single => DataType.Float,
        SpecialType.System_Boolean => DataType.Boolean,
        SpecialType.System_Int32 => DataType.Int32,
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16
            or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
            or SpecialType.System_Char => new DataType(Of(type), IR.TypeKind.Integer),
        _ when Memories.ElementOf(type) is { } element => new DataType(Plain(Of(type)), IR.TypeKind.Memory, DataTypeOf(element), Memories.RankOf(type)),
        _ => new DataType(Of(type), IR.TypeKind.Other),
    };
}
