using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>The methods of <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c> that the table of functions knows.</summary>
internal static class Mathematics
{
    /// <summary>The row, or <see langword="null"/> where the method is something else.</summary>
    public static FunctionRow? Find(IMethodSymbol method) =>
        IsOne(method) && !method.ReturnType.IsTupleType ? Functions.Find(method.Name, method.Parameters.Length) : null;

    /// <summary>The names, in the table, of the elements of a tuple: <c>SinCos.Sin</c>, <c>SinCos.Cos</c>.</summary>
    public static IReadOnlyList<string>? FindParts(IMethodSymbol method)
    {
        if (!IsOne(method) || method.ReturnType is not INamedTypeSymbol { IsTupleType: true } tuple) return null;
        string[] names = [.. tuple.TupleElements.Select(element => $"{method.Name}.{element.Name}")];
        return names.All(name => Functions.Find(name, method.Parameters.Length) is not null) ? names : null;
    }

    /// <summary>What to do instead of calling a method of these types that has no derivative.</summary>
    public static string? Refusal(IMethodSymbol method) => IsHome(method.ContainingType) ? Functions.Refusal(method.Name) : null;

    private static bool IsOne(IMethodSymbol method) =>
        method is { IsStatic: true, IsGenericMethod: false, MethodKind: MethodKind.Ordinary }
        && IsHome(method.ContainingType)
        && method.Parameters.Any(parameter => IsReal(parameter.Type))
        && method.Parameters.All(IsArgument);

    private static bool IsHome(INamedTypeSymbol type) =>
        type.SpecialType is SpecialType.System_Double or SpecialType.System_Single
        || (type is { Name: "Math" or "MathF", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true }, ContainingType: null });

    private static bool IsArgument(IParameterSymbol parameter) =>
        parameter.RefKind == RefKind.None
        && (IsReal(parameter.Type) || parameter.Type.SpecialType == SpecialType.System_Int32 || parameter.Type.Name == "MidpointRounding");

    private static bool IsReal(ITypeSymbol type) => type.SpecialType is SpecialType.System_Double or SpecialType.System_Single;
}
