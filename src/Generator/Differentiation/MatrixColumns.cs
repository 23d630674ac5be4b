using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Finds the matrices whose columns are all there where they are read and written. Row by row in a buffer, such a matrix
/// throws where it would throw itself: a row that is not there begins behind the end of the buffer, or before its start.
/// </summary>
internal static class MatrixColumns
{
    public static Module Mark(Module module) => new(module.Functions.Select(Mark).ToEquatableArray());

    private static Function Mark(Function function)
    {
        var made = new Dictionary<int, NewArray>();
        Find(function.Body, made);
        if (made.Count == 0) return function;
        var rows = new RowMajor(new Scopes(function));
        Check(function.Body);
        return made.Count == 0 ? function : function with { Body = Mark(function.Body) };

        void Check(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                (Value? memory, EquatableArray<Value> indices) = instruction switch
                {
                    Load load => (load.Memory, load.Indices),
                    Store store => (store.Memory, store.Indices),
                    Accumulate sum => (sum.Memory, sum.Indices),
                    _ => ((Value?)null, []),
                };
                if (memory is not null && made.TryGetValue(memory.Label, out NewArray matrix) && !IsThere(indices[1], matrix.Lengths[1])) made.Remove(memory.Label);
                foreach (Block inner in Nested.Of(instruction)) Check(inner);
            }
        }

        // where rows are empty there is nothing at column 0 of a buffer, either
        bool IsThere(Value column, Value length) => rows.IsZero(column) || rows.IsBelow(column, length);

        // a = new T[m, n]   →   the same, marked
        Block Mark(Block block) => block with
        {
            Instructions = block.Instructions.Select(instruction => instruction is NewArray array && made.ContainsKey(array.Result.Label) ? array with { HasColumns = true } : Nested.Map(instruction, Mark)).ToEquatableArray(),
        };
    }

    private static void Find(Block block, Dictionary<int, NewArray> made)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is NewArray { Lengths: [{ Type.Text: "int" }, { Type.Text: "int" }], Result.Type.Element.IsReal: true } array) made.Add(array.Result.Label, array);
            foreach (Block inner in Nested.Of(instruction)) Find(inner, made);
        }
    }
}
