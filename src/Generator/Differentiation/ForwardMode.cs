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
    public static Module Differentiate(Module primal, EquatableArray<bool> inputs, Directions directions)
    {
        Function main = primal.Main;
        int[] marked = [.. Enumerable.Range(0, main.Parameters.Count).Where(i => inputs[i])];
        var builder = new Builder(main.LabelCount);
        int count = directions is Directions.Inputs ? marked.Length : 1;
        var pushforwards = new Pushforwards(primal);
        var sweep = new ForwardSweep(builder, count, Suffixes(main, marked, directions), pushforwards.Of);

        var parameters = new List<Value>(main.Parameters);
        for (int k = 0; k < marked.Length; k++)
        {
            Value input = main.Parameters[marked[k]];
            if (directions is Directions.Inputs)
            {
                sweep.Seed(input, k, new Term(builder, builder.Number(1, input.Type)));
                continue;
            }

            Value tangent = builder.Define(input.Name + "Tangent", input.Type);
            parameters.Add(tangent);
            sweep.Seed(input, 0, new Term(builder, tangent));
        }

        sweep.Over(main.Body);
        IEnumerable<Value> tangents = main.Body.Yields.SelectMany(value => Enumerable.Range(0, count).Select(k => sweep.TangentOf(value, k))).ToList();
        var function = new Function(main.Name, parameters.ToEquatableArray(), builder.Finish(main.Body.Yields.Concat(tangents)), builder.LabelCount);
        return new Module([sweep.Rename(function), .. primal.Functions.Skip(1), .. pushforwards.Made]);
    }

    /// <summary><c>zTangent</c> along a given direction, <c>z_x</c> along the input x.</summary>
    private static string[] Suffixes(Function main, int[] marked, Directions directions) =>
        directions is Directions.Inputs ? [.. marked.Select(i => "_" + main.Parameters[i].Name)] : ["Tangent"];

    /// <summary>The pushforwards of the functions that are called, made once each.</summary>
    private sealed class Pushforwards(Module primal)
    {
        private readonly Dictionary<(string, TangentPattern), (string, TangentPattern)> _known = [];
        private readonly List<Function> _made = [];

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
            var sweep = new ForwardSweep(builder, count, suffixes, Of);
            var tangents = new List<Value>();
            for (int i = 0; i < function.Parameters.Count; i++)
            {
                for (int k = 0; k < count; k++)
                {
                    if (!arguments[i, k]) continue;
                    Value tangent = builder.Define(function.Parameters[i].Name + suffixes[k], function.Parameters[i].Type);
                    tangents.Add(tangent);
                    sweep.Seed(function.Parameters[i], k, new Term(builder, tangent));
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
}
