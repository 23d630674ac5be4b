using GradGen.IR;

namespace GradGen.Analysis;

/// <summary>How long arrays are, as text that is equal where the lengths are: in terms of what is known in front of a loop.</summary>
internal sealed class LengthTexts(Provenance provenance, Loop loop, Func<Value, Value?> startOf)
{
    private const int Longest = 200;

    private readonly Provenance.Extent _extent = provenance.ExtentOf(loop);

    /// <summary>For each dimension; <see langword="null"/> where it may differ from iteration to iteration.</summary>
    public string[]? Of(Value memory)
    {
        if (startOf(memory) is { } start) return Of(start);
        string[]? lengths = provenance.DefinitionOf(memory) switch
        {
            NewArray array => All(array.Lengths.Select(Key)),
            Slice { Count: { } count } => All([Key(count)]),
            Slice slice when Of(slice.Memory) is [var whole] && Key(slice.Start) is { } from => [from == "0" ? whole : $"({whole} - {from})"],
            If branch => OfArms(branch, branch.Outputs.AsSpan().IndexOf(memory)),
            Select select when Of(select.WhenTrue) is { } either && Of(select.WhenFalse) is { } other && either.SequenceEqual(other) => either,
            _ => null,
        };
        if (lengths is not null) return lengths;
        return IsOutside(memory) ? [.. Enumerable.Range(0, memory.Type.Rank).Select(dimension => $"#{memory.Label}.{dimension}")] : null;
    }

    private string[]? OfArms(If branch, int i)
    {
        string[]?[] lengths = [.. Nested.Of(branch).Where(arm => !arm.EndsInThrow).Select(arm => Of(arm.Yields[i]))];
        return lengths.All(of => of is not null && of.SequenceEqual(lengths[0])) ? lengths[0] : null;
    }

    private static string[]? All(IEnumerable<string?> keys)
    {
        string?[] all = [.. keys];
        return all.Contains(null) ? null : [.. all.OfType<string>()];
    }

    private string? Key(Value value)
    {
        string? key = provenance.DefinitionOf(value) switch
        {
            Constant { Text: { } text } => text,
            Length length when Of(length.Memory) is { } lengths => length.Dimension >= 0 ? lengths[length.Dimension] : string.Join(" * ", lengths),
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
