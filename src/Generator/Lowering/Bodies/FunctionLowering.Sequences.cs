using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Loops over lists and other inactive sequences: they are copied first.</summary>
internal sealed partial class FunctionLowering
{
    // foreach (int n in list) b  →  a = list.ToArray(); for i = 0; < length a; 1 { n = a[i]; b }
    private Round? OverCopy(IForEachLoopOperation loop, IOperation collection)
    {
        if (loop.IsAsynchronous || ElementOf(collection.Type) is not { } element || FactsOf(collection).ReadsVaried || IsNamedIn(loop.Body, collection)) return Refused(loop);
        if (LowerValue(collection) is not { } sequence) return null;
        Value copy = Verbatim(new FragmentList().Add("global::System.Linq.Enumerable.ToArray(").Use(sequence).Add(")"), DataType.Array(_types.Of(element)), isPrimary: true, isPure: false);
        NewRoot(copy, loop).IsReadAsInactive = true;
        return Over(loop, LengthOf(copy), index => Take(loop, copy, [index], element));
    }

    private Round? Refused(IForEachLoopOperation loop)
    {
        RefuseUnsupported(loop, "a 'foreach' loop over something other than an array, a span or text", "copy it to an array before, or use 'for'");
        return null;
    }

    /// <summary>The <c>T</c> of an <c>IEnumerable&lt;T&gt;</c>.</summary>
    private ITypeSymbol? ElementOf(ITypeSymbol? type) =>
        type is null || type.IsRefLikeType || _module.Compilation.GetTypeByMetadataName("System.Linq.Enumerable") is null ? null
        : type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : [])
            .FirstOrDefault(t => t.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)?.TypeArguments[0];

    /// <summary>Whether the sequence may change while it is walked through.</summary>
    private static bool IsNamedIn(IOperation body, IOperation collection)
    {
        HashSet<ISymbol> named = new(collection.DescendantsAndSelf().Select(Named).OfType<ISymbol>(), SymbolEqualityComparer.Default);
        return body.Descendants().Select(Named).Any(variable => variable is not null && named.Contains(variable));
    }

    private static ISymbol? Named(IOperation reference) => reference switch
    {
        ILocalReferenceOperation { Local: { Type.IsReferenceType: true } local } => local,
        IParameterReferenceOperation { Parameter: { Type.IsReferenceType: true } parameter } => parameter,
        IFieldReferenceOperation { Field: var field } => field,
        IPropertyReferenceOperation { Property: var property } => property,
        _ => null,
    };
}
