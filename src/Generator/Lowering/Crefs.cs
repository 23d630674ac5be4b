using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>References to methods in documentation.</summary>
internal static class Crefs
{
    /// <summary><c>Blend{T}(double, in float, global::System.Func{T, double})</c>, seen from inside the method's type.</summary>
    public static string To(IMethodSymbol method)
    {
        string typeParameters = method.TypeParameters.IsEmpty
            ? ""
            : $"{{{string.Join(", ", method.TypeParameters.Select(parameter => Identifiers.Escape(parameter.Name)))}}}";
        return $"{Identifiers.Escape(method.Name)}{typeParameters}({string.Join(", ", method.Parameters.Select(ParameterType))})";
    }

    private static string ParameterType(IParameterSymbol parameter) =>
        (parameter.RefKind == RefKind.In ? "in " : "") + TypeNames.InCref(parameter.Type);
}
