using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Where the adjoints of several results come from: parameters shaped as the results.</summary>
internal static class Seeding
{
    /// <summary>Gives the results their adjoints; the parameters these come from.</summary>
    public static List<Value> Start(
        Function function, Outcome outcome, Value[] numbers, Value[] written, Dictionary<int, Value> memory, Builder builder, ReverseSweep sweep)
    {
        var seeds = new List<Value>();
        if (outcome.Tuple is { } type)
        {
            Value tuple = builder.Define("resultAdjoint", type);
            seeds.Add(tuple);
            for (int i = 0; i < function.Body.Yields.Count; i++)
            {
                Value result = function.Body.Yields[i];
                if (!numbers.Contains(result)) continue;
                Value element = builder.Add(new Verbatim(builder.Define("", result.Type), [new Fragment.Use(tuple), new Fragment.Text($".Item{i + 1}")], IsPrimary: true, IsPure: true));
                sweep.Accumulate(result, new Adjoint(new Term(builder, element), null));
            }
        }

        foreach (Value place in written)
        {
            bool isParameter = function.Parameters.Contains(place);
            Value seed = builder.Define(isParameter ? place.Name + "Adjoint" : "resultAdjoint", DataType.ReadOnlySpan(place.Type.Element!));
            seeds.Add(seed);
            if (!isParameter) CheckLength(seed, place, builder);
            if (memory.TryGetValue(place.Label, out Value adjoints)) Add(seed, adjoints, builder);
        }

        return seeds;
    }

    private static void Add(Value seed, Value adjoints, Builder builder) => Elements.Each(seed, builder, (locate, _) =>
    {
        (Value from, Value[] indices) = locate(seed);
        Value element = builder.Define("", seed.Type.Element!);
        builder.Add(new Load(element, from, [.. indices]));
        builder.Add(new Accumulate(adjoints, [.. indices], element) { Origin = adjoints.Label });
    });

    // if (resultAdjoint.Length != result.Length) throw …
    private static void CheckLength(Value seed, Value result, Builder builder)
    {
        (Value given, Value wanted) = (builder.Define("", DataType.Int32), builder.Define("", DataType.Int32));
        builder.Add(new Length(given, seed));
        builder.Add(new Length(wanted, result));
        Value differ = builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [given, wanted]));
        builder.Open();
        builder.Add(new Throw([new Fragment.Text("new global::System.ArgumentException(\"resultAdjoint must be as long as the result.\", \"resultAdjoint\")")]));
        builder.Add(new If([], differ, builder.Close([]), Block.Empty));
    }
}
