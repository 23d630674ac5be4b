using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>The pushforwards of the functions that are called, made once each.</summary>
internal sealed class Pushforwards(Module primal)
{
    private readonly Dictionary<(string, TangentPattern), (string, TangentPattern)> _known = [];
    private readonly List<Function> _made = [];
    private readonly Variation _variation = new(primal);

    public IEnumerable<Function> Made => _made;

    /// <summary>The function that also takes the tangents present, and its name and the tangents it yields.</summary>
    public (string Name, TangentPattern Yields) Of(string callee, TangentPattern arguments)
    {
        if (_known.TryGetValue((callee, arguments), out (string, TangentPattern) known)) return known;
        Function function = primal[callee];
        int others = _known.Keys.Count(key => key.Item1 == callee);
        string name = callee + "Pushforward" + (others == 0 ? "" : (others + 1).ToString());
        int count = arguments.Directions;
        string[] suffixes = count == 1 ? ["Tangent"] : [.. Enumerable.Range(1, count).Select(k => "Tangent" + k)];

        var builder = new Builder(function.LabelCount);
        HashSet<int>[] varied = [.. Enumerable.Range(0, count).Select(k => _variation.Of(function, function.Parameters.Select((_, i) => arguments[i, k]).ToEquatableArray()))];
        Aliases aliases = Aliases.Of(function);
        var sweep = new ForwardSweep(builder, count, suffixes, aliases, (value, k) => varied[k].Contains(value.Label), Of);
        var tangents = new List<Value>();
        for (int i = 0; i < function.Parameters.Count; i++)
        {
            Value parameter = function.Parameters[i];
            bool isWritten = parameter.Type.IsMemory && aliases.IsWritten(parameter); // then its tangents are too
            for (int k = 0; k < count; k++)
            {
                if (!arguments[i, k]) continue;
                Value tangent = builder.Define(parameter.Name + suffixes[k], isWritten ? parameter.Type : ForwardMode.TangentType(parameter.Type));
                tangents.Add(tangent);
                sweep.Seed(parameter, k, new Term(builder, tangent));
            }
        }

        sweep.Over(function.Body);
        EquatableArray<Value> yields = function.Body.Yields;
        var present = new TangentPattern(count, yields.SelectMany(value => Enumerable.Range(0, count).Select(k => sweep.Has(value, k))).ToEquatableArray());
        IEnumerable<Value> outputs = yields.SelectMany(value => Enumerable.Range(0, count).Where(k => sweep.Has(value, k)).Select(k => sweep.TangentOf(value, k))).ToList();
        _made.Add(sweep.Rename(new Function(name, [.. function.Parameters, .. tangents], builder.Finish(yields.Concat(outputs)), builder.LabelCount)));
        _known.Add((callee, arguments), (name, present));
        return (name, present);
    }
}
