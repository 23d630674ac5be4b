using GradGen.Lowering.Bodies;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>The inputs: what derivatives are taken with respect to.</summary>
internal static class DifferentiableParameters
{
    public static bool Contains(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In && (IsReal(parameter.Type) || IsRealMemory(parameter.Type)) && !Attributes.HoldsConstant(parameter)
        && !ResultParameters.Contains(parameter);

    /// <summary>Whether it is an array or a span of real numbers, or an array of such arrays.</summary>
    public static bool IsRealMemory(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol { Rank: 1, ElementType: IArrayTypeSymbol { Rank: 1, ElementType: var element } } => IsReal(element),
        IArrayTypeSymbol { Rank: 1 or 2, ElementType: var element } => IsReal(element),
        _ => Memories.IsSpan(type) && IsReal(Memories.ElementOf(type)!),
    };

    public static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
