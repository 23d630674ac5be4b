using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>A carried variable gets its next value where that is computed, unless what it holds is still read behind that.</summary>
internal sealed partial class Folding
{
    private void AssignEarly(Loop loop)
    {
        var targets = new Dictionary<int, int>(); // by the label of the next value: that of the variable's present one
        for (int i = 0; i < loop.Carried.Count; i++)
        {
            Value next = loop.Body.Yields[i];
            if (_isInline[next.Label] && _uses.DepthOf(next) > _uses.DepthOf(loop.Outputs[i]) && _uses.DefinitionOf(next) is not (null or Constant)) targets[next.Label] = loop.Carried[i].Label;
        }

        if (targets.Count == 0) return;

        var atEnd = new Dictionary<int, int>(); // how many of the next values read it
        foreach (Value next in loop.Body.Yields) Count(next, +1);
        var behind = new HashSet<int>();
        for (int i = loop.Body.Instructions.Count - 1; i >= 0; i--)
        {
            Instruction instruction = loop.Body.Instructions[i];
            foreach (Value next in instruction.Results.Where(result => targets.ContainsKey(result.Label)))
            {
                int target = targets[next.Label], readers = atEnd.TryGetValue(target, out int count) ? count : 0;
                if (behind.Contains(target) || readers > (Leaves(next).Contains(target) ? 1 : 0)) continue;
                Count(next, -1);
                MakeStatement(next);
            }

            if (!instruction.Results.Any(result => _isInline[result.Label])) Read(instruction, behind);
        }

        void Count(Value next, int change)
        {
            foreach (int leaf in Leaves(next).Distinct()) atEnd[leaf] = (atEnd.TryGetValue(leaf, out int count) ? count : 0) + change;
        }
    }

    /// <summary>What a statement reads, the statements inside it included.</summary>
    private void Read(Instruction instruction, HashSet<int> read)
    {
        DeepStack.Check();
        foreach (Value operand in Operands.Of(instruction)) read.UnionWith(Leaves(operand));
        foreach (Block block in Nested.Of(instruction))
        {
            foreach (Instruction inner in block.Instructions) Read(inner, read);
            foreach (Value yielded in block.Yields) read.UnionWith(Leaves(yielded));
        }
    }

    /// <summary>The labels of the variables read where a value is printed.</summary>
    private IEnumerable<int> Leaves(Value value)
    {
        if (!_isInline[value.Label]) return [value.Label];
        return _uses.DefinitionOf(value) switch
        {
            null or Constant => [],
            If branch when ChoiceOf(branch) is var (_, a, b) => Leaves(branch.Condition).Concat(Leaves(a)).Concat(Leaves(b)),
            { } instruction => Operands.Of(instruction).SelectMany(Leaves),
        };
    }
}
