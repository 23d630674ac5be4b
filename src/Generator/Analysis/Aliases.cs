using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Which memory values of a function may be the same memory: slices of it, rows of it, what branches and loops hand out.</summary>
internal sealed class Aliases
{
    private readonly Dictionary<int, int> _parents = [];
    private readonly Dictionary<int, List<int>> _members = [];
    private readonly HashSet<int> _written = [];
    private readonly HashSet<int> _ofRows = [];
    private readonly HashSet<int> _given = []; // what may be a parameter that is no array of arrays
    private readonly HashSet<int> _moved = [];
    private readonly HashSet<int> _nothing = [];

    private Aliases()
    {
    }

    public static Aliases Of(Function function)
    {
        var aliases = new Aliases();
        foreach (Value parameter in function.Parameters.Where(parameter => parameter.Type.IsMemory)) aliases.ClassOf(parameter);
        aliases.Walk(function.Body);
        if (aliases._ofRows.Count > 0) aliases._given.UnionWith(HandedOn.From(function.Parameters.Where(parameter => parameter.Type.Element is { IsMemory: false }), function.Body, []));
        return aliases;
    }

    /// <summary>Whether there is memory at all.</summary>
    public bool Any => _parents.Count > 0;

    /// <summary>Equal for memory values that may be the same memory.</summary>
    public int ClassOf(Value memory)
    {
        if (memory.Type.Element is { IsMemory: true }) _ofRows.Add(memory.Label);
        return ClassOf(memory.Label);
    }

    /// <summary>The labels of all memory values of a class.</summary>
    public IReadOnlyList<int> Members(int memoryClass) => _members[memoryClass];

    /// <summary>Whether it may be a row of an array of arrays, or one with rows, and cannot be a parameter that is neither.</summary>
    public bool IsOfRows(Value memory) => !_given.Contains(memory.Label) && Members(ClassOf(memory)).Any(_ofRows.Contains);

    /// <summary>Whether the function writes to the memory, or may do so.</summary>
    public bool IsWritten(Value memory) => Members(ClassOf(memory)).Any(_written.Contains);

    /// <summary>Whether what the caller has in a parameter may be written: not through a name that only reads, whatever else may share it.</summary>
    public bool WritesTo(Value parameter) => !parameter.Type.IsReadOnly && IsWritten(parameter);

    /// <summary>Whether rows of it, an array of arrays, may be put in other places.</summary>
    public bool MovesRows(Value memory) => memory.Type.Element is { IsMemory: true } && Members(ClassOf(memory)).Any(_moved.Contains);

    /// <summary>Learns of code that was copied: memory made in it was made again, other memory is the same.</summary>
    public void Copy(IReadOnlyDictionary<int, Value> copies)
    {
        foreach (int label in copies.Keys.Where(_parents.ContainsKey).ToList())
        {
            int original = ClassOf(label);
            int[] members = [.. Members(original).Where(copies.ContainsKey)];
            bool isMade = members.Length == Members(original).Count;
            Join(ClassOf(copies[label].Label), isMade ? ClassOf(copies[members[0]].Label) : original);
            if (_written.Contains(label)) _written.Add(copies[label].Label);
            if (_ofRows.Contains(label)) _ofRows.Add(copies[label].Label);
            if (_given.Contains(label)) _given.Add(copies[label].Label);
        }
    }

    public int ClassOf(int label)
    {
        if (!_parents.ContainsKey(label))
        {
            _parents.Add(label, label);
            _members.Add(label, [label]);
        }

        int root = label;
        while (_parents[root] != root) root = _parents[root];
        for (int next = _parents[label]; next != root; next = _parents[label])
        {
            _parents[label] = root;
            label = next;
        }

        return root;
    }

    private void Join(Value a, Value b)
    {
        if (a.Type.IsMemory && b.Type.IsMemory && !_nothing.Contains(b.Label)) Join(ClassOf(a), ClassOf(b));
    }

    private void Join(int x, int y)
    {
        if (x == y) return;
        if (_members[x].Count < _members[y].Count) (x, y) = (y, x);
        _parents[y] = x;
        _members[x].AddRange(_members[y]);
        _members.Remove(y);
    }

    private void Walk(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Walk(inner);
            foreach (Value result in instruction.Results.Where(result => result.Type.IsMemory)) ClassOf(result);
            if (instruction is Swap or Store { Operand.Type.IsMemory: true }) _moved.UnionWith(Writes.Of(instruction).Select(memory => memory.Label));
            _written.UnionWith(Writes.Of(instruction).Select(memory => memory.Label));
            Walk(instruction);
        }
    }

    private void Walk(Instruction instruction)
    {
        switch (instruction)
        {
            case Constant { Result: { Type.IsMemory: true } result }: // null
                _nothing.Add(result.Label);
                break;
            case Slice slice:
                Join(slice.Result, slice.Memory);
                break;
            case Load load:
                Join(load.Result, load.Memory); // a row of an array of arrays
                break;
            case Store store:
                Join(store.Memory, store.Operand);
                break;
            case Push push:
                Join(push.Memory, push.Operand);
                break;
            case Pop pop:
                Join(pop.Result, pop.Memory);
                break;
            case Copy { Source.Type.Element.IsMemory: true } copy:
                Join(copy.Source, copy.Target);
                break;
            case Select select:
                Join(select.Result, select.WhenTrue);
                Join(select.Result, select.WhenFalse);
                break;
            case If branch:
                for (int i = 0; i < branch.Outputs.Count; i++)
                {
                    foreach (Block arm in new[] { branch.Then, branch.Else })
                    {
                        if (i < arm.Yields.Count) Join(branch.Outputs[i], arm.Yields[i]);
                    }
                }

                break;
            case Loop loop:
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    Join(loop.Outputs[i], loop.Carried[i]);
                    Join(loop.Outputs[i], loop.Inits[i]);
                    if (i < loop.Body.Yields.Count) Join(loop.Outputs[i], loop.Body.Yields[i]);
                }

                break;
            case Verbatim or Call:
                foreach (Value result in instruction.Results)
                {
                    foreach (Value operand in Operands.Of(instruction)) Join(result, operand);
                }

                break;
        }
    }
}
