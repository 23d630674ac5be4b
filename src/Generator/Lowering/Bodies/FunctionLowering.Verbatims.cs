using System.Collections.Immutable;
using GradGen.Diagnostics;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Inactive C#, carried as the user wrote it; what must be lowered inside it is evaluated before, in order.</summary>
internal sealed partial class FunctionLowering
{
    private static readonly IReadOnlyDictionary<SyntaxNode, Operand> NoHoles = new Dictionary<SyntaxNode, Operand>();

    /// <summary>Whether active values may be read as plain numbers: in what is thrown, nothing is lost.</summary>
    private bool _isLenient;

    private Operand? Carry(IOperation operation)
    {
        if (operation.Type is not { } type)
        {
            RefuseUnsupported(operation);
            return null;
        }
        return HolesIn(operation) is { } holes ? Carry(operation, type, holes) : null;
    }

    private Operand? Carry(IOperation operation, ITypeSymbol type, IReadOnlyDictionary<SyntaxNode, Operand> holes)
    {
        if (Write(operation, holes) is not { } text) return null;

        bool isPrimary = IsPrimary(operation.Syntax);
        if (NeedsCast(operation, type))
        {
            text = new FragmentList().Add($"({_types.Text(type)}){(isPrimary ? "" : "(")}").Add(text).Add(isPrimary ? "" : ")");
            isPrimary = false;
        }
        if (CheckedContext(operation) is { } keyword)
        {
            text = new FragmentList().Add(keyword + "(").Add(text).Add(")");
            isPrimary = true;
        }
        bool isPure = Purity.IsPure(operation, holes) && !text.Defines;
        return Explode(Verbatim(text, _types.Of(type), isPrimary, isPure), type);
    }

    /// <summary>An expression whose value nobody asks for.</summary>
    private void CarryStatement(IOperation operation)
    {
        if (HolesIn(operation) is { } holes) CarryStatement(operation, holes);
    }

    private void CarryStatement(IOperation operation, IReadOnlyDictionary<SyntaxNode, Operand> holes)
    {
        if (Write(operation, holes) is { } text) AddVerbatim(new Verbatim(null, text.ToArray(), IsPrimary: false, IsPure: false));
    }

    private FragmentList? Write(IOperation operation, IReadOnlyDictionary<SyntaxNode, Operand> holes)
    {
        var writer = new VerbatimWriter(this, new Mentions(operation, _model), holes);
        writer.Write(operation.Syntax);
        foreach (Cell variable in writer.Declared)
        {
            if (variable.LastUse <= operation.Syntax.Span.End) variable.LastUse = Cell.Never; // it may not even be assigned
        }
        if (!writer.HasFailed) return writer.Text;
        CheckRefused(operation);
        return null;
    }

    /// <summary>Reads active values as plain numbers.</summary>
    private T Leniently<T>(Func<T> lower)
    {
        bool outer = _isLenient;
        _isLenient = true;
        T result = lower();
        _isLenient = outer;
        return result;
    }

    /// <summary>
    /// Evaluates the operands that must be lowered, and all before them, since evaluation keeps its order.
    /// <see langword="null"/> where that was refused.
    /// </summary>
    private IReadOnlyDictionary<SyntaxNode, Operand>? HolesIn(IOperation operation)
    {
        bool isWritable = IsWritable(operation);
        if (isWritable && !(FactsOf(operation).Touches && OperandsOf.Eager(operation) is not null)) return NoHoles;
        if (operation is IInvocationOperation call && call.Arguments.FirstOrDefault(IsVariedReference) is { } reference)
        {
            Advice.ReportLost(_refusals, reference.Value, call);
            return null;
        }
        if (OperandsOf.Eager(operation) is not { } operands)
        {
            RefuseUnsupported(operation);
            return null;
        }

        int count = operands.Count;
        while (count > 0 && IsWritable(operands[count - 1]) && !FactsOf(operands[count - 1]).Touches) count--;
        if (count == 0 && isWritable) return NoHoles;
        if (count == 0) // nothing inside can be lowered on its own
        {
            RefuseUnsupported(operation);
            return null;
        }
        var holes = new Dictionary<SyntaxNode, Operand>();
        bool isRefused = false;
        foreach (IOperation operand in operands.Take(count))
        {
            if (operand.ConstantValue.HasValue) continue;
            if (!_isLenient && Unconverted(operand) is var whole && whole != operand && FactsOf(whole).ReadsVaried)
            {
                isRefused = true;
                if (LowerValue(whole) is { } memory) IsLost(memory, whole, operation);
                continue;
            }
            Operand? value = Lower(operand);
            isRefused |= value is null || IsLost(value, operand, operation);
            if (value is not null) holes[operand.Syntax] = value;
        }
        if (!isRefused) return holes;
        CheckRefused(operation);
        return null;
    }

    private bool IsVariedReference(IArgumentOperation argument) =>
        argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && Memories.IsElement(argument.Value) ? FactsOf(argument.Value).ReadsVaried
        : argument.Parameter?.RefKind == RefKind.Ref && PlaceOf(argument.Value) is { } place && IsVaried(place);

    private bool IsWritable(IOperation operation)
    {
        if (!_isLenient) return IsCarried(operation);
        Facts facts = FactsOf(operation);
        return !facts.NeedsLowering && !facts.Escapes(operation.Syntax);
    }

    /// <summary>Reports an active value that goes where no derivative follows.</summary>
    private bool IsLost(Operand value, IOperation operand, IOperation user)
    {
        if (_isLenient || !IsVaried(value)) return false;
        Advice.ReportLost(_refusals, operand, user);
        return true;
    }

    /// <summary>Whether the text alone would be of another type than the expression is here.</summary>
    private bool NeedsCast(IOperation operation, ITypeSymbol type) => !Types.IsUnspeakable(type) && operation switch
    {
        IConversionOperation { IsImplicit: true, Operand: { Type: { } natural } operand } => !SymbolEqualityComparer.Default.Equals(natural, type) || NeedsCast(operand, type),
        IConversionOperation { IsImplicit: false } or IInvocationOperation or IPropertyReferenceOperation or IFieldReferenceOperation or IArrayElementReferenceOperation
            or IBinaryOperation or IUnaryOperation or IArrayCreationOperation => false,
        _ => operation.Syntax is ExpressionSyntax syntax && !SymbolEqualityComparer.Default.Equals(_model.GetTypeInfo(syntax).Type, type),
    };

    /// <summary><c>checked</c> or <c>unchecked</c>, where it stands around the expression and matters inside.</summary>
    private string? CheckedContext(IOperation operation)
    {
        if (!_survey.HasCheckedContext) return null;
        for (SyntaxNode? node = operation.Syntax.Parent; node is not null && node != _body.Syntax; node = node.Parent)
        {
            SyntaxToken keyword = node switch
            {
                CheckedExpressionSyntax expression => expression.Keyword,
                CheckedStatementSyntax statement => statement.Keyword,
                _ => default,
            };
            if (keyword.RawKind != 0) return operation.DescendantsAndSelf().Any(Overflows) ? keyword.Text : null;
        }
        return null;
    }

    private static bool Overflows(IOperation operation) => operation switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add or BinaryOperatorKind.Subtract or BinaryOperatorKind.Multiply } or IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } => true,
        IConversionOperation { Conversion: { IsNumeric: true, IsImplicit: false } } => true,
        ICompoundAssignmentOperation or IIncrementOrDecrementOperation => true,
        _ => false,
    };

    private static bool IsPrimary(SyntaxNode syntax) => syntax is
        SimpleNameSyntax or LiteralExpressionSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
        or ParenthesizedExpressionSyntax or ObjectCreationExpressionSyntax or TypeOfExpressionSyntax or DefaultExpressionSyntax
        or CheckedExpressionSyntax or InterpolatedStringExpressionSyntax or TupleExpressionSyntax or SizeOfExpressionSyntax;
}
