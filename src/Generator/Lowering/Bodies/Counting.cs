using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>How a <c>for</c> loop counts whose number of iterations is known before it starts.</summary>
/// <param name="Ahead">What is added before the first test, as in <c>--i >= 0</c>.</param>
/// <param name="Inside">What is added after each test, so that the body sees another number than the test, as in <c>i-- > 0</c>.</param>
internal sealed record Counting(ILocalSymbol Counter, IOperation From, string Relation, IOperation To, int Step, int Ahead, int Inside)
{
    /// <summary><see langword="null"/> where it does anything else than count.</summary>
    public static Counting? Of(IForLoopOperation loop, Survey survey)
    {
        if (loop is not { Before: [IVariableDeclarationGroupOperation { Declarations: [{ Declarators: [var declarator] } declaration] }], AtLoopBottom: var bottom }) return null;
        ILocalSymbol counter = declarator.Symbol;
        IOperation? from = (declarator.Initializer ?? declaration.Initializer)?.Value;
        if (from is null || counter.IsRef || !IsCounter(counter.Type) || survey.Writes(counter) != 2) return null;
        if (!IsSteady(loop.Condition, counter, bottom.IsEmpty, out string relation, out IOperation? to, out IOperation read)) return null;
        IOperation? step = bottom is [IExpressionStatementOperation { Operation: var last }] ? last : bottom.IsEmpty ? read : null;
        if (step is null || StepOf(step, counter) is not { } number) return null;

        bool isUp = relation is "<" or "<=";
        bool isSigned = counter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_IntPtr;
        if (isUp ? number <= 0 : number >= 0 || !isSigned) return null;
        return Bounds.AreConstant(to!, loop.Syntax.Span, counter, survey) ? new Counting(counter, from, relation, to!, number, IsStep(read, isPostfix: false) ? number : 0, IsStep(read, isPostfix: true) ? number : 0) : null;
    }

    private static bool IsCounter(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32 or SpecialType.System_UInt64
            or SpecialType.System_IntPtr or SpecialType.System_UIntPtr;

    private static bool IsStep(IOperation operation, bool isPostfix) => operation is IIncrementOrDecrementOperation step && step.IsPostfix == isPostfix;

    // i < n, or n > i, or with a step in it, i++ < n
    private static bool IsSteady(IOperation? condition, ILocalSymbol counter, bool hasStep, out string relation, out IOperation? bound, out IOperation read)
    {
        (relation, bound, read) = ("", null, null!);
        if (condition is not IBinaryOperation { OperatorMethod: null } comparison) return false;
        bool isLeft = IsCounted(comparison.LeftOperand);
        if (!isLeft && !IsCounted(comparison.RightOperand)) return false;
        read = isLeft ? comparison.LeftOperand : comparison.RightOperand;
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

        bool IsCounted(IOperation operation) => hasStep
            ? operation is IIncrementOrDecrementOperation { IsChecked: false, OperatorMethod: null } step && IsRead(step.Target, counter)
            : IsRead(operation, counter);
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
