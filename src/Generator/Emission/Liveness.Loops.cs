using GradGen.IR;

namespace GradGen.Emission;

/// <summary>Loops: what an iteration reads and did not define, the next one reads again.</summary>
internal sealed partial class Liveness
{
    private readonly Stack<HashSet<Value>> _inside = new(); // what the loops one is in have read so far, innermost on top

    private void Number(Looping looping)
    {
        Read(looping.Instruction.Inits);
        _clock++;
        if (looping.Instruction is For { From: var from }) Read([from]); // when the carried variables have their first values

        _inside.Push([]);
        if (looping.Test is not null) Number(looping.Test);
        Number(looping.Body);
        HashSet<Value> read = _inside.Pop();

        _clock++;
        Read(read.Where(value => _uses.DepthOf(value) <= _inside.Count));
        if (looping.Instruction is For { To: var to }) Read([to]);
    }
}
