using GradGen.IR;

namespace GradGen.Lowering.Bodies;

/// <summary>
/// The current values of all variables. An arm of a branch is a region: what it assigns is noted, and undone at its end,
/// so that a branch costs what it writes and not what exists.
/// </summary>
internal sealed class Environment
{
    private readonly Stack<Region> _regions = [];

    /// <summary>Grows with every assignment: what was found out about an expression before may no longer hold.</summary>
    public int Version { get; private set; }

    /// <summary>Something else than a variable has changed.</summary>
    public void Touch() => Version++;

    public void Set(Cell cell, Value? value)
    {
        Version++;
        if (_regions.Count > 0) _regions.Peek().Note(cell);
        cell.Value = value;
    }

    public void Open() => _regions.Push(new Region());

    /// <summary>Ends the region: its assignments are undone and handed out, in order of the first.</summary>
    public List<(Cell Cell, Value? Value)> Close()
    {
        Version++;
        return _regions.Pop().Undo();
    }

    private sealed class Region
    {
        private readonly List<(Cell Cell, Value? Before)> _written = [];
        private readonly HashSet<Cell> _noted = [];

        public void Note(Cell cell)
        {
            if (_noted.Add(cell)) _written.Add((cell, cell.Value));
        }

        public List<(Cell, Value?)> Undo()
        {
            var after = new List<(Cell, Value?)>(_written.Count);
            foreach ((Cell cell, Value? before) in _written)
            {
                after.Add((cell, cell.Value));
                cell.Value = before;
            }
            return after;
        }
    }
}
