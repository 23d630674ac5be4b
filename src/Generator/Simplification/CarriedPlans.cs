using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Which of the arrays that loops carry can be copied: by loop, their places in it.</summary>
internal sealed class CarriedPlans
{
    private readonly Dictionary<Loop, int[]> _places = new(ByReference.Comparer);
    private readonly Dictionary<Loop, Capacity> _capacities = new(ByReference.Comparer);
    private readonly Dictionary<int, Value> _starts = []; // by label of what is carried and handed out, what the loop begins with
    private readonly Provenance _provenance;
    private readonly Ownership _ownership;
    private readonly Func<Value, bool> _isVaried;

    public CarriedPlans(Function function, Func<Value, bool> isVaried)
    {
        _provenance = Provenance.Of(function);
        _ownership = new Ownership(function, _provenance);
        _isVaried = isVaried;
        Find(function.Body);
    }

    public bool Any => _places.Count > 0;

    public int[] Of(Loop loop) => _places.TryGetValue(loop, out int[] places) ? places : [];

    /// <summary>Where the length may change, the lengths that arrays get in the loop, each computed last by a list of instructions; else <see langword="null"/>.</summary>
    public Capacity? CapacityOf(Loop loop) => _capacities.TryGetValue(loop, out Capacity capacity) ? capacity : null;

    /// <summary>Whether the array that the loop begins with is its own anyway, and needs no copy.</summary>
    public bool TakesOver(Loop loop, int place) => CapacityOf(loop)?.Places.Contains(place) != true && !loop.Inits[place].Type.Text.Contains("ReadOnly") && _ownership.IsOwned(loop.Carried[place]) && _ownership.TakesOver(loop, place);

    private void Find(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Find(inner); // what loops inside hand out is known then
            if (instruction is Loop { Body.EndsInThrow: false } loop) Find(loop);
        }
    }

    private void Find(Loop loop)
    {
        int[] swapped = Permutation.Of(loop);
        int[] places = [.. Enumerable.Range(0, loop.Carried.Count).Except(swapped).Where(i => loop.Carried[i].Type is { IsMemory: true, Element.IsReal: true } && _isVaried(loop.Carried[i]))];
        var lengths = new LengthTexts(_provenance, loop, value => _starts.TryGetValue(value.Label, out Value start) ? start : null);
        foreach (int i in swapped.Where(i => lengths.Of(loop.Inits[i]) is { } of && swapped.All(j => lengths.Of(loop.Inits[j])?.SequenceEqual(of) == true))) Start(loop, i);
        foreach (int i in places) Start(loop, i);
        if (places.Length > 0 && places.All(i => IsKnown(loop.Inits[i]) && IsKnown(loop.Body.Yields[i]) && IsNotSeen(loop, i)))
        {
            int[] changing = [.. places.Where(i => !KeepsItsLength(loop, i, lengths))];
            int before;
            do // what is as long as something that changes changes too
            {
                before = changing.Length;
                foreach (int i in changing) Forget(loop, i);
                changing = [.. places.Where(i => changing.Contains(i) || !KeepsItsLength(loop, i, lengths))];
            }
            while (changing.Length != before);
            if (changing.Length == 0 || (changing.All(i => IsOwnAffair(loop, i)) && Capacity.Of(loop, places, changing, _provenance) is not null))
            {
                _places.Add(loop, places);
                if (changing.Length > 0) _capacities.Add(loop, Capacity.Of(loop, places, changing, _provenance)!);
                return;
            }
        }

        foreach (int i in places) Forget(loop, i);
    }

    private void Forget(Loop loop, int place)
    {
        _starts.Remove(loop.Carried[place].Label);
        _starts.Remove(loop.Outputs[place].Label);
    }

    private void Start(Loop loop, int place) => _starts[loop.Carried[place].Label] = _starts[loop.Outputs[place].Label] = loop.Inits[place];

    private static bool KeepsItsLength(Loop loop, int place, LengthTexts lengths) =>
        lengths.Of(loop.Inits[place]) is { } before && lengths.Of(loop.Body.Yields[place]) is { } after && before.SequenceEqual(after);

    /// <summary>Whether it cannot be <see langword="null"/>, or what the user's own code hands out.</summary>
    private bool IsKnown(Value memory) =>
        _provenance.SitesOf(memory) is { Count: > 0 } sites && sites.All(site => _provenance.DefinitionOf(site) is not (Verbatim or Constant));

    /// <summary>Whether nothing needs it to be an array: a part of a buffer will do.</summary>
    private bool IsOwnAffair(Loop loop, int place) => !_provenance.Escapes(loop.Carried[place]) && !_provenance.Escapes(loop.Outputs[place]);

    /// <summary>Whether nobody can tell a copy from the array itself: nothing is written to either where the other is looked at.</summary>
    private bool IsNotSeen(Loop loop, int place)
    {
        Value carried = loop.Carried[place];
        if (_ownership.IsOwned(carried)) return true;
        if (_provenance.WritesTo(carried.Label).Any()) return false;
        IEnumerable<int> sources = _provenance.SitesOf(loop.Inits[place]).Concat(_provenance.SitesOf(loop.Body.Yields[place])).Distinct();
        return sources.Where(site => site != carried.Label).All(site => IsLeftAlone(site, _provenance.ExtentOf(loop)));
    }

    /// <summary>Whether what begins in an iteration is written in it only; and what begins before, only before.</summary>
    private bool IsLeftAlone(int site, Provenance.Extent loop)
    {
        int made = _provenance.PositionOf(site);
        if (loop.Contains(made)) return _provenance.WritesTo(site).All(write => _provenance.SitesOf(write.Label).All(other => loop.Contains(_provenance.PositionOf(other))));
        int start = loop.Begin;
        for (Provenance.Extent? around = loop.Around; around is { Loop: not null } && made <= around.Begin; around = around.Around) start = around.Begin;
        return _provenance.WritesTo(site).All(write => write.Position < start);
    }
}
