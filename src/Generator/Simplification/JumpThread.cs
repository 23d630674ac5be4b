using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>A branch whose condition an earlier branch hands out, put into the arms of the earlier one.</summary>
internal sealed class JumpThread
{
    private const int MostRepeated = 40; // instructions

    private readonly If _first;
    private readonly If _second;
    private readonly int _question;
    private readonly Labels _labels;
    private int _thens;
    private int _elses;

    private JumpThread(If first, If second, int question, Labels labels) =>
        (_first, _second, _question, _labels) = (first, second, question, labels);

    // d = if p { a; yield true } else { b; yield false }; y = if d { c } else { e }   →   y = if p { a; c } else { b; e }
    public static If? Between(If first, If second, Labels labels)
    {
        int question = first.Outputs.AsSpan().IndexOf(second.Condition);
        if (question < 0 || first.Then.EndsInThrow || first.Else.EndsInThrow || IsLogic(first)) return null;
        var thread = new JumpThread(first, second, question, labels);
        thread.Count(first.Then, first.Then.Yields, null);
        thread.Count(first.Else, first.Else.Yields, null);
        int repeated = ((thread._thens - 1) * Blocks.Size(second.Then)) + ((thread._elses - 1) * Blocks.Size(second.Else));
        return repeated > MostRepeated ? null : first with
        {
            Outputs = [.. first.Outputs, .. second.Outputs],
            Then = thread.Push(first.Then, first.Then.Yields, null),
            Else = thread.Push(first.Else, first.Else.Yields, null),
        };
    }

    /// <summary>Whether the branch is no more than <c>p || q</c>: a condition, not a decision.</summary>
    private static bool IsLogic(If branch) => branch.Outputs.Count == 1 && Effects.IsPure(branch) && Blocks.Size(branch.Then) + Blocks.Size(branch.Else) <= 4;

    /// <summary>How often each arm of the second branch would stand.</summary>
    private void Count(Block arm, EquatableArray<Value> outcome, bool? known)
    {
        DeepStack.Check();
        bool? answer = known ?? Answer(arm, outcome[_question]);
        if (arm.EndsInThrow) return;
        if (answer is null && Decider(arm, outcome) is { } decider)
        {
            Count(decider.Then, Inside(decider, decider.Then, outcome), KnownIn(decider, outcome, true));
            Count(decider.Else, Inside(decider, decider.Else, outcome), KnownIn(decider, outcome, false));
            return;
        }

        if (answer != false) _thens++;
        if (answer != true) _elses++;
    }

    /// <param name="outcome">What the outputs of the first branch are, in this block.</param>
    /// <param name="known">The answer to the second branch's question, where the way here tells it.</param>
    private Block Push(Block arm, EquatableArray<Value> outcome, bool? known)
    {
        DeepStack.Check();
        if (arm.EndsInThrow) return arm;
        bool? answer = known ?? Answer(arm, outcome[_question]);
        if (answer is { } decided)
        {
            Block copy = Copy(decided ? _second.Then : _second.Else, outcome);
            return copy.EndsInThrow
                ? new Block([.. arm.Instructions, .. copy.Instructions], [])
                : new Block([.. arm.Instructions, .. copy.Instructions], [.. arm.Yields, .. copy.Yields]);
        }

        EquatableArray<Value> outputs = _second.Outputs.Select(_labels.Fresh).ToEquatableArray();
        If last;
        IEnumerable<Instruction> before = arm.Instructions;
        if (Decider(arm, outcome) is { } decider)
        {
            before = arm.Instructions.Take(arm.Instructions.Count - 1);
            last = decider with
            {
                Outputs = [.. decider.Outputs, .. outputs],
                Then = Push(decider.Then, Inside(decider, decider.Then, outcome), KnownIn(decider, outcome, true)),
                Else = Push(decider.Else, Inside(decider, decider.Else, outcome), KnownIn(decider, outcome, false)),
            };
        }
        else
        {
            last = new If(outputs, outcome[_question], Copy(_second.Then, outcome), Copy(_second.Else, outcome));
        }

        return new Block([.. before, last], [.. arm.Yields, .. outputs]);
    }

    private static bool? Answer(Block arm, Value value) =>
        arm.Instructions.OfType<Constant>().FirstOrDefault(constant => constant.Result == value)?.Text switch
        {
            "true" => true,
            "false" => false,
            _ => null,
        };

    /// <summary>The branch at the end of the arm, if it decides the question.</summary>
    private If? Decider(Block arm, EquatableArray<Value> outcome) =>
        arm.Instructions.Count > 0 && arm.Instructions[^1] is If last && !last.Then.EndsInThrow && !last.Else.EndsInThrow
        && (last.Condition == outcome[_question] || last.Outputs.Contains(outcome[_question])) ? last : null;

    private bool? KnownIn(If decider, EquatableArray<Value> outcome, bool arm) => decider.Condition == outcome[_question] ? arm : null;

    private static EquatableArray<Value> Inside(If decider, Block arm, EquatableArray<Value> outcome) =>
        outcome.Select(value => decider.Outputs.AsSpan().IndexOf(value) is >= 0 and int i ? arm.Yields[i] : value).ToEquatableArray();

    private Block Copy(Block block, EquatableArray<Value> outcome)
    {
        var map = new Dictionary<int, Value>();
        for (int i = 0; i < outcome.Count; i++) map.Add(_first.Outputs[i].Label, outcome[i]);
        Blocks.ForEachDefinition(block, value => map.Add(value.Label, _labels.Fresh(value)));
        return Operands.Map(block, value => map.TryGetValue(value.Label, out Value fresh) ? fresh : value);
    }
}
