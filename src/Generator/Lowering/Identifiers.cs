using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Lowering;

/// <summary>Names as C# spells them.</summary>
internal static class Identifiers
{
    /// <summary><c>class</c> → <c>@class</c>; any other name as it is.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>
    /// In a declaration of a type or a type parameter, <c>record</c> or <c>where</c> would mean something else, and any
    /// name in lower-case letters alone might one day (the compiler warns).
    /// </summary>
    public static string EscapeDeclared(string name) =>
        name.All(letter => letter is >= 'a' and <= 'z') || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : Escape(name);
}
