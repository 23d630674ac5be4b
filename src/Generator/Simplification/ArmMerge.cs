using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Takes what the arms of a branch only look up out of it: what differs between them is chosen, and looked up behind it.</summary>
internal sealed class ArmMerge(If branch, int labels)
{
    private readonly Dictionary<int, Instruction> _then = Definitions(branch.Then);
    private readonly Dictionary<int, Instruction> _else = Definitions(branch.Else);
    private readonly Dictionary<int, Value> _merged = [];
    private readonly List<(Value Output, Value Then, Value Else)> _numbers = [];

    public int Labels { get; private set; } = labels;

    /// <summary>What stands behind the branch.</summary>
    public List<Instruction> After { get; } = [];

    public Value Of(int output) => _merged[output];

    public bool TryMerge(int output)
    {
        (int instructions, int numbers) = (After.Count, _numbers.Count);
        Value named = branch.Outputs[output];
        if (Merge(branch.Then.Yields[output], branch.Else.Yields[output], named) is { } merged)
        {
            _merged[output] = merged;
            return true;
        }

        After.RemoveRange(instructions, After.Count - instructions);
        _numbers.RemoveRange(numbers, _numbers.Count - numbers);
        return false;
    }

    /// <summary>The branch without the outputs that are merged, handing out the numbers that differ.</summary>
    public If Without(int[] merged)
    {
        IEnumerable<Value> Rest(EquatableArray<Value> values) => values.Where((_, i) => !merged.Contains(i));
        return branch with
        {
            Outputs = [.. Rest(branch.Outputs), .. _numbers.Select(number => number.Output)],
            Then = branch.Then with { Yields = [.. Rest(branch.Then.Yields), .. _numbers.Select(number => number.Then)] },
            Else = branch.Else with { Yields = [.. Rest(branch.Else.Yields), .. _numbers.Select(number => number.Else)] },
        };
    }

    private Value? Merge(Value then, Value otherwise, Value named)
    {
        DeepStack.Check();
        if (then == otherwise) return then;
        bool isThere = !_then.TryGetValue(then.Label, out Instruction first), isThereElse = !_else.TryGetValue(otherwise.Label, out Instruction second);
        if (isThere && isThereElse)
        {
            Value chosen = Fresh(named.Name, named.Type.Element == then.Type.Element && !(named.Type.IsSpan == false && (then.Type.IsSpan || otherwise.Type.IsSpan)) ? named.Type : then.Type);
            After.Add(new Select(chosen, branch.Condition, then, otherwise));
            return chosen;
        }

        switch (first, second)
        {
            // p ? a[i ..] : b[k ..]   →   (p ? a : b)[(p ? i : k) ..]
            case (Slice one, Slice other) when one.Count is null == other.Count is null:
                if (Merge(one.Memory, other.Memory, named with { Name = "", Type = Wider(one.Memory.Type, other.Memory.Type) }) is not { } memory) return null;
                Value start = Number(one.Start, other.Start);
                Value? count = one.Count is null ? null : Number(one.Count, other.Count!);
                Value slice = Fresh(named.Name, named.Type);
                After.Add(new Slice(slice, memory, start, count));
                return slice;

            // p ? a[i] : a[k]   →   a[p ? i : k]
            case (Load { Indices: [var i] } one, Load { Indices: [var k] } other):
                if (Merge(one.Memory, other.Memory, named with { Name = "", Type = one.Memory.Type }) is not { } table) return null;
                Value row = Fresh(named.Name, named.Type);
                After.Add(new Load(row, table, [Number(i, k)]));
                return row;
            default:
                return null;
        }
    }

    private Value Number(Value then, Value otherwise)
    {
        if (then == otherwise) return then;
        if (_then.TryGetValue(then.Label, out Instruction one) && _else.TryGetValue(otherwise.Label, out Instruction other)
            && one is Constant { Text: { } text } && other is Constant { Text: { } same } && text == same)
        {
            Value number = Fresh("", then.Type);
            After.Add(new Constant(number, 0, text));
            return number;
        }

        Value chosen = Fresh("", then.Type);
        _numbers.Add((chosen, then, otherwise));
        return chosen;
    }

    private static DataType Wider(DataType one, DataType other) => one == other ? one : one.IsSpan ? one : other.IsSpan ? other : one;

    private Value Fresh(string name, DataType type) => new(Labels++, name, type);

    private static Dictionary<int, Instruction> Definitions(Block arm)
    {
        var definitions = new Dictionary<int, Instruction>();
        Visit(arm);
        return definitions;

        void Visit(Block block)
        {
            DeepStack.Check();
            foreach (Instruction instruction in block.Instructions)
            {
                foreach (Value value in instruction.Results.Concat(Nested.Parameters(instruction))) definitions[value.Label] = instruction;
                foreach (Block inner in Nested.Of(instruction)) Visit(inner);
            }
        }
    }
}
