using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// The blocks of a function as a tree, numbered in the order a walk meets them, and where each value is defined. A loop is
/// a scope of its own, of its index and what it carries, around its blocks.
/// </summary>
internal sealed class Scopes
{
    private readonly List<int> _parents = [];
    private readonly List<int> _lasts = [];
    private readonly List<Loop?> _loops = [];
    private readonly Dictionary<int, (int Scope, Instruction? Definition, int Position)> _homes = [];
    private readonly List<(int Class, int Scope, int Position, bool OfRows)> _writes = [];
    private readonly Dictionary<int, (Store Store, int Scope)> _stores = []; // by the label of what is stored
    private readonly Aliases _aliases;
    private int _position;

    public Scopes(Function function)
    {
        _aliases = Aliases.Of(function);
        int root = Enter(-1, null);
        foreach (Value parameter in function.Parameters) _homes.Add(parameter.Label, (root, null, 0));
        Walk(function.Body, root);
    }

    /// <summary>Without loops nothing is kept, and nobody need look for them through deep code.</summary>
    public bool AnyLoops { get; private set; }

    public Instruction? DefinitionOf(Value value) => _homes[value.Label].Definition;

    public int HomeOf(Value value) => HomeOf(value.Label);

    public int HomeOf(int label) => _homes[label].Scope;

    public int PositionOf(Value value) => _homes[value.Label].Position;

    public int ParentOf(int scope) => _parents[scope];

    /// <summary>The last scope inside.</summary>
    public int LastOf(int scope) => _lasts[scope];

    /// <summary>The loop whose scope it is; <see langword="null"/> for blocks.</summary>
    public Loop? LoopOf(int scope) => _loops[scope];

    public bool IsVisible(Value value, int from) => IsAround(HomeOf(value), from);

    /// <summary>Whether the first block is the second, or has it inside.</summary>
    public bool IsAround(int outer, int inner) => outer <= inner && inner <= _lasts[outer];

    /// <summary>The body of a loop; that of a <c>while</c> comes behind its test.</summary>
    public int BodyOf(int loop)
    {
        int first = loop + 1;
        return _loops[loop] is While ? _lasts[first] + 1 : first;
    }

    /// <summary>The body of the innermost loop around a value.</summary>
    public int IterationOf(Value value)
    {
        int scope = HomeOf(value);
        while (_parents[scope] >= 0 && _loops[_parents[scope]] is null) scope = _parents[scope];
        return scope;
    }

    /// <summary>The innermost block around both.</summary>
    public int CommonAncestor(int a, int b)
    {
        while (!IsAround(a, b)) a = _parents[a];
        return a;
    }

    /// <summary>The scopes of the loops around <paramref name="inner"/> that are inside <paramref name="outer"/>, outermost first.</summary>
    public List<int> LoopsBetween(int outer, int inner)
    {
        var loops = new List<int>();
        if (!AnyLoops) return loops;
        for (int scope = inner; scope != outer; scope = _parents[scope])
        {
            if (_loops[scope] is not null) loops.Add(scope);
        }

        loops.Reverse();
        return loops;
    }

    /// <summary>The scope, around <paramref name="from"/>, of the way back through a loop.</summary>
    public int? MirrorOf(int loop, int from)
    {
        for (int scope = from; scope >= 0; scope = _parents[scope])
        {
            if (_loops[scope] is { } mirror && _loops[loop]!.IsMirroredBy(mirror)) return scope;
        }

        return null;
    }

    /// <summary>Whether a value is handed out through more blocks than that on its way to where it is read.</summary>
    public bool IsFurther(Value value, int from, int levels)
    {
        int scope = HomeOf(value);
        for (int i = 0; i <= levels; i++)
        {
            if (IsAround(scope, from)) return false;
            scope = _parents[scope];
        }

        return true;
    }

    /// <summary>Whether what is loaded may be written, inside <paramref name="region"/>, after it was loaded.</summary>
    public bool IsOverwritten(Load load, int region)
    {
        int memory = _aliases.ClassOf(load.Memory);
        int home = HomeOf(load.Result), position = PositionOf(load.Result);
        foreach ((int written, int scope, int when, bool ofRows) in _writes)
        {
            if (written != memory || ofRows != load.Result.Type.IsMemory || !IsAround(region, scope)) continue;
            if (when > position || LoopsBetween(region, CommonAncestor(home, scope)).Count > 0) return true;
        }

        return false;
    }

    /// <summary>Whether anything inside a loop writes to the memory, or may do so.</summary>
    public bool IsWrittenIn(Value memory, int loop) => _writes.Exists(write => write.Class == _aliases.ClassOf(memory) && IsAround(loop, write.Scope));

    /// <summary>Whether anything that stands between the definitions of two values does.</summary>
    public bool IsWrittenBetween(Value memory, Value first, Value last) =>
        _writes.Exists(write => write.Class == _aliases.ClassOf(memory) && write.Position > PositionOf(first) && write.Position < PositionOf(last));

    /// <summary>Where a value was stored to be found again, inside <paramref name="region"/>: each iteration has an element of its own, which nothing else writes.</summary>
    public Store? StoreOf(Value value, int region)
    {
        if (!_stores.TryGetValue(value.Label, out (Store Store, int Scope) stored) || HomeOf(value) != stored.Scope) return null;
        int memory = _aliases.ClassOf(stored.Store.Memory);
        if (_writes.Count(write => write.Class == memory && IsAround(region, write.Scope)) != 1) return null;
        return LoopsBetween(region, stored.Scope).All(loop => _loops[loop] is For { Index: var index } && stored.Store.Indices.Contains(index)) ? stored.Store : null;
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

    private int Enter(int parent, Loop? loop)
    {
        _parents.Add(parent);
        _lasts.Add(_parents.Count - 1);
        _loops.Add(loop);
        return _parents.Count - 1;
    }

    private void Walk(Block block, int scope)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            _position++;
            foreach (Value memory in Writes.Of(instruction)) _writes.Add((_aliases.ClassOf(memory), scope, _position, memory.Type.Element is { IsMemory: true }));
            if (instruction is Store { Operand.Type.IsReal: true } store && !_stores.ContainsKey(store.Operand.Label)) _stores.Add(store.Operand.Label, (store, scope));
            if (instruction is Loop loop)
            {
                AnyLoops = true;
                int inside = Enter(scope, loop);
                foreach (Value parameter in Nested.Parameters(loop)) _homes.Add(parameter.Label, (inside, null, _position));
                foreach (Block inner in Nested.Of(loop)) Walk(inner, Enter(inside, null));
                _lasts[inside] = _parents.Count - 1;
            }
            else
            {
                foreach (Block inner in Nested.Of(instruction)) Walk(inner, Enter(scope, null));
            }

            foreach (Value result in instruction.Results) _homes.Add(result.Label, (scope, instruction, _position));
        }

        _lasts[scope] = _parents.Count - 1;
    }
}
