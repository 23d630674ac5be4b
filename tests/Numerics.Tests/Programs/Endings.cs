using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>Whether the loops of a program end by the way they are written, as those of the grammar do: shrinking must leave it so.</summary>
internal static class Endings
{
    public static bool AreCertain(SyntaxNode program) => program.DescendantNodes().All(Ends);

    private static bool Ends(SyntaxNode node) => node switch
    {
        WhileStatementSyntax loop => Ends(loop.Condition, loop.Statement),
        DoStatementSyntax loop => Ends(loop.Condition, loop.Statement),
        ForStatementSyntax { Condition: null } loop => BreaksFirst(loop.Statement),
        ForStatementSyntax loop => CountsDown(loop.Condition) || (loop.Incrementors.Count > 0 && loop.Declaration is { } counters && Compares(loop.Condition, counters)),
        _ => true,
    };

    // while (n-- > 0 && …), or while (true) { if (n-- <= 0) break; … }
    private static bool Ends(ExpressionSyntax condition, StatementSyntax body) =>
        CountsDown(condition) || (condition.IsKind(SyntaxKind.TrueLiteralExpression) && BreaksFirst(body));

    private static bool BreaksFirst(StatementSyntax body) =>
        body is BlockSyntax { Statements: [IfStatementSyntax { Statement: BreakStatementSyntax } first, ..] } && CountsDown(first.Condition);

    private static bool CountsDown(ExpressionSyntax condition) => condition switch
    {
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both => CountsDown(both.Left),
        ParenthesizedExpressionSyntax inner => CountsDown(inner.Expression),
        BinaryExpressionSyntax { Left: PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PostDecrementExpression } } => true,
        _ => false,
    };

    // i < n, i >= 0, i < j
    private static bool Compares(ExpressionSyntax condition, VariableDeclarationSyntax counters) =>
        condition is BinaryExpressionSyntax { Left: IdentifierNameSyntax left } && counters.Variables[0].Identifier.ValueText == left.Identifier.ValueText;
}
