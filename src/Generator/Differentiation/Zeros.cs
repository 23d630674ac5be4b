using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>New memory as large as other memory, for its tangents or adjoints.</summary>
internal static class Zeros
{
    // a   →   b = new T[a.Length]
    public static Value Beside(Value memory, string name, Builder builder)
    {
        if (memory.Type.Element is not { IsReal: true }) throw new NotSupportedException($"memory beside {memory.Type}");
        Value[] lengths = [.. Enumerable.Range(0, memory.Type.Rank).Select(dimension => builder.Define("", DataType.Int32))];
        for (int i = 0; i < lengths.Length; i++) builder.Add(new Length(lengths[i], memory, lengths.Length == 1 ? -1 : i));
        Value zeros = builder.Define(name, Augmentation.AdjointType(memory.Type));
        builder.Add(new NewArray(zeros, [.. lengths], IsZeroed: true));
        return zeros;
    }
}
