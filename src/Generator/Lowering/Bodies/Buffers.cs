using GradGen.IR;
using GradGen.Support;

namespace GradGen.Lowering.Bodies;

/// <summary>Makes spans of arrays that nobody keeps: <c>double[] a = new double[n]</c> → <c>Span&lt;double&gt; a = …</c>.</summary>
internal static class Buffers
{
    public static Function Use(Function function, Func<Value, bool> isBuffer)
    {
        bool anyFound = function.Parameters.Any(isBuffer);
        Blocks.ForEachDefinition(function.Body, value => anyFound |= isBuffer(value));
        if (!anyFound) return function;
        HashSet<int> rows = [];
        Rows(function.Body, rows);
        Function changed = Operands.Map(function, value => isBuffer(value) && value.Type.Element is { IsMemory: false } && !rows.Contains(value.Label) ? value with { Type = DataType.Span(value.Type.Element!) } : value);
        return new Views().Remove(changed);
    }

    /// <summary>Rows of arrays of arrays, which stay the arrays that they are.</summary>
    private static void Rows(Block block, HashSet<int> rows)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Load { Result: { Type.IsMemory: true } row }) rows.Add(row.Label);
            foreach (Block inner in Nested.Of(instruction)) Rows(inner, rows);
        }
    }

    /// <summary>Drops views of the whole, where a span is made of what is one now.</summary>
    private sealed class Views
    {
        private readonly HashSet<int> _zeros = [];
        private readonly Dictionary<int, Value> _same = [];

        public Function Remove(Function function)
        {
            Block body = Remove(function.Body);
            return _same.Count == 0 ? function : function with { Body = Operands.Map(body, value => _same.TryGetValue(value.Label, out Value whole) ? whole : value) };
        }

        private Block Remove(Block block)
        {
            DeepStack.Check();
            var kept = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                if (instruction is Constant { Text: "0" } zero) _zeros.Add(zero.Result.Label);
                if (instruction is Slice { Count: null } view && _zeros.Contains(view.Start.Label) && view.Result.Type == view.Memory.Type)
                {
                    _same[view.Result.Label] = _same.TryGetValue(view.Memory.Label, out Value whole) ? whole : view.Memory;
                    continue;
                }
                kept.Add(Nested.Map(instruction, Remove));
            }
            return block with { Instructions = kept.ToEquatableArray() };
        }
    }
}
