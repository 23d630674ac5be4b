using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>The inputs: what derivatives are taken with respect to.</summary>
internal static class DifferentiableParameters
{
    public static bool Contains(IParameterSymbol parameter) =>
        parameter.RefKind is RefKind.None or RefKind.In && IsReal(parameter.Type) && !Attributes.HoldsConstant(parameter);

    public static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
