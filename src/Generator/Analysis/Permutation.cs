using GradGen.IR;

namespace GradGen.Analysis;

/// <summary>The memory that a loop carries and whose places each iteration only changes among themselves: swapped buffers.</summary>
internal static class Permutation
{
    /// <summary>The positions of the carried values: each of them gets one of these at the end of the iteration, no two the same.</summary>
    public static int[] Of(Loop loop)
    {
        if (loop.Body.EndsInThrow) return [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory)];
        List<int> places = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory)];
        int before;
        do
        {
            before = places.Count;
            ILookup<int, int> next = places.ToLookup(i => loop.Body.Yields[i].Label);
            HashSet<int> carried = [.. places.Select(i => loop.Carried[i].Label)];
            HashSet<int> taken = [.. places.Select(i => loop.Body.Yields[i].Label)];
            places.RemoveAll(i => !carried.Contains(loop.Body.Yields[i].Label) || next[loop.Body.Yields[i].Label].Count() > 1 || !taken.Contains(loop.Carried[i].Label));
        }
        while (places.Count != before);
        return [.. places];
    }
}
