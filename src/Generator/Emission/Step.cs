using GradGen.IR;

namespace GradGen.Emission;

/// <summary>What becomes a statement of its own.</summary>
internal abstract class Step
{
    /// <summary>Where it stands in the text of the function.</summary>
    public int Position { get; set; }
}

/// <summary>An instruction with all that is folded into it.</summary>
internal sealed class Evaluation(Instruction instruction) : Step
{
    public Instruction Instruction { get; } = instruction;
}

/// <summary>An <c>if</c> statement.</summary>
/// <param name="outputs">The positions of the outputs that are read.</param>
/// <param name="isTail">Whether both arms end the function, each with its own <c>return</c>.</param>
internal sealed class Branching(If instruction, int[] outputs, Steps then, Steps otherwise, bool isTail) : Step
{
    public If Instruction { get; } = instruction;

    public Value[] Outputs { get; } = [.. outputs.Select(i => instruction.Outputs[i])];

    public Steps Then { get; } = then;

    public Steps Else { get; } = otherwise;

    public bool IsTail { get; } = isTail;
}

/// <summary>The statements of a block, then the values it hands to its <c>if</c> or, if it ends the function, to the caller.</summary>
internal sealed class Steps(List<Step> items, Value[] yields, bool isEnd)
{
    public List<Step> Items { get; } = items;

    public Value[] Yields { get; } = yields;

    public bool IsEnd { get; } = isEnd;

    public int Start { get; set; }

    public int End { get; set; }
}
