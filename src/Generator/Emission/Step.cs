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
/// <param name="isTail">Whether the arms have endings of their own: each returns, or ends the iteration of its loop.</param>
internal sealed class Branching(If instruction, int[] outputs, Steps then, Steps otherwise, bool isTail) : Step
{
    public If Instruction { get; } = instruction;

    public Value[] Outputs { get; } = [.. outputs.Select(i => instruction.Outputs[i])];

    public Steps Then { get; } = then;

    public Steps Else { get; } = otherwise;

    public bool IsTail { get; } = isTail;
}

/// <summary>A loop.</summary>
internal sealed class Looping(Loop instruction, Steps? test, Steps body) : Step
{
    public Loop Instruction { get; } = instruction;

    /// <summary>What is asked before each iteration of a <c>while</c>.</summary>
    public Steps? Test { get; } = test;

    public Steps Body { get; } = body;
}

/// <summary>What becomes of the values a block yields.</summary>
internal enum Ending : byte
{
    /// <summary>Its <c>if</c> hands them on.</summary>
    HandsOver,

    /// <summary>The function returns them.</summary>
    Returns,

    /// <summary>The next iteration of its loop begins with them; there may be none.</summary>
    Iterates,

    /// <summary>There are none: it throws, or the arms of its last <c>if</c> have endings of their own.</summary>
    None,
}

/// <summary>The statements of a block, then the values it hands out.</summary>
/// <param name="leaves">Whether the code behind it is never reached from its end.</param>
internal sealed class Steps(List<Step> items, Value[] yields, Ending ending, bool leaves)
{
    public List<Step> Items { get; } = items;

    public Value[] Yields { get; } = yields;

    public Ending Ending { get; } = ending;

    public bool Leaves { get; private set; } = leaves;

    /// <summary>Whether it goes on to the next iteration by saying so, because code follows that others come to.</summary>
    public bool Continues { get; private set; }

    /// <summary>How many statements there are, those in the arms of a branch at the end included.</summary>
    public int Count { get; } = items.Count + (items.Count > 0 && items[^1] is Branching { IsTail: true } last ? last.Then.Count + last.Else.Count : 0);

    /// <summary>Lets an end of an iteration that would come to the code behind it skip that.</summary>
    public void Continue()
    {
        if (Ending == Ending.Iterates && !Leaves) Continues = Leaves = true;
    }

    public int Start { get; set; }

    public int End { get; set; }
}
