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
    private readonly Dictionary<int, (Provenance.Extent Loop, string[] Lengths)> _found = []; // by label of what begins with nothing, where it is as long as it is left
    private readonly Dictionary<int, (Loop Loop, int Place)> _carried = []; // by label of what loops carry
    private readonly HashSet<int> _nothing = [];
    private readonly Value[] _tested; // what is compared with null
    private readonly Provenance _provenance;
    private readonly Ownership _ownership;
    private readonly Func<Value, bool> _isVaried;

    public CarriedPlans(Function function, Func<Value, bool> isVaried)
    {
        _provenance = Provenance.Of(function);
        _ownership = new Ownership(function, _provenance);
        _isVaried = isVaried;
        _tested = [.. NullTests.In(function.Body).Values.Select(test => test.Memory)];
        Define(function.Body);
        Find(function.Body);
        DropShared();
    }

    public bool Any => _places.Count > 0;

    public int[] Of(Loop loop) => _places.TryGetValue(loop, out int[] places) ? places : [];

    /// <summary>Where lengths may change, the lengths that arrays get in the loop; else <see langword="null"/>.</summary>
    public Capacity? CapacityOf(Loop loop) => _capacities.TryGetValue(loop, out Capacity capacity) ? capacity : null;

    /// <summary>The lengths of what iterations leave, where the array that the loop begins with may have others; else <see langword="null"/>.</summary>
    public KnownNumbers? ShapeOf(Value carried) => _shapes.TryGetValue(carried.Label, out KnownNumbers shape) ? shape : null;

    /// <summary>Whether the array that the loop begins with is its own anyway, and needs no copy.</summary>
    public bool TakesOver(Loop loop, int place) => CapacityOf(loop)?.Places.Contains(place) != true && !loop.Inits[place].Type.Text.Contains("ReadOnly") && _ownership.IsOwned(loop.Carried[place]) && _ownership.TakesOver(loop, place);

    public bool BeginsWithNothing(Loop loop, int place) => IsNothing(loop.Inits[place]);

    private void Find(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop { Body.EndsInThrow: false } loop) FindInside(loop);
            else foreach (Block inner in Nested.Of(instruction)) Find(inner);
        }
    }

    /// <summary>What a variable without a buffer may go on holding is not written over.</summary>
    private void DropShared()
    {
        while (_places.Keys.FirstOrDefault(loop => Of(loop).Any(i => IsHeld(loop.Carried[i]))) is { } shared) Forget(shared);

        bool IsHeld(Value planned) => _carried.Any(other => other.Key != planned.Label && !Of(other.Value.Loop).Contains(other.Value.Place) && _provenance.SitesOf(other.Key).Contains(planned.Label));
    }

    private void Define(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop { Body.EndsInThrow: false } loop)
            {
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    if (loop.Carried[i].Type is not { IsMemory: true, Element.IsReal: true }) continue;
                    _carried[loop.Carried[i].Label] = (loop, i);
                    if (_provenance.DefinitionOf(loop.Inits[i]) is Constant { Result.Name: "" }) _nothing.Add(loop.Inits[i].Label);
                }
            }

            foreach (Block inner in Nested.Of(instruction)) Define(inner);
        }
    }

    /// <summary>Loops inside begin with what this one carries, and this one goes on with what they hand out: its lengths are assumed to stay until they do not.</summary>
    private void FindInside(Loop loop)
    {
        List<int> assumed = [.. AssignedAnew(loop)]; // what is not looked at below, nobody would take back
        while (true)
        {
            StartAll(loop, assumed);
            StartSwapped(loop);
            foreach (Block inner in Nested.Of(loop)) Find(inner);
            Find(loop);
            if (assumed.RemoveAll(i => !IsStarted(loop.Carried[i])) == 0) return;
            Forget(loop);
            foreach (Block inner in Nested.Of(loop)) Forget(inner);
        }
    }

    /// <summary>What a loop only swaps keeps its length where all of it has the same.</summary>
    private void StartSwapped(Loop loop)
    {
        int[] swapped = Permutation.Of(loop);
        LengthTexts lengths = LengthsIn(loop);
        foreach (int i in swapped.Where(i => lengths.Of(loop.Inits[i]) is { } of && swapped.All(j => lengths.Of(loop.Inits[j])?.SequenceEqual(of) == true))) Start(loop, i);
    }

    private LengthTexts LengthsIn(Loop loop) => new(_provenance, loop, LikeOf, value => _found.TryGetValue(value.Label, out var found) && (found.Loop.Loop == loop || found.Loop.Contains(_provenance.ExtentOf(loop).Begin)) ? found.Lengths : null);

    private Value? LikeOf(Value value) => _starts.TryGetValue(value.Label, out Value start) ? start : null;

    private int[] AssignedAnew(Loop loop) =>
        [.. Enumerable.Range(0, loop.Carried.Count).Except(Permutation.Of(loop)).Where(i => loop.Carried[i].Type is { IsMemory: true, Element.IsReal: true } && _isVaried(loop.Carried[i]))];

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
        int[] places = AssignedAnew(loop);
        LengthTexts lengths = LengthsIn(loop);
        StartSwapped(loop);
        StartAll(loop, places);
        places = Without(loop, places, [.. places.Where(i => (!IsStarted(loop.Carried[i]) && loop.Carried[i].Type.Rank > 1) || !IsKnown(loop.Inits[i]) || !IsKnown(loop.Body.Yields[i]) || MayBeNull(loop, i) || !IsNotSeen(loop, i))]);
        while (places.Length > 0)
        {
            int[] changing = Changing(loop, places, lengths), numbered = [.. changing.Where(i => loop.Carried[i].Type.Rank == 1)];
            int[] late = [.. places.Except(numbered).Where(i => IsNothing(loop.Inits[i]))], measured = [.. places.Except(late)];
            var shapes = late.Union(changing).Except(numbered).Select(i => (Place: i, Shape: ShapeIn(loop, i, lengths))).ToList();
            int[] failing = [.. late.Intersect(changing), .. numbered.Where(i => !IsOwnAffair(loop, i) || Capacity.Of(loop, measured, [i], _provenance) is null), .. shapes.Where(other => other.Shape is null).Select(other => other.Place)];
            if (failing.Length == 0)
            {
                _places.Add(loop, places);
                if (numbered.Length > 0) _capacities.Add(loop, Capacity.Of(loop, measured, numbered, _provenance)!);
                foreach ((int place, KnownNumbers? shape) in shapes) _shapes.Add(loop.Carried[place].Label, shape!);
                return;
            }

            places = Without(loop, places, failing); // what remains may have been as long as one of them
        }
    }

    private KnownNumbers? ShapeIn(Loop loop, int place, LengthTexts lengths)
    {
        if (IsNothing(loop.Inits[place])) return Assigned(loop.Body.Yields[place]) is { } assigned ? KnownShape.Of(loop, assigned, lengths, _provenance, BeginOf) : null;
        return loop.Carried[place].Type.Rank > 1 ? KnownShape.Of(loop, loop.Body.Yields[place], lengths, _provenance, LikeOf) : null;
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
        _found.Remove(loop.Carried[place].Label);
        _starts.Remove(loop.Carried[place].Label);
        _starts.Remove(loop.Outputs[place].Label);
    }

    private void Start(Loop loop, int place) => Start(loop, place, loop.Inits[place]);

    private void Start(Loop loop, int place, Value like) => _starts[loop.Carried[place].Label] = _starts[loop.Outputs[place].Label] = like;

    /// <summary>What begins with nothing is as long as what an iteration assigns.</summary>
    private void StartAll(Loop loop, IEnumerable<int> places)
    {
        foreach (int i in places.Where(i => !IsNothing(loop.Inits[i]))) Start(loop, i);
        List<int> late = [.. places.Where(i => IsNothing(loop.Inits[i]))];
        foreach (int i in late) Forget(loop, i);
        LengthTexts lengths = LengthsIn(loop);
        while (late.FindIndex(i => Assigned(loop.Body.Yields[i]) is { } assigned && lengths.Of(assigned) is not null) is >= 0 and var k)
        {
            Start(loop, late[k], Assigned(loop.Body.Yields[late[k]])!);
            late.RemoveAt(k);
        }

        foreach (int i in late)
        {
            if (Assigned(loop.Body.Yields[i]) is { } assigned && lengths.OfEach(assigned, loop.Carried[i]) is { } found) _found[loop.Carried[i].Label] = (_provenance.ExtentOf(loop), found);
        }
    }

    /// <summary>One of the arrays that are assigned to a variable.</summary>
    private Value? Assigned(Value value)
    {
        var seen = new HashSet<int>();
        return Find(value);

        Value? Find(Value value)
        {
            DeepStack.Check();
            if (!seen.Add(value.Label)) return null;
            if (LikeOf(value) is { } start && Find(start) is { } like) return like;
            return _provenance.DefinitionOf(value) switch
            {
                If branch => Nested.Of(branch).Where(arm => !arm.EndsInThrow).Select(arm => Find(arm.Yields[branch.Outputs.AsSpan().IndexOf(value)])).FirstOrDefault(assigned => assigned is not null),
                Select select => Find(select.WhenTrue) ?? Find(select.WhenFalse),
                Loop { Body.EndsInThrow: false } loop => Find(loop.Body.Yields[loop.Outputs.AsSpan().IndexOf(value)]),
                Constant => null,
                null when _carried.TryGetValue(value.Label, out var variable) => Find(variable.Loop.Inits[variable.Place]) ?? Find(variable.Loop.Body.Yields[variable.Place]),
                null => _provenance.Around(value) is null ? value : null, // a parameter
                _ => value,
            };
        }
    }

    private bool IsStarted(Value carried) => _starts.ContainsKey(carried.Label) || _found.ContainsKey(carried.Label);

    /// <summary>Where an iteration asks for a length, that of what the variable begins with is the same.</summary>
    private Value? BeginOf(Value memory)
    {
        if (LikeOf(memory) is { } like) return like;
        return _provenance.DefinitionOf(memory) is { } choice and (If or Select)
            ? Array.Find(Sources.Of(choice, memory), source => !_found.ContainsKey(source.Label) && _provenance.DefinitionOf(source) is not Constant)
            : null;
    }

    private static bool KeepsItsLength(Loop loop, int place, LengthTexts lengths) =>
        lengths.Of(loop.Carried[place]) is { } before && lengths.Of(loop.Body.Yields[place]) is { } after && before.SequenceEqual(after);

    /// <summary>Whether it cannot be the user's own <see langword="null"/>, or what the user's own code hands out.</summary>
    private bool IsKnown(Value memory) =>
        _provenance.SitesOf(memory) is { Count: > 0 } sites && sites.All(site => _provenance.DefinitionOf(site) is not Verbatim && (_provenance.DefinitionOf(site) is not Constant || IsNothing(site)));

    /// <summary>Whether somebody asks whether it is <see langword="null"/>, as a parameter that it begins with may be: a buffer is not.</summary>
    private bool MayBeNull(Loop loop, int place) =>
        Array.Exists(_tested, memory => _provenance.SitesOf(memory) is var sites && sites.Contains(loop.Carried[place].Label) && sites.Any(site => _provenance.DefinitionOf(site) is null && !_carried.ContainsKey(site)));

    /// <summary>What a loop's variable holds before it is assigned, if nobody asks for it: it has no name.</summary>
    private bool IsNothing(int label) => _nothing.Contains(label);

    private bool IsNothing(Value memory) => IsNothing(memory.Label);

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
