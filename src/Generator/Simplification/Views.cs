using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Reads and writes go to the array or span itself, not through a view of all of it.</summary>
internal static class Views
{
    public static Module Collapse(Module module) => new(module.Functions.Select(Collapse).ToEquatableArray());

    public static Function Collapse(Function function)
    {
        var zeros = new HashSet<int>();
        var views = new Dictionary<int, Value>();
        var needed = new HashSet<int>(); // as what they are
        Collect(function.Body);
        foreach (int label in needed) views.Remove(label);
        return views.Count == 0 ? function : function with { Body = Operands.Map(Without(function.Body), Current) };

        void Collect(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                switch (instruction)
                {
                    case Constant { Text: "0" } zero:
                        zeros.Add(zero.Result.Label);
                        break;
                    case Slice { Count: null } slice when zeros.Contains(slice.Start.Label):
                        views.Add(slice.Result.Label, slice.Memory);
                        break;
                    case Load or Store or Accumulate or Fill or Copy or Length or Slice or Call:
                        break;
                    default:
                        needed.UnionWith(Operands.Of(instruction).Where(operand => operand.Type.IsMemory).Select(operand => operand.Label));
                        break;
                }

                foreach (Block inner in Nested.Of(instruction)) Collect(inner);
            }

            needed.UnionWith(block.Yields.Where(value => value.Type.IsMemory).Select(value => value.Label));
        }

        Block Without(Block block)
        {
            DeepStack.Check();
            return block with
            {
                Instructions = block.Instructions
                    .Where(instruction => instruction is not Slice slice || !views.ContainsKey(slice.Result.Label))
                    .Select(instruction => Nested.Map(instruction, Without)).ToEquatableArray(),
            };
        }

        // b = a[0 ..]; b[i]   →   a[i]
        Value Current(Value value)
        {
            while (views.TryGetValue(value.Label, out Value memory)) value = memory;
            return value;
        }
    }
}
