using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>How long the arrays are at most that a loop carries: what they begin with, or one of several numbers that can be known before the loop.</summary>
/// <param name="Places">Which of the carried values get another length.</param>
/// <param name="Known">What their lengths are otherwise.</param>
/// <param name="Ahead">Where they depend on the iteration, a loop that finds the longest.</param>
internal sealed record Capacity(int[] Places, KnownNumbers? Known, LengthLoop? Ahead)
{
    /// <returns><see langword="null"/> where a length depends on more than whole numbers.</returns>
    public static Capacity? Of(Loop loop, int[] places, int[] changing, Provenance provenance)
    {
        HashSet<int> carried = [.. places.Where(i => loop.Carried[i].Type.Rank == 1).Select(i => loop.Carried[i].Label)];
        var search = new Search(carried, provenance, new KnownNumbers(loop, provenance));
        if (changing.All(i => search.TryMeasure(loop.Body.Yields[i]))) return new Capacity(changing, search.Known, null);
        return LengthLoop.Of(loop, carried, changing, provenance) is { } ahead ? new Capacity(changing, null, ahead) : null;
    }

    private sealed class Search(HashSet<int> carried, Provenance provenance, KnownNumbers known)
    {
        public KnownNumbers Known => known;

        public bool TryMeasure(Value memory)
        {
            DeepStack.Check();
            if (carried.Contains(memory.Label)) return true;
            switch (provenance.DefinitionOf(memory))
            {
                case If branch when known.IsInside(memory):
                    int i = branch.Outputs.AsSpan().IndexOf(memory);
                    return Nested.Of(branch).Where(arm => !arm.EndsInThrow).All(arm => TryMeasure(arm.Yields[i]));
                case Select select when known.IsInside(memory):
                    return TryMeasure(select.WhenTrue) && TryMeasure(select.WhenFalse);
                case NewArray array:
                    return IsOwnLength(array.Lengths[0]) || known.TryAdd(array.Lengths[0]);
                case var _ when !known.IsInside(memory):
                    known.AddLength(memory, -1);
                    return true;
                default:
                    return false;
            }
        }

        /// <summary>The length of what is carried: that is no longer than anything else.</summary>
        private bool IsOwnLength(Value value) => provenance.DefinitionOf(value) is Length length && IsOwn(length.Memory);

        private bool IsOwn(Value memory) =>
            carried.Contains(memory.Label)
            || (provenance.DefinitionOf(memory) is NewArray array && known.IsInside(memory) && IsOwnLength(array.Lengths[0]))
            || (provenance.DefinitionOf(memory) is Slice { Count: null } slice && IsOwn(slice.Memory));
    }
}
