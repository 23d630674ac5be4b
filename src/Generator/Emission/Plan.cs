using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Takes a function apart into statements, once it is known what folds into what.</summary>
/// <param name="endReturns">Whether the function ends in a <c>return</c>.</param>
internal sealed class Plan(Uses uses, Folding folding, bool endReturns = true)
{
    public Steps Of(Block block, Value[] results) => End(block, results);

    /// <summary>A block after which the function returns <paramref name="results"/>.</summary>
    private Steps End(Block block, Value[] results)
    {
        DeepStack.Check();
        List<Instruction> statements = Statements(block);
        if (block.EndsInThrow) return Thrown(statements);
        if (statements.Count == 0 || statements[^1] is not If last || !IsTail(last, results)) return new Steps(Inner(statements), results, Ending.Returns, endReturns);

        return Tail(statements, last, results, End);
    }

    /// <summary>The body of a loop, or an arm at its end, after which the next iteration begins with <paramref name="results"/>.</summary>
    private Steps Iteration(Block block, Value[] results, bool hasExit)
    {
        DeepStack.Check();
        List<Instruction> statements = Statements(block);
        if (block.EndsInThrow) return Thrown(statements);
        bool isTail = hasExit && statements.Count > 0 && statements[^1] is If branch && !folding.IsChoice(branch) && branch.Outputs.Contains(results[^1]) && IsTail(branch, results);
        if (isTail) return Tail(statements, (If)statements[^1], results, (arm, yields) => Iteration(arm, yields, hasExit));
        bool leaves = hasExit && uses.DefinitionOf(results[^1]) is Constant flag && Numbers.Is(flag, false);
        return new Steps(Inner(statements), results, Ending.Iterates, leaves);
    }

    private Steps Thrown(List<Instruction> statements) => new(Inner(statements), [], Ending.None, leaves: true);

    /// <summary>A block whose last branch has the end in its arms.</summary>
    private Steps Tail(List<Instruction> statements, If last, Value[] results, Func<Block, Value[], Steps> end)
    {
        statements.RemoveAt(statements.Count - 1);
        List<Step> items = Inner(statements);
        var branching = new Branching(last, [], end(last.Then, Through(last.Then)), end(last.Else, Through(last.Else)), isTail: true);
        items.Add(branching);
        return new Steps(items, [], Ending.None, branching.Then.Leaves && branching.Else.Leaves);

        Value[] Through(Block arm)
        {
            var yields = new Dictionary<int, Value>();
            for (int i = 0; i < arm.Yields.Count; i++) yields[last.Outputs[i].Label] = arm.Yields[i];
            return [.. results.Select(result => yields.TryGetValue(result.Label, out Value yielded) ? yielded : result)];
        }
    }

    /// <summary>Whether all that follows a branch is that its outputs are returned, beside what needs no evaluation.</summary>
    private bool IsTail(If branch, Value[] results)
    {
        int[] live = uses.LiveOutputs(branch);
        if (live.Length == 0 || live.Any(i => uses.CountOf(branch.Outputs[i]) > 1)) return false;
        var outputs = new HashSet<int>(live.Select(i => branch.Outputs[i].Label));
        int returned = results.Count(result => outputs.Contains(result.Label));
        return returned == live.Length
            && results.All(result => outputs.Contains(result.Label) || !folding.IsInline(result) || uses.DefinitionOf(result) is Constant);
    }

    private Steps Arm(Block block, int[] outputs) =>
        new(Inner(Statements(block)), block.Yields.Count == 0 ? [] : [.. outputs.Select(i => block.Yields[i])], Ending.HandsOver, block.EndsInThrow);

    private List<Step> Inner(List<Instruction> statements)
    {
        DeepStack.Check();
        return [.. statements.Select(Step)];

        Step Step(Instruction instruction)
        {
            if (instruction is Loop loop)
            {
                Steps? test = loop is While { Test: var asked } ? new Steps(Inner(Statements(asked)), [.. asked.Yields], Ending.HandsOver, leaves: false) : null;
                return new Looping(loop, test, Iteration(loop.Body, [.. loop.Body.Yields], loop.HasExit));
            }

            if (instruction is not If branch || folding.IsChoice(branch)) return new Evaluation(instruction);
            int[] outputs = uses.LiveOutputs(branch);
            return new Branching(branch, outputs, Arm(branch.Then, outputs), Arm(branch.Else, outputs), isTail: false);
        }
    }

    private List<Instruction> Statements(Block block) => [.. block.Instructions.Where(IsStatement)];

    private bool IsStatement(Instruction instruction) => uses.IsLive(instruction) && instruction switch
    {
        Constant constant => !folding.IsInline(constant.Result),
        If branch => !folding.IsChoice(branch) || !folding.IsInline(folding.ChoiceOf(branch).Output),
        Verbatim verbatim => verbatim.Result is null || !folding.IsInline(verbatim.Result),
        Call call => call.Outputs.Count != 1 || !folding.IsInline(call.Outputs[0]),
        Throw or Loop or Store or Accumulate or Fill or Copy or Reserve or Push => true,
        _ => !folding.IsInline(instruction.Results[0]),
    };
}
