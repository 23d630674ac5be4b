using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>One iteration of a loop: its condition, its body, and what follows that.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>A condition that only looks; <see langword="null"/> where it does more, and belongs into the body.</summary>
    private Block? LowerTest(Round round)
    {
        if (round.Test is not { } test || round.IsTestLast) return Always();
        int found = _refusals.All.Count;
        Value condition = null!;
        Arm arm = LowerArm(() => condition = LowerCondition(test));
        if (!arm.Block.IsEnded && arm.Written.All(write => write.Cell.LastUse == Cell.Never))
        {
            Block block = arm.Block.Close([condition]);
            if (block.Instructions.All(Effects.IsDroppable)) return block;
        }
        _refusals.Rewind(found);
        return null;
    }

    /// <returns>The body, and whether it goes round again, where that is a question.</returns>
    private (BlockWriter, Value?) LowerIteration(Round round, Value? index, bool isLeft, bool isTestInside)
    {
        BlockWriter outer = _block;
        _block = new BlockWriter();
        int end = round.Loop.Syntax.Span.End;
        var frame = new Frame(new Cell("", DataType.Boolean, end), new Cell("", DataType.Boolean, end), round.IsTestLast ? round.Test : null);
        _frames.Push(frame);
        if (isLeft) _environment.Set(frame.Stays!, Truth(true));
        if (index is not null) round.Begin!(index);

        // while (p) a  →  while (true) { if (p) { a } else { break } }
        if (isTestInside) Branch(LowerCondition(round.Test!), () => LowerInside(round, frame), () => _environment.Set(frame.Stays!, Truth(false)), isTail: false, end - 1);
        else LowerInside(round, frame);

        _frames.Pop();
        Value? stays = isLeft ? frame.Stays!.Value : null;
        frame.Left.LastUse = frame.Stays!.LastUse = Cell.Never;
        BlockWriter body = _block;
        _block = outer;
        return (body, stays);
    }

    private void LowerInside(Round round, Frame frame)
    {
        int end = round.Loop.Syntax.Span.End - 1;
        Exit exits = _exits.Of(round.Loop.Body);
        Sequence? after = Sequence.Of(round.Steps, Sequence.Of(round.IsTestLast ? round.Test : null, null));
        if ((exits & Exit.Continues) == 0)
        {
            LowerAll(Sequence.Of(round.Loop.Body, after), isTail: false, end);
            return;
        }

        // for (…; …; c) { if (p) continue; a }  →  if (p) { } else { a }  c
        LowerAll(Sequence.Of(round.Loop.Body, null), isTail: false, end);
        if (after is null || _block.IsEnded) return;
        if ((exits & (Exit.Breaks | Exit.Returns)) == 0) LowerAll(after, isTail: false, end);
        else Branch(frame.Stays!.Value!, () => LowerAll(after, isTail: false, end), () => { }, isTail: false, end);
    }
}
