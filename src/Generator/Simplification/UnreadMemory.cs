using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Drops memory of the function's own that nothing reads, and what is written to it. Its length is what it was made with.</summary>
internal static class UnreadMemory
{
    public static Function Remove(Function function)
    {
        if (!AnyMemory(function.Body)) return function;
        Aliases aliases = Aliases.Of(function);
        var made = new HashSet<int>();
        var read = new HashSet<int>();
        var buffers = new Dictionary<int, NewArray>();
        var lengths = new Dictionary<int, (int Class, Value Length)>();
        foreach (Value value in function.Parameters.Concat(function.Body.Yields)) Read(value);
        Visit(function.Body);
        made.ExceptWith(read);
        return made.Count == 0 ? function : function with { Body = Operands.Map(Remove(function.Body), Current) };

        void Visit(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) Visit(inner);
                switch (instruction)
                {
                    case NewArray array:
                        made.Add(aliases.ClassOf(array.Result));
                        buffers[array.Result.Label] = array;
                        break;
                    case Length length when buffers.TryGetValue(length.Memory.Label, out NewArray buffer) && buffer.Lengths is [var known] && known.Type == length.Result.Type:
                        lengths.Add(length.Result.Label, (aliases.ClassOf(length.Memory), known));
                        break;
                    case Load { Result.Type.IsMemory: true }:
                        break;
                    case Store or Swap or Accumulate or Fill or Push or Reserve or Slice or Loop or If:
                        Read((instruction as Store)?.Operand);
                        break;
                    case Copy copy:
                        Read(copy.Source);
                        break;
                    default:
                        foreach (Value operand in Operands.Of(instruction)) Read(operand);
                        break;
                }
            }
        }

        bool IsKnown(Instruction instruction) => instruction is Length length && lengths.TryGetValue(length.Result.Label, out var known) && made.Contains(known.Class);

        // a = new T[n]; a.Length   →   n
        Value Current(Value value)
        {
            while (lengths.TryGetValue(value.Label, out var known) && made.Contains(known.Class)) value = known.Length;
            return value;
        }

        void Read(Value? value)
        {
            if (value is { Type.IsMemory: true }) read.Add(aliases.ClassOf(value));
        }

        Block Remove(Block block)
        {
            DeepStack.Check();
            return block with
            {
                Instructions = block.Instructions
                    .Where(instruction => !IsKnown(instruction) && !Writes.Of(instruction).Concat(instruction is Reserve reserve ? [reserve.Memory] : []).Any(memory => made.Contains(aliases.ClassOf(memory))))
                    .Select(instruction => Nested.Map(instruction, Remove)).ToEquatableArray(),
            };
        }
    }

    private static bool AnyMemory(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => instruction is NewArray || Nested.Of(instruction).Any(AnyMemory));
    }
}
