using Microsoft.CodeAnalysis;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering;

/// <summary>
/// Types, other than <c>double</c> and <c>float</c> themselves, whose values are made of real numbers: to hold them
/// constant would be a choice, so the user is asked to make it.
/// </summary>
internal static class RealContent
{
    private const int MaxDepth = 16; // generic types may contain ever larger ones

    /// <summary>What the parameter is and what to do instead; <see langword="null"/> where no real number is in it.</summary>
    public static (string What, string Advice)? Refusal(IParameterSymbol parameter)
    {
        ITypeSymbol type = parameter.Type;
        if (DifferentiableParameters.IsReal(type) || DifferentiableParameters.IsRealMemory(type) || !IsIn(type, MaxDepth)) return null;

        string named = $"parameter '{parameter.Name}' of type '{TypeNames.InMessage(type)}'";
        return type switch
        {
            { SpecialType: SpecialType.System_Decimal } => ($"the {named}", "decimal has no derivative: take a double"),
            { TypeKind: TypeKind.Array } => ($"the array {named}", "arrays come in a later version: take the numbers as parameters of their own"),
            { TypeKind: TypeKind.TypeParameter } => ($"the generic {named}", "generic numbers come in a later version: take a double"),
            { IsTupleType: true } => ($"the tuple {named}", "tuples come in a later version: take the numbers as parameters of their own"),
            { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } => ($"the nullable {named}", "take a plain double"),
            INamedTypeSymbol { Name: "Span" or "ReadOnlySpan" or "Memory" or "ReadOnlyMemory" } => ($"the span {named}", "spans come in a later version: take the numbers as parameters of their own"),
            INamedTypeSymbol { Name: "Half" or "NFloat" } => ($"the {named}", "this type comes in a later version: take a float"),
            INamedTypeSymbol when ElementOf(type) is not null => ($"the collection {named}", "take the numbers as parameters of their own"),
            _ => ($"the {named}", "structs of real numbers come in a later version: take the numbers as parameters of their own"),
        };
    }

    private static bool IsIn(ITypeSymbol type, int depth) => type switch
    {
        _ when depth == 0 => false,
        { SpecialType: SpecialType.System_Double or SpecialType.System_Single or SpecialType.System_Decimal } => true,
        { SpecialType: not SpecialType.None } => false,
        { TypeKind: TypeKind.Delegate or TypeKind.Enum } => false,
        IArrayTypeSymbol array => IsIn(array.ElementType, depth - 1),
        ITypeParameterSymbol parameter => IsRealNumber(parameter),
        INamedTypeSymbol when ElementOf(type) is { } element => IsIn(element, depth - 1),
        INamedTypeSymbol { TypeKind: TypeKind.Struct } structure => IsInStruct(structure, depth),
        _ => false,
    };

    private static bool IsInStruct(INamedTypeSymbol type, int depth) =>
        HidesItsFields(type)
        || type.TypeArguments.Any(argument => IsIn(argument, depth - 1))
        || type.GetMembers().OfType<IFieldSymbol>().Any(field => !field.IsStatic && IsIn(field.Type, depth - 1));

    /// <summary>Reference assemblies leave the private fields of a struct out.</summary>
    private static bool HidesItsFields(INamedTypeSymbol type) =>
        type.Name is "Half" or "NFloat" or "Complex"
        && type.ContainingNamespace?.ToDisplayString() is "System" or "System.Numerics" or "System.Runtime.InteropServices";

    /// <summary>The <c>T</c> of an <c>IEnumerable&lt;T&gt;</c>.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol type) =>
        type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(t => t.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?
            .TypeArguments[0];

    /// <summary><c>where T : IFloatingPoint&lt;T&gt;</c> and other numbers that are not integers.</summary>
    private static bool IsRealNumber(ITypeParameterSymbol parameter)
    {
        string[] interfaces = [.. parameter.ConstraintTypes.Concat(parameter.ConstraintTypes.SelectMany(type => type.AllInterfaces)).Select(type => type.Name)];
        return interfaces.Contains("INumberBase") && !interfaces.Contains("IBinaryInteger");
    }
}
