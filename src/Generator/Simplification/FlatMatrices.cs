using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Puts the matrices of derivative code row by row into buffers, which need not be on the heap. They are read and written
/// where the matrices beside them are, whose own access has said whether there is such an element.
/// </summary>
internal static class FlatMatrices
{
    public static Module Flatten(Module module) => new(module.Functions.Select(Flatten).ToEquatableArray());

    private static Function Flatten(Function function)
    {
        var matrices = new Dictionary<int, NewArray>();
        Find(function.Body, matrices);
        if (matrices.Count == 0) return function;
        Aliases aliases = Aliases.Of(function);
        foreach (int label in matrices.Keys.Where(label => aliases.Members(aliases.ClassOf(label)).Count > 1).ToList()) matrices.Remove(label);
        int before;
        do // what is copied to or from one that is handed on is so, too
        {
            before = matrices.Count;
            Refute(function.Body, matrices);
        }
        while (matrices.Count != before);
        return matrices.Count == 0 ? function : new Rewrite(function, matrices).Write();
    }

    private static void Find(Block block, Dictionary<int, NewArray> matrices)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is NewArray { IsBeside: true, Lengths: [{ Type.Text: "int" }, { Type.Text: "int" }] } array) matrices.Add(array.Result.Label, array);
            foreach (Block inner in Nested.Of(instruction)) Find(inner, matrices);
        }
    }

    /// <summary>Takes out what is handed on as a whole.</summary>
    private static void Refute(Block block, Dictionary<int, NewArray> matrices)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Refute(inner, matrices);
            if (instruction is Load or Store or Accumulate or Fill or Length or NewArray) continue;
            if (instruction is Copy copy && matrices.ContainsKey(copy.Source.Label) && matrices.ContainsKey(copy.Target.Label)) continue;
            foreach (Value operand in Operands.Of(instruction)) matrices.Remove(operand.Label);
        }

        foreach (Value value in block.Yields) matrices.Remove(value.Label);
    }

    private sealed class Rewrite(Function function, Dictionary<int, NewArray> matrices)
    {
        private readonly Extents _extents = new(function);
        private readonly Dictionary<int, Value> _lengths = [];
        private int _labels = function.LabelCount;

        public Function Write()
        {
            Block body = Over(function.Body);
            return Operands.Map(function with { Body = body, LabelCount = _labels }, Current);
        }

        private Value Current(Value value) =>
            _lengths.TryGetValue(value.Label, out Value length) ? length
            : matrices.ContainsKey(value.Label) ? value with { Type = DataType.Span(value.Type.Element!) }
            : value;

        // a = new T[m, n]; a[i, j]   →   a = new T[m * n]; a[i * n + j]
        private Block Over(Block block)
        {
            DeepStack.Check();
            var output = new List<Instruction>(block.Instructions.Count);
            foreach (Instruction instruction in block.Instructions)
            {
                switch (instruction)
                {
                    case NewArray array when matrices.ContainsKey(array.Result.Label):
                        output.Add(array with { Lengths = [Total(array, output)] });
                        break;
                    case Length length when matrices.TryGetValue(length.Memory.Label, out NewArray measured):
                        _lengths.Add(length.Result.Label, length.Dimension < 0 ? Total(measured, output) : measured.Lengths[length.Dimension]);
                        break;
                    case Load load when matrices.TryGetValue(load.Memory.Label, out NewArray read):
                        output.Add(load with { Indices = [Position(read, load.Indices, output)] });
                        break;
                    case Store store when matrices.TryGetValue(store.Memory.Label, out NewArray written):
                        output.Add(store with { Indices = [Position(written, store.Indices, output)] });
                        break;
                    case Accumulate sum when matrices.TryGetValue(sum.Memory.Label, out NewArray summed):
                        output.Add(sum with { Indices = [Position(summed, sum.Indices, output)] });
                        break;
                    default:
                        output.Add(Nested.Map(instruction, Over));
                        break;
                }
            }

            return block with { Instructions = output.ToEquatableArray() };
        }

        private Value Total(NewArray array, List<Instruction> output)
        {
            var total = new Value(_labels++, "count", DataType.Int32);
            output.Add(Integers.Count(total, new Fragment.Use(array.Lengths[0]), new Fragment.Use(array.Lengths[1])));
            return total;
        }

        private Value Position(NewArray array, EquatableArray<Value> indices, List<Instruction> output)
        {
            if (_extents.IsZero(indices[0])) return indices[1];
            Value start = new(_labels++, "", DataType.Int32);
            output.Add(new Apply(start, "*", [indices[0], array.Lengths[1]]));
            if (_extents.IsZero(indices[1])) return start;
            Value position = new(_labels++, "", DataType.Int32);
            output.Add(new Apply(position, "+", [start, indices[1]]));
            return position;
        }
    }
}
