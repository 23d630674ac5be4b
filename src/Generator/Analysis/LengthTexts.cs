using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>How long arrays are, as text that is equal where the lengths are: in terms of what is known in front of a loop.</summary>
/// <param name="startOf">Of an array that a loop carries, another one that is as long, if one is known.</param>
/// <param name="found">Its lengths, where they are known otherwise.</param>
internal sealed class LengthTexts(Provenance provenance, Loop loop, Func<Value, Value?> startOf, Func<Value, string[]?> found)
{
    private const int Longest = 200;

    private readonly Provenance.Extent _extent = provenance.ExtentOf(loop);
    private int _open = Instruction.None; // what is not known yet
    private string[]? _lengths; // what is known of it then

    /// <summary>For each dimension; <see langword="null"/> where one may differ from iteration to iteration.</summary>
    public string[]? Of(Value memory) => Each(memory) is { } each && !each.Contains(null) ? [.. each.OfType<string>()] : null;

    /// <summary>The lengths that an array gets in each iteration, if they are the same in all, though they depend on what another iteration left in the variable.</summary>
    public string[]? OfEach(Value assigned, Value carried)
    {
        string[]? lengths = null;
        for (int round = 0; round <= carried.Type.Rank; round++)
        {
            (_open, _lengths) = (carried.Label, lengths);
            string[]? next = Of(assigned);
            (_open, _lengths) = (Instruction.None, null);
            if (next is null || (lengths is not null && next.SequenceEqual(lengths))) return next;
            lengths = next;
        }

        return null;
    }

    private string?[]? Each(Value memory)
    {
        DeepStack.Check();
        if (memory.Label == _open) return _lengths;
        if (startOf(memory) is { } start) return Each(start);
        if (found(memory) is { } known) return known;
        string?[]? lengths = provenance.DefinitionOf(memory) switch
        {
            NewArray array => [.. array.Lengths.Select(Key)],
            Slice { Count: { } count } => [Key(count)],
            Slice slice when Each(slice.Memory) is [{ } whole] && Key(slice.Start) is { } from => [from == "0" ? whole : $"({whole} - {from})"],
            If branch => Same([.. Nested.Of(branch).Where(arm => !arm.EndsInThrow).Select(arm => arm.Yields[branch.Outputs.AsSpan().IndexOf(memory)])]),
            Select select => Same([select.WhenTrue, select.WhenFalse]),
            _ => null,
        };
        if (lengths?.Contains(null) == false) return lengths;
        return IsOutside(memory) ? [.. Enumerable.Range(0, memory.Type.Rank).Select(dimension => $"#{memory.Label}.{dimension}")] : lengths;
    }

    /// <summary>Null, or what is not known yet, is as long as what it may be instead.</summary>
    private bool IsNothing(Value memory) => memory.Label == _open ? _lengths is null : provenance.DefinitionOf(memory) is Constant;

    private string?[]? Same(Value[] memory)
    {
        string?[]?[] lengths = [.. memory.Where(value => !IsNothing(value)).Select(Each)];
        if (lengths.Length == 0 || lengths.Contains(null)) return null;
        return [.. lengths[0]!.Select((length, dimension) => Array.TrueForAll(lengths, other => other![dimension] == length) ? length : null)];
    }

    private string? Key(Value value)
    {
        string? key = provenance.DefinitionOf(value) switch
        {
            Constant { Text: { } text } => text,
            Length length when Each(length.Memory) is { } lengths => length.Dimension >= 0 ? lengths[length.Dimension] : lengths.Contains(null) ? null : string.Join(" * ", lengths),
            Verbatim { IsPure: true } verbatim when !Operands.Of(verbatim).Any(operand => operand.Type.IsMemory) => Join(verbatim.Fragments.Select(Key)),
            Apply { MayThrow: false } apply => Join(apply.Arguments.Select(Key).Prepend(apply.Function)),
            _ => null,
        };
        if (key is { Length: <= Longest }) return key;
        return IsOutside(value) ? $"%{value.Label}" : null;
    }

    private string? Key(Fragment fragment) => fragment switch
    {
        Fragment.Text text => text.Code,
        Fragment.Use use => Key(use.Value),
        _ => null,
    };

    private static string? Join(IEnumerable<string?> parts)
    {
        string?[] all = [.. parts];
        return all.Contains(null) ? null : $"({string.Join(" ", all)})";
    }

    private bool IsOutside(Value value) => provenance.PositionOf(value) is var position && (position < _extent.Begin || position > _extent.End);
}
