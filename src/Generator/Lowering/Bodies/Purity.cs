using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Which inactive code may be dropped, shared or moved: it neither throws nor has nor sees side effects.</summary>
internal static class Purity
{
    /// <param name="holes">What is already evaluated.</param>
    public static bool IsPure(IOperation operation, IReadOnlyDictionary<SyntaxNode, Operand> holes)
    {
        DeepStack.Check();
        if (operation.ConstantValue.HasValue || holes.ContainsKey(operation.Syntax)) return true;
        return operation switch
        {
            ILiteralOperation or IDefaultValueOperation or ITypeOfOperation or INameOfOperation or ISizeOfOperation => true,
            ILocalReferenceOperation or IParameterReferenceOperation => true,
            IFieldReferenceOperation field => IsStable(field) && AreInside(operation, holes),
            IPropertyReferenceOperation { Property: { Name: "HasValue", ContainingType.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } } => AreInside(operation, holes),
            IConversionOperation conversion => NeverFails(conversion) && AreInside(operation, holes),
            IBinaryOperation binary => NeverFails(binary) && AreInside(operation, holes),
            IUnaryOperation { IsChecked: false, OperatorMethod: null } => AreInside(operation, holes),
            IConditionalOperation or ICoalesceOperation or ITupleOperation or IIsTypeOperation => AreInside(operation, holes),
            IIsPatternOperation { Pattern: var pattern, Value: var value } => IsSimple(pattern) && IsPure(value, holes),
            ISwitchExpressionOperation { IsExhaustive: true } chosen => chosen.Arms.All(arm => IsSimple(arm.Pattern)) && AreInside(operation, holes),
            ISwitchExpressionArmOperation arm => (arm.Guard is null || IsPure(arm.Guard, holes)) && IsPure(arm.Value, holes),
            IInvocationOperation call when Mathematics.Find(call.TargetMethod) is { MayThrow: false } => AreInside(operation, holes),
            IArgumentOperation { Parameter.RefKind: RefKind.None } => AreInside(operation, holes),
            _ => false,
        };
    }

    private static bool AreInside(IOperation operation, IReadOnlyDictionary<SyntaxNode, Operand> holes)
    {
        foreach (IOperation child in operation.ChildOperations)
        {
            if (!IsPure(child, holes)) return false;
        }
        return true;
    }

    private static bool IsStable(IFieldReferenceOperation reference) => reference.Field switch
    {
        { IsConst: true } => true,
        { IsStatic: true } field => field.IsReadOnly && (field.Type.SpecialType != SpecialType.None || field.Type.TypeKind == Microsoft.CodeAnalysis.TypeKind.Enum),
        _ => reference.Instance?.Type is { IsValueType: true },
    };

    private static bool NeverFails(IConversionOperation conversion) =>
        conversion is { OperatorMethod: null, IsChecked: false, IsTryCast: false }
        && (conversion.Conversion.IsImplicit || conversion.Conversion.IsNumeric || conversion.Conversion.IsIdentity
            || conversion.Operand.Type?.TypeKind == Microsoft.CodeAnalysis.TypeKind.Enum || conversion.Type?.TypeKind == Microsoft.CodeAnalysis.TypeKind.Enum);

    private static bool NeverFails(IBinaryOperation binary) => binary switch
    {
        { IsChecked: true } => false,
        { OperatorMethod.ContainingType.SpecialType: SpecialType.System_String } => true,
        { OperatorMethod: not null } => false,
        { OperatorKind: BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder } => binary.Type is not null && (TypeNames.DataTypeOf(binary.Type).IsReal || IsSafeDivisor(binary.RightOperand)),
        { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } => IsText(binary.LeftOperand) && IsText(binary.RightOperand),
        _ => true,
    };

    public static bool NeverFails(ICompoundAssignmentOperation assignment) =>
        assignment.OperatorKind is not (BinaryOperatorKind.Divide or BinaryOperatorKind.Remainder) || IsSafeDivisor(assignment.Value);

    /// <summary>A number by which any integer can be divided; by −1 the smallest cannot.</summary>
    private static bool IsSafeDivisor(IOperation divisor) => divisor.ConstantValue switch
    {
        { HasValue: true, Value: int number } => number is not (0 or -1),
        { HasValue: true, Value: long number } => number is not (0 or -1),
        { HasValue: true, Value: uint number } => number != 0,
        { HasValue: true, Value: ulong number } => number != 0,
        _ => false,
    };

    private static bool IsText(IOperation operand) => operand.Type?.SpecialType == SpecialType.System_String;

    public static bool IsSimple(IPatternOperation pattern) => pattern switch
    {
        IConstantPatternOperation or IRelationalPatternOperation or IDiscardPatternOperation or ITypePatternOperation or IDeclarationPatternOperation => true,
        IRecursivePatternOperation recursive => recursive.DeconstructSymbol is null && recursive.PropertySubpatterns.IsEmpty && recursive.DeconstructionSubpatterns.All(IsSimple),
        INegatedPatternOperation negated => IsSimple(negated.Pattern),
        IBinaryPatternOperation both => IsSimple(both.LeftPattern) && IsSimple(both.RightPattern),
        _ => false,
    };
}
