using GradGen.IR;
using GradGen.Lowering.Bodies;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>The methods each product consists of, as far as overloading is concerned.</summary>
internal static class ProductSignatures
{
    public const Products All =
        Products.Gradient | Products.Pushforward | Products.Pullback | Products.Hessian | Products.HessianVectorProduct | Products.Jacobian;

    /// <summary>What only a method with one result has.</summary>
    public const Products OfOneResult = Products.Gradient | Products.Hessian | Products.HessianVectorProduct;

    /// <param name="Extra">The types of the parameters that follow the method's own, as in documentation ids.</param>
    public sealed record Row(Products Product, string Suffix, Func<IMethodSymbol, IEnumerable<string>> Extra);

#pragma warning disable format // columns carry meaning
    public static readonly IReadOnlyList<Row> Rows =
    [
        new(Products.Gradient,             "Gradient",             Adjoints),
        new(Products.Gradient,             "ValueAndGradient",     Adjoints),
        new(Products.Pushforward,          "Pushforward",          method => [.. Tangents(method), .. Results(method).Select(Span)]),
        new(Products.Pullback,             "Pullback",             method => [.. ResultAdjoints(method), .. Adjoints(method)]),
        new(Products.Hessian,              "Hessian",              Matrix),
        new(Products.HessianVectorProduct, "HessianVectorProduct", method => [.. Tangents(method), .. Adjoints(method)]),
        new(Products.Jacobian,             "Jacobian",             Matrix),
    ];
#pragma warning restore format

    public static IEnumerable<Row> Of(Products products) => Rows.Where(row => (row.Product & products) != 0);

    private static IEnumerable<IParameterSymbol> Inputs(IMethodSymbol method) => method.Parameters.Where(DifferentiableParameters.Contains);

    private static IEnumerable<IParameterSymbol> Results(IMethodSymbol method) => method.Parameters.Where(ResultParameters.Contains);

    private static IEnumerable<string> Tangents(IMethodSymbol method) => Inputs(method).Select(parameter => TypeOf(parameter.Type, "ReadOnlySpan"));

    /// <summary>Arrays and spans that take derivatives.</summary>
    private static IEnumerable<string> Adjoints(IMethodSymbol method) =>
        Inputs(method).Where(parameter => Memories.IsMemory(parameter.Type)).Select(parameter => TypeOf(parameter.Type, "Span"));

    private static IEnumerable<string> ResultAdjoints(IMethodSymbol method) => method.ReturnType switch
    {
        _ when method.ReturnsVoid => Results(method).Select(parameter => TypeOf(parameter.Type, "ReadOnlySpan")),
        INamedTypeSymbol { IsTupleType: true } tuple => [$"System.ValueTuple{{{string.Join(",", tuple.TupleElements.Select(element => TypeOf(element.Type, "")))}}}"],
        var type => [TypeOf(type, "ReadOnlySpan")],
    };

    private static string Span(IParameterSymbol parameter) => TypeOf(parameter.Type, "Span");

    /// <summary><c>double</c>, unless all inputs and results are <c>float</c>.</summary>
    private static IEnumerable<string> Matrix(IMethodSymbol method) =>
        Inputs(method).Concat(Results(method)).Select(parameter => parameter.Type).Append(method.ReturnType).All(IsFloat)
            ? ["System.Span{System.Single}"]
            : ["System.Span{System.Double}"];

    private static bool IsFloat(ITypeSymbol type) => type switch
    {
        { SpecialType: SpecialType.System_Single or SpecialType.System_Void } => true,
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.All(element => IsFloat(element.Type)),
        _ => Memories.ElementOf(type) is { } element && IsFloat(element),
    };

    /// <summary>As documentation ids spell it; an array of one dimension becomes a span.</summary>
    private static string TypeOf(ITypeSymbol type, string span) => type switch
    {
        { SpecialType: SpecialType.System_Single } => "System.Single",
        IArrayTypeSymbol { Rank: 2, ElementType: var element } => TypeOf(element, span) + "[0:,0:]",
        IArrayTypeSymbol { ElementType: IArrayTypeSymbol { ElementType: var element } } => TypeOf(element, span) + "[][]",
        _ when Memories.ElementOf(type) is { } element => $"System.{span}{{{TypeOf(element, span)}}}",
        _ => "System.Double",
    };
}
