using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Lowering.Bodies;

/// <summary>The loops of a body, by where they stand in the source.</summary>
internal sealed class LoopSpans
{
    private readonly List<(TextSpan Whole, TextSpan Body)> _loops = [];
    private int[]? _parents;

    public void Add(ILoopOperation loop) => _loops.Add((loop.Syntax.Span, loop.Body.Syntax.Span));

    /// <summary>
    /// Until where a variable is used: one that lives outside a loop and is last named in it, until the loop has ended.
    /// </summary>
    public int LastUse(int mention, int declared)
    {
        int last = mention;
        for (int i = Innermost(mention); i >= 0; i = _parents![i])
        {
            (TextSpan whole, TextSpan body) = _loops[i];
            if (whole.End >= mention && !(body.Start <= declared && declared < body.End)) last = Math.Max(last, whole.End);
        }
        return last;
    }

    /// <summary>The last loop that begins before a position; what contains the position is this or around it.</summary>
    private int Innermost(int position)
    {
        _parents ??= FindParents();
        int low = 0, high = _loops.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_loops[middle].Whole.Start < position) low = middle + 1;
            else high = middle;
        }
        return low - 1;
    }

    private int[] FindParents()
    {
        _loops.Sort((left, right) => left.Whole.Start != right.Whole.Start ? left.Whole.Start - right.Whole.Start : right.Whole.End - left.Whole.End);
        int[] parents = new int[_loops.Count];
        for (int i = 0; i < parents.Length; i++)
        {
            int parent = i - 1;
            while (parent >= 0 && _loops[parent].Whole.End < _loops[i].Whole.End) parent = parents[parent];
            parents[i] = parent;
        }
        return parents;
    }
}
