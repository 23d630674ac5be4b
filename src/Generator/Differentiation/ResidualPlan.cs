using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Finds the values that are read where they are not in scope, and decides what to do about each.</summary>
/// <param name="counted">By label of what a loop carries, what its way back has for it.</param>
/// <param name="again">The labels of what is computed again at any price.</param>
internal sealed class ResidualPlan(Scopes scopes, Dictionary<int, Value> counted, HashSet<int> again)
{
    private const int FarLevels = 8; // handing a value out through more blocks than this costs more than computing it again

    private readonly Recomputation _recomputation = new(scopes, counted);
    private readonly Dictionary<int, List<Value>> _exports = [];
    private readonly HashSet<(int Label, int Scope)> _exported = [];
    private readonly Dictionary<int, List<Value>> _early = [];
    private readonly HashSet<(int Label, int Scope)> _seen = [];
    private readonly Dictionary<(int Label, int Mirror), int> _places = [];
    private readonly HashSet<int> _carriers = [];
    private readonly Dictionary<int, List<Kept>> _keptOf = [];
    private int _next;
    private bool _rewrites;
    private bool _decides;

    public Scopes Scopes => scopes;

    public bool IsEmpty => _exports.Count == 0 && !_rewrites;

    /// <summary>What the loops keep, in the order in which it was found to be needed.</summary>
    public List<Kept> Kept { get; } = [];

    /// <summary>The values that leave the given block.</summary>
    public IReadOnlyList<Value> ExportsOf(int scope) => _exports.TryGetValue(scope, out List<Value> values) ? values : [];

    /// <summary>The values that a block of the way back provides at its beginning, for the loops inside it.</summary>
    public IReadOnlyList<Value> EarlyIn(int scope) => _early.TryGetValue(scope, out List<Value> values) ? values : [];

    /// <summary>Whether a loop on the way back carries the memory that the loop it mirrors carries.</summary>
    public bool CarriesMemory(int mirror) => _carriers.Contains(mirror);

    public void Read(Function function)
    {
        Read(function.Body); // what must be kept
        (_next, _decides, _rewrites) = (0, true, false);
        _seen.Clear();
        _exports.Clear();
        _exported.Clear();
        _carriers.Clear();
        foreach (Kept kept in Kept.ToList()) Provide(kept);
        Read(function.Body); // what can be computed from that
    }

    /// <summary>Whether what loops keep whose way back runs forward, for it counts what they carry, is to be taken back last to first.</summary>
    public bool AreTakenBack(Dictionary<int, Value> counted) =>
        counted.Count > 0 && Kept.Any(kept => kept.By == KeptBy.Order && kept.Loops.Any(loop => scopes.LoopOf(loop)!.Carried.Any(carried => counted.ContainsKey(carried.Label))));

    public Recomputation Recomputation => _recomputation;

    public IEnumerable<Kept> KeptOf(Value value) => _keptOf.TryGetValue(value.Label, out List<Kept> kept) ? kept : [];

    /// <summary>The loop that another one goes back through.</summary>
    public Loop MirroredBy(Loop mirror) => scopes.LoopOf(scopes.HomeOf(mirror.Mirrors))!;

    /// <summary>The way a value is kept for a reader in the given scope; <see langword="null"/> if it is not.</summary>
    public Kept? KeptFor(Value value, int scope)
    {
        if (!_keptOf.ContainsKey(value.Label)) return null;
        int anchor = scopes.CommonAncestor(scopes.HomeOf(value), scope);
        return KeptOf(value).FirstOrDefault(kept => kept.Anchor == anchor);
    }

    /// <summary>Whether a value that is not in scope is computed again there, rather than kept.</summary>
    public bool IsRecomputed(Value value, int scope) =>
        KeptFor(value, scope) is null
        && (LoopsTo(value, scope).Count > 0 || !scopes.IsFurther(value, scope, FarLevels)
            ? _recomputation.IsCheap(value, scope, IsKept)
            : Recomputation.IsComputable(scopes.DefinitionOf(value)));

    /// <summary>The loops that a value is inside of and its reader is not.</summary>
    public List<int> LoopsTo(Value value, int scope)
    {
        if (!scopes.AnyLoops) return [];
        int home = scopes.HomeOf(value);
        return scopes.LoopsBetween(scopes.CommonAncestor(home, scope), home);
    }

    private bool IsKept(Value value, int scope) => KeptFor(value, scope) is not null || again.Contains(value.Label);

    private void Read(Block block)
    {
        DeepStack.Check();
        int scope = _next++;
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Value operand in Operands.Of(instruction)) Read(operand, scope);
            if (instruction is Loop) _next++;
            foreach (Block inner in Nested.Of(instruction)) Read(inner);
        }

        foreach (Value value in block.Yields) Read(value, scope);
    }

    private void Read(Value value, int scope)
    {
        if (scopes.IsVisible(value, scope) || !_seen.Add((value.Label, scope))) return;
        DeepStack.Check();
        List<int> loops = LoopsTo(value, scope);
        if (loops.Count > 0) ReadFromLoop(value, scope, loops);
        else ReadFromBranch(value, scope);
    }

    private void ReadFromBranch(Value value, int scope)
    {
        if (IsRecomputed(value, scope))
        {
            ReadOperands(value, scope);
            return;
        }

        Export(value, scopes.CommonAncestor(scopes.HomeOf(value), scope));
    }

    private void ReadFromLoop(Value value, int scope, List<int> loops)
    {
        _rewrites = true;
        int mirror = scopes.MirrorOf(loops[^1], scope) ?? throw new InvalidOperationException($"{Printer.Name(value)} is read outside of its loop.");
        if (scopes.LoopsBetween(mirror, scope) is [var inner, ..])
        {
            int place = scopes.ParentOf(inner); // in front of that loop, and not where it is not reached: a read may throw there
            if (_decides) Early(value, place);
            Read(value, place);
            return;
        }

        if (_recomputation.IsIteration(value)) return;
        if (_recomputation.PermutedIn(value) is { } carrier)
        {
            if (_carriers.Add(mirror)) ReadOutputs(carrier, scopes.ParentOf(mirror));
            return;
        }

        if (Recomputation.IsMadeAgain(scopes.DefinitionOf(value)) || again.Contains(value.Label) && scopes.HomeOf(value) == scopes.BodyOf(loops[^1]))
        {
            Place(value, scope, mirror);
            return;
        }

        if (again.Contains(value.Label)) // of an arm: what it reads may not be there in the other
        {
            ReadOperands(value, scope);
            return;
        }

        if (KeptFor(value, scope) is not null) return;
        if (scopes.DefinitionOf(value) is NewArray buffer && _recomputation.IsKeepable(buffer, scope))
        {
            if (_decides) Keep(value, scope, loops, buffer);
        }
        else if (!_decides)
        {
            if (value.Type.IsMemory ? !IsView(value) && _recomputation.IsLost(value, scope) : _recomputation.MustBeKept(value, scope)) Keep(value, scope, loops);
            else if (value.Type.IsMemory) ReadOperands(value, scope);
            else ReadFromOutside(value, scope, loops.Count);
        }
        else if (value.Type.IsMemory || IsRecomputed(value, scope)) // memory is found again
        {
            ReadOperands(value, scope);
        }
        else
        {
            Keep(value, scope, loops);
        }
    }

    /// <summary>
    /// What is computed from values of loops further out is computed again from these: they are kept less often. So is an
    /// element of a matrix at an offset that an outer loop adds to.
    /// </summary>
    private void ReadFromOutside(Value value, int scope, int depth)
    {
        if (depth < 2 || _recomputation.IsCheap(value, scope, IsKept)) return;
        var outside = new HashSet<int>();
        if (!_recomputation.IsCheap(value, scope, IsKeptOrOutside)) return;
        foreach (Value operand in _recomputation.NeedsOf(value, scope).Where(operand => !scopes.IsVisible(operand, scope))) ReadOutside(operand);

        bool IsKeptOrOutside(Value other, int at)
        {
            if (IsKept(other, at)) return true;
            if (other.Type.IsMemory || LoopsTo(other, at).Count is not (> 0 and var loops) || loops >= depth || !_recomputation.MustBeKept(other, at)) return false;
            outside.Add(other.Label);
            return true;
        }

        void ReadOutside(Value operand)
        {
            DeepStack.Check();
            if (outside.Contains(operand.Label)) Read(operand, scope);
            else if (!IsKept(operand, scope) && !scopes.IsVisible(operand, scope) && LoopsTo(operand, scope).Count > 0 && scopes.DefinitionOf(operand) is not null)
            {
                foreach (Value inner in _recomputation.NeedsOf(operand, scope)) ReadOutside(inner);
            }
        }
    }

    /// <summary>Whether it is found again in what it is a part of: that can be kept, a span cannot.</summary>
    private bool IsView(Value value) => scopes.DefinitionOf(value) is Slice or Select;

    /// <summary>
    /// What is computed again, and adjoints of memory that an iteration makes, are made once on the way back through it, around
    /// all that reads them or adds to them.
    /// </summary>
    private void Place(Value value, int scope, int mirror)
    {
        if (!_places.TryGetValue((value.Label, mirror), out int place)) place = scope;
        _places[(value.Label, mirror)] = place = scopes.CommonAncestor(place, scope);
        if (_decides) Early(value, place);
        ReadOperands(value, place);
    }

    private void ReadOperands(Value value, int scope)
    {
        _rewrites = true;
        foreach (Value operand in _recomputation.NeedsOf(value, scope)) Read(operand, scope);
    }

    private void ReadOutputs(Loop loop, int scope)
    {
        foreach (Value output in loop.Outputs.Where(output => output.Type.IsMemory)) Read(output, scope);
    }

    private void Early(Value value, int scope)
    {
        if (!_early.TryGetValue(scope, out List<Value> values)) _early.Add(scope, values = []);
        if (!values.Contains(value)) values.Add(value);
    }

    private void Keep(Value value, int scope, List<int> loops, NewArray? part = null)
    {
        int anchor = scopes.CommonAncestor(scopes.HomeOf(value), scope);
        KeptBy by = loops.All(loop => _recomputation.HasKnownLength(loop, anchor)) ? KeptBy.Index
            : loops.Count == 1 && scopes.LoopOf(loops[0])!.Counter != Instruction.None ? KeptBy.Count
            : KeptBy.Order;
        var kept = new Kept(value, anchor, loops, by, scopes.MirrorOf(loops[^1], scope)!.Value, part);
        Kept.Add(kept);
        if (!_keptOf.TryGetValue(value.Label, out List<Kept> same)) _keptOf.Add(value.Label, same = []);
        same.Add(kept);
        if (_decides) Provide(kept);
    }

    /// <summary>What is kept in order is put away once in each iteration, and taken back once.</summary>
    private void Provide(Kept kept)
    {
        _rewrites = true;
        if (kept.By != KeptBy.Order) return;
        Export(kept.Value, scopes.BodyOf(kept.Innermost));
        Early(kept.Value, kept.Mirror + 1);
    }

    private void Export(Value value, int outer)
    {
        for (int inner = scopes.HomeOf(value); inner != outer && scopes.IsAround(outer, inner); inner = scopes.ParentOf(inner))
        {
            if (!_exported.Add((value.Label, inner))) continue;
            if (!_exports.TryGetValue(inner, out List<Value> values)) _exports.Add(inner, values = []);
            values.Add(value);
        }
    }
}
