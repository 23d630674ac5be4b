using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GradGen.Numerics.Tests.Oracle;

/// <summary>
/// Turns C# over <c>double</c> and <c>float</c> into the same C# over <see cref="Real"/> and <see cref="Real32"/>. What the
/// compiler does silently is said aloud, so that nothing is left to overload resolution on the other types: constants
/// are replaced by their bits, and every numeric conversion to a real type becomes a cast.
/// </summary>
internal sealed partial class OracleRewriter(SemanticModel model) : CSharpSyntaxRewriter
{
    private static readonly TypeSyntax Wide = ParseTypeName("global::GradGen.Numerics.Tests.Oracle.Real");
    private static readonly TypeSyntax Narrow = ParseTypeName("global::GradGen.Numerics.Tests.Oracle.Real32");
    private static readonly ExpressionSyntax Functions = ParseExpression("global::GradGen.Numerics.Tests.Oracle.RealMath");

    private static readonly HashSet<string> s_functions = [.. typeof(RealMath).GetMethods().Select(m => m.Name)];

    public static SyntaxTree Rewrite(SyntaxTree tree, Compilation compilation)
    {
        var rewriter = new OracleRewriter(compilation.GetSemanticModel(tree));
        return CSharpSyntaxTree.ParseText(Spaced(rewriter.Visit(tree.GetRoot())!), (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    /// <summary>The text, with spaces where new nodes have none: to lay it out would take as long as to rewrite it.</summary>
    private static string Spaced(SyntaxNode root)
    {
        var text = new StringBuilder();
        foreach (SyntaxToken token in root.DescendantTokens())
        {
            bool isInString = token.Parent is InterpolatedStringTextSyntax or InterpolatedStringExpressionSyntax or InterpolationSyntax or InterpolationFormatClauseSyntax;
            if (!isInString && token.FullSpan.Start == token.SpanStart) text.Append(' ');
            text.Append(token.ToFullString());
        }

        return text.ToString();
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is PatternSyntax pattern && RealPattern(pattern) is { } captured) return captured;
        if (node is not ExpressionSyntax expression) return base.Visit(node);
        if (expression is TypeSyntax type && model.GetSymbolInfo(type).Symbol is ITypeSymbol symbol) return Named(type, symbol);
        if (IsNameOf(expression)) return expression;
        if (IsPartOfName(expression)) return base.Visit(expression);

        TypeInfo info = model.GetTypeInfo(expression);
        if (model.GetConstantValue(expression) is { HasValue: true, Value: { } constant } && Folded(expression, info, constant) is { } literal)
        {
            return literal;
        }

        var visited = (ExpressionSyntax)base.Visit(expression)!;
        if (IsReal(info.Type) && ComesFromLibrary(expression)) visited = Cast(info.Type!, visited);
        return IsConvertedToReal(info, expression) ? Cast(info.ConvertedType!, info.Type, visited) : visited;
    }

    // double, System.Double → Real
    private SyntaxNode Named(TypeSyntax type, ITypeSymbol symbol) =>
        type.IsVar ? type
        : symbol.SpecialType == SpecialType.System_Double ? Wide.WithTriviaFrom(type)
        : symbol.SpecialType == SpecialType.System_Single ? Narrow.WithTriviaFrom(type)
        : base.Visit(type)!;

    // (double)n → (Real)(double)n; (float)x → (Real32)x; (int)x → (int)x
    public override SyntaxNode? VisitCastExpression(CastExpressionSyntax node)
    {
        ITypeSymbol? target = model.GetTypeInfo(node).Type, source = model.GetTypeInfo(node.Expression).Type;
        return IsReal(target) ? Cast(target!, source, (ExpressionSyntax)Visit(node.Expression)!) : base.VisitCastExpression(node);
    }

    // Math.Sin(x), MathF.Sin(x), double.Sin(x) → RealMath.Sin(x)
    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        if (model.GetSymbolInfo(node).Symbol is not IMethodSymbol method) return base.VisitInvocationExpression(node);
        if (IsFunction(method))
        {
            var arguments = (ArgumentListSyntax)Visit(node.ArgumentList)!;
            return InvocationExpression(MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Functions, IdentifierName(method.Name)), arguments);
        }

        bool isPlain = method.Locations.Any(l => l.IsInSource) && method.Parameters.All(p => !p.IsOptional);
        if (isPlain || model.GetOperation(node) is not IInvocationOperation call) return base.VisitInvocationExpression(node);
        return call.TargetMethod.Locations.Any(l => l.IsInSource) ? WithDefaults(node, call) : LibraryCall(node, call);
    }

    /// <summary>Default values cannot be of type Real: they are written out at each call.</summary>
    private InvocationExpressionSyntax WithDefaults(InvocationExpressionSyntax node, IInvocationOperation call)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        foreach (IArgumentOperation argument in call.Arguments.Where(a => a.ArgumentKind == ArgumentKind.DefaultValue))
        {
            IParameterSymbol parameter = argument.Parameter!;
            ExpressionSyntax value = Literal(parameter.Type, parameter.ExplicitDefaultValue);
            visited = visited.AddArgumentListArguments(Argument(NameColon(parameter.Name), default, value));
        }

        return visited;
    }

    /// <summary>A call of anything else takes and returns plain numbers: derivatives end here.</summary>
    private InvocationExpressionSyntax LibraryCall(InvocationExpressionSyntax node, IInvocationOperation call)
    {
        ExpressionSyntax target = IsMemberOfType(node.Expression) ? WithTypeArguments(node.Expression) : (ExpressionSyntax)Visit(node.Expression)!;
        var plain = call.Arguments.Where(a => IsReal(a.Parameter?.Type) && IsPlainOf(a.Parameter)).Select(a => a.Syntax).ToHashSet();
        var arguments = node.ArgumentList.Arguments.Select(argument =>
        {
            var visited = (ArgumentSyntax)Visit(argument)!;
            if (!plain.Contains(argument) || !argument.RefKindKeyword.IsKind(SyntaxKind.None)) return visited;
            bool narrow = model.GetTypeInfo(argument.Expression).ConvertedType!.SpecialType == SpecialType.System_Single;
            TypeSyntax type = PredefinedType(Token(narrow ? SyntaxKind.FloatKeyword : SyntaxKind.DoubleKeyword));
            return visited.WithExpression(ParenthesizedExpression(CastExpression(type, ParenthesizedExpression(visited.Expression))));
        });
        return node.WithExpression(target).WithArgumentList(ArgumentList(SeparatedList(arguments)));
    }

    // Array.Empty<double>() → Array.Empty<Real>()
    private ExpressionSyntax WithTypeArguments(ExpressionSyntax called) =>
        called is MemberAccessExpressionSyntax { Name: GenericNameSyntax name } access ? access.WithName((SimpleNameSyntax)base.VisitGenericName(name)!) : called;

    private bool IsMemberOfType(ExpressionSyntax called) =>
        called is not MemberAccessExpressionSyntax access || model.GetSymbolInfo(access.Expression).Symbol is INamespaceOrTypeSymbol;

    private static bool IsFunction(IMethodSymbol method) =>
        method.IsStatic
        && s_functions.Contains(method.Name)
        && method.Parameters.Any(p => IsReal(p.Type))
        && (IsReal(method.ContainingType) || method.ContainingType.ToDisplayString() is "System.Math" or "System.MathF");

    private bool ComesFromLibrary(ExpressionSyntax expression) => model.GetSymbolInfo(expression).Symbol switch
    {
        IMethodSymbol method => method.MethodKind != MethodKind.BuiltinOperator && method.MethodKind != MethodKind.LambdaMethod
            && method.Locations.All(l => l.IsInMetadata) && expression is InvocationExpressionSyntax && !IsFunction(method) && IsPlainOf(method),
        IPropertySymbol property => property.Locations.All(l => l.IsInMetadata) && IsPlainOf(property),
        IFieldSymbol field => field.Locations.All(l => l.IsInMetadata) && !field.ContainingType.IsTupleType,
        _ => false,
    };

    private static bool IsNameOf(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    private static bool IsPartOfName(ExpressionSyntax expression) =>
        expression.Parent is NameColonSyntax or MemberBindingExpressionSyntax
        || (expression.Parent is MemberAccessExpressionSyntax access && access.Name == expression);

    private static bool IsConvertedToReal(TypeInfo info, ExpressionSyntax expression) =>
        IsReal(info.ConvertedType)
        && info.Type is not null
        && !SymbolEqualityComparer.Default.Equals(info.Type, info.ConvertedType)
        && (IsReal(info.Type) || IsIntegral(info.Type))
        && expression.Parent is not CastExpressionSyntax;

    private static bool IsReal(ITypeSymbol? type) => type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static bool IsIntegral(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_Char and <= SpecialType.System_UInt64;
}
