using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Which of the arrays that loops carry can be copied: by loop, their places in it.</summary>
internal sealed class CarriedPlans
{
    private readonly Dictionary<Loop, int[]> _places = new(ByReference.Comparer);
    private readonly Dictionary<Loop, Capacity> _capacities = new(ByReference.Comparer);
    private readonly Dictionary<int, KnownNumbers> _shapes = []; // by label of what is carried
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

    /// <summary>Where lengths may change, the lengths that arrays get in the loop; else <see langword="null"/>.</summary>
    public Capacity? CapacityOf(Loop loop) => _capacities.TryGetValue(loop, out Capacity capacity) ? capacity : null;

    /// <summary>The lengths of what iterations leave, where the array that the loop begins with may have others; else <see langword="null"/>.</summary>
    public KnownNumbers? ShapeOf(Value carried) => _shapes.TryGetValue(carried.Label, out KnownNumbers shape) ? shape : null;

    /// <summary>Whether the array that the loop begins with is its own anyway, and needs no copy.</summary>
    public bool TakesOver(Loop loop, int place) => CapacityOf(loop)?.Places.Contains(place) != true && !loop.Inits[place].Type.Text.Contains("ReadOnly") && _ownership.IsOwned(loop.Carried[place]) && _ownership.TakesOver(loop, place);

    private void Find(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop { Body.EndsInThrow: false } loop) FindInside(loop);
            else foreach (Block inner in Nested.Of(instruction)) Find(inner);
        }
    }

    /// <summary>Loops inside begin with what this one carries, and this one goes on with what they hand out: its lengths are assumed to stay until they do not.</summary>
    private void FindInside(Loop loop)
    {
        List<int> assumed = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type is { IsMemory: true, Element.IsReal: true })];
        while (true)
        {
            foreach (int i in assumed) Start(loop, i);
            foreach (Block inner in Nested.Of(loop)) Find(inner);
            Find(loop);
            if (assumed.RemoveAll(i => !_starts.ContainsKey(loop.Carried[i].Label)) == 0) return;
            Forget(loop);
            foreach (Block inner in Nested.Of(loop)) Forget(inner);
        }
    }

    private void Forget(Loop loop)
    {
        _places.Remove(loop);
        _capacities.Remove(loop);
        for (int i = 0; i < loop.Carried.Count; i++)
        {
            _shapes.Remove(loop.Carried[i].Label);
            Forget(loop, i);
        }
    }

    private void Forget(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop loop) Forget(loop);
            foreach (Block inner in Nested.Of(instruction)) Forget(inner);
        }
    }

    private void Find(Loop loop)
    {
        int[] swapped = Permutation.Of(loop);
        int[] places = [.. Enumerable.Range(0, loop.Carried.Count).Except(swapped).Where(i => loop.Carried[i].Type is { IsMemory: true, Element.IsReal: true } && _isVaried(loop.Carried[i]))];
        var lengths = new LengthTexts(_provenance, loop, value => _starts.TryGetValue(value.Label, out Value start) ? start : null);
        foreach (int i in swapped.Where(i => lengths.Of(loop.Inits[i]) is { } of && swapped.All(j => lengths.Of(loop.Inits[j])?.SequenceEqual(of) == true))) Start(loop, i);
        foreach (int i in places) Start(loop, i);
        places = Without(loop, places, [.. places.Where(i => !IsKnown(loop.Inits[i]) || !IsKnown(loop.Body.Yields[i]) || !IsNotSeen(loop, i))]);
        while (places.Length > 0)
        {
            int[] changing = Changing(loop, places, lengths), numbered = [.. changing.Where(i => loop.Carried[i].Type.Rank == 1)];
            var shapes = changing.Except(numbered).Select(i => (Place: i, Shape: KnownShape.Of(loop, i, lengths, _provenance))).ToList();
            int[] failing = [.. numbered.Where(i => !IsOwnAffair(loop, i) || Capacity.Of(loop, places, [i], _provenance) is null), .. shapes.Where(other => other.Shape is null).Select(other => other.Place)];
            if (failing.Length == 0)
            {
                _places.Add(loop, places);
                if (numbered.Length > 0) _capacities.Add(loop, Capacity.Of(loop, places, numbered, _provenance)!);
                foreach ((int place, KnownNumbers? shape) in shapes) _shapes.Add(loop.Carried[place].Label, shape!);
                return;
            }

            places = Without(loop, places, failing); // what remains may have been as long as one of them
        }
    }

    /// <summary>Which of them may get another length than they begin with.</summary>
    private int[] Changing(Loop loop, int[] places, LengthTexts lengths)
    {
        int[] changing = [];
        int before;
        do // what is as long as something that changes changes too
        {
            before = changing.Length;
            foreach (int i in changing) Forget(loop, i);
            changing = [.. places.Where(i => changing.Contains(i) || !KeepsItsLength(loop, i, lengths))];
        }
        while (changing.Length != before);
        return changing;
    }

    private int[] Without(Loop loop, int[] places, int[] failing)
    {
        foreach (int i in failing) Forget(loop, i);
        return [.. places.Except(failing)];
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
