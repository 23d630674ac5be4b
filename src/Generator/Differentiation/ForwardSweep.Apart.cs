using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Through branches and loops that have run already: the same arms and iterations again, with tangents alone.</summary>
internal sealed partial class ForwardSweep
{
    // y = if p { a } else { b }   →   …; ẏ = if p { →a } else { →b }
    private void OverApart(If branch)
    {
        (Block then, Term[] whenTrue) = Apart(branch.Then, branch.Outputs.Count);
        (Block @else, Term[] whenFalse) = Apart(branch.Else, branch.Outputs.Count);
        builder.Origin = branch.Origin;
        var outputs = new List<Value>();
        var thenYields = new List<Value>();
        var elseYields = new List<Value>();
        for (int i = 0; i < branch.Outputs.Count; i++)
        {
            (Term a, Term b) = (whenTrue[i], whenFalse[i]);
            if (a.IsZero && b.IsZero) continue;
            Value output = builder.Define(NameOf(branch.Outputs[i], 0), (a.IsZero ? b : a).Value.Type);
            outputs.Add(output);
            thenYields.Add(a.IsZero ? Nothing(output.Type) : a.Value);
            elseYields.Add(b.IsZero ? Nothing(output.Type) : b.Value);
            Set(branch.Outputs[i], 0, new Term(builder, output));
        }

        if (outputs.Count == 0 && Effects.IsDroppable(then) && Effects.IsDroppable(@else)) return;
        builder.Add(new If([.. outputs], branch.Condition, then with { Yields = [.. thenYields] }, @else with { Yields = [.. elseYields] }));
    }

    private (Block Block, Term[] Tangents) Apart(Block arm, int outputs)
    {
        builder.Open();
        builder.Recall(arm);
        Over(arm);
        Term[] tangents = [.. Enumerable.Range(0, outputs).Select(i => arm.EndsInThrow ? Term.Zero : Tangent(arm.Yields[i], 0))];
        return (builder.Close([]), tangents);
    }

    // y = for carry (c = c₀) { a; yield b }   →   …; ẏ = for carry (ċ = ċ₀) { →a; yield ḃ }
    private void OverApart(Loop loop)
    {
        if (loop.Body.EndsInThrow) // it ran not once
        {
            for (int i = 0; i < loop.Outputs.Count; i++) Set(loop.Outputs[i], 0, Tangent(loop.Inits[i], 0));
            return;
        }

        int[] active = [.. Enumerable.Range(0, loop.Carried.Count).Where(i => mayVary(loop.Carried[i], 0))];
        Value[] inits = [.. active.Select(i => TangentOf(loop.Inits[i], 0))];
        Value[] carried = [.. active.Select((i, n) => builder.Define(NameOf(loop.Carried[i], 0), CarriedType(loop.Carried[i], inits.Where((_, m) => MayBeSame(loop.Carried[i], loop.Carried[active[m]])))))];
        for (int n = 0; n < active.Length; n++) Set(loop.Carried[active[n]], 0, new Term(builder, carried[n]));

        builder.Open();
        builder.Recall(loop.Body);
        Over(loop.Body);
        Block body = builder.Close(active.Select(i => TangentOf(loop.Body.Yields[i], 0)).ToList());

        builder.Origin = Origins.Of(loop);
        Value[] outputs = [.. active.Select((i, n) => builder.Define(NameOf(loop.Outputs[i], 0), carried[n].Type))];
        if (outputs.Length > 0 || !Effects.IsDroppable(body)) builder.Add(Again(loop, outputs, inits, carried, body));
        for (int n = 0; n < active.Length; n++) Set(loop.Outputs[active[n]], 0, new Term(builder, outputs[n]));
    }

    /// <summary>The same iterations.</summary>
    private For Again(Loop loop, Value[] outputs, Value[] inits, Value[] carried, Block body)
    {
        int mirrored = loop.Iteration!.Label;
        if (loop is For { Counter: Instruction.None } counted)
        {
            return new For([.. outputs], builder.Define(counted.Index.Name, counted.Index.Type), counted.From, counted.Relation, counted.To, counted.Step, [.. inits], [.. carried], body) { Mirrors = mirrored };
        }

        Value count = loop.Outputs[loop.Counter];
        return new For([.. outputs], builder.Define("k", count.Type), Integers.Number(builder, 0, count.Type), "<", count, 1, [.. inits], [.. carried], body) { Mirrors = mirrored };
    }
}
