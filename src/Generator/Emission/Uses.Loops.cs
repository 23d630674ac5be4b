using GradGen.IR;

namespace GradGen.Emission;

/// <summary>Uses in loops: what stands outside one and is read inside is read again by every iteration.</summary>
internal sealed partial class Uses
{
    private readonly int[] _depths;  // by label: how many loops are around the definition
    private readonly int[] _deepest; // by label: how many are around the reader in the most loops
    private readonly Dictionary<int, (Loop Loop, int Index)> _carriers = [];
    private int _depth;

    /// <summary>How many loops are around the definition of <paramref name="value"/>.</summary>
    public int DepthOf(Value value) => _depths[value.Label];

    /// <summary>Whether a loop that does not define the value reads it, iteration by iteration.</summary>
    public bool IsReadInLoop(Value value) => _deepest[value.Label] > _depths[value.Label];

    /// <summary>The loop that carries the value, or begins with it, and as which of its values.</summary>
    public (Loop Loop, int Index)? CarrierOf(Value value) => _carriers.TryGetValue(value.Label, out (Loop, int) carrier) ? carrier : null;

    private bool Visit(Loop loop)
    {
        if (Effects.IsDroppable(loop) && loop.Outputs.All(output => CountOf(output) == 0)) return false;

        int end = _clock;
        _depth++;
        foreach (Value parameter in Nested.Parameters(loop)) _depths[parameter.Label] = _depth;
        if (loop is For { To: var to }) Read(to); // before every iteration
        Visit(loop.Body, loop.Body.Yields);
        if (loop.HasExit && !loop.Body.EndsInThrow) _asCondition[loop.Body.Yields[^1].Label]++;
        if (loop is While { Test: var test })
        {
            Visit(test, test.Yields);
            _asCondition[test.Yields[0].Label]++;
        }

        _depth--;
        foreach (Value init in loop.Inits) Read(init);
        if (loop is For { From: var from }) Read(from);
        for (int i = 0; i < loop.Carried.Count; i++) _carriers[loop.Carried[i].Label] = _carriers[loop.Inits[i].Label] = (loop, i);
        _ends.Add(loop, end);
        return true;
    }
}
