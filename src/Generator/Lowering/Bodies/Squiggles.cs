using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Lowering.Bodies;

/// <summary>How much to underline.</summary>
internal static class Squiggles
{
    /// <summary>Of a statement that may go on for pages, the keyword.</summary>
    public static Location Of(Location location) =>
        location.SourceTree?.GetRoot().FindNode(location.SourceSpan) switch
        {
            ExpressionStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: 0 } or ReturnStatementSyntax => location,
            LabeledStatementSyntax label => label.Identifier.GetLocation(),
            StatementSyntax statement => statement.GetFirstToken().GetLocation(),
            _ => location,
        };
}
