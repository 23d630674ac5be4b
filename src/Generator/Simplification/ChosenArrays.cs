using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>An array that a branch only chooses is chosen by <c>?:</c>, which the way back through a loop can do again.</summary>
internal static class ChosenArrays
{
    public static Function Choose(Function function, Func<Value, bool> isVaried)
    {
        int labels = function.LabelCount;
        var current = new Dictionary<int, Value>();
        var parts = new Dictionary<int, Slice>();
        Block body = Choose(function.Body);
        return function with { Body = current.Count == 0 ? body : Operands.Map(body, Current), LabelCount = labels };

        Block Choose(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Slice part) parts[part.Result.Label] = part;
                Instruction inner = Nested.Map(instruction, Choose);
                if (inner is If { Then.EndsInThrow: false, Else.EndsInThrow: false } branch && branch.Outputs.Any(IsChosen)) Split(branch, output);
                else output.Add(inner);
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        // c = if p { yield a } else { yield b }   →   c = p ? a : b
        void Split(If branch, List<Instruction> output)
        {
            branch = branch with { Then = Mapped(branch.Then), Else = Mapped(branch.Else) };
            var merge = new ArmMerge(branch, labels, parts);
            int[] chosen = [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => IsChosen(branch.Outputs[i]) && merge.TryMerge(i))];
            labels = merge.Labels;
            If rest = merge.Without(chosen);
            if (rest.Then != Block.Empty || rest.Else != Block.Empty) output.Add(rest);
            output.AddRange(merge.After);
            foreach (int i in chosen) current[branch.Outputs[i].Label] = merge.Of(i);
        }

        Block Mapped(Block arm) => arm with { Yields = arm.Yields.Select(Current).ToEquatableArray() };

        bool IsChosen(Value value) => value.Type.IsMemory && isVaried(value);

        Value Current(Value value)
        {
            while (current.TryGetValue(value.Label, out Value other)) value = other;
            return value;
        }
    }

    /// <summary>The active arrays whose places cannot be told on the way back through a loop.</summary>
    public static IReadOnlyList<Value> Left(Function function, Func<Value, bool> isVaried)
    {
        var left = new List<Value>();
        Visit(function.Body, isInLoop: false);
        return left;

        void Visit(Block block, bool isInLoop)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Loop loop)
                {
                    int[] swapped = Permutation.Of(loop);
                    left.AddRange(loop.Carried.Where((carried, i) => IsLeft(carried) && !swapped.Contains(i)));
                }

                if (instruction is If branch && isInLoop) left.AddRange(branch.Outputs.Where(IsLeft));
                foreach (Block inner in Nested.Of(instruction)) Visit(inner, isInLoop || instruction is Loop);
            }
        }

        bool IsLeft(Value value) => value.Type is { IsMemory: true, Real: not null } && isVaried(value);
    }
}
