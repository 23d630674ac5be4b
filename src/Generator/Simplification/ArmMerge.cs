using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Takes what the arms of a branch only look up out of it: what differs between them is chosen, and looked up behind it.</summary>
/// <param name="parts">By label, the parts of arrays that are made before the branch.</param>
internal sealed class ArmMerge(If branch, int labels, IReadOnlyDictionary<int, Slice> parts)
{
    private readonly Dictionary<int, Instruction> _then = Definitions(branch.Then);
    private readonly Dictionary<int, Instruction> _else = Definitions(branch.Else);
    private readonly Dictionary<int, Value> _merged = [];
    private readonly List<Instruction> _endOfThen = [];
    private readonly List<Instruction> _endOfElse = [];
    private readonly List<(Value Output, Value Then, Value Else)> _numbers = [];

    public int Labels { get; private set; } = labels;

    /// <summary>What stands behind the branch.</summary>
    public List<Instruction> After { get; } = [];

    public Value Of(int output) => _merged[output];

    public bool TryMerge(int output)
    {
        (int instructions, int numbers, int endOfThen, int endOfElse) = (After.Count, _numbers.Count, _endOfThen.Count, _endOfElse.Count);
        Value named = branch.Outputs[output];
        if (Merge(branch.Then.Yields[output], branch.Else.Yields[output], named) is { } merged)
        {
            _merged[output] = merged;
            return true;
        }

        After.RemoveRange(instructions, After.Count - instructions);
        _numbers.RemoveRange(numbers, _numbers.Count - numbers);
        _endOfThen.RemoveRange(endOfThen, _endOfThen.Count - endOfThen);
        _endOfElse.RemoveRange(endOfElse, _endOfElse.Count - endOfElse);
        return false;
    }

    /// <summary>The branch without the outputs that are merged, handing out the numbers that differ.</summary>
    public If Without(int[] merged)
    {
        IEnumerable<Value> Rest(EquatableArray<Value> values) => values.Where((_, i) => !merged.Contains(i));
        return branch with
        {
            Outputs = [.. Rest(branch.Outputs), .. _numbers.Select(number => number.Output)],
            Then = branch.Then with { Instructions = [.. branch.Then.Instructions, .. _endOfThen], Yields = [.. Rest(branch.Then.Yields), .. _numbers.Select(number => number.Then)] },
            Else = branch.Else with { Instructions = [.. branch.Else.Instructions, .. _endOfElse], Yields = [.. Rest(branch.Else.Yields), .. _numbers.Select(number => number.Else)] },
        };
    }

    private Value? Merge(Value then, Value otherwise, Value named)
    {
        DeepStack.Check();
        if (then == otherwise) return then;
        bool isThere = !_then.TryGetValue(then.Label, out Instruction first), isThereElse = !_else.TryGetValue(otherwise.Label, out Instruction second);
        if (isThere && isThereElse)
        {
            return Choice(named, then, otherwise);
        }

        switch (first, second)
        {
            // p ? (q ? a : b) : c   →   p ? (q' ? a : b) : c   where q' is q, if that is asked for
            case (Select one, null) when IsBefore(one):
                return Chosen(one with { Condition = Number(one.Condition, branch.Condition) }, isThen: true);
            case (null, Select other) when IsBefore(other):
                return Chosen(other with { Condition = Number(branch.Condition, other.Condition) }, isThen: false);

            // p ? a[i .. +n] : []   →   a[(p ? i : 0) .. +(p ? n : 0)]
            case (Slice one, Slice none) when !_then.ContainsKey(one.Memory.Label) && IsEmpty(none, _else):
                return Part(one, Nothing(none, _endOfElse), one.Memory);
            case (Slice none, Slice other) when !_else.ContainsKey(other.Memory.Label) && IsEmpty(none, _then):
                return Part(Nothing(none, _endOfThen), other, other.Memory);

            // p ? a[i ..] : b[k ..]   →   (p ? a : b)[(p ? i : k) ..]
            case (Slice one, Slice other):
                return Merge(one.Memory, other.Memory, Unnamed(one.Memory, other.Memory)) is { } memory ? Part(one, other, memory) : null;

            // p ? a[i ..] : a[k ..]   →   a[(p ? i : k) ..]   where the other part is made before
            case (Slice one, null) when parts.TryGetValue(otherwise.Label, out Slice other) && other.Memory == one.Memory:
                return Part(one, other, one.Memory);
            case (null, Slice other) when parts.TryGetValue(then.Label, out Slice one) && other.Memory == one.Memory:
                return Part(one, other, one.Memory);

            // p ? a[i ..] : b   →   (p ? a : b)[(p ? i : 0) .. +(p ? n : b.Length)]
            case (Slice one, null) when otherwise.Type.IsSpan:
                return Merge(one.Memory, otherwise, Unnamed(one.Memory, otherwise)) is { } some ? Part(one, All(otherwise, _endOfElse), some) : null;
            case (null, Slice other) when then.Type.IsSpan:
                return Merge(then, other.Memory, Unnamed(then, other.Memory)) is { } any ? Part(All(then, _endOfThen), other, any) : null;

            // p ? a[i] : a[k]   →   a[p ? i : k]
            case (Load { Indices: [var i] } one, Load { Indices: [var k] } other):
                if (Merge(one.Memory, other.Memory, named with { Name = "", Type = one.Memory.Type }) is not { } table) return null;
                Value row = Fresh(named.Name, named.Type);
                After.Add(new Load(row, table, [Number(i, k)]));
                return row;
            default:
                return null;
        }

        Value Unnamed(Value a, Value b) => named with { Name = "", Type = DataType.Common(a.Type, b.Type) };

        Value Part(Slice one, Slice other, Value memory)
        {
            Value start = Number(one.Start, other.Start, "start");
            Value? count = one.Count is null && other.Count is null ? null : Number(CountOf(one, _endOfThen), CountOf(other, _endOfElse), "count");
            Value slice = Fresh(named.Name, named.Type);
            After.Add(new Slice(slice, memory, start, count));
            return slice;
        }

        Value Chosen(Select inner, bool isThen)
        {
            Value choice = inner.Result with { Label = Labels++ };
            After.Add(inner with { Result = choice });
            return isThen ? Choice(named, choice, otherwise) : Choice(named, then, choice);
        }
    }

    private Value Choice(Value named, Value then, Value otherwise)
    {
        Value chosen = Fresh(named.Name, DataType.Common(named.Type, DataType.Common(then.Type, otherwise.Type)));
        After.Add(new Select(chosen, branch.Condition, then, otherwise));
        return chosen;
    }

    private bool IsBefore(Select select) => !_then.ContainsKey(select.WhenTrue.Label) && !_else.ContainsKey(select.WhenTrue.Label) && !_then.ContainsKey(select.WhenFalse.Label) && !_else.ContainsKey(select.WhenFalse.Label);

    /// <summary>How many elements a part has; where it is all that follow, the arm counts them.</summary>
    private Value CountOf(Slice slice, List<Instruction> arm)
    {
        if (slice.Count is not null) return slice.Count;
        Value length = Fresh("", DataType.Int32);
        arm.Add(new Length(length, slice.Result));
        return length;
    }

    private Slice All(Value memory, List<Instruction> arm) => new(memory, memory, Zero(arm), null);

    private Slice Nothing(Slice slice, List<Instruction> arm) => slice with { Start = Zero(arm), Count = Zero(arm) };

    private Value Zero(List<Instruction> arm)
    {
        Value zero = Fresh("", DataType.Int32);
        arm.Add(new Constant(zero, 0, "0"));
        return zero;
    }

    /// <summary>Whether it is of an array without elements, <c>new double[0]</c>.</summary>
    private static bool IsEmpty(Slice slice, Dictionary<int, Instruction> arm) =>
        arm.TryGetValue(slice.Memory.Label, out Instruction definition) && definition is NewArray { Lengths: [var length] }
        && arm.TryGetValue(length.Label, out Instruction number) && number is Constant { Text: "0" };

    private Value Number(Value then, Value otherwise, string name = "")
    {
        if (then == otherwise) return then;
        if (_then.TryGetValue(then.Label, out Instruction one) && _else.TryGetValue(otherwise.Label, out Instruction other)
            && one is Constant { Text: { } text } && other is Constant { Text: { } same } && text == same)
        {
            Value number = Fresh("", then.Type);
            After.Add(new Constant(number, 0, text));
            return number;
        }

        Value chosen = Fresh(name, then.Type);
        _numbers.Add((chosen, then, otherwise));
        return chosen;
    }

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
