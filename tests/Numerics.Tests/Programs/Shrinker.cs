using System.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>
/// Makes a failing program small: drops members and statements, replaces branches by an arm and expressions by one of
/// their operands or a number, as long as the result compiles and still fails in the same way.
/// </summary>
internal sealed class Shrinker(string typeName, Trial failure, TimeSpan patience)
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _attempts;

    public string Shrink(string source)
    {
        while (_clock.Elapsed < patience && Smaller(source) is { } smaller) source = smaller;
        return source;
    }

    private string? Smaller(string source)
    {
        SyntaxNode root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return Candidates(root)
            .Where(Endings.AreCertain)
            .Select(candidate => candidate.NormalizeWhitespace().ToFullString())
            .Where(text => text.Length < source.Length || source.Contains("\n\n", StringComparison.Ordinal))
            .TakeWhile(_ => _clock.Elapsed < patience)
            .FirstOrDefault(Fails);
    }

    private bool Fails(string source)
    {
        try
        {
            Trial trial = Trial.Of($"Shrink{_attempts++}", new Dictionary<string, string> { [typeName] = source })[typeName];
            return trial.Verdict == failure.Verdict && trial.Codes == failure.Codes;
        }
        catch (Exception exception) when (exception is InvalidOperationException or KeyNotFoundException or InvalidCastException)
        {
            return false; // not a program any more
        }
    }

    private static IEnumerable<SyntaxNode> Candidates(SyntaxNode root)
    {
        foreach (SyntaxNode member in root.DescendantNodes().Where(n => n is MemberDeclarationSyntax and not (BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax)))
        {
            if (root.RemoveNode(member, SyntaxRemoveOptions.KeepNoTrivia) is { } without) yield return without;
        }

        foreach (StatementSyntax statement in root.DescendantNodes().OfType<StatementSyntax>())
        {
            foreach (SyntaxNode candidate in Without(root, statement)) yield return candidate;
        }

        foreach (ParameterSyntax parameter in root.DescendantNodes().OfType<ParameterSyntax>())
        {
            if (root.RemoveNode(parameter, SyntaxRemoveOptions.KeepNoTrivia) is { } without) yield return without;
        }

        foreach (ExpressionSyntax expression in root.DescendantNodes().OfType<ExpressionSyntax>().Where(e => e is not (TypeSyntax or LiteralExpressionSyntax or InitializerExpressionSyntax)))
        {
            foreach (ExpressionSyntax operand in expression.ChildNodes().SelectMany(Operands)) yield return root.ReplaceNode(expression, operand);
            foreach (string number in (string[])["1", "0.5", "0.5f", "true"]) yield return root.ReplaceNode(expression, ParseExpression(number));
        }
    }

    private static IEnumerable<SyntaxNode> Without(SyntaxNode root, StatementSyntax statement)
    {
        if (statement.Parent is BlockSyntax or SwitchSectionSyntax && root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia) is { } without) yield return without;
        if (statement is IfStatementSyntax branch)
        {
            yield return root.ReplaceNode(branch, branch.Statement);
            if (branch.Else is { } otherwise)
            {
                yield return root.ReplaceNode(branch, otherwise.Statement);
                yield return root.ReplaceNode(branch, branch.WithElse(null));
            }
        }

        if (statement is BlockSyntax { Parent: BlockSyntax outer, Statements.Count: > 0 } block)
        {
            int at = outer.Statements.IndexOf(block);
            yield return root.ReplaceNode(outer, outer.WithStatements(outer.Statements.RemoveAt(at).InsertRange(at, block.Statements)));
        }

        if (statement is SwitchStatementSyntax choice)
        {
            foreach (SwitchSectionSyntax section in choice.Sections) yield return root.RemoveNode(section, SyntaxRemoveOptions.KeepNoTrivia)!;
        }
    }

    private static IEnumerable<ExpressionSyntax> Operands(SyntaxNode node) => node switch
    {
        ExpressionSyntax expression and not TypeSyntax => [expression.Parent is ParenthesizedExpressionSyntax ? expression : Parenthesise(expression)],
        IdentifierNameSyntax name => [name],
        ArgumentListSyntax or ArgumentSyntax or SwitchExpressionArmSyntax => node.ChildNodes().SelectMany(Operands),
        _ => [],
    };

    private static ExpressionSyntax Parenthesise(ExpressionSyntax expression) =>
        expression is LiteralExpressionSyntax or InvocationExpressionSyntax or ParenthesizedExpressionSyntax or IdentifierNameSyntax ? expression : ParenthesizedExpression(expression);
}
