using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>How often each value of a function is read.</summary>
internal static class UseCounts
{
    public static IReadOnlyDictionary<int, int> Of(Function function)
    {
        var counts = new Dictionary<int, int>();
        Count(function.Body);
        return counts;

        void Count(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value operand in Operands.Of(instruction)) Read(operand);
                foreach (Block inner in Nested.Of(instruction)) Count(inner);
            }

            foreach (Value value in block.Yields) Read(value);
        }

        void Read(Value value) => counts[value.Label] = counts.TryGetValue(value.Label, out int count) ? count + 1 : 1;
    }
}
