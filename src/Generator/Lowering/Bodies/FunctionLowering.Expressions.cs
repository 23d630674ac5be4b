using System.Collections.Immutable;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Expressions.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The value of an expression; <see langword="null"/> where it is refused.</summary>
    private Operand? Lower(IOperation operation)
    {
        Operand? lowered = LowerAny(operation);
        if (lowered is null && operation is not (IThrowOperation or IInvocationOperation { TargetMethod.ReturnsVoid: true })) CheckRefused(operation);
        return lowered;
    }

    /// <summary>Nothing is left out in silence: what has no value is refused, or never reached.</summary>
    private void CheckRefused(IOperation operation)
    {
        if (!_block.IsEnded && !_refusals.AnyError) throw new InvalidOperationException($"'{operation.Kind}' was not lowered, and not refused");
    }

    private Operand? LowerAny(IOperation operation)
    {
        DeepStack.Check();
        if (LowerConstant(operation) is { } constant) return constant;
        return operation switch
        {
            ILocalReferenceOperation or IParameterReferenceOperation => LowerVariable(operation),
            IParenthesizedOperation parenthesized => Lower(parenthesized.Operand),
            IConversionOperation conversion => LowerConversion(conversion),
            IBinaryOperation binary => LowerBinary(binary),
            IUnaryOperation unary => LowerUnary(unary),
            ITupleOperation tuple => LowerTuple(tuple),
            _ when Memories.IsElement(operation) => ElementOf(operation) is { } element ? Read(element) : null,
            _ when IsPart(operation) => LowerPart(operation),
            IPropertyReferenceOperation { Instance: not null, Property: var property } length when Memories.IsLength(property) || Memories.IsEmpty(property) => LowerLength(length),
            IArrayCreationOperation creation => LowerCreation(creation),
            IObjectCreationOperation view when Memories.IsSlice(view) => LowerSlice(Ordered(view.Arguments), _types.Of(view.Type!)),
            ICollectionExpressionOperation collection => LowerCollection(collection),
            _ when IsEmptyNew(operation) => LowerEmpty(operation),
            _ when IsStackArray(operation) => LowerStackArray(operation),
            IFieldReferenceOperation field when PlaceOf(field) is { } place => Read(place),
            IFieldReferenceOperation { Instance: { Type.IsTupleType: true } instance } field => LowerElement(field, instance),
            ISimpleAssignmentOperation assignment when IsVariable(assignment.Target) => LowerAssignment(assignment),
            ICompoundAssignmentOperation assignment when IsVariable(assignment.Target) => LowerCompound(assignment),
            ICoalesceAssignmentOperation assignment when IsVariable(assignment.Target) => LowerCoalesceAssignment(assignment),
            IIncrementOrDecrementOperation increment when IsVariable(increment.Target) => LowerIncrement(increment),
            IDeconstructionAssignmentOperation deconstruction => LowerDeconstruction(deconstruction),
            IInvocationOperation call => LowerCall(call),
            IThrowOperation thrown => LowerThrowExpression(thrown),
            ICoalesceOperation coalesce when AccessOf(coalesce) is { } access => LowerIfThere(coalesce, access),
            IConditionalAccessInstanceOperation when _receiver is { } receiver => receiver,
            _ when !IsRealOrTuple(operation) && !Memories.IsMemory(operation.Type) && IsWhole(operation) => Carry(operation),
            IConditionalOperation choice => LowerConditional(choice),
            ICoalesceOperation coalesce when IsRealMemory(coalesce) || !IsWhole(coalesce) => LowerCoalesce(coalesce),
            ISwitchExpressionOperation chosen when IsRealMemory(chosen) || !IsWhole(chosen) => LowerSwitchExpression(chosen),
            ITupleBinaryOperation comparison when !IsWhole(comparison) => LowerTupleComparison(comparison),
            IIsPatternOperation test => LowerIsPattern(test),
            _ => Carry(operation),
        };
    }

    private Value? LowerValue(IOperation operation) => Lower(operation) switch
    {
        null => null,
        Operand.Scalar { Value: var value } => value,
        _ => throw new InvalidOperationException($"'{operation.Kind}' is a tuple where one value is expected"),
    };

    /// <summary>Whether it is memory whose elements may come to be varied later.</summary>
    private bool IsRealMemory(IOperation operation) => Memories.IsMemory(operation.Type) && _types.Of(operation.Type!).Real is not null;

    private bool IsRealOrTuple(IOperation operation) =>
        operation.Type is { } type && (_types.IsReal(type) || _types.Resolve(type).IsTupleType);

    /// <summary>Arithmetic on constants stays as it is written: the compiler computes it as it runs.</summary>
    private Operand? LowerConstant(IOperation operation)
    {
        if (operation is not { ConstantValue.HasValue: true, Type: { } type }) return null;
        object? value = operation.ConstantValue.Value;
        if (value is not (double or float))
        {
            return operation is ILocalReferenceOperation { Local: var local } && IsKnown(local) ? null : Literal(TextOf(operation, value, type), _types.Of(type));
        }
        return operation switch
        {
            IBinaryOperation or ILocalReferenceOperation => null,
            IUnaryOperation { Operand: not ILiteralOperation } => null,
            IConversionOperation { Operand: var operand } when _types.IsReal(operand.Type) => null,
            _ => Number(System.Convert.ToDouble(value), _types.Of(type), NameOf(operation)),
        };
    }

    /// <summary>A named constant is printed by its name.</summary>
    private string? NameOf(IOperation operation) =>
        operation is IFieldReferenceOperation { Field: var field } && IsAccessible(field)
            ? $"{_types.Text(field.ContainingType)}.{Identifiers.Escape(field.Name)}"
            : null;

    private string TextOf(IOperation operation, object? value, ITypeSymbol type) =>
        NameOf(operation) ?? ConstantText.Bare(value, _types.Resolve(type));

    private Operand? LowerVariable(IOperation operation) =>
        PlaceOf(operation) is { } place ? Read(place)
        : operation is ILocalReferenceOperation { ConstantValue: { HasValue: true, Value: double or float } number, Type: { } type }
            ? Number(System.Convert.ToDouble(number.Value), _types.Of(type)) // a constant of the method around
            : null;

    private Operand? LowerUnary(IUnaryOperation unary)
    {
        if (unary is { OperatorMethod: null, OperatorKind: UnaryOperatorKind.Not, Type.SpecialType: SpecialType.System_Boolean } && !IsWhole(unary))
        {
            return LowerValue(unary.Operand) is { } condition ? Apply("!", DataType.Boolean, condition) : null;
        }
        if (!_types.IsReal(unary.Type) || unary.OperatorMethod is not null) return Carry(unary);
        return unary.OperatorKind switch
        {
            UnaryOperatorKind.Plus => Lower(unary.Operand),
            UnaryOperatorKind.Minus => LowerValue(unary.Operand) is { } operand ? Apply("neg", operand.Type, operand) : null,
            _ => Carry(unary),
        };
    }

    private Operand? LowerTuple(ITupleOperation tuple)
    {
        ImmutableArray<Operand?> elements = [.. tuple.Elements.Select(Lower)];
        return elements.Contains(null) ? null : new Operand.Parts(elements!);
    }

    /// <summary>An element of a tuple that is no variable: <c>Split(x).Sum</c>.</summary>
    private Operand? LowerElement(IFieldReferenceOperation field, IOperation instance)
    {
        if (IndexOf(field.Field, instance.Type!) is { } index) return Lower(instance) is Operand.Parts parts ? parts.Elements[index] : null;
        if (IsCarried(field)) return Carry(field);
        RefuseUnsupported(field, "'Rest' of a tuple", "name the element: Item8, Item9, …");
        return null;
    }

    private static int? IndexOf(IFieldSymbol element, ITypeSymbol tuple)
    {
        string name = (element.CorrespondingTupleField ?? element).Name;
        var elements = ((INamedTypeSymbol)tuple).TupleElements;
        for (int i = 0; i < elements.Length; i++)
        {
            if ((elements[i].CorrespondingTupleField ?? elements[i]).Name == name || elements[i].Name == element.Name) return i;
        }
        return null;
    }

    private Operand? LowerThrowExpression(IThrowOperation thrown)
    {
        LowerThrow(thrown);
        return null;
    }
}
