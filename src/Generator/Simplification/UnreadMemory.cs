using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Drops memory of the function's own that nothing reads, and what is written to it.</summary>
internal static class UnreadMemory
{
    public static Function Remove(Function function)
    {
        if (!AnyMemory(function.Body)) return function;
        Aliases aliases = Aliases.Of(function);
        var made = new HashSet<int>();
        var read = new HashSet<int>();
        foreach (Value value in function.Parameters.Concat(function.Body.Yields)) Read(value);
        Visit(function.Body);
        made.ExceptWith(read);
        return made.Count == 0 ? function : function with { Body = Remove(function.Body) };

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
                    .Where(instruction => !Writes.Of(instruction).Concat(instruction is Reserve reserve ? [reserve.Memory] : []).Any(memory => made.Contains(aliases.ClassOf(memory))))
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
