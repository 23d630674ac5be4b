using System.Collections.Immutable;
using GradGen.Diagnostics;
using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Conversions, written or inserted by the compiler.</summary>
internal sealed partial class FunctionLowering
{
    private Operand? LowerConversion(IConversionOperation conversion)
    {
        IOperation operand = conversion.Operand;
        if (operand is IThrowOperation thrown) return LowerThrowExpression(thrown);
        if (IsClone(conversion)) return LowerClone((IInvocationOperation)operand);
        if (operand.Type is { } array && conversion.Type is { } view && IsView(array, view)) return LowerView(conversion);
        if (operand.Type is not { } from || conversion.Type is not { } to || conversion.OperatorMethod is not null) return Carry(conversion);

        DataType target = _types.Of(to), source = _types.Of(from);
        bool isBetweenReals = source.IsReal && target.IsReal;
        if (isBetweenReals || (target.IsReal && source.Kind == IR.TypeKind.Integer))
        {
            return LowerValue(operand) is { } value ? Convert(value, target) : null;
        }
        if (source.IsReal && target.Kind == IR.TypeKind.Integer && !IsCarried(conversion)) return LowerToInteger(conversion, target);
        if (from.IsTupleType && to.IsTupleType) return Lower(operand) is { } tuple ? ConvertTo(tuple, from, to, conversion) : null;
        if (!IsCarried(conversion) && SymbolEqualityComparer.Default.Equals(from, to)) return Lower(operand);
        return Carry(conversion);
    }

    /// <summary>The integer part of an active value is a number like any other: no derivative flows through it.</summary>
    private Operand? LowerToInteger(IConversionOperation conversion, DataType target)
    {
        if (LowerValue(conversion.Operand) is not { } value) return null;
        if (IsVaried(value)) _refusals.Add(Descriptors.PiecewiseConstant, conversion.Syntax.GetLocation(), $"The conversion to '{target.Text}'");
        return conversion.IsChecked
            ? Verbatim(new FragmentList().Add($"checked(({target.Text})").Use(value).Add(")"), target, isPrimary: true, isPure: false)
            : Convert(value, target);
    }

    /// <summary>Converts what is evaluated already, tuples element by element.</summary>
    private Operand? ConvertTo(Operand operand, ITypeSymbol from, ITypeSymbol to, IOperation at)
    {
        (from, to) = (_types.Resolve(from), _types.Resolve(to));
        if (SymbolEqualityComparer.Default.Equals(from, to)) return operand;
        if (operand is Operand.Parts parts && from is INamedTypeSymbol { IsTupleType: true } source && to is INamedTypeSymbol { IsTupleType: true } target)
        {
            ImmutableArray<Operand?> elements =
                [.. parts.Elements.Select((element, i) => ConvertTo(element, source.TupleElements[i].Type, target.TupleElements[i].Type, at))];
            return elements.Contains(null) ? null : new Operand.Parts(elements!);
        }

        DataType type = _types.Of(to);
        if (operand is Operand.Scalar { Value: var value } && type.IsReal && (value.Type.IsReal || value.Type.Kind == IR.TypeKind.Integer)) return Convert(value, type);
        if (operand is Operand.Scalar { Value: var same } && same.Type == type) return operand;
        if (IsVaried(operand))
        {
            Advice.ReportLost(_refusals, at.Syntax, to);
            return null;
        }
        bool isPure = _module.Compilation.ClassifyConversion(from, to) is { IsImplicit: true, IsUserDefined: false };
        return Explode(Verbatim(new FragmentList().Add($"({type.Text})").Use(operand), type, isPrimary: false, isPure), to);
    }
}
