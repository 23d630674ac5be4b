using GradGen.IR;
using GradGen.Support;

namespace GradGen.Simplification;

/// <summary>Carries <see cref="CarriedPlans"/> out.</summary>
internal sealed class CarriedRewrite(Function function, CarriedPlans plans)
{
    private readonly Dictionary<int, Value> _places = [];
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
    private void Rewrite(Loop loop, int[] places, List<Instruction> output)
    {
        foreach (int i in places)
        {
            Value start = Current(loop.Inits[i]);
            Value place = plans.TakesOver(loop, i) ? start : CopyOf(start, loop.Carried[i], output);
            _places[loop.Carried[i].Label] = _places[loop.Outputs[i].Label] = place;
        }

        Loop mapped = (Loop)Operands.MapOwn(Nested.Map(loop, Rewrite), value => value.Type.IsMemory && Array.Exists(places, i => loop.Carried[i] == value || loop.Outputs[i] == value) ? value : Current(value));
        var body = new List<Instruction>(mapped.Body.Instructions);
        var copies = new ParallelCopies(body, [.. places.Select(i => (_places[loop.Carried[i].Label], mapped.Body.Yields[i]))], _labels);
        _labels = copies.Write();

        EquatableArray<Value> Rest(EquatableArray<Value> values) => values.Where((_, i) => !places.Contains(i)).ToEquatableArray();
        output.Add(mapped with
        {
            Outputs = Rest(mapped.Outputs),
            Inits = Rest(mapped.Inits),
            Carried = Rest(mapped.Carried),
            Body = new Block(body.ToEquatableArray(), Rest(mapped.Body.Yields).Select(copies.Current).ToEquatableArray()),
        });
    }

    private Value CopyOf(Value start, Value named, List<Instruction> output)
    {
        Value[] lengths = [.. Enumerable.Range(0, start.Type.Rank).Select(_ => new Value(_labels++, "", DataType.Int32))];
        for (int i = 0; i < lengths.Length; i++) output.Add(new Length(lengths[i], start, lengths.Length == 1 ? -1 : i));
        DataType type = start.Type.Rank == 1 ? DataType.Array(start.Type.Element!) : start.Type;
        var place = new Value(_labels++, named.Name, type);
        output.Add(new NewArray(place, lengths.ToEquatableArray(), IsZeroed: false));
        output.Add(new Copy(start, place));
        return place;
    }

    private Value Current(Value value)
    {
        while (_places.TryGetValue(value.Label, out Value place) && place != value) value = place;
        return value;
    }
}
