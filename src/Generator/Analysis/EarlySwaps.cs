using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>What a loop does with the memory it carries, by places among the carried values.</summary>
/// <param name="Stays">Where each comes from after an iteration that another one may follow: no two from the same.</param>
/// <param name="Leaves">What each is after an iteration that leaves the loop, if anybody asks for it afterwards: carried, or made before the loop.</param>
/// <param name="MayStay">Whether the loop may also end without such an iteration.</param>
internal sealed record EarlySwap(IReadOnlyDictionary<int, int> Stays, IReadOnlyDictionary<int, Value> Leaves, bool MayStay);

/// <summary>Loops that swap buffers in each iteration but the one that leaves them.</summary>
internal sealed class EarlySwaps
{
    private readonly Paths _paths;
    private readonly IReadOnlyDictionary<int, int> _uses;
    private readonly HashSet<int> _unassigned = [];

    public EarlySwaps(Function function)
    {
        _paths = new Paths(function);
        _uses = UseCounts.Of(function);
        FindUnassigned(function.Body);
    }

    /// <summary>Whether a variable begins with nothing, not even the user's own <see langword="null"/>: nobody asks for it before it is assigned.</summary>
    public bool IsUnassigned(Value memory) => _unassigned.Contains(memory.Label);

    public EarlySwap? Of(Loop loop)
    {
        if (!loop.HasExit || loop.Body.EndsInThrow) return null;
        int[] places = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory)];
        if (Permutation.Of(loop).Length == places.Length) return null;
        Value stays = loop.Body.Yields[loop.Carried.Count];
        var inside = new HashSet<int>();
        Blocks.ForEachDefinition(loop.Body, value => inside.Add(value.Label));
        if (_paths.Of([.. places.Select(i => loop.Body.Yields[i]), stays], value => inside.Contains(value.Label)) is not { } paths) return null;

        Dictionary<int, Value?> stay = Outcomes(paths.Where(path => _paths.IsTrue(path.Values[^1], path) != false));
        Dictionary<int, Value?> leave = Outcomes(paths.Where(path => _paths.IsTrue(path.Values[^1], path) != true));
        Dictionary<int, int> staying = places.ToDictionary(i => i, i => stay[i] is { } source ? loop.Carried.AsSpan().IndexOf(source) : Instruction.None);
        Dictionary<int, Value?> leaving = places.Where(i => _uses.ContainsKey(loop.Outputs[i].Label)).ToDictionary(i => i, i => leave[i]);
        int before;
        do // what comes from something that is no longer among them is not among them either
        {
            before = staying.Count;
            foreach (int i in staying.Keys.ToList())
            {
                if (!IsSwapped(i) || !IsChosen(i)) staying.Remove(i);
            }
        }
        while (staying.Count != before);
        bool isForever = loop is While { Test: { Instructions: [.., Constant { Text: "true" } always] } test } && test.Yields[0] == always.Result;
        return staying.Any(place => loop.Body.Yields[place.Key] != loop.Carried[place.Value]) ? new EarlySwap(staying, leaving.Where(other => staying.ContainsKey(other.Key)).ToDictionary(other => other.Key, other => other.Value!), !isForever) : null;

        bool IsSwapped(int i) => staying.ContainsKey(staying[i]) && staying.Values.Count(from => from == staying[i]) == 1 && staying.ContainsValue(i);

        bool IsChosen(int i) => !leaving.TryGetValue(i, out Value? left)
            || (left is not null && (loop.Carried.AsSpan().IndexOf(left) is >= 0 and int from ? staying.ContainsValue(from) : !inside.Contains(left.Label)));

        // what each is on all ways; null where that differs
        Dictionary<int, Value?> Outcomes(IEnumerable<Paths.Path> ways) => Enumerable.Range(0, places.Length).ToDictionary(
            k => places[k],
            k => ways.Select(path => path.Values[k]).Distinct().ToList() is [var only] ? only : null);
    }

    private void FindUnassigned(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Constant { Result: { Name: "", Type.IsMemory: true } nothing }) _unassigned.Add(nothing.Label);
            foreach (Block inner in Nested.Of(instruction)) FindUnassigned(inner);
        }
    }
}
