using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The pullbacks of the functions that are called, made once each.</summary>
internal sealed class Pullbacks(Module primal, Outcome outcome)
{
    private readonly Variation _variation = new(primal);
    private readonly Dictionary<(string, EquatableArray<bool>, EquatableArray<bool>), string> _names = [];
    private readonly List<Function> _made = [];

    public IEnumerable<Function> Made => _made;

    /// <summary>The name of the function that takes the adjoints of the marked outputs to those of the marked arguments.</summary>
    public string Of(string callee, EquatableArray<bool> arguments, EquatableArray<bool> outputs)
    {
        if (_names.TryGetValue((callee, arguments, outputs), out string known)) return known;
        int others = _names.Keys.Count(key => key.Item1 == callee);
        string name = callee + "Pullback" + (others == 0 ? "" : (others + 1).ToString());
        _names.Add((callee, arguments, outputs), name);
        _made.Add(Of(primal[callee], arguments, outputs, Seed.Parameter, keepsValue: false, name));
        return name;
    }

    private static void AddTo(Value span, Value? adjoints, Builder builder)
    {
        if (adjoints is null) return;
        Elements.Each(adjoints, builder, (locate, _) =>
        {
            (Value place, Value[] indices) = locate(adjoints);
            Value element = builder.Define("", adjoints.Type.Real!);
            builder.Add(new Load(element, place, [.. indices]));
            (Value target, indices) = locate(span);
            builder.Add(new Accumulate(target, [.. indices], element));
        });
    }

    /// <summary>
    /// Takes the primal's parameters, the adjoints of the marked outputs, and the memory for the adjoints of the
    /// marked memory; yields the adjoints of the marked scalars.
    /// </summary>
    public Function Of(Function function, EquatableArray<bool> inputs, EquatableArray<bool> outputs, Seed seed, bool keepsValue, string name)
    {
        if (function.Body.EndsInThrow) return function with { Name = name }; // there is no way back
        HashSet<int> varied = _variation.Of(function, inputs);
        Value[] results = [.. function.Body.Yields.Where((value, i) => outputs[i] && value.Type.IsReal)];
        Value[] written = keepsValue ? outcome.MemoryOf(function) : [];
        HashSet<int> relevant = Relevance.Of(function, results.Concat(written));
        var builder = new Builder(function.LabelCount);

        var memory = new Dictionary<int, Value>();
        var spans = new List<Value>();
        var added = new List<(Value Adjoints, Value Span)>();
        Aliases aliases = Aliases.Of(function);
        for (int i = 0; i < inputs.Count; i++)
        {
            Value parameter = function.Parameters[i];
            if (!inputs[i] || !parameter.Type.IsMemory) continue;
            Value span = builder.Define(keepsValue ? parameter.Name + "Gradient" : "d" + parameter.Name, Augmentation.AdjointType(parameter.Type));
            spans.Add(span);
            if (seed == Seed.Parameter && aliases.IsWritten(parameter)) added.Add((parameter, span)); // what the caller has there is no adjoint of what is written
            else memory.Add(parameter.Label, span);
        }

        builder.Open();
        foreach (Value parameter in function.Parameters)
        {
            bool isOwn = parameter.Type.IsMemory && !memory.ContainsKey(parameter.Label) && varied.Contains(parameter.Label) && relevant.Contains(parameter.Label);
            if (isOwn) memory.Add(parameter.Label, Zeros.Beside(parameter, "d" + parameter.Name, builder));
        }

        Block own = builder.Close([]);

        var augmentation = new Augmentation(function, builder.LabelCount, [.. varied.Intersect(relevant)], aliases, memory);
        Block forward = augmentation.Over(function.Body);
        builder = new Builder(augmentation.Labels);
        if (seed == Seed.One)
        {
            foreach (Value parameter in function.Parameters.Where((parameter, i) => inputs[i] && parameter.Type.IsMemory)) Zeros.In(memory[parameter.Label], builder, parameter); // the adjoints of inputs start at 0
        }

        foreach (Instruction instruction in own.Instructions.Concat(forward.Instructions)) builder.Append(instruction);
        var sweep = new ReverseSweep(builder, varied, relevant, memory, augmentation.Replaced, Wildness.Of(function), aliases, Of);

        List<Value> seeds = keepsValue && seed == Seed.Parameter && !outcome.IsNumber
            ? Seeding.Start(function, outcome, results, written, memory, builder, sweep)
            : [];
        foreach (Value result in seeds.Count > 0 ? [] : results)
        {
            Value adjoint = seed == Seed.One
                ? builder.Number(1, result.Type)
                : builder.Define(keepsValue ? "resultAdjoint" : "d" + (result.Name == "" ? "result" : result.Name), result.Type);
            if (seed == Seed.Parameter) seeds.Add(adjoint);
            sweep.Accumulate(result, new Adjoint(new Term(builder, adjoint), null));
        }

        sweep.Back(forward);
        foreach ((Value parameter, Value span) in added) AddTo(span, memory.TryGetValue(parameter.Label, out Value known) ? known : null, builder);
        IEnumerable<Value> adjoints = function.Parameters.Where((parameter, i) => inputs[i] && !parameter.Type.IsMemory).Select(sweep.AdjointOf).ToList();
        IEnumerable<Value> yields = keepsValue ? function.Body.Yields.Concat(adjoints) : adjoints;
        var derivative = new Function(name, [.. function.Parameters, .. seeds, .. spans], builder.Finish(yields), builder.LabelCount);
        return ReverseMode.Finished(sweep.Rename(derivative));
    }
}
