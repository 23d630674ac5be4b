using GradGen.IR;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Copies of arrays and spans.</summary>
internal sealed partial class FunctionLowering
{
    // a.ToArray(), a[1..], (double[])a.Clone()  →  b = new? [n]; copy a to b
    private Value CopyOf(Value memory, Value length, IOperation at)
    {
        Value copy = NewArray(DataType.Array(memory.Type.Element!), [length], isZeroed: false, at);
        AddCopy(memory, copy, at, isWhole: true);
        return copy;
    }

    /// <summary><c>(double[])a.Clone()</c>.</summary>
    private static bool IsClone(IConversionOperation conversion) =>
        Memories.IsMemory(conversion.Type)
        && conversion.Operand is IInvocationOperation { Instance: not null, TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array } };

    private Operand? LowerClone(IInvocationOperation call)
    {
        if (LowerMemory(call.Instance!) is not { } memory) return null;
        if (memory.Type.Element!.IsMemory)
        {
            RefuseUnsupported(call, "a copy of an array of arrays", "copy the rows one by one");
            return null;
        }
        Value copy = NewArray(memory.Type, Enumerable.Range(0, memory.Type.Rank).Select(dimension => LengthOf(memory, dimension)), isZeroed: false, call);
        AddCopy(memory, copy, call, isWhole: true);
        return copy;
    }

    private void AddCopy(Value source, Value target, IOperation at, bool isWhole = false)
    {
        _block.Add(new Copy(source, target, isWhole));
        if (source.Type.Element!.IsMemory) Merge(source, target, at);
        else if (IsVaried(source)) MakeVaried(target, at);
        else RootOf(source).IsReadAsInactive = true;
    }
}
