using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Buffers of one length that a loop swaps have that length in every iteration: what they were made with.</summary>
internal static class SwappedLengths
{
    public static Module Replace(Module module) => new(module.Functions.Select(Replace).ToEquatableArray());

    // a = new T[n]; b = new T[n]; for carry (a, b) { …length a… }   →   … for carry (a, b) { …n… }
    private static Function Replace(Function function)
    {
        var extents = new Extents(function);
        var known = new Dictionary<int, Value>();
        if (!extents.AnySwapped) return function;
        Block body = Without(function.Body);
        return known.Count == 0 ? function : Operands.Map(function with { Body = body }, Current);

        Block Without(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Length length && extents.SwappedLengthOf(length.Memory) is { } number && number.Type == length.Result.Type) known.Add(length.Result.Label, number);
                else output.Add(Nested.Map(instruction, Without));
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        Value Current(Value value)
        {
            while (known.TryGetValue(value.Label, out Value number)) value = number;
            return value;
        }
    }
}
