using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Patterns: on real numbers they are comparisons; on anything else they are carried, <c>{value} is …</c>.</summary>
internal sealed partial class FunctionLowering
{
    private Operand? LowerIsPattern(IIsPatternOperation test) =>
        Lower(test.Value) is { } value && Matches(value, test.Pattern) is { } matches ? matches : null;

    // value is pattern when guard  →  if (matches) { guard } else { false }
    private Value? MatchesWhen(Operand value, IPatternOperation pattern, IOperation? guard, int end)
    {
        Value? matches = Matches(value, pattern);
        if (guard is null || matches is null) return matches;
        return IsTruth(matches, true) ? LowerValue(guard) : Both(matches, () => LowerValue(guard), end);
    }

    private Value? Matches(Operand value, IPatternOperation pattern)
    {
        DeepStack.Check();
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return Truth(true);
            case IDeclarationPatternOperation { MatchesNull: true } any:
                Designate(any.DeclaredSymbol, value);
                return Truth(true);
            case IBinaryPatternOperation both when NeedsLowering(value, pattern):
                return Matches(value, both);
            case INegatedPatternOperation negated when NeedsLowering(value, pattern):
                return Matches(value, negated.Pattern) is { } matches ? Apply("!", DataType.Boolean, matches) : null;
            case IRecursivePatternOperation { DeconstructionSubpatterns.Length: > 0 } positional when value is Operand.Parts parts && NeedsLowering(value, pattern):
                return MatchesAll(parts, positional);
        }
        if (value is Operand.Scalar { Value: { Type.IsMemory: true } memory }) return MatchesMemory(memory, pattern);
        return value is Operand.Scalar { Value: { Type.IsReal: true } number } && (IsVaried(number) || !StandsForAnother(pattern.InputType))
            ? MatchesNumber(number, pattern)
            : MatchesVerbatim(value, pattern);
    }

    private Value? MatchesNumber(Value number, IPatternOperation pattern)
    {
        switch (pattern)
        {
            case IConstantPatternOperation { Value.ConstantValue.Value: double.NaN or float.NaN }:
                return Apply("IsNaN", DataType.Boolean, number);
            case IConstantPatternOperation { Value: { ConstantValue.Value: not null } constant }:
                return LowerValue(constant) is { } same ? Apply("==", DataType.Boolean, number, same) : null;
            case IRelationalPatternOperation relation:
                return LowerValue(relation.Value) is { } bound ? Apply(Symbol(relation.OperatorKind), DataType.Boolean, number, bound) : null;
            case IDeclarationPatternOperation or ITypePatternOperation when SymbolEqualityComparer.Default.Equals(pattern.NarrowedType, pattern.InputType):
                Designate((pattern as IDeclarationPatternOperation)?.DeclaredSymbol, number);
                return Truth(true);
            case IRecursivePatternOperation { DeconstructionSubpatterns.IsEmpty: true, PropertySubpatterns.IsEmpty: true } anything:
                Designate(anything.DeclaredSymbol, number);
                return Truth(true);
            default:
                RefuseUnsupported(pattern, "this pattern on a real number", "compare with <, <=, > or >=");
                return null;
        }
    }

    private Value? Matches(Operand value, IBinaryPatternOperation both)
    {
        if (Matches(value, both.LeftPattern) is not { } left) return null;
        return both.OperatorKind == BinaryOperatorKind.And
            ? Both(left, () => Matches(value, both.RightPattern), both.Syntax.Span.End)
            : Either(left, () => Matches(value, both.RightPattern) ?? Truth(true), both.Syntax.Span.End);
    }

    /// <summary>The parts of a tuple, left to right, until one does not match.</summary>
    private Value? MatchesAll(Operand.Parts parts, IRecursivePatternOperation positional)
    {
        Designate(positional.DeclaredSymbol, parts);
        return All(parts.Elements.Length, i => Matches(parts.Elements[i], positional.DeconstructionSubpatterns[i]), positional);
    }

    /// <summary>Real parts are compared as numbers, and variables it declares become values.</summary>
    private bool NeedsLowering(Operand value, IPatternOperation pattern) =>
        value is Operand.Scalar { Value.Type: { IsReal: true } or { IsMemory: true } } || value.Leaves.Any(IsVaried) || Declared(pattern).Any();

    private Value? MatchesVerbatim(Operand value, IPatternOperation pattern)
    {
        if (pattern is IConstantPatternOperation { Value: { ConstantValue: { HasValue: true, Value: not null }, Type: { } type } constant } && IsComparable(type))
        {
            return IsEqual(value, constant, pattern.InputType);
        }
        foreach (ILocalSymbol variable in Declared(pattern)) Extract(value, pattern, variable);
        return WritePattern(value, pattern, null) is { } test ? Verbatim(test, DataType.Boolean, isPrimary: false, Purity.IsSimple(pattern)) : null;
    }

    private static bool IsComparable(ITypeSymbol type) =>
        type.SpecialType != SpecialType.None || type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Enum;

    // case 3:  →  {value} == 3        case true:  →  value        case false:  →  !value
    private Value? IsEqual(Operand value, IOperation constant, ITypeSymbol? tested = null)
    {
        if (value is Operand.Scalar { Value: { Type.Kind: IR.TypeKind.Boolean } truth } && constant.ConstantValue.Value is bool wanted && (tested is null || !StandsForAnother(tested)))
        {
            return wanted ? truth : Apply("!", DataType.Boolean, truth);
        }
        if (value is Operand.Scalar { Value: { Type.IsReal: true } number } && (tested is null || !StandsForAnother(tested)))
        {
            return LowerValue(constant) is { } same ? Apply("==", DataType.Boolean, number, same) : null;
        }
        string text = constant.ConstantValue.Value is null ? "null" : TextOf(constant, constant.ConstantValue.Value, constant.Type!);
        bool isSameType = value is Operand.Scalar { Value.Type: var type } && type.Text.TrimEnd('?') == _types.Text(constant.Type!);
        FragmentList test = isSameType ? new FragmentList().Use(value).Add(" == ") : Tested(value, tested).Add(" is ");
        return Verbatim(test.Add(text), DataType.Boolean, isPrimary: false, isPure: true);
    }

    /// <summary>What a pattern's variable holds where it matches; anything where it does not, since nobody reads it there.</summary>
    private void Extract(Operand value, IPatternOperation pattern, ILocalSymbol variable)
    {
        if (Declare(variable) is not Cell cell)
        {
            RefuseUnsupported(pattern, "a tuple declared in a pattern", "declare it in a statement of its own");
            return;
        }
        if (IsOfNullable(pattern)) // i is int n  →  n = i.GetValueOrDefault()
        {
            _environment.Set(cell, Verbatim(new FragmentList().Use(value).Add(".GetValueOrDefault()"), cell.Type, isPrimary: true, isPure: true));
            return;
        }
        Value match = NewValue(variable.Name, cell.Type);
        if (WritePattern(value, pattern, (variable, match)) is not { } test) return;
        test.Add(" ? ").Use(match).Add($" : default({cell.Type.Text})");
        Value held = NewValue(variable.Name, cell.Type);
        AddVerbatim(new Verbatim(held, test.ToArray(), IsPrimary: false, Purity.IsSimple(pattern)));
        _environment.Set(cell, held);
    }

    private bool IsOfNullable(IPatternOperation pattern) =>
        pattern is IDeclarationPatternOperation
        {
            InputType: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] },
            MatchedType: var matched,
        }
        && SymbolEqualityComparer.Default.Equals(inner, matched) && !StandsForAnother(inner);

    /// <summary><c>{value} is pattern</c>, with at most one of its variables declared.</summary>
    private FragmentList? WritePattern(Operand value, IPatternOperation pattern, (ILocalSymbol Variable, Value Value)? kept)
    {
        var writer = new VerbatimWriter(this, new Mentions(pattern, _model), NoHoles) { KeptVariable = kept };
        writer.WritePattern(pattern.Syntax);
        if (!writer.HasFailed) return Tested(value, pattern.InputType).Add(" is ").Add(writer.Text);
        CheckRefused(pattern);
        return null;
    }

    /// <summary>A value of a type parameter may be anything; one of the type that this stands for may not: <c>((object)tag) is string</c>.</summary>
    private FragmentList Tested(Operand value, ITypeSymbol? type) =>
        type is not null && StandsForAnother(type)
            ? new FragmentList().Add("((object)").Use(value).Add(")")
            : new FragmentList().Use(value);

    /// <summary>Whether it is a type parameter of inlined code.</summary>
    public bool StandsForAnother(ITypeSymbol type) => !SymbolEqualityComparer.Default.Equals(_types.Resolve(type), type);

    private void Designate(ISymbol? variable, Operand value)
    {
        if (variable is ILocalSymbol local && Declare(local) is { } place) Bind(place, value);
    }

    /// <summary>The same value under another variable, which does not get its name.</summary>
    private void Bind(Place place, Operand operand)
    {
        foreach ((Cell cell, Value value) in place.Cells.Zip(operand.Leaves, (cell, value) => (cell, value))) _environment.Set(cell, value);
    }

    private static IEnumerable<ILocalSymbol> Declared(IPatternOperation pattern) =>
        pattern.DescendantsAndSelf().Select(inner => inner switch
        {
            IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
            IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
            IListPatternOperation list => list.DeclaredSymbol,
            _ => null,
        }).OfType<ILocalSymbol>();
}
