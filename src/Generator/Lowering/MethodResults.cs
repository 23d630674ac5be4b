using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>What a method hands back: one number, a tuple, an array, or what it writes to spans.</summary>
internal static class MethodResults
{
    public static bool AreSeveral(IMethodSymbol method) => !DifferentiableParameters.IsReal(method.ReturnType);

    /// <summary>Whether derivatives of them can be taken.</summary>
    public static bool AreReal(IMethodSymbol method) => method.ReturnType switch
    {
        var type when DifferentiableParameters.IsReal(type) => true,
        IArrayTypeSymbol { Rank: 1, ElementType: var element } => DifferentiableParameters.IsReal(element),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => DifferentiableParameters.IsReal(element.Type)),
        _ => method.ReturnsVoid && method.Parameters.Any(ResultParameters.Contains),
    };

    public static Shape Of(IMethodSymbol method) => method.ReturnType switch
    {
        _ when method.ReturnsVoid => Shape.Nothing,
        IArrayTypeSymbol array => new Shape.Array(TypeNames.DataTypeOf(array)),
        INamedTypeSymbol { IsTupleType: true } tuple => new Shape.Tuple(tuple.TupleElements.Select(Element).ToEquatableArray()),
        var type => new Shape.Scalar(TypeNames.DataTypeOf(type)),
    };

    private static Shape.Element Element(IFieldSymbol element) =>
        new(element.IsExplicitlyNamedTupleElement ? Identifiers.Escape(element.Name) : "", new Shape.Scalar(TypeNames.DataTypeOf(element.Type)));
}
