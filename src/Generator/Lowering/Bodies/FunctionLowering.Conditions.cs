using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Conditions, and the expressions that choose by them.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>A condition; where it is refused, any other, so that what it decides is looked at too.</summary>
    private Value LowerCondition(IOperation condition) => LowerValue(condition) ?? Truth(true);

    // a && b  →  if (a) { b } else { false }
    private Operand? LowerAnd(IBinaryOperation and) =>
        LowerValue(and.LeftOperand) is { } left ? Both(left, () => LowerValue(and.RightOperand), and.Syntax.Span.End) : LowerAlso(and.RightOperand);

    // a || b  →  if (a) { true } else { b }
    private Operand? LowerOr(IBinaryOperation or) =>
        LowerValue(or.LeftOperand) is { } left ? Either(left, () => LowerValue(or.RightOperand) ?? Truth(true), or.Syntax.Span.End) : LowerAlso(or.RightOperand);

    /// <summary>Looks at an expression for what is to be refused in it.</summary>
    private Operand? LowerAlso(IOperation operation)
    {
        Lower(operation);
        return null;
    }

    private Value Both(Value left, Func<Value?> right, int end)
    {
        var result = new Cell("", DataType.Boolean, Cell.Always);
        Branch(left, () => Assign(result, right() ?? Truth(true)), () => Assign(result, Truth(false)), isTail: false, end);
        result.LastUse = Cell.Never;
        return result.Value ?? Truth(true);
    }

    private Value Either(Value left, Func<Value> right, int end)
    {
        var result = new Cell("", DataType.Boolean, Cell.Always);
        Branch(left, () => Assign(result, Truth(true)), () => Assign(result, right()), isTail: false, end);
        result.LastUse = Cell.Never;
        return result.Value ?? Truth(true);
    }

    // p ? a : b  →  if (p) { a } else { b }
    private Operand? LowerConditional(IConditionalOperation choice)
    {
        IOperation whenFalse = choice.WhenFalse!;
        if (choice.Condition.ConstantValue is { HasValue: true, Value: bool known }) return Lower(known ? choice.WhenTrue : whenFalse);
        if (choice.IsRef)
        {
            RefuseUnsupported(choice, "a conditional reference", "assign in an 'if' and an 'else' instead");
            return null;
        }
        if (Memories.IsSpan(choice.Type) && HasSize(choice.WhenTrue) && HasSize(whenFalse) && (SizeOf(choice.WhenTrue) ?? SizeOf(whenFalse)) is not null) return LowerEitherNew(choice);
        Value condition = LowerCondition(choice.Condition);
        return Choose(condition, choice.Type!, () => Lower(choice.WhenTrue), () => Lower(whenFalse), choice.Syntax);
    }

    /// <summary>What stands before <c>?.</c> while that is lowered which stands behind it.</summary>
    private Value? _receiver;

    /// <summary><c>w?[i] ?? b</c> or <c>w?.Length ?? b</c>, of an array of numbers.</summary>
    private IConditionalAccessOperation? AccessOf(ICoalesceOperation coalesce)
    {
        IOperation value = coalesce.Value;
        while (value is IParenthesizedOperation or IConversionOperation { IsImplicit: true }) value = value.ChildOperations.First();
        return value is IConditionalAccessOperation { Operation.Type: IArrayTypeSymbol array } access && _types.Of(array).Real is not null && IsAccess(access.WhenNotNull) ? access : null;

        static bool IsAccess(IOperation operation) => operation switch
        {
            IPropertyReferenceOperation { Instance: IConditionalAccessInstanceOperation, Property: var property } => Memories.IsLength(property),
            IArrayElementReferenceOperation { ArrayReference: IConditionalAccessInstanceOperation } => Memories.IsElement(operation),
            IImplicitIndexerReferenceOperation { Instance: IConditionalAccessInstanceOperation } => Memories.IsElement(operation),
            _ => false,
        };
    }

    // w?[i] ?? b  →  if (w is not null) { w[i] } else { b }
    private Operand? LowerIfThere(ICoalesceOperation coalesce, IConditionalAccessOperation access)
    {
        if (LowerMemory(access.Operation) is not { } memory) return LowerAlso(coalesce.WhenNull);
        return Choose(IsThere(memory), coalesce.Type!, There, () => Lower(coalesce.WhenNull), coalesce.Syntax);

        Operand? There()
        {
            (Value? outer, _receiver) = (_receiver, memory);
            Operand? present = Lower(access.WhenNotNull);
            _receiver = outer;
            return present is null ? null : ConvertTo(present, access.WhenNotNull.Type!, coalesce.Type!, coalesce);
        }
    }

    // a ?? b  →  if (a is not null) { a } else { b }
    private Operand? LowerCoalesce(ICoalesceOperation coalesce)
    {
        if (LowerValue(coalesce.Value) is not { } value) return LowerAlso(coalesce.WhenNull);
        bool isNullable = coalesce.Value.Type?.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
        Value hasValue = Verbatim(new FragmentList().Use(value).Add(isNullable ? ".HasValue" : " is not null"), DataType.Boolean, isPrimary: isNullable, isPure: true);
        return Choose(hasValue, coalesce.Type!, () => Present(coalesce, value, isNullable), () => Lower(coalesce.WhenNull), coalesce.Syntax);
    }

    private Operand? Present(ICoalesceOperation coalesce, Value value, bool isNullable)
    {
        if (isNullable && !SymbolEqualityComparer.Default.Equals(coalesce.Type, coalesce.Value.Type))
        {
            ITypeSymbol inner = ((INamedTypeSymbol)coalesce.Value.Type!).TypeArguments[0];
            Operand present = Explode(Verbatim(new FragmentList().Use(value).Add(".GetValueOrDefault()"), _types.Of(inner), isPrimary: true, isPure: true), inner);
            return ConvertTo(present, inner, coalesce.Type!, coalesce);
        }
        return ConvertTo(value, coalesce.Value.Type!, coalesce.Type!, coalesce);
    }
}
