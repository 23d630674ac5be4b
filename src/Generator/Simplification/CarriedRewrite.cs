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
    // and where it may get another length        →   copy a₀ to a; for carry (n = length a₀) { … copy b to a[0 ..+ length b]; yield length b }
    // and where only a₀ may have another shape   →   make a; for carry (left = false) { … (left ? a : a₀) … copy b to a; yield true }
    private void Rewrite(Loop loop, int[] places, List<Instruction> output)
    {
        Capacity? capacity = plans.CapacityOf(loop);
        Value[] inits = [.. places.Select(i => Current(loop.Inits[i]))];
        Value?[] starts = [.. inits.Select((init, k) => capacity is null || init.Type.Rank > 1 ? null : StartOf(loop, places[k], init, capacity, output))];
        Value? most = capacity is null ? null : Most(starts, capacity, place => starts[Array.IndexOf(places, place)]!, output);
        var buffers = new List<Place>();
        for (int k = 0; k < places.Length; k++)
        {
            Value carried = loop.Carried[places[k]];
            if (plans.ShapeOf(carried) is { } shape)
            {
                buffers.Add(plans.BeginsWithNothing(loop, places[k]) ? Alone(carried, shape, output) : Beside(inits[k], carried, shape, loop is For, output));
                _current[carried.Label] = buffers[k].View;
                continue;
            }

            bool changes = capacity?.Places.Contains(places[k]) == true;
            bool isNothing = plans.BeginsWithNothing(loop, places[k]);
            Value buffer = !isNothing && plans.TakesOver(loop, places[k]) ? inits[k] : CopyOf(isNothing ? null : inits[k], carried, changes ? most : null, starts[k], output);
            buffers.Add(!changes ? new Place(buffer, buffer, null) : new Place(buffer, ViewOf(buffer, carried), new Value(_labels++, "", DataType.Int32)));
            _current[carried.Label] = buffers[k].View;
        }

        var body = new List<Instruction>(Rewrite(loop.Body).Instructions);
        Value[] yields = [.. loop.Body.Yields.Select(Current)];
        var copies = new ParallelCopies(body, [.. places.Select((i, k) => (buffers[k], yields[i]))], _labels, []);
        _labels = copies.Write();
        body.InsertRange(0, buffers.SelectMany<Place, Instruction>(place => loop is For counted && place.Start is not null
            ? Chosen(place.View, counted.Index, "==", counted.From, place.Start, place.Buffer)
            : Begin(place, place.Length ?? place.Left)));

        Place[] changing = [.. buffers.Where(place => place.Length is not null)], beside = [.. buffers.Where(place => place.Left is not null)];
        Value[] first = [.. changing.Select(place => starts[buffers.IndexOf(place)]!), .. beside.Select(_ => Truth("false", output))];
        Value[] more = [.. changing.Select(place => place.Length!), .. beside.Select(place => place.Left!)];
        Value[] last = [.. changing.Select(copies.LengthOf), .. beside.Select(_ => Truth("true", body))];
        Value[] ends = [.. more.Select(value => value with { Label = _labels++ })];
        EquatableArray<Value> Rest(IEnumerable<Value> values, Value[] added)
        {
            Value[] all = [.. values];
            return [.. all.Take(loop.Carried.Count).Where((_, i) => !places.Contains(i)), .. added, .. all.Skip(loop.Carried.Count)];
        }

        var changed = loop with
        {
            Outputs = Rest(loop.Outputs, ends),
            Inits = Rest(loop.Inits.Select(Current), first),
            Carried = Rest(loop.Carried, more),
            Body = new Block(body.ToEquatableArray(), Rest(yields.Select(copies.Current), last)),
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
            if (place.View == place.Buffer)
            {
                _current[outcome.Label] = place.Buffer;
                continue;
            }

            Value view = place.View with { Label = _labels++, Name = outcome.Name };
            _current[outcome.Label] = view;
            output.AddRange(loop is For counted && place.Start is not null
                ? Chosen(view, counted.From, counted.Relation, counted.To, place.Buffer, place.Start)
                : Begin(place with { View = view }, ends[Array.IndexOf(more, place.Length ?? place.Left)]));
        }
    }

    /// <summary>What is carried, given what is carried beside it.</summary>
    private List<Instruction> Begin(Place place, Value? beside)
    {
        if (beside is null) return [];
        if (place.Start is { } start) return [new Select(place.View, beside, place.Buffer, start)];
        var zero = new Value(_labels++, "", DataType.Int32);
        return [new Constant(zero, 0, "0"), new Slice(place.View, place.Buffer, zero, beside)];
    }

    /// <summary>Where iterations are counted, their numbers tell whether there was one before, and need not be kept for the way back.</summary>
    private Instruction[] Chosen(Value view, Value left, string relation, Value right, Value whenTrue, Value whenFalse)
    {
        var isSo = new Value(_labels++, "", DataType.Boolean);
        return
        [
            new Verbatim(isSo, [new Fragment.Use(Current(left)), new Fragment.Text($" {relation} "), new Fragment.Use(Current(right))], IsPrimary: false, IsPure: true),
            new Select(view, isSo, whenTrue, whenFalse),
        ];
    }

    private Value Truth(string text, List<Instruction> block)
    {
        var truth = new Value(_labels++, "", DataType.Boolean);
        block.Add(new Constant(truth, 0, text));
        return truth;
    }

    /// <summary>What the loop begins with stays where it is, beside a buffer for what iterations leave.</summary>
    private Place Beside(Value start, Value carried, KnownNumbers shape, bool isCounted, List<Instruction> output)
    {
        Value buffer = BufferOf(start.Type, carried.Name, shape, output), view = new(_labels++, carried.Name, start.Type);
        return new Place(buffer, view, null) { Start = start, Left = isCounted ? null : new Value(_labels++, "", DataType.Boolean) };
    }

    private Place Alone(Value carried, KnownNumbers shape, List<Instruction> output)
    {
        Value buffer = BufferOf(carried.Type, carried.Name, shape, output);
        return new Place(buffer, buffer, null);
    }

    private Value BufferOf(DataType type, string name, KnownNumbers shape, List<Instruction> output)
    {
        Value buffer = new(_labels++, name, type);
        var lengths = new Dictionary<Value, Value>();
        Value[] numbers = Computed(shape, output);
        foreach (Value number in numbers.Distinct()) lengths.Add(number, NotNegative(number, output));
        output.Add(new NewArray(buffer, numbers.Select(number => lengths[number]).ToEquatableArray(), IsZeroed: false));
        return buffer;
    }

    /// <summary>A loop without iterations makes no array, and complains of no length.</summary>
    private Value NotNegative(Value number, List<Instruction> output)
    {
        if (output.Find(instruction => instruction.Results.Contains(number)) is Length or Constant) return number;
        var zero = new Value(_labels++, "", DataType.Int32);
        output.Add(new Constant(zero, 0, "0"));
        return Larger(zero, number, output);
    }

    /// <summary>A test has views of its own.</summary>
    private Block Viewing(Block test, List<Place> buffers)
    {
        var views = new Dictionary<int, Value>();
        var instructions = new List<Instruction>();
        foreach (Place place in buffers.Where(place => (place.Length ?? place.Left) is not null))
        {
            views[place.View.Label] = place.View with { Label = _labels++ };
            instructions.AddRange(Begin(place with { View = views[place.View.Label] }, place.Length ?? place.Left));
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

    /// <summary>How long it is when the loop begins.</summary>
    private Value? StartOf(Loop loop, int place, Value init, Capacity capacity, List<Instruction> output)
    {
        if (!plans.BeginsWithNothing(loop, place)) return LengthOf(init, -1, output);
        if (!capacity.Places.Contains(place)) return null;
        var zero = new Value(_labels++, "", DataType.Int32);
        output.Add(new Constant(zero, 0, "0"));
        return zero;
    }

    private Value Most(Value?[] starts, Capacity capacity, Func<int, Value> lengthOf, List<Instruction> output)
    {
        Value[] numbers = [.. starts.OfType<Value>().Concat(capacity.Known is { } known ? Computed(known, output) : []).Distinct()];
        Value most = numbers.Skip(1).Aggregate(numbers[0], (most, number) => Larger(most, number, output));
        return capacity.Ahead is { } ahead ? ahead.Write(most, lengthOf, Current, output, ref _labels) : most;
    }

    private Value Larger(Value one, Value other, List<Instruction> output)
    {
        var larger = new Value(_labels++, "", DataType.Int32);
        output.Add(new Verbatim(larger, [new Fragment.Text("global::System.Math.Max("), new Fragment.Use(one), new Fragment.Text(", "), new Fragment.Use(other), new Fragment.Text(")")], IsPrimary: true, IsPure: true));
        return larger;
    }

    /// <summary>The numbers, computed in front of the loop.</summary>
    private Value[] Computed(KnownNumbers known, List<Instruction> output)
    {
        var fresh = new Dictionary<int, Value>();
        foreach (Instruction instruction in known.Instructions) fresh[instruction.Results[0].Label] = instruction.Results[0] with { Label = _labels++ };
        output.AddRange(known.Instructions.Select(instruction => Operands.Map(instruction, Known)));
        return [.. known.Numbers.Select(Known)];

        Value Known(Value value) => fresh.TryGetValue(value.Label, out Value number) ? number : Current(value);
    }

    private Value CopyOf(Value? start, Value named, Value? most, Value? length, List<Instruction> output)
    {
        bool isArray = named.Type.Rank > 1;
        Value[] lengths = most is not null ? [most] : [.. Enumerable.Range(0, named.Type.Rank).Select(i => LengthOf(start!, isArray ? i : -1, output))];
        var buffer = new Value(_labels++, named.Name, isArray ? named.Type : DataType.Array(named.Type.Element!));
        output.Add(new NewArray(buffer, lengths.ToEquatableArray(), IsZeroed: false));
        if (start is null) return buffer;
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
