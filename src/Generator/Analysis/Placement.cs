using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// Where in memory an index points, in terms of the indices of the loops around it: <c>i - 1</c> is one below i, and
/// <c>k</c> of <c>for (k = 0; k &lt; j; k++)</c> is below j.
/// </summary>
internal sealed class Placement(Scopes scopes)
{
    private const int Deepest = 3; // loops whose bounds are those of loops around them

    private readonly RowMajor _rows = new(scopes);

    /// <summary>The index is at least <paramref name="Low"/> and at most <paramref name="High"/> more than that of a loop, by its scope.</summary>
    private readonly record struct Range(int Loop, int? Low, int? High);

    /// <summary>
    /// Whether a write comes to an element after it was read: in the same iteration of all loops around both, if it stands
    /// behind the read, or in a later one of any of the <paramref name="loops"/>.
    /// </summary>
    public bool MayMeet((EquatableArray<Value> Indices, int Scope) read, (EquatableArray<Value> Indices, int Scope) written, List<int> loops, bool isBehind)
    {
        if (read.Indices.Count != written.Indices.Count) return true;
        List<(Range Read, Range Written)> pairs = [.. Enumerable.Range(0, read.Indices.Count).SelectMany(i => _rows.Digits(_rows.Of(read.Indices[i]), _rows.Of(written.Indices[i]), loops))
            .SelectMany(pair => RangesOf(pair.One, read.Scope).SelectMany(r => RangesOf(pair.Other, written.Scope).Where(w => w.Loop == r.Loop).Select(w => (r, w))))];
        if (isBehind && !pairs.Exists(pair => IsFixed(pair.Read.Loop, loops, loops.Count) && AreApart(pair.Read, pair.Written))) return true;
        for (int q = 0; q < loops.Count; q++)
        {
            int later = loops[q];
            if (!pairs.Exists(pair => pair.Read.Loop == later ? StayApart(pair.Read, pair.Written) : IsFixed(pair.Read.Loop, loops, q) && AreApart(pair.Read, pair.Written))) return true;
        }

        return false;
    }

    /// <summary>Whether the loop's index is the same for both: it has neither gone on nor begun again.</summary>
    private static bool IsFixed(int loop, List<int> loops, int first) => loops.IndexOf(loop) < first; // around all of them where it is none of them

    private static bool AreApart(Range read, Range written) => read.High < written.Low || read.Low > written.High;

    /// <summary>Whether no later iteration of the loop writes where this one reads.</summary>
    private bool StayApart(Range read, Range written)
    {
        int step = ((For)scopes.LoopOf(read.Loop)!).Step;
        return step > 0 ? read.High < written.Low + step : read.Low > written.High + step;
    }

    /// <param name="place">The scope in which it is an index: in <c>if (i == j)</c>, one loop's index is the other's, too.</param>
    private IEnumerable<Range> RangesOf(Polynomial index, int place)
    {
        if (index.Shift is not var (of, by)) yield break;
        foreach (Value same in scopes.EqualsOf(of, place))
        {
            Value[] others = [.. scopes.OthersThan(same, place)];
            foreach (Range range in Within(_rows.Of(same) + Polynomial.Of(by), Deepest)) yield return others.Contains(((For)scopes.LoopOf(range.Loop)!).Index) ? Without(range, by) : range;
        }
    }

    private static Range Without(Range range, int number) => range with { Low = range.Low == number ? number + 1 : range.Low, High = range.High == number ? number - 1 : range.High };

    private IEnumerable<Range> Within(Polynomial index, int depth)
    {
        if (index.Shift is not var (of, shift)) yield break;
        int scope = scopes.HomeOf(of);
        if (scopes.LoopOf(scope) is not For loop || loop.Index != of) yield break;
        yield return new Range(scope, shift, shift);
        if (depth == 0) yield break;
        (Value low, Value high) = loop.Step > 0 ? (loop.From, loop.To) : (loop.To, loop.From);
        int below = loop is { Step: > 0, Relation: "<" } ? -1 : 0, above = loop is { Step: < 0, Relation: ">" } ? 1 : 0;
        foreach (Range range in Within(_rows.Of(low), depth - 1)) yield return new Range(range.Loop, range.Low + above + shift, null);
        foreach (Range range in Within(_rows.Of(high), depth - 1)) yield return new Range(range.Loop, null, range.High + below + shift);
    }
}
