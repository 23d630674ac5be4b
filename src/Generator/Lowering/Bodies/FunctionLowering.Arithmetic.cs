using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Operators: arithmetic and comparisons of real numbers, and logic that an active value decides.</summary>
internal sealed partial class FunctionLowering
{
    private Operand? LowerBinary(IBinaryOperation binary)
    {
        if (IsArithmetic(binary)) return LowerArithmetic(binary);
        if (NullTest(binary) is { } array) return LowerNullTest(binary, array);
        if (IsComparison(binary)) return LowerPair(binary, DataType.Boolean);
        if (IsWhole(binary)) return Carry(binary);
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.ConditionalAnd when IsLogic(binary) => LowerAnd(binary),
            BinaryOperatorKind.ConditionalOr when IsLogic(binary) => LowerOr(binary),
            BinaryOperatorKind.And or BinaryOperatorKind.Or or BinaryOperatorKind.ExclusiveOr when IsLogic(binary) => LowerPair(binary, DataType.Boolean),
            _ => Carry(binary),
        };
    }

    /// <summary>Long sums lean to the left: <c>((a + b) + c) + d</c> is walked, not recursed into.</summary>
    private Operand? LowerArithmetic(IBinaryOperation root)
    {
        var spine = new Stack<IBinaryOperation>();
        IOperation left = root;
        for (; left is IBinaryOperation binary && IsArithmetic(binary); left = binary.LeftOperand) spine.Push(binary);

        Value? value = LowerValue(left);
        while (spine.Count > 0)
        {
            _module.Token.ThrowIfCancellationRequested();
            IBinaryOperation binary = spine.Pop();
            Value? right = LowerValue(binary.RightOperand);
            value = value is not null && right is not null ? Apply(Symbol(binary.OperatorKind), _types.Of(binary.Type!), value, right) : null;
        }
        return value;
    }

    private Operand? LowerPair(IBinaryOperation binary, DataType type)
    {
        Value? left = LowerValue(binary.LeftOperand), right = LowerValue(binary.RightOperand);
        return left is not null && right is not null ? Apply(Symbol(binary.OperatorKind), type, left, right) : null;
    }

    // (a, b) == (c, d)  →  a == c & b == d, after all four are evaluated
    private Operand? LowerTupleComparison(ITupleBinaryOperation comparison)
    {
        Operand? left = Lower(comparison.LeftOperand), right = Lower(comparison.RightOperand);
        if (left is null || right is null) return null;
        bool isEqual = comparison.OperatorKind == BinaryOperatorKind.Equals;
        Value? all = null;
        foreach ((Value a, Value b) in left.Leaves.Zip(right.Leaves, (a, b) => (a, b)))
        {
            if (a.Type != b.Type || a.Type.Kind == IR.TypeKind.Other)
            {
                RefuseUnsupported(comparison);
                return null;
            }
            string symbol = isEqual ? "==" : "!=";
            Value one = a.Type.IsReal
                ? Apply(symbol, DataType.Boolean, a, b)
                : Verbatim(new FragmentList().Use(a).Add($" {symbol} ").Use(b), DataType.Boolean, isPrimary: false, isPure: true);
            all = all is null ? one : Apply(isEqual ? "&" : "|", DataType.Boolean, all, one);
        }
        return all;
    }

    private bool IsArithmetic(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, IsLifted: false } && _types.IsReal(binary.Type) && Symbol(binary.OperatorKind).Length > 0;

    private bool IsComparison(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, IsLifted: false, Type.SpecialType: SpecialType.System_Boolean }
        && _types.IsReal(binary.LeftOperand.Type) && _types.IsReal(binary.RightOperand.Type) && Symbol(binary.OperatorKind).Length > 0;

    private static bool IsLogic(IBinaryOperation binary) =>
        binary is { OperatorMethod: null, IsLifted: false, Type.SpecialType: SpecialType.System_Boolean, LeftOperand.Type.SpecialType: SpecialType.System_Boolean };

    private static string Symbol(BinaryOperatorKind kind) => kind switch
    {
        BinaryOperatorKind.Add => "+",
        BinaryOperatorKind.Subtract => "-",
        BinaryOperatorKind.Multiply => "*",
        BinaryOperatorKind.Divide => "/",
        BinaryOperatorKind.Remainder => "%",
        BinaryOperatorKind.LessThan => "<",
        BinaryOperatorKind.LessThanOrEqual => "<=",
        BinaryOperatorKind.GreaterThan => ">",
        BinaryOperatorKind.GreaterThanOrEqual => ">=",
        BinaryOperatorKind.Equals => "==",
        BinaryOperatorKind.NotEquals => "!=",
        BinaryOperatorKind.And => "&",
        BinaryOperatorKind.Or => "|",
        BinaryOperatorKind.ExclusiveOr => "^",
        _ => "",
    };
}
