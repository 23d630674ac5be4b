using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Makes spans of arrays that nobody keeps and no other code sees: they need not be on the heap.</summary>
internal static class LocalBuffers
{
    public static Function Use(Function function)
    {
        Aliases aliases = Aliases.Of(function);
        var made = new HashSet<int>();
        var seen = new HashSet<int>();
        foreach (Value value in function.Parameters.Concat(function.Body.Yields)) See(value);
        Visit(function.Body);
        made.ExceptWith(seen);
        return made.Count == 0 ? function : Operands.Map(function, value =>
            value.Type is { IsMemory: true, IsSpan: false, Rank: 1, Element.IsReal: true } && made.Contains(aliases.ClassOf(value)) ? value with { Type = DataType.Span(value.Type.Element!) } : value);

        void Visit(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) Visit(inner);
                switch (instruction)
                {
                    case NewArray { Result.Type: { IsSpan: false, Rank: 1, Element.IsReal: true } } array:
                        made.Add(aliases.ClassOf(array.Result));
                        break;
                    case Store store:
                        See(store.Operand);
                        break;
                    case Load load:
                        See(load.Result);
                        break;
                    case Loop loop:
                        int[] swapped = Permutation.Of(loop);
                        foreach (Value carried in loop.Carried.Where((_, i) => !swapped.Contains(i))) See(carried);
                        break;
                    case Call or Verbatim or Throw:
                        foreach (Value value in Operands.Of(instruction).Concat(instruction.Results)) See(value);
                        break;
                }
            }
        }

        void See(Value value)
        {
            if (value.Type.IsMemory) seen.Add(aliases.ClassOf(value));
        }
    }
}
