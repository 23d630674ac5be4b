using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Patterns on arrays and spans: <c>[var first, .., > 0]</c>, <c>{ Length: > 2 } rows</c>.</summary>
internal sealed partial class FunctionLowering
{
    private Value? MatchesMemory(Value memory, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue: { HasValue: true, Value: null } }:
                return NullTest(memory, " is null");
            case IDeclarationPatternOperation or ITypePatternOperation when SymbolEqualityComparer.Default.Equals(pattern.NarrowedType, pattern.InputType):
                Designate((pattern as IDeclarationPatternOperation)?.DeclaredSymbol, memory);
                return IsThere(memory);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true } shape when shape.PropertySubpatterns.All(IsOfShape):
                Designate(shape.DeclaredSymbol, memory);
                return All(1 + shape.PropertySubpatterns.Length, i => i == 0 ? IsThere(memory) : Matches(Property(memory, shape.PropertySubpatterns[i - 1]), shape.PropertySubpatterns[i - 1].Pattern), pattern);
            case IListPatternOperation list:
                Designate(list.DeclaredSymbol, memory);
                return All(2 + list.Patterns.Length, i => i == 0 ? IsThere(memory) : i == 1 ? HasLength(memory, list) : MatchesItem(memory, list, i - 2), pattern);
            default:
                RefuseUnsupported(pattern, "this pattern on an array", "test its length and its elements");
                return null;
        }
    }

    /// <summary>So many tests, one after the other, until one fails.</summary>
    private Value? All(int count, Func<int, Value?> test, IPatternOperation pattern)
    {
        return From(0);

        Value? From(int index)
        {
            if (test(index) is not { } matches) return null;
            if (index + 1 == count) return matches;
            return IsTruth(matches, true) ? From(index + 1) : Both(matches, () => From(index + 1), pattern.Syntax.Span.End);
        }
    }

    private Value IsThere(Value memory) => memory.Type.IsSpan ? Truth(true) : NullTest(memory, " is not null");

    private Value NullTest(Value memory, string test) =>
        Leniently(() => Verbatim(new FragmentList().Use(memory).Add(test), DataType.Boolean, isPrimary: false, isPure: true));

    // a is [_, _]  →  a.Length == 2        a is [_, ..]  →  a.Length >= 1
    private Value HasLength(Value memory, IListPatternOperation list)
    {
        bool isOpen = list.Patterns.Any(item => item is ISlicePatternOperation);
        string test = isOpen ? $" >= {list.Patterns.Length - 1}" : $" == {list.Patterns.Length}";
        return Verbatim(new FragmentList().Use(LengthOf(memory)).Add(test), DataType.Boolean, isPrimary: false, isPure: true);
    }

    private static bool IsOfShape(IPropertySubpatternOperation part) =>
        part.Member is IPropertyReferenceOperation { Property: var property } && (Memories.IsLength(property) || Memories.IsEmpty(property));

    private Operand Property(Value memory, IPropertySubpatternOperation part)
    {
        IPropertySymbol property = ((IPropertyReferenceOperation)part.Member).Property;
        return property.Name == "Rank" ? Whole(memory.Type.Rank) : Memories.IsEmpty(property) ? IsEmpty(memory) : LengthOf(memory);
    }

    private Value IsEmpty(Value memory) =>
        Verbatim(new FragmentList().Use(LengthOf(memory)).Add(" == 0"), DataType.Boolean, isPrimary: false, isPure: true);

    // [p, .., q]  →  a[0] is p, a[a.Length - 1] is q        [p, .. q]  →  a[0] is p, a[1..] is q
    private Value? MatchesItem(Value memory, IListPatternOperation list, int index)
    {
        int open = list.Patterns.TakeWhile(item => item is not ISlicePatternOperation).Count();
        IPatternOperation item = list.Patterns[index];
        int behind = list.Patterns.Length - index;
        if (item is ISlicePatternOperation slice) return slice.Pattern is null ? Truth(true) : MatchesPart(memory, slice, index, behind - 1);
        if (item is IDiscardPatternOperation) return Truth(true);
        Value at = index < open ? Whole(index) : Difference(LengthOf(memory), Whole(behind));
        return Matches(Read(new ElementPlace(memory, [at], Memories.ElementOf(list.InputType)!, item)), item);
    }

    private Value? MatchesPart(Value memory, ISlicePatternOperation part, int before, int behind)
    {
        Value count = Difference(LengthOf(memory), Whole(before + behind)), view = Slice(memory, Whole(before), count);
        return Matches(memory.Type.IsSpan ? view : CopyOf(view, count, part), part.Pattern!);
    }
}
