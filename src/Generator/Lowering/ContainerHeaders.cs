using Microsoft.CodeAnalysis;
using TypeKind = Microsoft.CodeAnalysis.TypeKind;

namespace GradGen.Lowering;

/// <summary>The headers generated code opens to be inside the method's type: <c>partial class Outer&lt;T&gt;</c>.</summary>
internal static class ContainerHeaders
{
    /// <summary>Outermost first. Modifiers, constraints and bases are stated once, by the user.</summary>
    public static IEnumerable<string> Of(INamedTypeSymbol type) => ContainerChecks.Enclosing(type).Select(Header);

    /// <summary>Whether a header can be written for this kind of type.</summary>
    public static bool Covers(INamedTypeSymbol type) => KeywordOf(type) is not null && !type.IsImplicitlyDeclared && !type.IsScriptClass;

    private static string Header(INamedTypeSymbol type) =>
        $"partial {KeywordOf(type)} {Identifiers.EscapeDeclared(type.Name)}{TypeParameterLists.Of(type.TypeParameters)}";

    private static string? KeywordOf(INamedTypeSymbol type) => type.TypeKind switch
    {
        TypeKind.Class => type.IsRecord ? "record" : "class",
        TypeKind.Struct => type.IsRecord ? "record struct" : "struct",
        TypeKind.Interface => "interface",
        _ => null,
    };
}
