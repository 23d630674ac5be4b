using GradGen.IR;

namespace GradGen.Emission;

/// <summary>
/// Loads move freely among themselves, but not past what may write memory: a value whose loads must find an earlier state
/// than the present one becomes a variable.
/// </summary>
internal sealed partial class Folding
{
    private readonly List<Arm> _writers = []; // blocks in which something that may write waits
    private int _state = 1;                   // of memory

    /// <summary>What an instruction does to memory, or wants of it.</summary>
    private Tree Touch(Instruction instruction, Tree tree)
    {
        if (instruction is Load)
        {
            FlushWriters();
            tree = tree with { Reads = _state };
        }

        if (Writes.Memory(instruction))
        {
            _state++;
            tree = tree with { Writes = true };
        }

        return tree.Writes ? tree with { Reads = 0 } : tree;
    }

    private bool IsStale(Value value) => !_isQuote && _trees[value.Label].Reads is > 0 and var state && state != _state && _uses.DefinitionOf(value) is not Constant;

    /// <summary>What waits to write comes before a load that follows it.</summary>
    private void FlushWriters()
    {
        if (_isQuote) return;
        foreach (Arm arm in _writers)
        {
            if (arm.Pending.Exists(pending => _trees[pending.Label].Writes)) Flush(arm);
        }

        _writers.Clear();
    }

    /// <summary>Whether it is a place to keep elements, or taken from one: it has a name.</summary>
    private bool IsPlace(Value value) => _uses.DefinitionOf(value) is Pop || _uses.DefinitionOf(value) is NewArray && !_isQuote;

    /// <summary>The length of a buffer is read several times.</summary>
    private void NameLengths(Value[] lengths)
    {
        foreach (Value length in lengths)
        {
            if (_isInline[length.Label] && _uses.DefinitionOf(length) is not (Constant or Length)) MakeStatement(length);
        }
    }
}
