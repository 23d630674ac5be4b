using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GradGen.Numerics.Tests.Oracle;

internal sealed partial class OracleRewriter
{
    private List<ExpressionSyntax> _conditions = [];
    private int _captured;

    // x is > 0 and < 1 → (x is var v && v > 0 && v < 1)
    public override SyntaxNode? VisitIsPatternExpression(IsPatternExpressionSyntax node)
    {
        var (visited, conditions) = Collecting(() => (IsPatternExpressionSyntax)base.VisitIsPatternExpression(node)!);
        return conditions is null ? visited : ParenthesizedExpression(And(visited, conditions));
    }

    // < 0 => a → var v when v < 0 => a
    public override SyntaxNode? VisitSwitchExpressionArm(SwitchExpressionArmSyntax node)
    {
        var (pattern, conditions) = Collecting(() => (PatternSyntax)Visit(node.Pattern)!);
        return SwitchExpressionArm(pattern, When(conditions, node.WhenClause), (ExpressionSyntax)Visit(node.Expression)!);
    }

    // case < 0: → case var v when v < 0:
    public override SyntaxNode? VisitCasePatternSwitchLabel(CasePatternSwitchLabelSyntax node)
    {
        var (pattern, conditions) = Collecting(() => (PatternSyntax)Visit(node.Pattern)!);
        return CasePatternSwitchLabel(pattern, When(conditions, node.WhenClause), Token(SyntaxKind.ColonToken));
    }

    // case 0.5: → case var v when v.Is(0.5):
    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node)
    {
        if (node.Parent?.Parent is not SwitchStatementSyntax statement || model.GetTypeInfo(statement.Expression).Type is not { } type || !IsReal(type))
        {
            return base.VisitCaseSwitchLabel(node);
        }

        var (pattern, conditions) = Collecting(() => Captured(name => Matches(node.Value, name, type)));
        return CasePatternSwitchLabel(pattern, When(conditions, null), Token(SyntaxKind.ColonToken));
    }

    private PatternSyntax? RealPattern(PatternSyntax pattern)
    {
        if (pattern is DiscardPatternSyntax or VarPatternSyntax or DeclarationPatternSyntax) return null;
        return model.GetTypeInfo(pattern).Type is { } type && IsReal(type) ? Captured(name => Condition(pattern, name, type)) : null;
    }

    private VarPatternSyntax Captured(Func<IdentifierNameSyntax, ExpressionSyntax> condition)
    {
        string name = $"__captured{_captured++}";
        _conditions.Add(condition(IdentifierName(name)));
        return VarPattern(SingleVariableDesignation(Identifier(name)));
    }

    private ExpressionSyntax Condition(PatternSyntax pattern, IdentifierNameSyntax name, ITypeSymbol type) => pattern switch
    {
        ConstantPatternSyntax constant => Matches(constant.Expression, name, type),
        RelationalPatternSyntax relational => ParenthesizedExpression(BinaryExpression(Comparison(relational), name, Constant(relational.Expression, type))),
        ParenthesizedPatternSyntax inner => Condition(inner.Pattern, name, type),
        UnaryPatternSyntax not => PrefixUnaryExpression(SyntaxKind.LogicalNotExpression, Condition(not.Pattern, name, type)),
        BinaryPatternSyntax both => ParenthesizedExpression(BinaryExpression(
            both.IsKind(SyntaxKind.AndPattern) ? SyntaxKind.LogicalAndExpression : SyntaxKind.LogicalOrExpression,
            Condition(both.Left, name, type),
            Condition(both.Right, name, type))),
        _ => throw new NotSupportedException($"The oracle does not rewrite the pattern '{pattern}'."),
    };

    private InvocationExpressionSyntax Matches(ExpressionSyntax constant, IdentifierNameSyntax name, ITypeSymbol type) =>
        InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, name, IdentifierName(nameof(Real.Is))))
            .AddArgumentListArguments(Argument(Constant(constant, type)));

    private ExpressionSyntax Constant(ExpressionSyntax constant, ITypeSymbol type) => Literal(type, model.GetConstantValue(constant).Value);

    private static SyntaxKind Comparison(RelationalPatternSyntax pattern) => pattern.OperatorToken.Kind() switch
    {
        SyntaxKind.LessThanToken => SyntaxKind.LessThanExpression,
        SyntaxKind.LessThanEqualsToken => SyntaxKind.LessThanOrEqualExpression,
        SyntaxKind.GreaterThanToken => SyntaxKind.GreaterThanExpression,
        _ => SyntaxKind.GreaterThanOrEqualExpression,
    };

    /// <summary>Runs a visit and returns the conditions that the patterns in it were turned into.</summary>
    private (T Visited, ExpressionSyntax? Conditions) Collecting<T>(Func<T> visit)
    {
        List<ExpressionSyntax> outer = _conditions;
        _conditions = [];
        T visited = visit();
        ExpressionSyntax? all = _conditions.Count == 0 ? null : _conditions.Aggregate(And);
        _conditions = outer;
        return (visited, all);
    }

    private WhenClauseSyntax? When(ExpressionSyntax? conditions, WhenClauseSyntax? clause)
    {
        var written = (ExpressionSyntax?)Visit(clause?.Condition);
        ExpressionSyntax? all = conditions is null ? written : written is null ? conditions : And(conditions, ParenthesizedExpression(written));
        return all is null ? null : WhenClause(all);
    }

    private static ExpressionSyntax And(ExpressionSyntax left, ExpressionSyntax right) =>
        BinaryExpression(SyntaxKind.LogicalAndExpression, left, right);
}
