using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A copy of memory as it is in front of loops that only read it, and that the iteration around them writes later.</summary>
/// <param name="block">The scope in which the loops are.</param>
/// <param name="first">The first loop that reads it.</param>
/// <param name="lengths">How long it is in each direction, where it is not to be asked itself.</param>
internal sealed class MemoryCopy(Value memory, EquatableArray<Value?> lengths, int block, Loop first)
{
    public Value Memory => memory;

    public EquatableArray<Value?> Lengths => lengths;

    public int Block => block;

    public Loop First => first;

    /// <summary>What is read of it, in the order of the code.</summary>
    public List<Load> Loads { get; } = [];

    /// <summary>How many loops are around a load, beginning with the one in front of which the copy is made.</summary>
    public int Depth { get; set; }
}
