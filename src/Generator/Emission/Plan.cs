using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Takes a function apart into statements, once it is known what folds into what.</summary>
/// <param name="endReturns">Whether the function ends in a <c>return</c>.</param>
internal sealed class Plan(Uses uses, Folding folding, bool endReturns = true)
{
    private const int MostInElse = 3; // statements, from which on they are not indented for one that skips them

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
    private Steps Iteration(Block block, Value[] results, Loop loop)
    {
        DeepStack.Check();
        List<Instruction> statements = Statements(block);
        if (block.EndsInThrow) return Thrown(statements);
        if (statements.Count > 0 && statements[^1] is If last && !folding.IsChoice(last) && IsTail(last, results)
            && (loop.HasExit && last.Outputs.Contains(results[^1]) || Skips(last, results, loop)))
        {
            return Tail(statements, last, results, (arm, yields) => Iteration(arm, yields, loop));
        }

        bool leaves = loop.HasExit && uses.DefinitionOf(results[^1]) is Constant flag && Numbers.Is(flag, false);
        return new Steps(Inner(statements), results, Ending.Iterates, leaves);
    }

    /// <summary>Whether one arm has nothing to do and the other much: <c>if (…) continue;</c></summary>
    private bool Skips(If last, Value[] results, Loop loop)
    {
        return Skip(last.Then, last.Else) || Skip(last.Else, last.Then);

        bool Skip(Block arm, Block other) =>
            !arm.EndsInThrow && Statements(arm).Count == 0 && Statements(other).Count >= MostInElse
            && results.Select((result, i) => last.Outputs.AsSpan().IndexOf(result) is >= 0 and var output ? (arm.Yields[output], i) : (result, i))
                .All(next => next.i < loop.Carried.Count && next.Item1.Label == loop.Carried[next.i].Label);
    }

    private Steps Thrown(List<Instruction> statements) => new(Inner(statements), [], Ending.None, leaves: true);

    /// <summary>A block whose last branch has the end in its arms.</summary>
    private Steps Tail(List<Instruction> statements, If last, Value[] results, Func<Block, Value[], Steps> end)
    {
        statements.RemoveAt(statements.Count - 1);
        List<Step> items = Inner(statements);
        Steps then = end(last.Then, Through(last.Then)), otherwise = end(last.Else, Through(last.Else));
        if (then.Count == 0 && otherwise.Count >= MostInElse) then.Continue();
        else if (otherwise.Count == 0 && then.Count >= MostInElse) otherwise.Continue();
        items.Add(new Branching(last, [], then, otherwise, isTail: true));
        return new Steps(items, [], Ending.None, then.Leaves && otherwise.Leaves);

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
                return new Looping(loop, test, Iteration(loop.Body, [.. loop.Body.Yields], loop));
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
        Throw or Loop or Store or Swap or Accumulate or Fill or Copy or Reserve or Push => true,
        _ => !folding.IsInline(instruction.Results[0]),
    };
}
