using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>The methods each product consists of, as far as overloading is concerned.</summary>
internal static class ProductSignatures
{
    public const Products All =
        Products.Gradient | Products.Pushforward | Products.Pullback | Products.Hessian | Products.HessianVectorProduct;

    /// <param name="Extra">The types of the parameters that follow the method's own, as in documentation ids.</param>
    public sealed record Row(Products Product, string Suffix, Func<IMethodSymbol, IEnumerable<string>> Extra);

#pragma warning disable format // columns carry meaning
    public static readonly IReadOnlyList<Row> Rows =
    [
        new(Products.Gradient,             "Gradient",             _ => []),
        new(Products.Gradient,             "ValueAndGradient",     _ => []),
        new(Products.Pushforward,          "Pushforward",          Tangents),
        new(Products.Pullback,             "Pullback",             method => [TypeOf(method.ReturnType)]),
        new(Products.Hessian,              "Hessian",              method => [$"System.Span{{{HessianElement(method)}}}"]),
        new(Products.HessianVectorProduct, "HessianVectorProduct", Tangents),
    ];
#pragma warning restore format

    public static IEnumerable<Row> Of(Products products) => Rows.Where(row => (row.Product & products) != 0);

    private static IEnumerable<string> Tangents(IMethodSymbol method) =>
        method.Parameters.Where(DifferentiableParameters.Contains).Select(parameter => TypeOf(parameter.Type));

    /// <summary><c>double</c>, unless all inputs and the result are <c>float</c>.</summary>
    private static string HessianElement(IMethodSymbol method) =>
        Tangents(method).Append(TypeOf(method.ReturnType)).All(type => type == "System.Single") ? "System.Single" : "System.Double";

    private static string TypeOf(ITypeSymbol type) => type.SpecialType == SpecialType.System_Single ? "System.Single" : "System.Double";
}
