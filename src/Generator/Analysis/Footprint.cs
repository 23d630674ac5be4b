using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>What code does to memory, by class of memory; what is made inside the code itself does not count.</summary>
internal sealed class Footprint
{
    private readonly Aliases _aliases;
    private readonly HashSet<int> _read = [];
    private readonly HashSet<int> _written = [];
    private readonly HashSet<int> _added = [];
    private readonly HashSet<int> _made = [];
    private readonly HashSet<int> _inside = [];
    private readonly Dictionary<int, List<EquatableArray<Value>>> _indices = [];

    private Footprint(Aliases aliases) => _aliases = aliases;

    /// <param name="around">Code that runs before it each time: what is made there does not count either.</param>
    public static Footprint Of(IEnumerable<Instruction> instructions, Aliases aliases, Block? around = null)
    {
        var footprint = new Footprint(aliases);
        if (around is not null) footprint.Make(around);
        foreach (Instruction instruction in instructions) footprint.Visit(instruction);
        foreach (int made in footprint._made.Where(made => aliases.Members(made).All(footprint._inside.Contains)))
        {
            footprint._read.Remove(made);
            footprint._written.Remove(made);
            footprint._added.Remove(made);
        }

        return footprint;
    }

    /// <summary>Whether something is done that is more than memory: a call into the unknown, a stack.</summary>
    public bool HasOtherEffects { get; private set; }

    /// <summary>
    /// Whether the two, one behind the other, may change places. A call into the unknown knows nothing of memory that it is
    /// not given.
    /// </summary>
    public bool Commutes(Footprint other) =>
        !(HasOtherEffects && other.HasOtherEffects)
        && !Overlaps(_written, other._read, other._written, other._added) && !Overlaps(other._written, _read, _written, _added)
        && !Overlaps(_added, other._read) && !Overlaps(other._added, _read);

    /// <summary>Whether it writes nothing that <paramref name="memory"/> may be.</summary>
    public bool Spares(Value memory) => !_written.Contains(_aliases.ClassOf(memory)) && !_added.Contains(_aliases.ClassOf(memory));

    /// <summary>
    /// Whether repeating the code for several values of <paramref name="index"/> does the same in any order: it only adds,
    /// or each repetition has elements of its own.
    /// </summary>
    public bool IsOrderFree(Value index)
    {
        if (HasOtherEffects) return false;
        foreach (int memory in _written.Concat(_added.Intersect(_read)).Distinct())
        {
            if (!IsIndexedBy(memory, index)) return false;
        }

        return true;
    }

    private bool IsIndexedBy(int memory, Value index)
    {
        if (!_indices.TryGetValue(memory, out List<EquatableArray<Value>> all) || _aliases.Members(memory).Count > 1) return false;
        return Enumerable.Range(0, all[0].Count).Any(d => all.All(indices => indices.Count > d && indices[d] == index));
    }

    private void Make(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            Make(instruction);
            foreach (Block inner in Nested.Of(instruction)) Make(inner);
        }
    }

    private void Make(Instruction instruction)
    {
        if (instruction is NewArray array) _made.Add(_aliases.ClassOf(array.Result));
        _inside.UnionWith(instruction.Results.Concat(Nested.Parameters(instruction)).Where(value => value.Type.IsMemory).Select(value => value.Label));
    }

    private void Visit(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions) Visit(instruction);
    }

    private void Visit(Instruction instruction)
    {
        foreach (Block inner in Nested.Of(instruction)) Visit(inner);
        Make(instruction);
        switch (instruction)
        {
            case Load load:
                Note(_read, load.Memory, load.Indices);
                break;
            case Store store:
                Note(_written, store.Memory, store.Indices);
                break;
            case Swap swap:
                Note(_read, swap.Memory, []);
                Note(_written, swap.Memory, []);
                break;
            case Accumulate accumulate:
                Note(_added, accumulate.Memory, accumulate.Indices);
                break;
            case Fill fill:
                Note(_written, fill.Memory, []);
                break;
            case Copy copy:
                Note(_read, copy.Source, []);
                Note(_written, copy.Target, []);
                break;
            case Push or Pop or Reserve:
                foreach (Value memory in Operands.Of(instruction).Where(operand => operand.Type.IsMemory)) Note(_written, memory, []);
                HasOtherEffects = true;
                break;
            case Call call:
                foreach (Value memory in call.Arguments.Where(argument => argument.Type.IsMemory)) Note(_read, memory, []);
                foreach (Value memory in call.Written) Note(_written, memory, []);
                break;
            case Verbatim verbatim:
                foreach (Value memory in Operands.Of(verbatim).Where(operand => operand.Type.IsMemory)) Note(verbatim.IsPure ? _read : _written, memory, []);
                HasOtherEffects |= !verbatim.IsPure;
                break;
        }
    }

    private void Note(HashSet<int> set, Value memory, EquatableArray<Value> indices)
    {
        int of = _aliases.ClassOf(memory);
        set.Add(of);
        if (!_indices.TryGetValue(of, out List<EquatableArray<Value>> all)) _indices.Add(of, all = []);
        all.Add(indices);
    }

    private static bool Overlaps(HashSet<int> set, params HashSet<int>[] others) => others.Any(set.Overlaps);
}
