using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Where the adjoints of several results come from: parameters shaped as the results.</summary>
internal static class Seeding
{
    private const int FewElements = 8; // each has a line of its own

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
            bool isParameter = !function.Body.Yields.Contains(place); // one that is returned is handed an adjoint like any other array
            Value seed = builder.Define(isParameter ? place.Name + "Adjoint" : "resultAdjoint", DataType.ReadOnlySpan(place.Type.Element!));
            seeds.Add(seed);
            if (!isParameter) CheckLength(seed, place, builder);
            if (memory.TryGetValue(place.Label, out Value adjoints)) Add(seed, adjoints, builder);
        }

        return seeds;
    }

    private static void Add(Value seed, Value adjoints, Builder builder)
    {
        if (Integers.NumberOf(builder, LengthOf(adjoints, builder)) is { } count and <= FewElements)
        {
            for (int i = 0; i < count; i++) AddTo(adjoints, [Integers.Number(builder, i, DataType.Int32)], seed);
        }
        else
        {
            Elements.Each(seed, builder, (locate, _) => AddTo(adjoints, locate(seed).Indices, seed));
        }

        // x̄[i] += r̄[i]
        void AddTo(Value target, Value[] indices, Value from)
        {
            Value element = builder.Define("", from.Type.Element!);
            builder.Add(new Load(element, from, [.. indices]));
            builder.Origin = target.Label;
            builder.Add(new Accumulate(target, [.. indices], element));
            builder.Origin = Instruction.None;
        }
    }

    /// <summary>The number that memory was made with, where the function made it.</summary>
    private static Value LengthOf(Value memory, Builder builder)
    {
        if (builder.DefinitionOf(memory) is NewArray { Lengths: [var known], IsGrowing: false }) return known;
        Value length = builder.Define("", DataType.Int32);
        builder.Add(new Length(length, memory));
        return length;
    }

    // if (resultAdjoint.Length != result.Length) throw …
    private static void CheckLength(Value seed, Value result, Builder builder)
    {
        Value differ = builder.Add(new Apply(builder.Define("", DataType.Boolean), "!=", [LengthOf(seed, builder), LengthOf(result, builder)]));
        builder.Open();
        builder.Add(new Throw([new Fragment.Text("new global::System.ArgumentException(\"resultAdjoint must be as long as the result.\", \"resultAdjoint\")")]));
        builder.Add(new If([], differ, builder.Close([]), Block.Empty));
    }
}
