using System.Globalization;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>
/// The arrays a function makes for itself that might as well be variables, one for each element: few elements, and none
/// read or written but at an index that is a number. Nothing else is done with such an array.
/// </summary>
internal sealed class SmallArrays
{
    private const int MostElements = 16;

    private readonly Dictionary<int, int> _numbers = [];
    private readonly Dictionary<int, int[]> _lengths = [];

    private SmallArrays()
    {
    }

    public bool Any => _lengths.Count > 0;

    public static SmallArrays Of(Function function)
    {
        var arrays = new SmallArrays();
        arrays.Find(function.Body);
        if (!arrays.Any) return arrays;
        Aliases aliases = Aliases.Of(function);
        foreach (int label in arrays._lengths.Keys.ToList())
        {
            if (aliases.Members(aliases.ClassOf(label)).Count > 1) arrays._lengths.Remove(label);
        }

        arrays.Refute(function.Body, isTest: false);
        return arrays;
    }

    public bool Contains(Value memory) => _lengths.ContainsKey(memory.Label);

    public int CountOf(Value memory) => _lengths[memory.Label].Aggregate(1, (count, length) => count * length);

    public int LengthOf(Value memory, int dimension) => dimension < 0 ? CountOf(memory) : _lengths[memory.Label][dimension];

    /// <summary>The position of an element, row by row; −1 where it is not known, or there is none.</summary>
    public int PositionOf(Value memory, EquatableArray<Value> indices)
    {
        int position = 0;
        int[] lengths = _lengths[memory.Label];
        for (int i = 0; i < lengths.Length; i++)
        {
            if (!_numbers.TryGetValue(indices[i].Label, out int index) || index < 0 || index >= lengths[i]) return -1;
            position = position * lengths[i] + index;
        }

        return position;
    }

    private void Find(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Find(inner);
            if (instruction is Constant { Text: { } text, Result.Type.Kind: TypeKind.Integer } constant
                && int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number))
            {
                _numbers.Add(constant.Result.Label, number);
            }

            if (instruction is not NewArray { IsGrowing: false, Result.Type.Element.Kind: TypeKind.Double or TypeKind.Float or TypeKind.Integer or TypeKind.Boolean } array) continue;
            int[] lengths = [.. array.Lengths.Select(length => _numbers.TryGetValue(length.Label, out int known) ? known : 0)];
            if (lengths.All(length => length is > 0 and <= MostElements) && lengths.Aggregate(1, (count, length) => count * length) <= MostElements) _lengths.Add(array.Result.Label, lengths);
        }
    }

    /// <summary>Takes out what is handed on as a whole, or indexed by what is not a number.</summary>
    private void Refute(Block block, bool isTest)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            foreach (Block inner in Nested.Of(instruction)) Refute(inner, isTest || (instruction is While loop && ReferenceEquals(inner, loop.Test)));
            switch (instruction)
            {
                case NewArray or Length:
                    break;
                case Load load:
                    Require(load.Memory, load.Indices, true);
                    break;
                case Store store:
                    Require(store.Memory, store.Indices, !isTest);
                    break;
                case Accumulate accumulate:
                    Require(accumulate.Memory, accumulate.Indices, !isTest);
                    break;
                case Fill fill when !isTest:
                    break;
                default:
                    foreach (Value operand in Operands.Of(instruction)) _lengths.Remove(operand.Label);
                    break;
            }
        }

        foreach (Value value in block.Yields) _lengths.Remove(value.Label);
    }

    private void Require(Value memory, EquatableArray<Value> indices, bool holds)
    {
        if (Contains(memory) && (!holds || PositionOf(memory, indices) < 0)) _lengths.Remove(memory.Label);
    }
}
