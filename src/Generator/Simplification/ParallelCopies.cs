using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>
/// Copies at the end of a block, all at once: none sees what another has written. Where a branch chooses what is copied,
/// its arms copy, if nobody asks for the old elements later.
/// </summary>
/// <param name="before">What is computed around the block, before it.</param>
internal sealed class ParallelCopies(List<Instruction> block, List<(Place Target, Value Source)> copies, int labels, Instruction[] before)
{
    private readonly Dictionary<int, Value> _current = [];
    private readonly Dictionary<int, Value> _lengths = [];
    private int _labels = labels;

    /// <returns>How many labels there are then.</returns>
    public int Write()
    {
        copies.RemoveAll(copy => copy.Target.Is(copy.Source));
        for (int i = block.Count - 1; i >= 0; i--)
        {
            if (block[i] is If branch && copies.Exists(copy => branch.Outputs.Contains(copy.Source))) Sink(branch, i);
        }

        while (copies.Count > 0)
        {
            int next = copies.FindIndex(copy => !copies.Exists(other => other != copy && Sees(other.Source, copy.Target)));
            if (next < 0)
            {
                next = 0;
                Save(copies[0].Target);
            }

            Write(copies[next].Target, Sees(copies[next].Source, copies[next].Target) ? Save(copies[next].Source) : copies[next].Source);
            copies.RemoveAt(next);
        }

        return _labels;
    }

    /// <summary>What a branch's output has become.</summary>
    public Value Current(Value value) => _current.TryGetValue(value.Label, out Value current) ? current : value;

    /// <summary>How long it is then.</summary>
    public Value LengthOf(Place place) => _lengths.TryGetValue(place.Buffer.Label, out Value length) ? length : place.Length!;

    private void Write(Place target, Value source)
    {
        if (target.Length is null)
        {
            block.Add(new Copy(source, target.Buffer, IsWhole: true));
            return;
        }

        Value length = Measure(source), zero = Fresh(DataType.Int32), part = Fresh(DataType.Span(target.Buffer.Type.Element!));
        block.Add(new Constant(zero, 0, "0"));
        block.Add(new Slice(part, target.Buffer, zero, length));
        block.Add(new Copy(source, part, IsWhole: true));
        _lengths[target.Buffer.Label] = length;
    }

    private Value Measure(Value memory, int dimension = -1)
    {
        Value length = Fresh(DataType.Int32);
        block.Add(new Length(length, memory, dimension));
        return length;
    }

    private Value Fresh(DataType type) => new(_labels++, "", type);

    // b = if p { yield c } else { yield d }; copy b to a   →   if p { copy c to a } else { copy d to a }
    private void Sink(If branch, int position)
    {
        List<(Place Target, Value Source)> sunk = copies.FindAll(copy => branch.Outputs.Contains(copy.Source));
        List<(Place Target, Value Source)> others = copies.FindAll(copy => !branch.Outputs.Contains(copy.Source));
        IEnumerable<Instruction> later = block.Skip(position + 1);
        if (sunk.Exists(copy => others.Exists(other => Sees(other.Source, copy.Target)) || later.Any(instruction => Reads(instruction, Views(copy.Target, branch))))) return;

        if (sunk.Exists(copy => AreToldApart(branch, copy.Source, [.. later], others))) return;
        if (sunk.Exists(copy => copy.Target.Length is not null && later.Any(instruction => Exposes(instruction, Views([copy.Source.Label], null))))) return;
        var chosen = new HashSet<int>(sunk.Select(copy => copy.Source.Label));
        int[] places = [.. Enumerable.Range(0, branch.Outputs.Count).Where(i => chosen.Contains(branch.Outputs[i].Label))];
        List<Place> measured = [.. sunk.Select(copy => copy.Target).Where(target => target.Length is not null)];
        Value[] lengths = [.. measured.Select(_ => Fresh(DataType.Int32))];
        block[position] = branch with
        {
            Outputs = [.. branch.Outputs.Where((_, i) => !places.Contains(i)), .. lengths],
            Then = Into(branch.Then),
            Else = Into(branch.Else),
        };
        var views = new List<Instruction>();
        foreach ((Place target, Value source) in sunk)
        {
            _current[source.Label] = target.Buffer;
            if (target.Length is null) continue;
            _lengths[target.Buffer.Label] = lengths[measured.IndexOf(target)];
            Value zero = Fresh(DataType.Int32), view = source with { Label = _labels++, Type = DataType.Span(source.Type.Element!) };
            views.Add(new Constant(zero, 0, "0"));
            views.Add(new Slice(view, target.Buffer, zero, LengthOf(target)));
            _current[source.Label] = view;
        }

        block.InsertRange(position + 1, views);
        for (int i = position + 1; i < block.Count; i++) block[i] = Operands.Map(block[i], Current);
        copies.RemoveAll(sunk.Contains);
        for (int i = 0; i < copies.Count; i++) copies[i] = (copies[i].Target, Current(copies[i].Source));

        Block Into(Block arm)
        {
            if (arm.EndsInThrow) return arm;
            var instructions = new List<Instruction>(arm.Instructions);
            var inside = new ParallelCopies(instructions, [.. sunk.Select(copy => (copy.Target, arm.Yields[branch.Outputs.AsSpan().IndexOf(copy.Source)]))], _labels, [.. before, .. block.Take(position)]);
            _labels = inside.Write();
            return new Block(instructions.ToEquatableArray(), [.. arm.Yields.Where((_, i) => !places.Contains(i)).Select(inside.Current), .. measured.Select(inside.LengthOf)]);
        }
    }

    /// <summary>Whether something is written later under one name, the branch's or that of what it chose, and the other is asked for.</summary>
    private bool AreToldApart(If branch, Value output, Instruction[] later, List<(Place Target, Value Source)> others)
    {
        HashSet<int> handed = Views([output.Label], branch), named = Views(Origins(branch, output), branch);
        named.ExceptWith(handed);
        return Array.Exists(later, instruction => WritesTo(instruction, named))
            || (Array.Exists(later, instruction => WritesTo(instruction, handed)) && (Array.Exists(later, instruction => Reads(instruction, named)) || others.Exists(other => named.Contains(other.Source.Label))));
    }

    /// <summary>What a branch may choose, and what that may be a part of.</summary>
    private HashSet<int> Origins(If branch, Value output)
    {
        var definitions = new Definitions(before, block);
        var origins = new HashSet<int>();
        var open = new Stack<Value>(Sources.Of(branch, output));
        while (open.Count > 0)
        {
            Value value = open.Pop();
            if (!origins.Add(value.Label) || definitions.Of(value) is not { } definition) continue;
            if (definition is Slice slice) open.Push(slice.Memory);
            else foreach (Value source in Sources.Of(definition, value)) open.Push(source);
        }

        return origins;
    }

    /// <summary>Whether something asks for the array itself, of which a part of a buffer is none.</summary>
    private static bool Exposes(Instruction instruction, HashSet<int> views)
    {
        DeepStack.Check();
        return (instruction is Verbatim or Call && Operands.Of(instruction).Any(operand => views.Contains(operand.Label))) || Nested.Of(instruction).Any(nested => nested.Instructions.Any(inner => Exposes(inner, views)));
    }

    private static bool WritesTo(Instruction instruction, HashSet<int> views)
    {
        DeepStack.Check();
        return Writes.Of(instruction).Any(written => views.Contains(written.Label)) || Nested.Of(instruction).Any(nested => nested.Instructions.Any(inner => WritesTo(inner, views)));
    }

    /// <summary>What is copied from, after it was written itself: that, or what may be that or something else.</summary>
    private void Save(Place target)
    {
        var saved = new Dictionary<int, Value>();
        for (int i = 0; i < copies.Count; i++)
        {
            Value source = copies[i].Source;
            if (!Sees(source, target)) continue;
            if (!saved.TryGetValue(source.Label, out Value copy)) saved.Add(source.Label, copy = Save(source));
            copies[i] = (copies[i].Target, copy);
        }
    }

    // copy a to a   →   copy a to b; copy b to a
    private Value Save(Value memory)
    {
        bool isArray = memory.Type.Rank > 1;
        Value[] lengths = [.. Enumerable.Range(0, memory.Type.Rank).Select(i => Measure(memory, isArray ? i : -1))];
        Value saved = Fresh(isArray ? memory.Type : DataType.Array(memory.Type.Element!));
        block.Add(new NewArray(saved, lengths.ToEquatableArray(), IsZeroed: false));
        block.Add(new Copy(memory, saved, IsWhole: true));
        return saved;
    }

    private bool Sees(Value source, Place target) => Views(target, null).Contains(source.Label);

    private HashSet<int> Views(Place target, If? except) => Views([target.Buffer.Label, target.View.Label], except);

    private static bool Reads(Instruction instruction, HashSet<int> views)
    {
        DeepStack.Check();
        return Operands.Of(instruction).Any(operand => views.Contains(operand.Label))
            || Nested.Of(instruction).Any(nested => nested.Yields.Any(value => views.Contains(value.Label)) || nested.Instructions.Any(inner => Reads(inner, views)));
    }

    /// <summary>What may be one of these or a part of it.</summary>
    /// <param name="except">A branch whose outputs do not count.</param>
    private HashSet<int> Views(HashSet<int> views, If? except)
    {
        foreach (Instruction instruction in before) Visit(instruction);
        foreach (Instruction instruction in block) Visit(instruction);
        return views;

        void Visit(Instruction instruction)
        {
            DeepStack.Check();
            foreach (Instruction inner in Nested.Of(instruction).SelectMany(nested => nested.Instructions)) Visit(inner);
            switch (instruction)
            {
                case Slice or Select when Operands.Of(instruction).Any(operand => views.Contains(operand.Label)):
                    views.UnionWith(instruction.Results.Select(value => value.Label));
                    break;
                case If branch when !ReferenceEquals(branch, except):
                    for (int i = 0; i < branch.Outputs.Count; i++)
                    {
                        if (Nested.Of(branch).Any(arm => !arm.EndsInThrow && views.Contains(arm.Yields[i].Label))) views.Add(branch.Outputs[i].Label);
                    }

                    break;
            }
        }
    }
}
