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
        Block body = Rewrite(function.Body);
        return current.Count == 0 ? function : DeadCode.Remove(function with { Body = Operands.Map(body, Current), LabelCount = labels });

        Block Rewrite(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                Instruction inner = Nested.Map(instruction, Rewrite);
                if (inner is Loop loop && NumberedLoop.Of(loop, IsLeft, Current, labels) is { } numbered)
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

        bool IsLeft(Value value) => value.Type is { IsMemory: true, Real: not null } && isVaried(value);

        Value Current(Value value)
        {
            while (current.TryGetValue(value.Label, out Value other)) value = other;
            return value;
        }
    }
}
