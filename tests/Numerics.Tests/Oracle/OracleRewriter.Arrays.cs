using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace GradGen.Numerics.Tests.Oracle;

internal sealed partial class OracleRewriter
{
    // stackalloc double[n] → ((Span<Real>)new Real[n])
    public override SyntaxNode? VisitStackAllocArrayCreationExpression(StackAllocArrayCreationExpressionSyntax node)
    {
        var visited = (StackAllocArrayCreationExpressionSyntax)base.VisitStackAllocArrayCreationExpression(node)!;
        return Element(model.GetTypeInfo(node)) is { } element
            ? AsSpan(element, ArrayCreationExpression((ArrayTypeSyntax)visited.Type, AsArray(visited.Initializer)))
            : visited;
    }

    // stackalloc[] { 1.0, x } → ((Span<Real>)new Real[] { 1.0, x })
    public override SyntaxNode? VisitImplicitStackAllocArrayCreationExpression(ImplicitStackAllocArrayCreationExpressionSyntax node)
    {
        var visited = (ImplicitStackAllocArrayCreationExpressionSyntax)base.VisitImplicitStackAllocArrayCreationExpression(node)!;
        return Element(model.GetTypeInfo(node)) is { } element
            ? AsSpan(element, ArrayCreationExpression(ArrayOf(element), AsArray(visited.Initializer)))
            : visited;
    }

    // Span<double> s = [x, ..t] → Span<Real> s = ((Span<Real>)(Real[])[x, ..t]): a span of Real has no other memory to live in
    public override SyntaxNode? VisitCollectionExpression(CollectionExpressionSyntax node)
    {
        var visited = (CollectionExpressionSyntax)base.VisitCollectionExpression(node)!;
        return model.GetTypeInfo(node).ConvertedType is { IsRefLikeType: true } type && ElementOf(type) is { } element
            ? AsSpan(element, CastExpression(ArrayOf(element), visited))
            : visited;
    }

    private static ITypeSymbol? Element(TypeInfo info) => ElementOf(info.Type) ?? ElementOf(info.ConvertedType);

    /// <summary>What a span, or a pointer, of real numbers holds.</summary>
    private static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IPointerTypeSymbol { PointedAtType: var element } when IsReal(element) => element,
        INamedTypeSymbol { IsRefLikeType: true, TypeArguments: [var element] } when IsReal(element) => element,
        _ => null,
    };

    private static InitializerExpressionSyntax? AsArray(InitializerExpressionSyntax? initializer) =>
        initializer is null ? null : InitializerExpression(SyntaxKind.ArrayInitializerExpression, initializer.Expressions);

    private static ArrayTypeSyntax ArrayOf(ITypeSymbol element) =>
        ArrayType(Spelled(element), [ArrayRankSpecifier([OmittedArraySizeExpression()])]);

    private static ParenthesizedExpressionSyntax AsSpan(ITypeSymbol element, ExpressionSyntax array) =>
        ParenthesizedExpression(CastExpression(ParseTypeName($"global::System.Span<{Spelled(element)}>"), array));

    private static TypeSyntax Spelled(ITypeSymbol type) => type.SpecialType == SpecialType.System_Double ? Wide : Narrow;

    /// <summary>A member of <c>Span&lt;double&gt;</c> is one of <c>Span&lt;Real&gt;</c>: what is real there is real here.</summary>
    private static bool IsPlainOf(ISymbol? member) => member?.OriginalDefinition switch
    {
        IPropertySymbol property => IsReal(property.Type),
        IMethodSymbol method => IsReal(method.ReturnType),
        IParameterSymbol parameter => IsReal(parameter.Type),
        _ => true,
    };
}
