using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>The members of arrays and spans that have instructions of their own.</summary>
internal static class Memories
{
    public static bool IsMemory(ITypeSymbol? type) => ElementOf(type) is not null;

    /// <summary>What an array or a span holds; <see langword="null"/> for other types.</summary>
    public static ITypeSymbol? ElementOf(ITypeSymbol? type) => type switch
    {
        IArrayTypeSymbol array => array.ElementType,
        INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", TypeArguments: [var element], ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } => element,
        _ => null,
    };

    public static int RankOf(ITypeSymbol type) => type is IArrayTypeSymbol array ? array.Rank : 1;

    public static bool IsSpan(ITypeSymbol? type) => type is INamedTypeSymbol && IsMemory(type);

    /// <summary><c>a.Length</c>.</summary>
    public static bool IsLength(IPropertySymbol property) =>
        property is { Name: "Length" or "Rank", ContainingType: var type } && (type.SpecialType == SpecialType.System_Array || IsSpan(type));

    /// <summary><c>a.GetLength(0)</c>, <c>a.GetUpperBound(0)</c>.</summary>
    public static bool IsLength(IMethodSymbol method) =>
        method is { Name: "GetLength" or "GetUpperBound" or "GetLowerBound", ContainingType.SpecialType: SpecialType.System_Array };

    /// <summary><c>span.IsEmpty</c>.</summary>
    public static bool IsEmpty(IPropertySymbol property) => property.Name == "IsEmpty" && IsSpan(property.ContainingType);

    /// <summary><c>span.Slice(1)</c>, <c>a.AsSpan(1, 2)</c>.</summary>
    public static bool IsSlice(IMethodSymbol method) => method switch
    {
        { Name: "Slice" } => IsSpan(method.ContainingType),
        { Name: "AsSpan", ContainingType: { Name: "MemoryExtensions", ContainingNamespace.Name: "System" } } => (method.ReducedFrom ?? method).Parameters[0].Type is IArrayTypeSymbol,
        _ => false,
    };

    /// <summary><c>new ReadOnlySpan&lt;double&gt;(a, 1, 2)</c>.</summary>
    public static bool IsSlice(IObjectCreationOperation creation) =>
        IsSpan(creation.Type) && creation.Constructor?.Parameters is [{ Type: IArrayTypeSymbol }, ..];

    /// <summary><c>span[i]</c>.</summary>
    public static bool IsIndexer(IPropertySymbol property) => property.IsIndexer && IsSpan(property.ContainingType);

    /// <summary>Whether it names one element: <c>a[i]</c>, <c>a[^1]</c>, <c>a[i, j]</c>.</summary>
    public static bool IsElement(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation element => !element.Indices.Any(IsRange),
        IPropertyReferenceOperation { Instance: not null, Property: var indexer } => IsIndexer(indexer),
        IImplicitIndexerReferenceOperation element => IsMemory(element.Instance.Type) && !IsRange(element.Argument),
        _ => false,
    };

    public static bool IsRange(IOperation index) => index.Type is { Name: "Range", ContainingNamespace.Name: "System" };
}
