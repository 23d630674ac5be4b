using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// Where memory may come from: the places where it begins (creations, parameters, what other code hands out) and, beside
/// those, the loop variables it has gone through. Everything has a position, in the order of a walk.
/// </summary>
internal sealed class Provenance
{
    private readonly Dictionary<int, HashSet<int>> _sites = [];
    private readonly Dictionary<int, HashSet<int>> _rows = [];
    private readonly Dictionary<int, int> _positions = [];
    private readonly Dictionary<int, List<int>> _views = [];
    private readonly Dictionary<int, List<int>> _uses = [];
    private readonly Dictionary<int, Instruction> _definitions = [];
    private readonly Dictionary<int, Extent> _around = [];
    private readonly List<(int Label, int Position)> _writes = [];
    private readonly HashSet<int> _escaping = [];
    private int _position;
    private bool _changed;

    private Provenance()
    {
    }

    /// <summary>A loop, and the positions of its first and last instruction.</summary>
    internal sealed record Extent(Loop? Loop, Extent? Around, int Begin)
    {
        public int End { get; set; } = int.MaxValue;

        public bool Contains(int position) => Begin < position && position < End;
    }

    public static Provenance Of(Function function)
    {
        var provenance = new Provenance();
        foreach (Value parameter in function.Parameters) provenance.Begin(parameter, null);
        provenance.Locate(function.Body, new Extent(null, null, -1));
        foreach (Value value in function.Body.Yields) provenance._escaping.Add(value.Label);
        do
        {
            provenance._changed = false;
            provenance.Flow(function.Body);
        }
        while (provenance._changed);
        return provenance;
    }

    public Instruction? DefinitionOf(Value value) => DefinitionOf(value.Label);

    public Instruction? DefinitionOf(int label) => _definitions.TryGetValue(label, out Instruction definition) ? definition : null;

    public int PositionOf(Value value) => PositionOf(value.Label);

    public int PositionOf(int label) => _positions.TryGetValue(label, out int position) ? position : -1;

    /// <summary>The innermost loop around a value's definition; the function itself counts as one.</summary>
    public Extent? Around(Value value) => _around.TryGetValue(value.Label, out Extent extent) ? extent : null;

    public Extent ExtentOf(Loop loop) => _extents[loop];

    /// <summary>By label, where the memory may begin, and through which loop variables it may have gone.</summary>
    public IReadOnlyCollection<int> SitesOf(Value memory) => SitesOf(memory.Label);

    public IReadOnlyCollection<int> SitesOf(int label) => _sites.TryGetValue(label, out HashSet<int> sites) ? sites : [];

    /// <summary>What is written through, and where.</summary>
    public IEnumerable<(int Label, int Position)> WritesTo(int site) => _writes.Where(write => SitesOf(write.Label).Contains(site));

    /// <summary>Whether the value, or a view of it, is read or handed on after a position.</summary>
    public bool IsUsedAfter(Value memory, int position) => Views(memory.Label).Any(view => _uses.TryGetValue(view, out List<int> uses) && uses.Any(use => use > position));

    /// <summary>Whether other code, an array of arrays or the caller keeps the value.</summary>
    public bool Escapes(Value memory) => Views(memory.Label).Any(_escaping.Contains);

    private readonly Dictionary<Loop, Extent> _extents = new(ByReference.Comparer);

    private HashSet<int> Views(int label)
    {
        var all = new HashSet<int> { label };
        var open = new Stack<int>([label]);
        while (open.Count > 0)
        {
            if (!_views.TryGetValue(open.Pop(), out List<int> views)) continue;
            foreach (int view in views.Where(all.Add)) open.Push(view);
        }

        return all;
    }

    private void Begin(Value value, Extent? around)
    {
        _positions[value.Label] = _position;
        if (around is not null) _around[value.Label] = around;
    }

    private void Locate(Block block, Extent around)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            _position++;
            foreach (Value operand in Operands.Of(instruction)) Use(operand);
            foreach (Value result in instruction.Results)
            {
                Begin(result, around);
                _definitions[result.Label] = instruction;
            }

            foreach (Value written in Writes.Of(instruction)) _writes.Add((written.Label, _position));
            if (instruction is Store or Verbatim or Call) _escaping.UnionWith((instruction is Store store ? [store.Operand] : Operands.Of(instruction)).Select(value => value.Label));
            Extent inside = around;
            if (instruction is Loop loop)
            {
                _extents[loop] = inside = new Extent(loop, around, _position);
                foreach (Value parameter in Nested.Parameters(loop)) Begin(parameter, inside);
            }

            foreach (Block inner in Nested.Of(instruction)) Locate(inner, inside);
            if (instruction is Loop) inside.End = ++_position;
            NoteViews(instruction);
        }

        _position++;
        foreach (Value value in block.Yields) Use(value);

        void Use(Value value)
        {
            if (!value.Type.IsMemory) return;
            if (!_uses.TryGetValue(value.Label, out List<int> uses)) _uses.Add(value.Label, uses = []);
            uses.Add(_position);
        }
    }

    private void NoteViews(Instruction instruction)
    {
        switch (instruction)
        {
            case Slice slice:
                View(slice.Result, slice.Memory);
                break;
            case Select { Result.Type.IsMemory: true } select:
                View(select.Result, select.WhenTrue);
                View(select.Result, select.WhenFalse);
                break;
            case If branch:
                for (int i = 0; i < branch.Outputs.Count; i++)
                {
                    if (!branch.Outputs[i].Type.IsMemory) continue;
                    foreach (Block arm in Nested.Of(branch).Where(arm => !arm.EndsInThrow)) View(branch.Outputs[i], arm.Yields[i]);
                }

                break;
            case Loop { Body.EndsInThrow: false } loop: // in each iteration, another name for what was there before
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    Value next = loop.Body.Yields[i];
                    if (!next.Type.IsMemory || PositionOf(next) >= _extents[loop].Begin) continue;
                    View(loop.Carried[i], next);
                    View(loop.Outputs[i], next);
                }

                break;
        }

        void View(Value view, Value memory)
        {
            if (!_views.TryGetValue(memory.Label, out List<int> views)) _views.Add(memory.Label, views = []);
            views.Add(view.Label);
        }
    }

    private void Flow(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            Flow(instruction);
            foreach (Block inner in Nested.Of(instruction)) Flow(inner);
        }
    }

    private void Flow(Instruction instruction)
    {
        switch (instruction)
        {
            case NewArray or Constant:
                foreach (Value result in instruction.Results) Add(result, [result.Label]);
                break;
            case Slice slice:
                Add(slice.Result, Known(slice.Memory));
                break;
            case Select { Result.Type.IsMemory: true } select:
                Add(select.Result, Known(select.WhenTrue));
                Add(select.Result, Known(select.WhenFalse));
                break;
            case Load { Result.Type.IsMemory: true } load:
                Add(load.Result, Known(load.Memory));
                foreach (int site in Known(load.Memory).ToList()) Add(load.Result, RowsOf(site));
                break;
            case Store { Operand.Type.IsMemory: true } store:
                Put(store.Memory, store.Operand);
                break;
            case Copy { Source.Type.Element.IsMemory: true } copy:
                foreach (int site in Known(copy.Source).ToList()) Put(copy.Target, RowsOf(site).Append(site).ToList());
                break;
            case If branch:
                for (int i = 0; i < branch.Outputs.Count; i++)
                {
                    foreach (Block arm in Nested.Of(branch).Where(arm => !arm.EndsInThrow)) Add(branch.Outputs[i], Known(arm.Yields[i]));
                }

                break;
            case Loop loop:
                for (int i = 0; i < loop.Carried.Count; i++)
                {
                    if (!loop.Carried[i].Type.IsMemory) continue;
                    Add(loop.Carried[i], [loop.Carried[i].Label]);
                    Add(loop.Carried[i], Known(loop.Inits[i]));
                    if (!loop.Body.EndsInThrow) Add(loop.Carried[i], Known(loop.Body.Yields[i]));
                    Add(loop.Outputs[i], Known(loop.Carried[i]));
                }

                break;
            case Verbatim or Call:
                Value[] memory = [.. Operands.Of(instruction).Where(operand => operand.Type.IsMemory)];
                foreach (Value result in instruction.Results.Where(result => result.Type.IsMemory))
                {
                    Add(result, [result.Label]);
                    foreach (Value operand in memory) Add(result, Known(operand));
                }

                if (memory.Length < 2) break;
                foreach (Value table in memory.Where(value => value.Type.Element!.IsMemory))
                {
                    foreach (Value row in memory) Put(table, row);
                }

                break;
        }
    }

    private void Put(Value table, Value row) => Put(table, Known(row).ToList());

    private void Put(Value table, List<int> rows)
    {
        foreach (int site in Known(table).ToList())
        {
            foreach (int row in rows) _changed |= RowsOf(site).Add(row);
        }
    }

    private HashSet<int> RowsOf(int site) => _rows.TryGetValue(site, out HashSet<int> rows) ? rows : _rows[site] = [];

    /// <summary>What nothing defines begins where it is named first.</summary>
    private HashSet<int> Known(Value value)
    {
        if (_sites.TryGetValue(value.Label, out HashSet<int> sites)) return sites;
        return _sites[value.Label] = _definitions.ContainsKey(value.Label) || Around(value) is not null ? [] : [value.Label];
    }

    private void Add(Value value, IEnumerable<int> sites)
    {
        if (!value.Type.IsMemory) return;
        HashSet<int> known = Known(value);
        foreach (int site in sites.ToList()) _changed |= known.Add(site);
    }
}
