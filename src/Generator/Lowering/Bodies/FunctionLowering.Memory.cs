using System.Collections.Immutable;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Arrays and spans as a whole: their lengths, their parts, their conversions.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>Whether it has an instruction of its own: an element, a length, a part.</summary>
    private static bool IsOfMemory(IOperation operation) => Memories.IsElement(operation) || IsPart(operation) || operation switch
    {
        IPropertyReferenceOperation { Property: var property } => Memories.IsLength(property) || Memories.IsEmpty(property),
        IInvocationOperation { TargetMethod: var method } => Memories.IsLength(method) || Memories.IsSlice(method),
        IObjectCreationOperation creation => Memories.IsSlice(creation),
        _ => false,
    };

    /// <summary><c>a[1..3]</c>, <c>a[1..]</c>.</summary>
    private static bool IsPart(IOperation operation) => operation switch
    {
        IArrayElementReferenceOperation { Indices: [var index] } => Memories.IsRange(index),
        IImplicitIndexerReferenceOperation element => Memories.IsMemory(element.Instance.Type) && Memories.IsRange(element.Argument),
        _ => false,
    };

    /// <summary>An array or a span, without the conversions from one to the other.</summary>
    private Value? LowerMemory(IOperation operation)
    {
        while (Unconverted(operation) is var inner && inner != operation) operation = inner;
        if (LowerValue(operation) is not { } memory) return null;
        return memory.Type.IsMemory ? memory : throw new InvalidOperationException($"'{operation.Kind}' is no array");
    }

    /// <summary>The array that is compared with <see langword="null"/>: <c>a == null</c>.</summary>
    private static IOperation? NullTest(IBinaryOperation binary)
    {
        if (binary is not { OperatorMethod: null, OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals }) return null;
        (IOperation left, IOperation right) = (Unconverted(binary.LeftOperand), Unconverted(binary.RightOperand));
        if (right.ConstantValue is { HasValue: true, Value: null } && left.Type is IArrayTypeSymbol) return left;
        return left.ConstantValue is { HasValue: true, Value: null } && right.Type is IArrayTypeSymbol ? right : null;
    }

    private Operand? LowerNullTest(IBinaryOperation binary, IOperation array)
    {
        if (LowerMemory(array) is not { } memory) return null;
        return NullTest(memory, binary.OperatorKind == BinaryOperatorKind.Equals ? " is null" : " is not null");
    }

    // a.Length  →  length a
    private Operand? LowerLength(IPropertyReferenceOperation property)
    {
        if (LowerMemory(property.Instance!) is not { } memory) return null;
        if (property.Property.Name == "Rank") return Whole(memory.Type.Rank);
        return Memories.IsEmpty(property.Property) ? IsEmpty(memory) : LengthOf(memory);
    }

    // a.GetLength(0)  →  length0 a
    private Operand? LowerLength(IInvocationOperation call)
    {
        if (call.Arguments[0].Value.ConstantValue is not { HasValue: true, Value: int dimension }) return HolesIn(call) is { } holes ? Carry(call, call.Type!, holes) : null;
        if (LowerMemory(call.Instance!) is not { } memory) return null;
        if (call.TargetMethod.Name == "GetLowerBound") return Whole(0);
        Value length = LengthOf(memory, dimension);
        return call.TargetMethod.Name == "GetLength"
            ? length
            : Verbatim(new FragmentList().Use(length).Add(" - 1"), DataType.Int32, isPrimary: false, isPure: true);
    }

    // a[i..j]  →  a[i ..+ j - i], of an array a copy of it
    private Operand? LowerPart(IOperation part)
    {
        (IOperation whole, IOperation range) = part switch
        {
            IArrayElementReferenceOperation { ArrayReference: var array, Indices: [var index] } => (array, index),
            IImplicitIndexerReferenceOperation { Instance: var span, Argument: var argument } => (span, argument),
            _ => throw new NotSupportedException(part.Kind.ToString()),
        };
        if (LowerMemory(whole) is not { } memory || Bounded(memory, range) is not var (start, count)) return null;
        Value slice = Slice(memory, start, count);
        return part is IArrayElementReferenceOperation ? CopyOf(slice, count ?? LengthOf(slice), part) : slice;
    }

    private (Value Start, Value? Count)? Bounded(Value memory, IOperation range)
    {
        if (range is not IRangeOperation bounds)
        {
            RefuseUnsupported(range, "a range that is a variable", "write the range in the brackets");
            return null;
        }
        Value? start = bounds.LeftOperand is { } left ? LowerIndex(left, memory, 0) : Literal("0", DataType.Int32);
        if (start is null) return null;
        if (bounds.RightOperand is not { } right) return (start, null);
        return LowerIndex(right, memory, 0) is { } end ? (start, bounds.LeftOperand is null ? end : Difference(end, start)) : null;
    }

    private Value Slice(Value memory, Value start, Value? count) =>
        View(memory, start, count, memory.Type.Part);

    private Value View(Value memory, Value start, Value? count, DataType type)
    {
        Value view = NewValue("", type);
        _block.Add(new Slice(view, memory, start, count));
        Share(view, memory);
        return view;
    }

    // (ReadOnlySpan<double>)a  →  a[0 ..]
    private Operand? LowerView(IConversionOperation conversion)
    {
        if (LowerMemory(conversion.Operand) is not { } memory) return null;
        DataType type = _types.Of(conversion.Type!);
        if (memory.Type == type || !type.IsSpan) return memory;
        return _block.Retype(memory, type) ?? View(memory, Whole(0), null, type);
    }

    /// <summary>Whether both are arrays or spans of the same elements.</summary>
    private bool IsView(ITypeSymbol from, ITypeSymbol to) =>
        Memories.ElementOf(from) is { } source && Memories.ElementOf(to) is { } target
        && _module.Compilation.ClassifyCommonConversion(source, target).IsIdentity && Memories.RankOf(from) == Memories.RankOf(to);
}
