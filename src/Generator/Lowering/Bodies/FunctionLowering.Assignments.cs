using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Assignments that compute: <c>x *= y</c>, <c>n++</c>, <c>s ??= ""</c>.</summary>
internal sealed partial class FunctionLowering
{
    // x *= y  →  x = (T)(x * y)
    private Operand? LowerCompound(ICompoundAssignmentOperation assignment)
    {
        if (TargetOf(assignment.Target) is not { } place || Read(place) is not Operand.Scalar { Value: var before }) return LowerAlso(assignment.Value);
        if (assignment.OperatorMethod is null && before.Type.IsReal && _types.IsReal(assignment.Value.Type))
        {
            if (LowerValue(assignment.Value) is not { } right) return null;
            Value left = Convert(before, right.Type);
            return Assign(place, Convert(Apply(Symbol(assignment.OperatorKind), right.Type, left, right), before.Type));
        }
        if (assignment.OperatorMethod is null && before.Type.Kind == IR.TypeKind.Boolean && !IsWhole(assignment.Value))
        {
            return LowerValue(assignment.Value) is { } right ? Assign(place, Apply(Symbol(assignment.OperatorKind), DataType.Boolean, before, right)) : null;
        }
        return LowerCompoundVerbatim(assignment, place, before);
    }

    private Operand? LowerCompoundVerbatim(ICompoundAssignmentOperation assignment, Place place, Value before)
    {
        var right = new FragmentList();
        IOperation source = assignment is { Type.SpecialType: SpecialType.System_String, Value: IConversionOperation { IsImplicit: true, Operand: var inner } } ? inner : assignment.Value;
        if (IsWhole(source) && !NeedsCast(source, source.Type!))
        {
            if (Write(source, NoHoles) is not { } text) return null;
            bool isPrimary = IsPrimary(source.Syntax);
            right.Add(isPrimary ? "" : "(").Add(text).Add(isPrimary ? "" : ")");
        }
        else if (Lower(source) is { } value)
        {
            if (IsLost(value, source, assignment)) return null;
            right.Use(value);
        }
        else
        {
            return null;
        }

        string symbol = ((AssignmentExpressionSyntax)assignment.Syntax).OperatorToken.Text.TrimEnd('=');
        FragmentList whole = new FragmentList().Use(before).Add($" {symbol} ").Add(right);
        if (!assignment.OutConversion.IsIdentity) whole = new FragmentList().Add($"({before.Type.Text})(").Add(whole).Add(")");
        if (CheckedContext(assignment) is { } keyword) whole = new FragmentList().Add(keyword + "(").Add(whole).Add(")");
        bool isPure = assignment is { IsChecked: false, OperatorMethod: null } && before.Type.Kind is IR.TypeKind.Integer or IR.TypeKind.Boolean
            && Purity.NeverFails(assignment) && Purity.IsPure(assignment.Value, NoHoles);
        return Assign(place, Verbatim(whole, before.Type, isPrimary: false, isPure));
    }

    // n++  →  n = n + 1
    private Operand? LowerIncrement(IIncrementOrDecrementOperation increment)
    {
        if (increment.OperatorMethod is { ContainingType.SpecialType: not SpecialType.System_Decimal })
        {
            RefuseUnsupported(increment, "a user-defined operator that changes its operand", "assign a new value instead");
            return null;
        }
        if (TargetOf(increment.Target) is not { } place || Read(place) is not Operand.Scalar { Value: var before }) return null;
        bool isUp = increment.Kind == OperationKind.Increment;
        Operand? after = Assign(place, before.Type.IsReal
            ? Apply(isUp ? "+" : "-", before.Type, before, Number(1, before.Type))
            : Step(increment, before, isUp));
        return increment.IsPostfix ? before : after;
    }

    private Value Step(IIncrementOrDecrementOperation increment, Value before, bool isUp)
    {
        var text = new FragmentList().Use(before).Add(isUp ? " + 1" : " - 1");
        if (increment.Target.Type!.SpecialType is SpecialType.System_Byte or SpecialType.System_SByte or SpecialType.System_Int16 or SpecialType.System_UInt16 or SpecialType.System_Char)
        {
            text = new FragmentList().Add($"({before.Type.Text})(").Add(text).Add(")");
        }
        if (CheckedContext(increment) is { } keyword) text = new FragmentList().Add(keyword + "(").Add(text).Add(")");
        return Verbatim(text, before.Type, isPrimary: false, isPure: !increment.IsChecked && before.Type.Kind == IR.TypeKind.Integer);
    }

    // s ??= a  →  if (s is not null) { s } else { a }
    private Operand? LowerCoalesceAssignment(ICoalesceAssignmentOperation assignment)
    {
        if (TargetOf(assignment.Target) is not { } place || Read(place) is not Operand.Scalar { Value: var before }) return LowerAlso(assignment.Value);
        ITypeSymbol type = assignment.Target.Type!;
        Value hasValue = Verbatim(new FragmentList().Use(before).Add(" is not null"), DataType.Boolean, isPrimary: false, isPure: true);
        Operand? chosen = Choose(hasValue, type, () => before, () => Lower(assignment.Value) is { } value ? ConvertTo(value, assignment.Value.Type!, type, assignment) : null, assignment.Syntax);
        return Assign(place, chosen) is { } after ? ConvertTo(after, type, assignment.Type!, assignment) : null;
    }
}
