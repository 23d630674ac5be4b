using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// A loop in front of another, with what of it decides how long the arrays become that it carries, and nothing else: it
/// finds the length of the longest.
/// </summary>
internal sealed class LengthLoop
{
    private const int Most = 40; // instructions

    private readonly Loop _loop;
    private readonly HashSet<int> _carried;
    private readonly Provenance _provenance;
    private readonly Provenance.Extent _extent;
    private readonly List<Instruction> _test = [];
    private readonly List<Instruction> _body = [];
    private readonly List<Value> _numbers = [];
    private readonly HashSet<int> _taken = [];
    private readonly Dictionary<int, Value> _same = []; // by label of a length, what is known of it
    private readonly Dictionary<int, Value> _begins = []; // by place, what is carried: a number, or the length of an array
    private readonly Dictionary<int, Value> _ends = []; // by place, what is yielded then
    private readonly Queue<int> _open = [];
    private int _fresh;

    private LengthLoop(Loop loop, HashSet<int> carried, Provenance provenance)
    {
        _loop = loop;
        _carried = carried;
        _provenance = provenance;
        _extent = provenance.ExtentOf(loop);
    }

    /// <param name="carried">The labels of the arrays that the loop carries.</param>
    /// <returns><see langword="null"/> where lengths depend on more than whole numbers.</returns>
    public static LengthLoop? Of(Loop loop, HashSet<int> carried, int[] changing, Provenance provenance)
    {
        var ahead = new LengthLoop(loop, carried, provenance);
        return ahead.TryFind(changing) ? ahead : null;
    }

    /// <param name="most">The length of the longest array before.</param>
    /// <param name="lengthOf">The length of what is carried in a place before.</param>
    /// <param name="current">What values from before are now.</param>
    /// <returns>The length of the longest.</returns>
    // for (i …) { … b = new T[n] …; yield b }   →   for (i …) carry (longest = most) { n = …; yield Max(longest, n) }
    public Value Write(Value most, Func<int, Value> lengthOf, Func<Value, Value> current, List<Instruction> output, ref int labels)
    {
        int next = labels;
        var fresh = new Dictionary<int, Value>();
        Value[] index = _loop is For { Index: { } counts } ? [counts] : [];
        foreach (Value value in (Value[])[.. index, .. _begins.Values, .. _test.Concat(_body).SelectMany(instruction => instruction.Results)]) fresh[value.Label] = value with { Label = next++ };
        Value longest = New(), outcome = New(most.Name);
        var body = new List<Instruction>(_body.Select(instruction => Operands.Map(instruction, Known)));
        Value larger = _numbers.Select(Known).Distinct().Aggregate(longest, (one, other) =>
        {
            Value larger = New();
            body.Add(new Verbatim(larger, [new Fragment.Text("global::System.Math.Max("), new Fragment.Use(one), new Fragment.Text(", "), new Fragment.Use(other), new Fragment.Text(")")], IsPrimary: true, IsPure: true));
            return larger;
        });
        int[] places = [.. _begins.Keys];
        Value[] exit = _loop.HasExit ? [Known(_loop.Body.Yields[^1])] : [];
        EquatableArray<Value> outputs = [.. places.Select(place => Known(_begins[place]) with { Label = next++ }), outcome];
        EquatableArray<Value> inits = [.. places.Select(place => _loop.Carried[place].Type.IsMemory ? lengthOf(place) : current(_loop.Inits[place])), most];
        EquatableArray<Value> carried = [.. places.Select(place => Known(_begins[place])), longest];
        var block = new Block(body.ToEquatableArray(), [.. places.Select(place => Known(_ends[place])), larger, .. exit]);
        output.Add(_loop switch
        {
            For counted => new For(outputs, Known(counted.Index), current(counted.From), counted.Relation, current(counted.To), counted.Step, inits, carried, block, exit.Length > 0),
            While open => new While(outputs, inits, carried, new Block(_test.Select(instruction => Operands.Map(instruction, Known)).ToEquatableArray(), [Known(open.Test.Yields[0])]), block, exit.Length > 0),
            _ => throw new NotSupportedException(_loop.GetType().Name),
        });
        labels = next;
        return outcome;

        Value New(string name = "") => new(next++, name, DataType.Int32);

        Value Known(Value value)
        {
            while (_same.TryGetValue(value.Label, out Value same)) value = same;
            return fresh.TryGetValue(value.Label, out Value known) ? known : current(value);
        }
    }

    private bool TryFind(int[] changing)
    {
        if (_loop is While open && !TryTake(open.Test.Yields[0], _test)) return false;
        if (_loop.HasExit && !TryTake(_loop.Body.Yields[^1], _body)) return false;
        if (!changing.All(place => TryMeasureAll(_loop.Body.Yields[place]))) return false;
        while (_open.Count > 0)
        {
            int place = _open.Dequeue();
            Value yielded = _loop.Body.Yields[place];
            if (yielded.Type.IsMemory ? Measure(yielded, _body) is not { } end : !TryTake(end = yielded, _body)) return false;
            _ends.Add(place, end);
        }

        return true;
    }

    /// <summary>However a branch decides.</summary>
    private bool TryMeasureAll(Value memory)
    {
        DeepStack.Check();
        if (_carried.Contains(memory.Label)) return true;
        switch (IsInside(memory) ? _provenance.DefinitionOf(memory) : null)
        {
            case If branch:
                int i = branch.Outputs.AsSpan().IndexOf(memory);
                return Nested.Of(branch).Where(arm => !arm.EndsInThrow).All(arm => TryMeasureAll(arm.Yields[i]));
            case Select select:
                return TryMeasureAll(select.WhenTrue) && TryMeasureAll(select.WhenFalse);
            default:
                if (Measure(memory, _body) is not { } length) return false;
                _numbers.Add(length);
                return true;
        }
    }

    private Value? Measure(Value memory, List<Instruction> block)
    {
        if (!IsInside(memory)) return Add(block, length => new Length(length, memory));
        if (_carried.Contains(memory.Label)) return Begin(_loop.Carried.AsSpan().IndexOf(memory));
        return _provenance.DefinitionOf(memory) switch
        {
            NewArray { Lengths: [var length] } => TryTake(length, block) ? length : null,
            Slice { Count: { } count } => TryTake(count, block) ? count : null,
            Slice slice when Measure(slice.Memory, block) is { } whole && TryTake(slice.Start, block) =>
                Add(block, rest => new Verbatim(rest, [new Fragment.Use(whole), new Fragment.Text(" - "), new Fragment.Use(slice.Start)], IsPrimary: false, IsPure: true)),
            If { Then.EndsInThrow: false, Else.EndsInThrow: false } branch when branch.Outputs.AsSpan().IndexOf(memory) is var i && TryTake(branch.Condition, block)
                && Measure(branch.Then.Yields[i], block) is { } then && Measure(branch.Else.Yields[i], block) is { } otherwise =>
                Add(block, either => new Select(either, branch.Condition, then, otherwise)),
            _ => null,
        };
    }

    private Value Begin(int place)
    {
        if (_begins.TryGetValue(place, out Value known)) return known;
        _open.Enqueue(place);
        return _begins[place] = _loop.Carried[place].Type.IsMemory ? new Value(-2 - _fresh++, "", DataType.Int32) : _loop.Carried[place];
    }

    private Value Add(List<Instruction> block, Func<Value, Instruction> instruction)
    {
        var value = new Value(-2 - _fresh++, "", DataType.Int32); // it gets a label where it is written
        block.Add(instruction(value));
        return value;
    }

    private bool TryTake(Value value, List<Instruction> block)
    {
        DeepStack.Check();
        if (!IsInside(value) || _taken.Contains(value.Label)) return true;
        if (value.Type.Text is not ("int" or "bool") || _body.Count + _test.Count > Most) return false;
        if (value == (_loop as For)?.Index) return true;
        if (_loop.Carried.AsSpan().IndexOf(value) is >= 0 and var place) return Begin(place) == value;
        Instruction? definition = _provenance.DefinitionOf(value);
        switch (definition)
        {
            case Constant or Length when Operands.Of(definition).All(memory => !IsInside(memory)):
                break;
            case Length { Dimension: -1 } length when Measure(length.Memory, block) is { } number:
                _same.Add(value.Label, number);
                _taken.Add(value.Label);
                return true;
            case If { Then.EndsInThrow: false, Else.EndsInThrow: false } branch:
                int i = branch.Outputs.AsSpan().IndexOf(value);
                if (!TryTake(branch.Condition, block) || !TryTake(branch.Then.Yields[i], block) || !TryTake(branch.Else.Yields[i], block)) return false;
                definition = new Select(value, branch.Condition, branch.Then.Yields[i], branch.Else.Yields[i]);
                break;
            case Select or Apply { MayThrow: false } or Verbatim { IsPure: true }:
                if (!Operands.Of(definition).All(operand => !operand.Type.IsMemory && TryTake(operand, block))) return false;
                break;
            case Load load when IsAlwaysRead(load) && !IsInside(load.Memory) && IsUnchanged(load.Memory) && load.Indices.All(index => TryTake(index, block)):
                break;
            default:
                return false;
        }

        if (_taken.Add(value.Label)) block.Add(definition);
        return true;
    }

    /// <summary>Whether each iteration reads it: then an index out of range throws here what it would throw there.</summary>
    private bool IsAlwaysRead(Load load) => Nested.Of(_loop).Any(block => block.Instructions.Contains(load));

    private bool IsUnchanged(Value memory) => _provenance.SitesOf(memory).All(site => _provenance.WritesTo(site).All(write => !_extent.Contains(write.Position)));

    private bool IsInside(Value value) => _provenance.PositionOf(value) is var position && position >= _extent.Begin && position <= _extent.End;
}
