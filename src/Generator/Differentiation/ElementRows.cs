using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>
/// Lets what would be written to the tangents of a result's elements go straight into the rows of the Jacobian that these
/// elements have: ẏ[i] along input k is element k of row i.
/// </summary>
internal sealed class ElementRows(JacobianSpan span, Value width, Builder builder)
{
    private readonly Dictionary<int, (Value Result, Value First, Value Column)> _places = [];
    private readonly Dictionary<int, Action> _then = [];
    private bool _isFresh = true;

    /// <summary>The tangents of a result along an input are in the Jacobian's column; at the given position starts the row of its first element.</summary>
    public void Place(Value result, Value tangents, Value first, Value column) => _places.Add(tangents.Label, (result, first, column));

    /// <summary>What is done as soon as the value is there.</summary>
    public void After(Value value, Action action) => _then.Add(value.Label, action);

    public void Over(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions) Over(instruction);
    }

    private void Over(Instruction instruction)
    {
        switch (instruction)
        {
            case NewArray array when _places.ContainsKey(array.Result.Label):
                break;
            case Fill fill when _places.ContainsKey(fill.Memory.Label):
                if (!_isFresh || !builder.IsNumber(fill.Operand, out double? number) || number != 0) Spread(fill);
                break;
            case Load load when _places.ContainsKey(load.Memory.Label):
                builder.Append(load with { Memory = span.Jacobian, Indices = [At(load.Memory, load.Indices[0])] });
                break;
            case Store store when _places.ContainsKey(store.Memory.Label):
                _isFresh = false;
                builder.Append(store with { Memory = span.Jacobian, Indices = [At(store.Memory, store.Indices[0])] });
                break;
            case Accumulate accumulate when _places.ContainsKey(accumulate.Memory.Label):
                _isFresh = false;
                builder.Append(accumulate with { Memory = span.Jacobian, Indices = [At(accumulate.Memory, accumulate.Indices[0])] });
                break;
            default:
                _isFresh &= Nested.Of(instruction).Count == 0;
                builder.Append(Nested.Map(instruction, Inside));
                break;
        }

        foreach (Value result in instruction.Results)
        {
            if (_then.TryGetValue(result.Label, out Action then)) then();
        }
    }

    private Block Inside(Block block)
    {
        builder.Open();
        Over(block);
        return builder.Close(block.Yields);
    }

    // fill ẏ with v   →   for i { jacobian[i * n + k] = v }
    private void Spread(Fill fill)
    {
        _isFresh = false;
        Elements.Each(_places[fill.Memory.Label].Result, builder, (_, i) => builder.Append(new Store(span.Jacobian, [At(fill.Memory, i)], fill.Operand) { Origin = fill.Origin }));
    }

    private Value At(Value tangents, Value index)
    {
        (_, Value first, Value column) = _places[tangents.Label];
        return Integers.Add(builder, Integers.Add(builder, first, Integers.Multiply(builder, index, width)), column);
    }

    /// <summary>Whether nothing but single elements of the tangents is read and written.</summary>
    public static bool Suits(Block body, IEnumerable<Value> tangents)
    {
        HashSet<int> labels = [.. tangents.Select(value => value.Label)];
        return Holds(body with { Yields = [] });

        bool Holds(Block block)
        {
            DeepStack.Check();
            return !block.Yields.Any(IsOne) && block.Instructions.All(instruction => HoldsFor(instruction) && Nested.Of(instruction).All(Holds));
        }

        bool HoldsFor(Instruction instruction) => instruction switch
        {
            Load load => !IsOne(load.Memory) || IsIndex(load.Indices),
            Store store => !IsOne(store.Operand) && (!IsOne(store.Memory) || IsIndex(store.Indices)),
            Accumulate accumulate => !IsOne(accumulate.Memory) || IsIndex(accumulate.Indices),
            IR.Fill => true,
            _ => !Operands.Of(instruction).Any(IsOne),
        };

        bool IsOne(Value value) => labels.Contains(value.Label);
        bool IsIndex(EquatableArray<Value> indices) => indices is [{ Type.Text: "int" }];
    }
}
