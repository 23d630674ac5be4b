using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// Which arrays that loops carry nobody else has a name for: each begins with one of its own, and each iteration leaves
/// another one that is its own, whichever way it goes.
/// </summary>
internal sealed class Ownership
{
    private const int MostPaths = 64;

    private readonly Provenance _provenance;
    private readonly HashSet<int> _owned = [];
    private readonly Dictionary<int, (Loop Loop, int Place)> _cells = []; // by label of what is carried, and of what the loop hands out
    private int _paths;

    public Ownership(Function function, Provenance provenance)
    {
        _provenance = provenance;
        Find(function.Body);
        int before;
        do // what is left owns what it holds, as long as everything else that is left does
        {
            before = _owned.Count;
            foreach ((Loop loop, int place) in _cells.Values.Distinct().ToList())
            {
                if (_owned.Contains(loop.Carried[place].Label) && !Owns(loop, place)) _owned.Remove(loop.Carried[place].Label);
            }
        }
        while (_owned.Count != before);
    }

    public bool IsOwned(Value carried) => _owned.Contains(carried.Label);

    /// <summary>Whether the loop may go on with the array itself that it begins with.</summary>
    public bool TakesOver(Loop loop, int place) => IsSource(loop.Inits[place], _provenance.ExtentOf(loop).Around!, _provenance.ExtentOf(loop).Begin);

    private void Find(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop { Body.EndsInThrow: false } loop)
            {
                foreach (int i in Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type.IsMemory))
                {
                    _owned.Add(loop.Carried[i].Label);
                    _cells[loop.Carried[i].Label] = _cells[loop.Outputs[i].Label] = (loop, i);
                }
            }

            foreach (Block inner in Nested.Of(instruction)) Find(inner);
        }
    }

    private bool Owns(Loop loop, int place)
    {
        if (!TakesOver(loop, place)) return false;
        Value[] others = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => i != place && loop.Carried[i].Type.IsMemory).Select(i => loop.Body.Yields[i])];
        if (_provenance.DefinitionOf(loop.Inits[place]) is not Constant && loop.Inits.Where((_, i) => i != place).Contains(loop.Inits[place])) return false;
        _paths = MostPaths;
        return IsOwnOnEachPath(loop, loop.Body.Yields[place], others);
    }

    private bool IsOwnOnEachPath(Loop loop, Value value, Value[] others)
    {
        if (--_paths < 0) return false;
        DeepStack.Check();
        Provenance.Extent inside = _provenance.ExtentOf(loop);
        foreach (Value chosen in others.Prepend(value))
        {
            if (_provenance.DefinitionOf(chosen) is not If branch || !inside.Contains(_provenance.PositionOf(chosen))) continue;
            return Nested.Of(branch).Where(arm => !arm.EndsInThrow).All(arm => IsOwnOnEachPath(loop, Along(arm, value), [.. others.Select(other => Along(arm, other))]));

            Value Along(Block arm, Value output) => branch.Outputs.AsSpan().IndexOf(output) is >= 0 and var i ? arm.Yields[i] : output;
        }

        if (others.Contains(value)) return false;
        int carried = loop.Carried.AsSpan().IndexOf(value);
        return carried >= 0 ? _owned.Contains(value.Label) : IsSource(value, inside, inside.End);
    }

    /// <summary>Whether the value is an array nobody else knows, and nobody asks for under this name later.</summary>
    private bool IsSource(Value value, Provenance.Extent around, int position)
    {
        if (_provenance.DefinitionOf(value) is Constant) return true; // null
        bool isOwn = _cells.TryGetValue(value.Label, out var cell) ? _owned.Contains(cell.Loop.Carried[cell.Place].Label) : _provenance.DefinitionOf(value) is NewArray;
        return isOwn && _provenance.Around(value) == around && !_provenance.Escapes(value) && !_provenance.IsUsedAfter(value, position);
    }
}
