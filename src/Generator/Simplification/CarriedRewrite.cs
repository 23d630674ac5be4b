using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Carries <see cref="CarriedPlans"/> out.</summary>
internal sealed class CarriedRewrite(Function function, CarriedPlans plans)
{
    private readonly Dictionary<int, Value> _current = [];
    private int _labels = function.LabelCount;

    public Function Rewrite()
    {
        Block body = Rewrite(function.Body);
        return function with { Body = body, LabelCount = _labels };
    }

    private Block Rewrite(Block block)
    {
        DeepStack.Check();
        var output = new List<Instruction>(block.Instructions.Count);
        foreach (Instruction instruction in block.Instructions)
        {
            if (instruction is Loop loop && plans.Of(loop) is { Length: > 0 } places) Rewrite(loop, places, output);
            else output.Add(Operands.MapOwn(Nested.Map(instruction, Rewrite), Current));
        }

        return new Block(output.ToEquatableArray(), block.Yields.Select(Current).ToEquatableArray());
    }

    // for carry (a = a₀) { … yield b }   →   copy a₀ to a; for { … copy b to a }
    // and where it may get another length   →   copy a₀ to a; for carry (n = length a₀) { … copy b to a[0 ..+ length b]; yield length b }
    private void Rewrite(Loop loop, int[] places, List<Instruction> output)
    {
        Capacity? capacity = plans.CapacityOf(loop);
        Value[] inits = [.. places.Select(i => Current(loop.Inits[i]))];
        Value?[] starts = [.. inits.Select(init => capacity is null || init.Type.Rank > 1 ? null : LengthOf(init, -1, output))];
        Value? most = capacity is null ? null : Most([.. starts.OfType<Value>()], capacity, output);
        var buffers = new List<Place>();
        for (int k = 0; k < places.Length; k++)
        {
            Value carried = loop.Carried[places[k]];
            bool changes = capacity?.Places.Contains(places[k]) == true;
            Value buffer = plans.TakesOver(loop, places[k]) ? inits[k] : CopyOf(inits[k], carried, changes ? most : null, starts[k], output);
            buffers.Add(!changes ? new Place(buffer, buffer, null) : new Place(buffer, ViewOf(buffer, carried), new Value(_labels++, "", DataType.Int32)));
            _current[carried.Label] = buffers[k].View;
        }

        var body = new List<Instruction>(Rewrite(loop.Body).Instructions);
        Value[] yields = [.. loop.Body.Yields.Select(Current)];
        var copies = new ParallelCopies(body, [.. places.Select((i, k) => (buffers[k], yields[i]))], _labels);
        _labels = copies.Write();
        body.InsertRange(0, buffers.SelectMany(place => Begin(place, place.Length)));

        Value[] lengths = [.. buffers.Select(place => place.Length).OfType<Value>()];
        Value[] first = [.. buffers.Select((place, k) => place.Length is null ? null : starts[k]).OfType<Value>()];
        Value[] ends = [.. lengths.Select(length => length with { Label = _labels++ })];
        EquatableArray<Value> Rest(IEnumerable<Value> values, IEnumerable<Value> more)
        {
            Value[] all = [.. values];
            return [.. all.Take(loop.Carried.Count).Where((_, i) => !places.Contains(i)), .. more, .. all.Skip(loop.Carried.Count)];
        }

        var changed = loop with
        {
            Outputs = Rest(loop.Outputs, ends),
            Inits = Rest(loop.Inits.Select(Current), first),
            Carried = Rest(loop.Carried, lengths),
            Body = new Block(body.ToEquatableArray(), Rest(yields.Select(copies.Current), buffers.Where(place => place.Length is not null).Select(copies.LengthOf))),
        };
        output.Add(changed switch
        {
            While open => open with { Test = Viewing(Rewrite(open.Test), buffers) },
            For counted => counted with { From = Current(counted.From), To = Current(counted.To) },
            _ => throw new NotSupportedException(loop.GetType().Name),
        });

        for (int k = 0; k < places.Length; k++)
        {
            Value outcome = loop.Outputs[places[k]];
            Place place = buffers[k];
            _current[outcome.Label] = place.Length is null ? place.Buffer : ViewOf(place.Buffer, outcome);
            if (place.Length is not null) output.AddRange(Begin(place with { View = Current(outcome) }, ends[Array.IndexOf(lengths, place.Length)]));
        }
    }

    /// <summary>What is carried, as long as it is.</summary>
    private List<Instruction> Begin(Place place, Value? length)
    {
        if (length is null) return [];
        var zero = new Value(_labels++, "", DataType.Int32);
        return [new Constant(zero, 0, "0"), new Slice(place.View, place.Buffer, zero, length)];
    }

    /// <summary>A test has views of its own.</summary>
    private Block Viewing(Block test, List<Place> buffers)
    {
        var views = new Dictionary<int, Value>();
        var instructions = new List<Instruction>();
        foreach (Place place in buffers.Where(place => place.Length is not null))
        {
            views[place.View.Label] = place.View with { Label = _labels++ };
            instructions.AddRange(Begin(place with { View = views[place.View.Label] }, place.Length));
        }

        if (views.Count == 0) return test;
        Block mapped = Operands.Map(test, value => views.TryGetValue(value.Label, out Value view) ? view : value);
        return mapped with { Instructions = [.. instructions, .. mapped.Instructions] };
    }

    private Value ViewOf(Value buffer, Value named) => new(_labels++, named.Name, DataType.Span(buffer.Type.Element!));

    private Value LengthOf(Value memory, int dimension, List<Instruction> output)
    {
        var length = new Value(_labels++, "", DataType.Int32);
        output.Add(new Length(length, memory, dimension));
        return length;
    }

    private Value Most(Value[] starts, Capacity capacity, List<Instruction> output)
    {
        var fresh = new Dictionary<int, Value>();
        foreach (Instruction instruction in capacity.Instructions) fresh[instruction.Results[0].Label] = instruction.Results[0] with { Label = _labels++ };
        output.AddRange(capacity.Instructions.Select(instruction => Operands.Map(instruction, Known)));
        Value[] numbers = [.. starts.Concat(capacity.Numbers.Select(Known)).Distinct()];
        return numbers.Skip(1).Aggregate(numbers[0], (most, number) =>
        {
            var larger = new Value(_labels++, "", DataType.Int32);
            output.Add(new Verbatim(larger, [new Fragment.Text("global::System.Math.Max("), new Fragment.Use(most), new Fragment.Text(", "), new Fragment.Use(number), new Fragment.Text(")")], IsPrimary: true, IsPure: true));
            return larger;
        });

        Value Known(Value value) => fresh.TryGetValue(value.Label, out Value known) ? known : Current(value);
    }

    private Value CopyOf(Value start, Value named, Value? most, Value? length, List<Instruction> output)
    {
        bool isArray = start.Type.Rank > 1;
        Value[] lengths = most is not null ? [most] : [.. Enumerable.Range(0, start.Type.Rank).Select(i => LengthOf(start, isArray ? i : -1, output))];
        var buffer = new Value(_labels++, named.Name, isArray ? start.Type : DataType.Array(start.Type.Element!));
        output.Add(new NewArray(buffer, lengths.ToEquatableArray(), IsZeroed: false));
        Value target = buffer;
        if (most is not null)
        {
            target = ViewOf(buffer, named) with { Name = "" };
            output.AddRange(Begin(new Place(buffer, target, length), length));
        }

        output.Add(new Copy(start, target, IsWhole: true));
        return buffer;
    }

    private Value Current(Value value)
    {
        while (_current.TryGetValue(value.Label, out Value current) && current != value) value = current;
        return value;
    }
}
