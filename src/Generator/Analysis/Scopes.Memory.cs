using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Which memory is written where, and what is found there again.</summary>
internal sealed partial class Scopes
{
    private readonly List<(Value Memory, int Class, EquatableArray<Value>? Indices, int Scope, int Position)> _writes = [];
    private readonly Dictionary<int, (Store Store, int Scope, int Position)> _stores = []; // by the label of what is stored
    private readonly Aliases _aliases;
    private readonly Placement _placement;

    /// <summary>Whether what is loaded may be written, inside <paramref name="region"/>, after it was loaded.</summary>
    public bool IsOverwritten(Load load, int region)
    {
        bool ofRows = load.Result.Type.IsMemory;
        return IsOverwritten(load.Memory, load.Indices, ofRows, HomeOf(load.Result), PositionOf(load.Result), region);
    }

    private bool IsOverwritten(Value memory, EquatableArray<Value> indices, bool ofRows, int home, int position, int region)
    {
        int label = _aliases.ClassOf(memory);
        foreach ((Value target, int written, EquatableArray<Value>? at, int scope, int when) in _writes)
        {
            if (written != label || ofRows != target.Type.Element is { IsMemory: true } || !IsAround(region, scope)) continue;
            int around = CommonAncestor(home, scope);
            List<int> loops = LoopsBetween(region, around);
            bool isBehind = when > position && !AreInOtherArms(home, scope, around);
            if (!isBehind && loops.Count == 0) continue;
            bool isSame = target == memory && (loops.Count == 0 || IsVisible(memory, loops[0]));
            if (!isSame || at is not { } places || _placement.MayMeet((indices, home), (places, scope), loops, isBehind)) return true;
        }

        return false;
    }

    /// <summary>Whether anything inside a loop writes to the memory, or may do so.</summary>
    public bool IsWrittenIn(Value memory, int loop) =>
        _writes.Exists(write => write.Class == _aliases.ClassOf(memory) && IsAround(loop, write.Scope) && !(IsVisible(memory, _parents[loop]) && AreApart(write.Memory, memory)));

    /// <summary>Whether anything that stands between the definitions of two values, in the same block, does.</summary>
    public bool IsWrittenBetween(Value memory, Value first, Value last) =>
        _writes.Exists(write => write.Class == _aliases.ClassOf(memory) && write.Position > PositionOf(first) && write.Position < PositionOf(last) && !AreApart(write.Memory, memory));

    /// <summary>Whether both are, in one iteration, different ones of the buffers that a loop swaps.</summary>
    private bool AreApart(Value one, Value other)
    {
        int loop = HomeOf(one), i, j;
        if (one == other || HomeOf(other) != loop || _loops[loop] is not { } swapping || (i = swapping.Carried.AsSpan().IndexOf(one)) < 0 || (j = swapping.Carried.AsSpan().IndexOf(other)) < 0) return false;
        int[] places = Permutation.Of(swapping);
        return places.Contains(i) && places.Contains(j) && places.Select(place => swapping.Inits[place]).ToList() is var inits
            && (inits.TrueForAll(init => DefinitionOf(init) is NewArray) && inits.Distinct().Count() == inits.Count || inits.TrueForAll(init => inits.TrueForAll(another => another == init || AreApart(init, another))));
    }

    /// <summary>Where a value was stored to be found again, inside <paramref name="region"/>: nothing writes there after it.</summary>
    public Store? StoreOf(Value value, int region)
    {
        if (!_stores.TryGetValue(value.Label, out (Store Store, int Scope, int Position) stored) || HomeOf(value) != stored.Scope) return null;
        return IsOverwritten(stored.Store.Memory, stored.Store.Indices, ofRows: false, stored.Scope, stored.Position, region) ? null : stored.Store;
    }

    /// <summary>The buffer that a memory is, or is a part of; <see langword="null"/> if it may be another, or none of the function's own.</summary>
    public NewArray? BufferOf(Value memory)
    {
        NewArray? buffer = null;
        foreach (int member in _aliases.Members(_aliases.ClassOf(memory)))
        {
            switch (_homes[member].Definition)
            {
                case NewArray { Origin: Instruction.None, Lengths.Count: 1, IsGrowing: false, Result.Type: { IsSpan: true, Element.IsReal: true } } array when buffer is null:
                    buffer = array;
                    break;
                case Slice:
                    break;
                default:
                    return null;
            }
        }

        return buffer;
    }

    private void NoteWrites(Instruction instruction, int scope)
    {
        foreach (Value memory in Writes.Of(instruction)) _writes.Add((memory, _aliases.ClassOf(memory), (instruction as Store)?.Indices ?? (instruction as Accumulate)?.Indices, scope, _position));
        if (instruction is Store { Operand.Type.IsReal: true } store && !_stores.ContainsKey(store.Operand.Label)) _stores.Add(store.Operand.Label, (store, scope, _position));
    }
}
