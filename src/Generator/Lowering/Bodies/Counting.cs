using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>How a <c>for</c> loop counts whose number of iterations is known before it starts.</summary>
internal sealed record Counting(ILocalSymbol Counter, IOperation From, string Relation, IOperation To, int Step)
{
    /// <summary><see langword="null"/> where it does anything else than count.</summary>
    public static Counting? Of(IForLoopOperation loop, Survey survey)
    {
        if (loop is not { Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] } declaration] }], AtLoopBottom: [IExpressionStatementOperation { Operation: var step }] }) return null;
        ILocalSymbol counter = declarator.Symbol;
        IOperation? from = (declarator.Initializer ?? declaration.Initializer)?.Value;
        if (from is null || counter.IsRef || !IsCounter(counter.Type) || survey.Writes(counter) != 2) return null;
        if (StepOf(step, counter) is not { } number || !IsSteady(loop.Condition, counter, out string relation, out IOperation? to)) return null;

        bool isUp = relation is "<" or "<=";
        bool isSigned = counter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr;
        if (isUp ? number <= 0 : number >= 0 || !isSigned) return null;
        return Bounds.AreConstant(to!, loop.Syntax.Span, counter, survey) ? new Counting(counter, from, relation, to!, number) : null;
    }

    private static bool IsCounter(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    // i < n, or n > i
    private static bool IsSteady(IOperation? condition, ILocalSymbol counter, out string relation, out IOperation? bound)
    {
        (relation, bound) = ("", null);
        if (condition is not IBinaryOperation { OperatorMethod: null } comparison) return false;
        bool isLeft = IsRead(comparison.LeftOperand, counter);
        if (!isLeft && !IsRead(comparison.RightOperand, counter)) return false;
        bound = isLeft ? comparison.RightOperand : comparison.LeftOperand;
        relation = comparison.OperatorKind switch
        {
            BinaryOperatorKind.LessThan => isLeft ? "<" : ">",
            BinaryOperatorKind.LessThanOrEqual => isLeft ? "<=" : ">=",
            BinaryOperatorKind.GreaterThan => isLeft ? ">" : "<",
            BinaryOperatorKind.GreaterThanOrEqual => isLeft ? ">=" : "<=",
            _ => "",
        };
        return relation.Length > 0 && SymbolEqualityComparer.Default.Equals(bound.Type, counter.Type);
    }

    // i++, i--, i += 2, i -= 2, i = i + 2
    private static int? StepOf(IOperation step, ILocalSymbol counter) => step switch
    {
        IIncrementOrDecrementOperation { OperatorMethod: null } increment when IsRead(increment.Target, counter) =>
            increment.Kind == OperationKind.Increment ? 1 : -1,
        ICompoundAssignmentOperation { OperatorMethod: null } assignment when IsRead(assignment.Target, counter) =>
            Signed(assignment.OperatorKind, assignment.Value),
        ISimpleAssignmentOperation { Value: IBinaryOperation { OperatorMethod: null } sum } assignment when IsRead(assignment.Target, counter) && IsRead(sum.LeftOperand, counter) =>
            Signed(sum.OperatorKind, sum.RightOperand),
        _ => null,
    };

    private static int? Signed(BinaryOperatorKind kind, IOperation value)
    {
        if (value.ConstantValue is not { HasValue: true, Value: int or long or uint } constant) return null;
        long number = System.Convert.ToInt64(constant.Value);
        if (number is 0 or > int.MaxValue or < -int.MaxValue) return null;
        return kind switch
        {
            BinaryOperatorKind.Add => (int)number,
            BinaryOperatorKind.Subtract => (int)-number,
            _ => null,
        };
    }

    private static bool IsRead(IOperation operation, ILocalSymbol counter) =>
        operation is ILocalReferenceOperation { Local: var local } && SymbolEqualityComparer.Default.Equals(local, counter);
}
