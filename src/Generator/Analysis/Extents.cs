using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>How long memory is, as far as that can be told from how it was made.</summary>
internal sealed class Extents
{
    private readonly Dictionary<int, Instruction> _definitions = [];
    private readonly Dictionary<int, Value> _swapped = []; // by label of a buffer that a loop swaps with others, the length they have

    public Extents(Function function) => Visit(function.Body);

    /// <summary>The length of an array or a span; <see langword="null"/> if nothing but itself tells it.</summary>
    public Value? Of(Value memory) => _swapped.TryGetValue(memory.Label, out Value same) ? same : DefinitionOf(memory) switch
    {
        NewArray { Lengths: [var length] } => length,
        Slice { Count: { } count } => count,
        Slice { Count: null } slice when IsZero(slice.Start) => Of(slice.Memory),
        _ => null,
    };

    public bool AnySwapped => _swapped.Count > 0;

    /// <summary>The length of a buffer that a loop swaps with others that are as long.</summary>
    public Value? SwappedLengthOf(Value memory) => _swapped.TryGetValue(memory.Label, out Value length) ? length : null;

    public bool IsZero(Value value) => DefinitionOf(value) is Constant { Text: "0" } or Constant { Text: null, Bits: 0, Result.Type.IsReal: true };

    public bool IsLengthOf(Value? length, Value? memory) => length is not null && DefinitionOf(length) is Length { Memory: var measured } && measured.Label == memory?.Label;

    /// <summary>Whether two lengths are the same number.</summary>
    public bool AreEqual(Value? one, Value? other)
    {
        if (one is null || other is null) return false;
        (one, other) = (Resolved(one), Resolved(other));
        if (one == other) return true;
        return (DefinitionOf(one), DefinitionOf(other)) switch
        {
            (Constant { Text: { } text } constant, Constant again) => text == again.Text && constant.Result.Type == again.Result.Type,
            (Length length, Length again) => length.Memory == again.Memory && length.Dimension == again.Dimension,
            _ => false,
        };
    }

    private Value Resolved(Value length)
    {
        while (DefinitionOf(length) is Length { Memory: { Type.Rank: 1 } memory } && Of(memory) is { } known) length = known;
        return length;
    }

    private Instruction? DefinitionOf(Value value) => _definitions.TryGetValue(value.Label, out Instruction definition) ? definition : null;

    private void Swap(Loop loop)
    {
        int[] places = Permutation.Of(loop);
        Value?[] lengths = [.. places.Select(i => loop.Carried[i].Type.Rank == 1 ? Of(loop.Inits[i]) : null)];
        if (lengths.FirstOrDefault() is not { } length || !Array.TrueForAll(lengths, other => AreEqual(length, other))) return;
        foreach (int i in places) _swapped[loop.Carried[i].Label] = _swapped[loop.Outputs[i].Label] = length;
    }

    private void Visit(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
            if (instruction is Loop loop) Swap(loop);
            foreach (Block inner in Nested.Of(instruction)) Visit(inner);
        }
    }
}
