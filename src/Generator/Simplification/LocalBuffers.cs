using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Makes spans of arrays that nobody keeps and no other code sees: they need not be on the heap.</summary>
internal static class LocalBuffers
{
    public static Module Use(Module module) => module with { Functions = module.Functions.Select(Use).ToEquatableArray() };

    private static Function Use(Function function)
    {
        if (!AnyMade(function.Body)) return function;
        Aliases aliases = Aliases.Of(function);
        var made = new HashSet<int>();
        var seen = new HashSet<int>();
        var given = new HashSet<int>(function.Parameters.Where(parameter => parameter.Type.IsMemory).Select(aliases.ClassOf));
        var spans = new HashSet<int>();
        foreach (Value value in function.Body.Yields) See(value);
        Visit(function.Body);
        made.ExceptWith(seen);
        Begin(function.Body);
        made.ExceptWith(given);
        int before;
        do
        {
            before = spans.Count;
            Widen(function.Body);
        }
        while (spans.Count != before);
        return made.Count == 0 && spans.Count == 0 ? function : Operands.Map(function, value => IsArray(value) && IsMade(value) ? value with { Type = DataType.Span(value.Type.Element!) } : value);

        bool IsMade(Value value) => spans.Contains(value.Label) || made.Contains(aliases.ClassOf(value));

        bool IsSpan(Value value) => value.Type.IsSpan || (IsArray(value) && IsMade(value));

        // an array of the function's own, beside those of the caller
        void Begin(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) Begin(inner);
                if (instruction is NewArray array && IsArray(array.Result) && IsMade(array.Result)) spans.Add(array.Result.Label);
            }
        }

        // what may be a span is one
        void Widen(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) Widen(inner);
                if (instruction is Select { Result.Type.IsMemory: true } select) Join(select.Result, select.WhenTrue, select.WhenFalse);
                if (instruction is Loop loop) Widened(loop);
                if (instruction is not If branch) continue;
                for (int i = 0; i < branch.Outputs.Count; i++) Join(branch.Outputs[i], [.. Nested.Of(branch).Where(arm => !arm.EndsInThrow).Select(arm => arm.Yields[i])]);
            }
        }

        void Widened(Loop loop)
        {
            for (int i = 0; i < loop.Carried.Count; i++)
            {
                Join(loop.Carried[i], loop.Body.EndsInThrow ? [loop.Inits[i]] : [loop.Inits[i], loop.Body.Yields[i]]);
                Join(loop.Outputs[i], loop.Carried[i]);
            }
        }

        void Join(Value result, params Value[] sources)
        {
            if (IsArray(result) && Array.Exists(sources, IsSpan)) spans.Add(result.Label);
        }

        void Visit(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Block inner in Nested.Of(instruction)) Visit(inner);
                switch (instruction)
                {
                    case NewArray array when IsArray(array.Result):
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

    private static bool AnyMade(Block block)
    {
        DeepStack.Check();
        return block.Instructions.Any(instruction => (instruction is NewArray array && IsArray(array.Result)) || Nested.Of(instruction).Any(AnyMade));
    }

    private static bool IsArray(Value value) => value.Type is { IsMemory: true, IsSpan: false, Rank: 1, Element.Kind: IR.TypeKind.Float or IR.TypeKind.Double or IR.TypeKind.Integer or IR.TypeKind.Boolean };
}
