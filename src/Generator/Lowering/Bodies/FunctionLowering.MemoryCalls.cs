using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Calls that fill, copy and cut memory.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>Whether the call has instructions of its own; <paramref name="result"/> is its value, where it has one.</summary>
    private bool IsMemoryCall(IInvocationOperation call, out Operand? result)
    {
        result = null;
        IMethodSymbol method = call.TargetMethod.ReducedFrom ?? call.TargetMethod;
        IOperation[] arguments = [.. call.Instance is null ? [] : new[] { call.Instance }, .. Ordered(call.Arguments)];
        if (arguments.Length == 0 || Memories.ElementOf(Unconverted(arguments[0]).Type) is not { } element) return false;
        if (Memories.IsLength(method))
        {
            result = LowerLength(call);
            return true;
        }
        bool isSimple = _types.Of(element).Kind is IR.TypeKind.Double or IR.TypeKind.Float or IR.TypeKind.Integer or IR.TypeKind.Boolean;
        switch (method.ContainingType.Name, method.Name, arguments.Length)
        {
            case ("Span" or "ReadOnlySpan", "Slice", _):
            case ("MemoryExtensions", "AsSpan", _) when Memories.IsSlice(method):
                result = LowerSlice(arguments, _types.Of(call.Type!));
                return true;
            case ("Span", "Clear", 1) when isSimple:
            case ("Array", "Clear", 1) when isSimple:
                LowerFill(arguments[0], null, call);
                return true;
            case ("Array", "Clear", 3) when isSimple && IsFlat(arguments[0]):
                LowerFill(arguments[0], null, call, arguments[1], arguments[2]);
                return true;
            case ("Span", "Fill", 2) when isSimple:
            case ("Array", "Fill", 2) when isSimple:
                LowerFill(arguments[0], arguments[1], call);
                return true;
            case ("Array", "Fill", 4) when isSimple:
                LowerFill(arguments[0], arguments[1], call, arguments[2], arguments[3]);
                return true;
            case ("Span" or "ReadOnlySpan" or "MemoryExtensions", "CopyTo", 2) when isSimple:
                LowerCopy(call, arguments[0], null, arguments[1], null, null);
                return true;
            case ("Array", "CopyTo", 3) when isSimple && IsFlat(arguments[0]):
                LowerCopy(call, arguments[0], null, arguments[1], arguments[2], null);
                return true;
            case ("Array", "Copy", 3) when isSimple && IsFlat(arguments[0]):
                LowerCopy(call, arguments[0], null, arguments[1], null, arguments[2]);
                return true;
            case ("Array", "Copy", 5) when isSimple && IsFlat(arguments[0]):
                LowerCopy(call, arguments[0], arguments[1], arguments[2], arguments[3], arguments[4]);
                return true;
            case ("Span" or "ReadOnlySpan", "ToArray", 1) when isSimple:
                result = LowerMemory(arguments[0]) is { } source ? CopyOf(source, LengthOf(source), call) : null;
                return true;
            default:
                return false;
        }
    }

    private static IOperation[] Ordered(IEnumerable<IArgumentOperation> arguments) =>
        [.. arguments.OrderBy(argument => argument.Parameter!.Ordinal).Select(argument => argument.Value)];

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true, Operand: var inner } && Memories.IsMemory(inner.Type) ? inner : operation;

    private static bool IsFlat(IOperation array) => Memories.RankOf(Unconverted(array).Type!) == 1;

    // a.Slice(i, n), a.AsSpan(i, n), new Span<double>(a, i, n)  →  a[i ..+ n]
    private Operand? LowerSlice(IOperation[] arguments, DataType type)
    {
        if (LowerMemory(arguments[0]) is not { } memory) return null;
        if (arguments.Length == 2 && Memories.IsRange(arguments[1])) return Bounded(memory, arguments[1]) is var (from, length) ? View(memory, from, length, type) : null;
        Value? start = arguments.Length > 1 ? LowerIndex(arguments[1], memory, 0) : Whole(0);
        Value? count = arguments.Length > 2 ? LowerValue(arguments[2]) : null;
        return start is null || (arguments.Length > 2 && count is null) ? null : View(memory, start, count, type);
    }

    // a.Fill(x), Array.Clear(a, i, n)  →  fill a x, fill a[i ..+ n] 0
    private void LowerFill(IOperation memory, IOperation? value, IInvocationOperation call, IOperation? start = null, IOperation? count = null)
    {
        Value? filled = LowerMemory(memory);
        Value? with = value is null ? null : LowerValue(value);
        Value? from = start is null ? null : LowerValue(start), length = count is null ? null : LowerValue(count);
        if (filled is null || (value is not null && with is null) || (start is not null && (from is null || length is null))) return;
        if (from is not null) filled = Slice(filled, from, length);
        with ??= Zero(filled.Type.Element!);
        _block.Add(new Fill(filled, with));
        if (IsVaried(with)) MakeVaried(filled, call);
    }

    private Value Zero(DataType type) => type.Kind switch
    {
        IR.TypeKind.Integer when type.Text != "char" => Literal("0", type),
        _ => Default(type),
    };

    // Array.Copy(a, i, b, j, n)  →  copy a[i ..+ n] to b[j ..+ n]
    private void LowerCopy(IInvocationOperation call, IOperation source, IOperation? sourceStart, IOperation target, IOperation? targetStart, IOperation? count)
    {
        Value? from = LowerMemory(source), first = sourceStart is null ? null : LowerValue(sourceStart);
        Value? to = LowerMemory(target), second = targetStart is null ? null : LowerValue(targetStart);
        Value? length = count is null ? null : LowerValue(count);
        if (from is null || to is null || (sourceStart is not null && first is null) || (targetStart is not null && second is null) || (count is not null && length is null)) return;
        if (first is not null || length is not null) from = Slice(from, first ?? Whole(0), length);
        if (second is not null) to = Slice(to, second, null);
        AddCopy(from, to, call);
    }
}
