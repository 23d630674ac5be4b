using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>An array that a branch only chooses is chosen by <c>?:</c>, which the way back through a loop can do again.</summary>
internal static class ChosenArrays
{
    public static Function Choose(Function function, Func<Value, bool> isVaried)
    {
        var same = new Dictionary<int, Value>();
        Block body = Choose(function.Body);
        return function with { Body = same.Count == 0 ? body : Operands.Map(body, Current) };

        Block Choose(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction inner = Nested.Map(instruction, Choose);
                if (inner is If branch) Split(branch, output);
                else output.Add(inner);
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        // c = if p { yield a } else { yield b }   →   c = p ? a : b   where a and b are there before
        void Split(If branch, List<Instruction> output)
        {
            int[] chosen = branch.Then.EndsInThrow || branch.Else.EndsInThrow ? []
                : [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => branch.Outputs[i].Type.IsMemory && isVaried(branch.Outputs[i]))];
            if (chosen.Length > 0)
            {
                var inside = new HashSet<int>();
                foreach (Block arm in Nested.Of(branch)) Blocks.ForEachDefinition(arm, value => inside.Add(value.Label));
                chosen = [.. chosen.Where(i => !inside.Contains(branch.Then.Yields[i].Label) && !inside.Contains(branch.Else.Yields[i].Label))];
            }

            if (chosen.Length == 0)
            {
                output.Add(branch);
                return;
            }

            EquatableArray<Value> Rest(EquatableArray<Value> values) => values.Where((_, i) => !chosen.Contains(i)).ToEquatableArray();
            If rest = branch with
            {
                Outputs = Rest(branch.Outputs),
                Then = branch.Then with { Yields = Rest(branch.Then.Yields) },
                Else = branch.Else with { Yields = Rest(branch.Else.Yields) },
            };
            if (rest.Then != Block.Empty || rest.Else != Block.Empty) output.Add(rest);
            foreach (int i in chosen)
            {
                if (branch.Then.Yields[i] == branch.Else.Yields[i]) same.Add(branch.Outputs[i].Label, branch.Then.Yields[i]);
                else output.Add(new Select(branch.Outputs[i], branch.Condition, branch.Then.Yields[i], branch.Else.Yields[i]));
            }
        }

        Value Current(Value value)
        {
            while (same.TryGetValue(value.Label, out Value other)) value = other;
            return value;
        }
    }

    /// <summary>The names of the active arrays whose places cannot be told on the way back through a loop.</summary>
    public static IEnumerable<string> Left(Function function, Func<Value, bool> isVaried)
    {
        var left = new List<string>();
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
                    left.AddRange(loop.Carried.Where((carried, i) => IsLeft(carried) && !swapped.Contains(i)).Select(carried => carried.Name));
                }

                if (instruction is If branch && isInLoop) left.AddRange(branch.Outputs.Where(IsLeft).Select(output => output.Name));
                foreach (Block inner in Nested.Of(instruction)) Visit(inner, isInLoop || instruction is Loop);
            }
        }

        bool IsLeft(Value value) => value.Type is { IsMemory: true, Real: not null } && isVaried(value);
    }
}
