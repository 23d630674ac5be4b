using GradGen.IR;

namespace GradGen.Lowering.Bodies;

/// <summary>Jumps: they set flags, and what they jump over asks for those.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>The loops and switches around, innermost last.</summary>
    private readonly Stack<Frame> _frames = new();

    /// <summary>What a <c>break</c> or a <c>continue</c> leaves.</summary>
    /// <param name="Left">Whether the rest inside is jumped over.</param>
    /// <param name="Stays">Of a loop: whether it goes round again.</param>
    /// <param name="TestAtEnd">The condition, where it is evaluated last.</param>
    private sealed record Frame(Cell Left, Cell? Stays, Microsoft.CodeAnalysis.IOperation? TestAtEnd);

    private Frame? InnermostLoop => _frames.FirstOrDefault(frame => frame.Stays is not null);

    private void Leave(Frame frame, bool goesRound)
    {
        _environment.Set(frame.Left, Truth(true));
        if (frame.Stays is not null && !goesRound) _environment.Set(frame.Stays, Truth(false));
    }

    /// <summary>The rest, where some paths to here have left.</summary>
    private void LowerUnlessLeft(Exit exits, Sequence? rest, bool isTail, int end)
    {
        if (rest is null) return;
        Value? left = null;
        foreach (Cell flag in FlagsOf(exits).Distinct())
        {
            if (flag.Value is { } set) left = left is null ? set : Apply("|", DataType.Boolean, left, set);
        }
        if (left is null)
        {
            LowerAll(rest, isTail, end);
            return;
        }
        Branch(left, () => { }, () => LowerAll(rest, isTail, end), isTail, end);
    }

    private IEnumerable<Cell> FlagsOf(Exit exits)
    {
        if ((exits & Exit.Returns) != 0) yield return InnermostLoop?.Left ?? _done;
        if ((exits & Exit.Breaks) != 0) yield return _frames.Peek().Left;
        if ((exits & Exit.Continues) != 0) yield return InnermostLoop!.Left;
    }
}
