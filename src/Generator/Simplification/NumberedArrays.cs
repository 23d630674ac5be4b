using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// A variable of a loop that stands for one or another of some arrays, all made before the loop, becomes a number that says
/// which: iterations may leave what they like in it.
/// </summary>
internal static class NumberedArrays
{
    public static Function Number(Function function, Func<Value, bool> isVaried)
    {
        int labels = function.LabelCount;
        var current = new Dictionary<int, Value>();
        Definitions definitions = Definitions.In(function);
        var feeding = new HashSet<Instruction>(ByReference.Comparer);
        Block body = Rewrite(function.Body);
        return current.Count == 0 ? function : DeadCode.Remove(function with { Body = Operands.Map(body, Current), LabelCount = labels });

        Block Rewrite(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Loop around) FindFeeding(around);
                bool isFeeding = feeding.Contains(instruction);
                Instruction inner = Nested.Map(instruction, Rewrite);
                if (inner is Loop loop && NumberedLoop.Of(loop, isFeeding ? Memories(loop) : Left(loop), Current, labels) is { } numbered)
                {
                    labels = numbered.Labels;
                    output.AddRange(numbered.Instructions);
                    foreach (KeyValuePair<int, Value> view in numbered.Views) current.Add(view.Key, view.Value);
                }
                else
                {
                    output.Add(inner);
                }
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        int[] Memories(Loop loop) => [.. Enumerable.Range(0, loop.Carried.Count).Where(i => loop.Carried[i].Type is { IsMemory: true, Real: not null } && isVaried(loop.Carried[i]))];

        int[] Left(Loop loop) => [.. Memories(loop).Except(Permutation.Of(loop))];

        // a loop inside that hands out what an iteration leaves says which arrays those are
        void FindFeeding(Loop loop)
        {
            if (loop.Body.EndsInThrow) return;
            var open = new Stack<Value>((feeding.Contains(loop) ? Memories(loop) : Left(loop)).Select(i => loop.Body.Yields[i]));
            var seen = new HashSet<int>();
            while (open.Count > 0)
            {
                Value value = open.Pop();
                if (!seen.Add(value.Label) || definitions.Of(value) is not { } definition) continue;
                if (definition is Loop inside && !ReferenceEquals(inside, loop)) feeding.Add(inside);
                foreach (Value source in Sources.Of(definition, value)) open.Push(source);
            }
        }

        Value Current(Value value)
        {
            while (current.TryGetValue(value.Label, out Value other)) value = other;
            return value;
        }
    }
}
