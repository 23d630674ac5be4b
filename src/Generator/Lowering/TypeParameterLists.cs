using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>Type parameters and their constraints, repeated as they were declared.</summary>
internal static class TypeParameterLists
{
    /// <summary><c>&lt;in T, U&gt;</c>, or empty.</summary>
    public static string Of(ImmutableArray<ITypeParameterSymbol> parameters) =>
        parameters.IsEmpty ? "" : $"<{string.Join(", ", parameters.Select(Declaration))}>";

    /// <summary><c>where T : struct where U : class, new()</c>, or empty.</summary>
    public static string ConstraintsOf(ImmutableArray<ITypeParameterSymbol> parameters) =>
        string.Join(" ", parameters
            .Select(parameter => (parameter.Name, Constraints: string.Join(", ", Constraints(parameter))))
            .Where(clause => clause.Constraints.Length > 0)
            .Select(clause => $"where {Identifiers.EscapeDeclared(clause.Name)} : {clause.Constraints}"));

    private static string Declaration(ITypeParameterSymbol parameter)
    {
        string variance = parameter.Variance switch
        {
            VarianceKind.In => "in ",
            VarianceKind.Out => "out ",
            _ => "",
        };
        return variance + Identifiers.EscapeDeclared(parameter.Name);
    }

    /// <summary>In the order C# asks for.</summary>
    private static IEnumerable<string> Constraints(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint) yield return "unmanaged"; // is a value type, too
        else if (parameter.HasValueTypeConstraint) yield return "struct";
        else if (parameter.HasReferenceTypeConstraint) yield return ReferenceType(parameter);
        else if (parameter.HasNotNullConstraint) yield return "notnull";

        foreach (ITypeSymbol type in parameter.ConstraintTypes) yield return TypeNames.Of(type);
        if (parameter.HasConstructorConstraint) yield return "new()";
        if (parameter.AllowsRefLikeType) yield return "allows ref struct";
    }

    private static string ReferenceType(ITypeParameterSymbol parameter) =>
        parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
}
