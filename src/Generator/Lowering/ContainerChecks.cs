using GradGen.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Lowering;

/// <summary>Every enclosing type must let another file add members to it.</summary>
internal static class ContainerChecks
{
    public static void Check(IMethodSymbol method, Action<Diagnostic> report)
    {
        if (IsOutOfReach(method)) return; // refused for what it is
        foreach (INamedTypeSymbol type in Enclosing(method.ContainingType))
        {
            if (type.IsFileLocal)
            {
                report(Diagnostic.Create(Descriptors.UnsupportedMethod, Declarations.NameOf(method), type.Locations, method.Name,
                    $"'{TypeNames.InMessage(type)}' is local to its file, which no other file can extend", "remove 'file' from its declaration"));
            }
            else if (!IsPartial(type))
            {
                report(Diagnostic.Create(Descriptors.NotPartial, Declarations.NameOf(method), type.Locations, method.Name, TypeNames.InMessage(type)));
            }
        }
    }

    /// <summary>Outermost first.</summary>
    public static IEnumerable<INamedTypeSymbol> Enclosing(INamedTypeSymbol? type) =>
        type is null ? [] : Enclosing(type.ContainingType).Append(type);

    private static bool IsOutOfReach(IMethodSymbol method) =>
        method.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction || !ContainerHeaders.Covers(method.ContainingType);

    private static bool IsPartial(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.All(part =>
            part.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
}
