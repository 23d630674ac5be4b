using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Back through loops: the same iterations, last to first.</summary>
internal sealed partial class ReverseSweep
{
    /// <summary>By what tells a loop's iterations apart: the carried values whose adjoint is not known to reach the result in each of them.</summary>
    private readonly Dictionary<int, HashSet<int>> _loose = [];

    /// <summary>How many loops are around what is being walked.</summary>
    private int _loops;

    // y = for carry (c = c₀) { a; yield b }   →   c̄₀ += for (backwards) carry (b̄ = ȳ) { ←a; yield c̄ }
    private void Back(Loop loop, Adjoint[] after)
    {
        if (loop.Body.EndsInThrow) // it ran not once
        {
            for (int i = 0; i < after.Length; i++) Accumulate(loop.Inits[i], after[i]);
            return;
        }

        int[] active = [.. Enumerable.Range(0, after.Length).Where(i => loop.Carried[i].Type.IsReal && Varies(loop.Carried[i]) && (!after[i].IsNone || relevant.Contains(loop.Carried[i].Label)))];
        int origin = builder.Origin;
        Iteration iteration = Walk(loop, active, after);
        builder.Origin = origin;
        Finish(loop, after, iteration);
    }

    /// <summary>The body on the way back.</summary>
    /// <param name="Entering">For each active carried value, the adjoint of what the iteration leaves in it.</param>
    /// <param name="Leaving">The adjoint of what the iteration began with.</param>
    /// <param name="Outside">The values outside the loop to whose adjoints it adds, and by how much so far.</param>
    private sealed record Iteration(int[] Active, Value[] Entering, Adjoint[] Leaving, List<(Value Value, Value Before, Value After)> Outside, Block Body)
    {
        /// <summary>A carried value that is only added to hands its adjoint on unchanged, from the last iteration to the first.</summary>
        public bool IsUnchanged(int k) => !Leaving[k].IsNone && Leaving[k].Sum.Value == Entering[k];
    }

    /// <summary>Walks the body back, again if fewer adjoints are known to reach the result than was assumed.</summary>
    private Iteration Walk(Loop loop, int[] active, Adjoint[] after)
    {
        if (!_loose.TryGetValue(loop.Iteration!.Label, out HashSet<int> loose)) _loose.Add(loop.Iteration.Label, loose = []);
        loose.UnionWith(active.Where(i => after[i].IsNone || after[i].Reach is not null));
        while (true)
        {
            (Dictionary<int, Adjoint> adjoints, _adjoints) = (_adjoints, []);
            (var touched, _touched) = (_touched, null);
            builder.Open();
            builder.Recall(loop.Body);
            Value[] entering = [.. active.Select(i => builder.Define(NameOf(loop.Carried[i]), loop.Carried[i].Type))];
            for (int k = 0; k < active.Length; k++)
            {
                var sum = new Term(builder, entering[k]);
                Accumulate(loop.Body.Yields[active[k]], loose.Contains(active[k]) ? Loosely(sum) : new Adjoint(sum, null));
            }

            _loops++;
            Back(loop.Body);
            _loops--;
            Adjoint[] leaving = [.. active.Select(i => Take(loop.Carried[i]))];
            builder.Origin = loop.Iteration!.Label; // no line of the body is quoted for the sum over its iterations
            var outside = new List<(Value, Value, Value)>();
            foreach (KeyValuePair<int, Adjoint> entry in _adjoints.ToList())
            {
                Value value = _owners[entry.Key];
                Value before = builder.Define(NameOf(value), value.Type);
                outside.Add((value, before, (new Term(builder, before) + entry.Value.Sum).Value));
            }

            var iteration = new Iteration(active, entering, leaving, outside, builder.Close([]));
            (_adjoints, _touched) = (adjoints, touched);
            int known = loose.Count;
            loose.UnionWith(Enumerable.Range(0, active.Length).Where(k => !iteration.IsUnchanged(k) && (leaving[k].IsNone || leaving[k].Reach is not null)).Select(k => active[k]));
            if (loose.Count == known) return iteration;
        }
    }

    private void Finish(Loop loop, Adjoint[] after, Iteration iteration)
    {
        HashSet<int> loose = _loose[loop.Iteration!.Label];
        var (inits, carried, yields, outputs) = (new List<Value>(), new List<Value>(), new List<Value>(), new List<Value>());
        var unchanged = new Dictionary<int, Value>();
        var done = new List<Action>();
        for (int k = 0; k < iteration.Active.Length; k++)
        {
            int i = iteration.Active[k];
            Value entering = iteration.Entering[k];
            if (iteration.IsUnchanged(k))
            {
                unchanged.Add(entering.Label, SumOf(after[i], entering.Type));
                done.Add(() => Accumulate(loop.Inits[i], after[i]));
                continue;
            }

            Value output = Carry(entering, SumOf(after[i], entering.Type), SumOf(iteration.Leaving[k], entering.Type));
            bool isLoose = loose.Contains(i);
            done.Add(() => Accumulate(loop.Inits[i], isLoose ? Loosely(new Term(builder, output)) : new Adjoint(new Term(builder, output), null)));
        }

        foreach ((Value value, Value before, Value next) in iteration.Outside)
        {
            Adjoint known = Of(value);
            Value output = Carry(before, SumOf(known, value.Type), next);
            done.Insert(0, () => Set(value, known is { IsNone: false, Reach: null } ? new Adjoint(new Term(builder, output), null) : Loosely(new Term(builder, output))));
        }

        Block body = iteration.Body with { Yields = [.. yields] };
        if (unchanged.Count > 0) body = Operands.Map(body, value => unchanged.TryGetValue(value.Label, out Value same) ? same : value);
        if (carried.Count > 0 || !Effects.IsDroppable(body)) builder.Add(Backwards(loop, [.. outputs], [.. inits], [.. carried], body));
        foreach (Action finish in done) finish();

        Value Carry(Value before, Value init, Value next)
        {
            Value output = builder.Define(before.Name, before.Type);
            carried.Add(before);
            inits.Add(init);
            yields.Add(next);
            outputs.Add(output);
            return output;
        }
    }

    private Value SumOf(Adjoint adjoint, DataType type) => adjoint.IsNone ? builder.Number(0, type) : adjoint.Sum.Value;

    // for (i = lo; i < hi; i++)   →   for (i = hi - 1; i >= lo; i--)
    // while (…) counted in n      →   for (k = n - 1; k >= 0; k--)
    private For Backwards(Loop loop, EquatableArray<Value> outputs, EquatableArray<Value> inits, EquatableArray<Value> carried, Block body)
    {
        int mirrored = loop.Iteration!.Label;
        if (loop is For { Counter: Instruction.None } counted)
        {
            Value last = counted.Relation is "<=" or ">=" ? counted.To : Integers.Add(builder, counted.To, -counted.Step);
            Value index = builder.Define(counted.Index.Name, counted.Index.Type);
            return new For(outputs, index, last, counted.Step > 0 ? ">=" : "<=", counted.From, -counted.Step, inits, carried, body) { Mirrors = mirrored };
        }

        Value count = loop.Outputs[loop.Counter];
        Value k = builder.Define("k", count.Type);
        return new For(outputs, k, Integers.Add(builder, count, -1), ">=", Integers.Number(builder, 0, count.Type), -1, inits, carried, body) { Mirrors = mirrored };
    }
}
