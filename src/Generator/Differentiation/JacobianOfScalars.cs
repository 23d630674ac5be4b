using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>A Jacobian with respect to a few numbers: all columns in one pass, beside the method's own results.</summary>
internal static class JacobianOfScalars
{
    /// <param name="forward">Yields the results and then, result by result, their tangents along each input.</param>
    public static Product Of(Inputs inputs, Module forward)
    {
        string name = JacobianFace.NameOf(inputs);
        return JacobianFace.Of(inputs, hasWayBack: false,
            forward with { Functions = [Write(inputs, forward.Main, name), .. forward.Functions.Skip(1)] });
    }

    private static Function Write(Inputs inputs, Function function, string name)
    {
        if (function.Body.EndsInThrow) return function;
        int n = inputs.Count, own = inputs.Marks.Count;
        var builder = new Builder(function.LabelCount);
        Value jacobian = builder.Define(name, DataType.Span(inputs.Widest));
        var locals = new Dictionary<int, Value>();
        foreach ((Value place, Value[] along) in ResultTangents(inputs, function, n))
        {
            foreach (Value parameter in along) locals.Add(parameter.Label, Zeros.Beside(place, parameter.Name, builder));
        }

        function = function with { Body = Operands.Map(function.Body, value => locals.TryGetValue(value.Label, out Value local) ? local : value) };
        Value[] results = [.. function.Body.Yields.Take(function.Body.Yields.Count / (n + 1))];
        Value[] tangents = [.. function.Body.Yields.Skip(results.Length)];
        var rows = new List<(Value Result, Value[] Tangents)>(results.Select((result, i) => (result, tangents.Skip(i * n).Take(n).ToArray())));
        rows.AddRange(ResultTangents(inputs, function, n).Select(row => (row.Place, row.Along.Select(parameter => locals[parameter.Label]).ToArray())));

        Value width = Integers.Number(builder, n, DataType.Int32);
        bool isKnownBefore = !results.Any(result => result.Type.IsMemory);
        if (isKnownBefore) Measure();
        foreach (Instruction instruction in function.Body.Instructions) builder.Append(instruction);
        if (!isKnownBefore) Measure();
        Value start = Integers.Number(builder, 0, DataType.Int32);
        foreach ((Value result, Value[] along) in rows)
        {
            if (!result.Type.IsMemory)
            {
                for (int k = 0; k < n; k++) Store(start, k, along[k]);
                start = Integers.Add(builder, start, n);
                continue;
            }

            Value first = start;
            Elements.Each(result, builder, (locate, position) =>
            {
                Value row = Integers.Add(builder, first, Integers.Multiply(builder, position, width));
                for (int k = 0; k < n; k++)
                {
                    (Value place, Value[] indices) = locate(along[k]);
                    Value element = builder.Define("", result.Type.Real!);
                    builder.Add(new Load(element, place, [.. indices]));
                    Store(row, k, element);
                }
            });
            start = Integers.Add(builder, start, Integers.Multiply(builder, Elements.CountOf(result, builder), width));
        }

        return new Function(function.Name, [.. function.Parameters.Take(own), jacobian], builder.Finish(results), builder.LabelCount);

        void Measure()
        {
            Value count = Integers.Number(builder, 0, DataType.Int32);
            foreach ((Value result, _) in rows) count = Integers.Add(builder, count, result.Type.IsMemory ? Elements.CountOf(result, builder) : Integers.Number(builder, 1, DataType.Int32));
            JacobianLength.Check(jacobian, name, Integers.Multiply(builder, count, width), builder);
        }

        void Store(Value row, int k, Value element) =>
            builder.Add(new Store(jacobian, [Integers.Add(builder, row, k)], Algebra.Converted(builder, element, inputs.Widest)));
    }

    /// <summary>The spans that are written, each with the memory beside it for every input.</summary>
    private static IEnumerable<(Value Place, Value[] Along)> ResultTangents(Inputs inputs, Function function, int n)
    {
        for (int i = 0; i < inputs.Marks.Count; i++)
        {
            if (inputs.Outcome.Written.Count <= i || !inputs.Outcome.Written[i]) continue;
            Value place = function.Parameters[i];
            yield return (place, [.. Enumerable.Range(0, n).Select(k => function.Parameters[inputs.Marks.Count + (inputs.Outcome.Written.Take(i).Count(written => written) * n) + k])]);
        }
    }
}
