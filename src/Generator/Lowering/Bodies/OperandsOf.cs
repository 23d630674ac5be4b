using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>The operands that an operation evaluates, all of them and in order, before it does anything itself.</summary>
internal static class OperandsOf
{
    /// <summary><see langword="null"/> where an operation is not of that kind.</summary>
    public static IReadOnlyList<IOperation>? Eager(IOperation operation) => operation switch
    {
        IInvocationOperation call => [.. Receiver(call.Instance), .. call.Arguments.SelectMany(Passed)],
        IObjectCreationOperation creation => [.. creation.Arguments.SelectMany(Passed), .. Initialized(creation.Initializer)],
        IPropertyReferenceOperation property => [.. Receiver(property.Instance), .. property.Arguments.SelectMany(Passed)],
        IFieldReferenceOperation field => [.. Receiver(field.Instance)],
        IImplicitIndexerReferenceOperation { Instance.Type: { } type } element when Memories.IsMemory(type) => [element.Instance, element.Argument],
        IArrayElementReferenceOperation element => [element.ArrayReference, .. element.Indices],
        IArrayCreationOperation { Initializer: { } initializer } => [.. Elements(initializer)],
        IArrayCreationOperation array => [.. array.DimensionSizes],
        ICollectionExpressionOperation collection => [.. collection.Elements.Select(element => element is ISpreadOperation spread ? spread.Operand : element)],
        ISpreadOperation spread => [spread.Operand],
        IBinaryOperation { OperatorKind: not (BinaryOperatorKind.ConditionalAnd or BinaryOperatorKind.ConditionalOr) } binary => [binary.LeftOperand, binary.RightOperand],
        IUnaryOperation unary => [unary.Operand],
        IConversionOperation conversion => [conversion.Operand],
        IInterpolatedStringOperation text => [.. text.Parts.OfType<IInterpolationOperation>().Select(part => part.Expression)],
        IIsTypeOperation test => [test.ValueOperand],
        ISimpleAssignmentOperation { IsRef: false } assignment => [.. Around(assignment.Target), assignment.Value],
        ICompoundAssignmentOperation assignment => [.. Around(assignment.Target), assignment.Value],
        IIncrementOrDecrementOperation increment => Around(increment.Target),
        IAnonymousObjectCreationOperation creation => [.. creation.Initializers.OfType<ISimpleAssignmentOperation>().Select(member => member.Value)],
        IWithOperation with => [with.Operand, .. Initialized(with.Initializer)],
        _ => null,
    };

    /// <summary>Of a matrix, row by row.</summary>
    private static IEnumerable<IOperation> Elements(IArrayInitializerOperation initializer) =>
        initializer.ElementValues.SelectMany(element => element is IArrayInitializerOperation row ? Elements(row) : [element]);

    /// <summary>A struct that is a variable is not copied: it stays where it is, and what leads to it is evaluated.</summary>
    private static IEnumerable<IOperation> Receiver(IOperation? receiver) => receiver switch
    {
        null => [],
        { Type: { IsValueType: true, SpecialType: SpecialType.None, IsTupleType: false } }
            and (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation) => Around(receiver),
        { Type: { IsValueType: true, SpecialType: SpecialType.None, IsTupleType: false } } when Memories.IsElement(receiver) => Eager(receiver)!,
        _ => [receiver],
    };

    /// <summary>Values passed as arguments; variables passed by reference stay where they are.</summary>
    private static IEnumerable<IOperation> Passed(IArgumentOperation argument) => argument switch
    {
        { ArgumentKind: ArgumentKind.DefaultValue } => [],
        { Parameter.RefKind: RefKind.Ref or RefKind.Out } => [],
        { ArgumentKind: ArgumentKind.ParamArray, Value: IArrayCreationOperation { Initializer: { } elements } } => elements.ElementValues,
        _ => [argument.Value],
    };

    private static IEnumerable<IOperation> Initialized(IObjectOrCollectionInitializerOperation? initializer) =>
        initializer is null ? [] : initializer.Initializers.SelectMany(member => member switch
        {
            ISimpleAssignmentOperation assignment => [assignment.Value],
            IInvocationOperation add => add.Arguments.SelectMany(Passed),
            _ => Enumerable.Empty<IOperation>(),
        });

    /// <summary>What is evaluated to find the target of an assignment.</summary>
    private static IReadOnlyList<IOperation> Around(IOperation target) => target switch
    {
        IFieldReferenceOperation { Instance: { Type.IsTupleType: true } element } when Memories.IsElement(element) => Eager(element)!,
        IFieldReferenceOperation { Instance: IFieldReferenceOperation { Type.IsTupleType: true } tuple } => Around(tuple),
        IFieldReferenceOperation or IPropertyReferenceOperation or IArrayElementReferenceOperation => Eager(target)!,
        _ => [],
    };
}
