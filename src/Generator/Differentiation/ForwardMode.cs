using GradGen.Analysis;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Forward mode: beside every instruction its tangent, ẏ = Σ ∂f/∂xᵢ · ẋᵢ, in one or several directions at once.</summary>
internal static class ForwardMode
{
    /// <summary>
    /// The function that yields what the primal yields and then the tangents of each yield, direction by direction; the
    /// number 0 for a tangent that is none.
    /// </summary>
    /// <param name="outcome">What the function hands back besides a number.</param>
    public static Module Differentiate(Module primal, EquatableArray<bool> inputs, Directions directions, Outcome? outcome = null)
    {
        Function main = primal.Main;
        int[] marked = [.. Enumerable.Range(0, inputs.Count).Where(i => inputs[i])];
        var builder = new Builder(main.LabelCount);
        int count = directions is Directions.Inputs ? marked.Length : 1;
        var pushforwards = new Pushforwards(primal);
        var variation = new Variation(primal);
        HashSet<int>[] varied = [.. Enumerable.Range(0, count).Select(k => variation.Of(main, directions is Directions.Inputs ? Only(marked[k], main) : inputs))];
        Aliases aliases = Aliases.Of(main);
        var sweep = new ForwardSweep(builder, count, Suffixes(main, marked, directions), aliases, (value, k) => varied[k].Contains(value.Label), pushforwards.Of);

        var copied = new List<(Value Input, Value Tangent)>();
        var parameters = new List<Value>(main.Parameters);
        for (int k = 0; k < marked.Length; k++)
        {
            Value input = main.Parameters[marked[k]];
            if (directions is Directions.Inputs)
            {
                sweep.Seed(input, k, new Term(builder, builder.Number(1, input.Type)));
                continue;
            }

            Value tangent = builder.Define(input.Name + "Tangent", TangentType(input.Type));
            parameters.Add(tangent);
            if (!input.Type.IsMemory || !aliases.IsWritten(input)) sweep.Seed(input, 0, new Term(builder, tangent));
            else copied.Add((input, tangent));
        }

        foreach ((Value input, Value tangent) in copied) sweep.Seed(input, 0, new Term(builder, Elements.CopyOf(tangent, tangent.Name, builder)));
        SeedOthers(main, inputs, outcome ?? Outcome.Number, directions, count, builder, sweep, varied, parameters);
        sweep.Over(main.Body);
        IEnumerable<Value> tangents = main.Body.Yields.SelectMany(value => Enumerable.Range(0, count).Select(k => Handed(value, sweep, k, directions, builder))).ToList();
        var function = new Function(main.Name, parameters.ToEquatableArray(), builder.Finish(main.Body.Yields.Concat(tangents)), builder.LabelCount);
        return new Module([sweep.Rename(function), .. primal.Functions.Skip(1), .. pushforwards.Made]);
    }

    /// <summary>Memory that is no input but comes to hold what varies: its tangents are kept in new memory, zeros at first.</summary>
    private static void SeedOthers(Function main, EquatableArray<bool> inputs, Outcome outcome, Directions directions, int count, Builder builder, ForwardSweep sweep, HashSet<int>[] varied, List<Value> parameters)
    {
        for (int i = 0; i < main.Parameters.Count; i++)
        {
            Value parameter = main.Parameters[i];
            if (!parameter.Type.IsMemory || (i < inputs.Count && inputs[i])) continue;
            for (int k = 0; k < count; k++)
            {
                bool varies = varied[k].Contains(parameter.Label);
                bool isResult = i < outcome.Written.Count && outcome.Written[i];
                if (i >= inputs.Count || isResult)
                {
                    Value tangents = builder.Define(parameter.Name + "Tangent", parameter.Type); // of what is written for the caller
                    parameters.Add(tangents);
                    if (varies) sweep.Seed(parameter, k, new Term(builder, tangents));
                    if (isResult || !varies) Zeros.In(tangents, builder);
                }
                else if (varies)
                {
                    sweep.Seed(parameter, k, new Term(builder, Zeros.Beside(parameter, parameter.Name + "Tangent", builder)));
                }
            }
        }
    }

    /// <summary>The tangent as the caller gets it: those of an array in an array.</summary>
    private static Value Handed(Value value, ForwardSweep sweep, int k, Directions directions, Builder builder)
    {
        if (!value.Type.IsMemory) return sweep.TangentOf(value, k);
        Value? tangents = sweep.Has(value, k) ? sweep.TangentOf(value, k) : null;
        if (directions is Directions.Inputs) return tangents ?? Zeros.Beside(value, "", builder);
        Value length = builder.Define("", DataType.Int32), array = builder.Define("tangent", value.Type);
        builder.Add(new Length(length, value));
        builder.Add(new NewArray(array, [length], IsZeroed: true));
        if (tangents is not null) builder.Add(new Copy(tangents, array));
        return array;
    }

    private static EquatableArray<bool> Only(int input, Function main) => main.Parameters.Select((_, i) => i == input).ToEquatableArray();

    /// <summary>Tangents are read; an array of arrays holds arrays of them.</summary>
    public static DataType TangentType(DataType input) =>
        input is { IsMemory: true, Rank: 1, Element: { IsReal: true } element } ? DataType.ReadOnlySpan(element) : input;

    /// <summary><c>zTangent</c> along a given direction, <c>z_x</c> along the input x.</summary>
    private static string[] Suffixes(Function main, int[] marked, Directions directions) =>
        directions is Directions.Inputs ? [.. marked.Select(i => "_" + main.Parameters[i].Name)] : ["Tangent"];
}
