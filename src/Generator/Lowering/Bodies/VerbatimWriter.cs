using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Lowering.Bodies;

/// <summary>
/// Writes C# as the user wrote it, for a file that has none of the user's usings and variables: names are qualified,
/// variables become holes, comments and line breaks go.
/// </summary>
/// <param name="mentions">What its names stand for.</param>
/// <param name="holes">What is already evaluated.</param>
internal sealed partial class VerbatimWriter(FunctionLowering function, Mentions mentions, IReadOnlyDictionary<SyntaxNode, Operand> holes)
{
    private readonly FragmentList _text = new();
    private readonly HashSet<int> _changed = [];
    private bool _spaceIsDue;
    private int _lambdas;

    private bool _isPatternAlone;

    /// <summary>The one variable of a pattern written alone that is not discarded.</summary>
    public (ILocalSymbol Variable, Value Value)? KeptVariable { get; init; }

    /// <summary>The variables it declares.</summary>
    public List<Cell> Declared { get; } = [];

    /// <summary>Whether something was found that cannot be written; it is reported.</summary>
    public bool HasFailed { get; private set; }

    public FragmentList Text => _text;

    private SemanticModel Model => function.Model;

    public void Write(SyntaxNode node)
    {
        DeepStack.Check();
        if (HasFailed) return;
        if (holes.TryGetValue(node, out Operand operand))
        {
            Replace(node, () => _text.Use(operand));
            return;
        }

        switch (node)
        {
            case NameSyntax name:
                WriteName(name);
                break;
            case MemberAccessExpressionSyntax access:
                WriteAccess(access);
                break;
            case MemberBindingExpressionSyntax binding:
                Write(binding.OperatorToken);
                WriteMember(binding.Name);
                break;
            case InvocationExpressionSyntax call:
                WriteCall(call);
                break;
            case ImplicitObjectCreationExpressionSyntax creation when Model.GetTypeInfo(creation).Type is { } type:
                Space(creation.HasLeadingTrivia);
                _text.Add($"new {function.Types.Text(type)}");
                Write(creation.ArgumentList);
                if (creation.Initializer is { } initial) Write(initial);
                break;
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.DefaultLiteralExpression } literal when Model.GetTypeInfo(literal).ConvertedType is { } type:
                Replace(literal, () => _text.Add($"default({function.Types.Text(type)})"));
                break;
            case ArgumentListSyntax list:
                WriteArguments(list);
                break;
            case ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument:
                WriteReference(argument);
                break;
            case SingleVariableDesignationSyntax designation:
                WriteDesignation(designation);
                break;
            case DeclarationPatternSyntax { Designation: SingleVariableDesignationSyntax variable } pattern when IsDropped(variable):
                Replace(pattern, () => Write(pattern.Type)); // o is int n  →  o is int
                break;
            case AnonymousFunctionExpressionSyntax:
                _lambdas++;
                WriteTokens(node);
                _lambdas--;
                break;
            case LiteralExpressionSyntax literal when IsOfManyLines(literal):
                Replace(literal, () => _text.Add(SymbolDisplay.FormatLiteral(literal.Token.ValueText, quote: true)));
                break;
            case NameColonSyntax or NameEqualsSyntax:
                Replace(node, () => _text.Add(node.WithoutTrivia().ToString()));
                break;
            case ExpressionColonSyntax colon:
                Replace(colon, () => _text.Add(colon.WithoutTrivia().ToString()));
                break;
            case InitializerExpressionSyntax initializer:
                WriteInitializer(initializer);
                break;
            case AnonymousObjectMemberDeclaratorSyntax { NameEquals: null } member:
                WriteAnonymousMember(member);
                break;
            case InterpolationSyntax { Expression: not (LiteralExpressionSyntax or ParenthesizedExpressionSyntax) } interpolation when !IsVariable(interpolation.Expression):
                WriteInterpolation(interpolation);
                break;
            case ThisExpressionSyntax or BaseExpressionSyntax:
                Fail(node, "instance state", "instance state comes in a later version; pass what the method reads as parameters");
                break;
            case QueryExpressionSyntax:
                Fail(node, "a query expression", "write it with method calls: data.Where(…).Sum()");
                break;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.PointerIndirectionExpression or (int)SyntaxKind.AddressOfExpression }
                or StackAllocArrayCreationExpressionSyntax or ImplicitStackAllocArrayCreationExpressionSyntax or RefExpressionSyntax
                or MakeRefExpressionSyntax or RefTypeExpressionSyntax or RefValueExpressionSyntax or AwaitExpressionSyntax:
                function.RefuseUnsupported(node);
                HasFailed = true;
                break;
            default:
                WriteTokens(node);
                break;
        }
    }

    /// <summary>A pattern without its variables.</summary>
    public void WritePattern(SyntaxNode pattern)
    {
        _isPatternAlone = true;
        Write(pattern);
    }

    private void WriteTokens(SyntaxNode node)
    {
        foreach (SyntaxNodeOrToken child in node.ChildNodesAndTokens())
        {
            if (child.IsToken) Write(child.AsToken());
            else Write(child.AsNode()!);
        }
    }

    private void Write(SyntaxToken token)
    {
        if (token.Span.Length == 0) return;
        SyntaxKind kind = token.Kind();
        if (kind is SyntaxKind.CloseParenToken or SyntaxKind.CloseBracketToken or SyntaxKind.CommaToken or SyntaxKind.DotToken) _spaceIsDue = false;
        else Space(token.HasLeadingTrivia);
        _text.Add(token.Text);
        _spaceIsDue = token.HasTrailingTrivia && kind is not (SyntaxKind.OpenParenToken or SyntaxKind.OpenBracketToken or SyntaxKind.DotToken);
    }

    /// <summary>Writes something else for a node, with the spaces around it.</summary>
    private void Replace(SyntaxNode node, Action write)
    {
        Space(node.HasLeadingTrivia);
        write();
        _spaceIsDue = node.HasTrailingTrivia;
    }

    private void Space(bool isDue)
    {
        if ((_spaceIsDue || isDue) && !_text.IsEmpty) _text.Add(" ");
        _spaceIsDue = false;
    }

    private void Fail(SyntaxNode node, string what, string advice)
    {
        function.RefuseUnsupported(node, what, advice);
        HasFailed = true;
    }

    private static bool IsOfManyLines(LiteralExpressionSyntax literal) =>
        literal.IsKind(SyntaxKind.StringLiteralExpression) && literal.Token.Text.IndexOf('\n') >= 0;

    /// <summary>A hole puts itself in parentheses where it must be.</summary>
    private bool IsVariable(ExpressionSyntax expression) =>
        expression is IdentifierNameSyntax name && mentions.Symbol(name) is ILocalSymbol { IsConst: false } or IParameterSymbol;

    /// <summary><c>{N.X}</c> → <c>{(N.X)}</c>: the first colon of <c>{global::N.X}</c> would begin a format.</summary>
    private void WriteInterpolation(InterpolationSyntax interpolation)
    {
        Write(interpolation.OpenBraceToken);
        _text.Add("(");
        Write(interpolation.Expression);
        _spaceIsDue = false;
        _text.Add(")");
        if (interpolation.AlignmentClause is { } alignment) Write(alignment);
        if (interpolation.FormatClause is { } format) Write(format);
        Write(interpolation.CloseBraceToken);
    }

    /// <summary>The members set in <c>{ X = 1 }</c> are named as they are.</summary>
    private void WriteInitializer(InitializerExpressionSyntax initializer)
    {
        if (initializer.Parent is EqualsValueClauseSyntax && Model.GetOperation(initializer) is { } made && (made.Type ?? made.Parent?.Type) is { } array)
        {
            _text.Add($"new {function.Types.Text(array)} "); // int[] n = { 1, 2 }
        }
        Write(initializer.OpenBraceToken);
        foreach (SyntaxNodeOrToken part in initializer.Expressions.GetWithSeparators())
        {
            if (part.AsNode() is AssignmentExpressionSyntax { Left: IdentifierNameSyntax member } assignment
                && initializer.IsKind(SyntaxKind.ObjectInitializerExpression) | initializer.IsKind(SyntaxKind.WithInitializerExpression))
            {
                Write(member.Identifier);
                Write(assignment.OperatorToken);
                Write(assignment.Right);
            }
            else if (part.IsToken)
            {
                Write(part.AsToken());
            }
            else
            {
                Write(part.AsNode()!);
            }
        }
        Write(initializer.CloseBraceToken);
    }

    /// <summary><c>new { x }</c> names its member after the variable, and a hole has no name.</summary>
    private void WriteAnonymousMember(AnonymousObjectMemberDeclaratorSyntax member)
    {
        string? name = member.Expression switch
        {
            IdentifierNameSyntax identifier => identifier.Identifier.Text,
            MemberAccessExpressionSyntax access => access.Name.Identifier.Text,
            ConditionalAccessExpressionSyntax { WhenNotNull: MemberBindingExpressionSyntax binding } => binding.Name.Identifier.Text,
            _ => null,
        };
        if (name is not null)
        {
            Space(member.HasLeadingTrivia);
            _text.Add(name + " = ");
        }
        Write(member.Expression);
    }
}
