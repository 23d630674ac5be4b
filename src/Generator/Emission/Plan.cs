using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Takes a function apart into statements, once it is known what folds into what.</summary>
internal sealed class Plan(Uses uses, Folding folding)
{
    public Steps Of(Block block, Value[] results) => End(block, results);

    /// <summary>A block after which the function returns <paramref name="results"/>.</summary>
    private Steps End(Block block, Value[] results)
    {
        DeepStack.Check();
        List<Instruction> statements = Statements(block);
        if (block.EndsInThrow) return new Steps(Inner(statements), [], isEnd: false);
        if (statements.Count == 0 || statements[^1] is not If last || !IsTail(last, results)) return new Steps(Inner(statements), results, isEnd: true);

        statements.RemoveAt(statements.Count - 1);
        List<Step> items = Inner(statements);
        items.Add(new Branching(last, [], End(last.Then, Through(last.Then)), End(last.Else, Through(last.Else)), isTail: true));
        return new Steps(items, [], isEnd: false);

        Value[] Through(Block arm)
        {
            var yields = new Dictionary<int, Value>();
            for (int i = 0; i < last.Outputs.Count; i++) yields[last.Outputs[i].Label] = arm.Yields[i];
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
        new(Inner(Statements(block)), block.Yields.Count == 0 ? [] : [.. outputs.Select(i => block.Yields[i])], isEnd: false);

    private List<Step> Inner(List<Instruction> statements)
    {
        DeepStack.Check();
        return [.. statements.Select(Step)];

        Step Step(Instruction instruction)
        {
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
        Throw => true,
        _ => !folding.IsInline(instruction.Results[0]),
    };
}
