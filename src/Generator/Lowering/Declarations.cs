using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GradGen.Lowering;

/// <summary>Where in the source things are declared: the places of squiggles.</summary>
internal static class Declarations
{
    /// <summary>The method's declaration; none for accessors, lambdas, operators and the like.</summary>
    public static MethodDeclarationSyntax? Of(IMethodSymbol method) =>
        method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as MethodDeclarationSyntax;

    /// <summary>The name; of a lambda expression, which has none, the parameters.</summary>
    public static Location NameOf(ISymbol symbol)
    {
        Location location = symbol.Locations.FirstOrDefault() ?? Location.None;
        return location.SourceTree?.GetRoot().FindNode(location.SourceSpan) switch
        {
            _ when symbol is not IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => location,
            ParenthesizedLambdaExpressionSyntax lambda => lambda.ParameterList.GetLocation(),
            SimpleLambdaExpressionSyntax lambda => lambda.Parameter.GetLocation(),
            _ => location,
        };
    }

    public static Location ReturnTypeOf(IMethodSymbol method) => Of(method)?.ReturnType.GetLocation() ?? NameOf(method);

    public static Location TypeOf(IParameterSymbol parameter) =>
        (parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() as ParameterSyntax)?.Type?.GetLocation() ?? NameOf(parameter);

}
