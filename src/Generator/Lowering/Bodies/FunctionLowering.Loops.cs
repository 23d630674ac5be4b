using System.Collections.Immutable;
using GradGen.IR;
using GradGen.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace GradGen.Lowering.Bodies;

/// <summary>Loops: what they change is carried from one iteration to the next.</summary>
internal sealed partial class FunctionLowering
{
    /// <summary>What is done each time round a loop.</summary>
    /// <param name="Test">Evaluated first, unless it is evaluated last; <see langword="null"/> where a count decides.</param>
    /// <param name="Steps">What follows the body even where it has gone on to the next iteration.</param>
    /// <param name="Count">How a loop counts that does.</param>
    /// <param name="Begin">Assigns the variables of the iteration; it gets the index.</param>
    private sealed record Round(
        ILoopOperation Loop, IOperation? Test, bool IsTestLast, ImmutableArray<IOperation> Steps, Count? Count = null, Action<Value>? Begin = null)
    {
        /// <summary>Whether nothing follows, so that nobody asks whether the function is done.</summary>
        public bool IsLast { get; init; }
    }

    private sealed record Count(Value From, string Relation, Value To, int Step, string Name, IReadOnlyCollection<Cell> Variables);

    private Sequence? LowerLoop(ILoopOperation loop, Sequence? rest, bool isTail, int end)
    {
        DeepStack.Check();
        Exit exits = _exits.Of(loop);
        if (RoundOf(loop) is not { } round)
        {
            LowerArm(() => LowerAll(Sequence.Of(loop.Body, null), isTail: false, loop.Syntax.Span.End)); // for what is to be refused in it
            return rest;
        }
        Repeat(round with { IsLast = isTail && (exits & Exit.Falls) == 0 }, exits);

        if ((exits & Exit.Falls) == 0 && (exits & Exit.Returns) == 0)
        {
            Throw(new FragmentList().Add("new global::System.InvalidOperationException()")); // never reached
            return null;
        }
        return (exits & Exit.Returns) == 0 ? rest : LowerAfterReturn(exits, rest, isTail, end);
    }

    // for (…) { if (p) return a; } rest  →  done = for (…) …; if (done) { } else { rest }
    private Sequence? LowerAfterReturn(Exit exits, Sequence? rest, bool isTail, int end)
    {
        Frame? around = InnermostLoop;
        if ((exits & Exit.Falls) == 0)
        {
            if (around is not null) Leave(around, goesRound: false);
            return null;
        }
        if (around is null) LowerUnlessLeft(Exit.Returns, rest, isTail, end);
        else Branch(_done.Value!, () => Leave(around, goesRound: false), () => LowerAll(rest, isTail, end), isTail, end);
        return null;
    }

    private Round? RoundOf(ILoopOperation loop)
    {
        switch (loop)
        {
            case IForLoopOperation counted when Counting.Of(counted, _survey) is { } counting:
                return RoundOf(counted, counting);
            case IForLoopOperation other: // for (a; p; b) c  →  a; while (p) { c; b; }
                foreach (IOperation statement in other.Before) LowerStatement(statement);
                return new Round(other, other.Condition, IsTestLast: false, other.AtLoopBottom);
            case IWhileLoopOperation { Condition: { } condition, ConditionIsUntil: false } repeated:
                return new Round(repeated, condition, IsTestLast: !repeated.ConditionIsTop, []);
            case IForEachLoopOperation each:
                return RoundOf(each);
            default:
                RefuseUnsupported(loop);
                return null;
        }
    }

    // for (int i = a; i < b; i++) c    →  for i = a; < b; 1 { c }
    // for (int i = a; --i >= b; ) c    →  for i = a - 1; >= b; -1 { c }
    // for (int i = a; i-- > b; ) c     →  for j = a; > b; -1 { i = j - 1; c }
    private Round? RoundOf(IForLoopOperation loop, Counting counting)
    {
        Value? from = LowerValue(counting.From), to = LowerValue(counting.To);
        if (from is null || to is null) return null;
        Place counter = Declare(counting.Counter);
        string name = counting.Inside == 0 ? counting.Counter.Name : "";
        var count = new Count(Moved(from, counting.Ahead), counting.Relation, to, counting.Step, name, [.. counter.Cells]);
        return new Round(loop, null, false, [], count, index => Assign(counter, Moved(index, counting.Inside)));
    }

    private Value Moved(Value number, int by) =>
        by == 0 ? number : Verbatim(new FragmentList().Use(number).Add(by > 0 ? " + 1" : " - 1"), number.Type, isPrimary: false, isPure: true);
}
