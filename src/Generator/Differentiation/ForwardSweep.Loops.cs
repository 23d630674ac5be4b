using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Through loops: what they carry, they carry with its tangents.</summary>
internal sealed partial class ForwardSweep
{
    // y = for carry (c = c₀) { a; yield b }   →   (y, ẏ) = for carry (c = c₀, ċ = ċ₀) { →a; yield b, ḃ }
    private void Over(Loop loop)
    {
        if (isApart)
        {
            OverApart(loop);
            return;
        }

        (int I, int K)[] pairs =
        [
            .. from i in Enumerable.Range(0, loop.Carried.Count)
               from k in Enumerable.Range(0, directions)
               where mayVary(loop.Carried[i], k)
               select (i, k),
        ];
        Value[] inits = [.. pairs.Select(pair => TangentOf(loop.Inits[pair.I], pair.K))];
        Value[] carried = [.. pairs.Select((pair, n) => builder.Define(NameOf(loop.Carried[pair.I], pair.K), CarriedType(loop.Carried[pair.I], inits.Where((_, m) => MayBeSame(loop.Carried[pair.I], loop.Carried[pairs[m].I])))))];
        for (int n = 0; n < pairs.Length; n++) Set(loop.Carried[pairs[n].I], pairs[n].K, new Term(builder, carried[n]));

        builder.Open();
        Over(loop.Body);
        Value[] next = loop.Body.EndsInThrow ? [] : [.. pairs.Select(pair => TangentOf(loop.Body.Yields[pair.I], pair.K))];
        Block body = builder.Close([.. loop.Body.Yields.Take(loop.Carried.Count), .. next, .. loop.Body.Yields.Skip(loop.Carried.Count)]);

        builder.Origin = loop.Origin;
        Value[] outputs = [.. pairs.Select((pair, n) => builder.Define(NameOf(loop.Outputs[pair.I], pair.K), carried[n].Type))];
        builder.Add((Loop)loop with
        {
            Outputs = [.. loop.Outputs, .. outputs],
            Inits = [.. loop.Inits, .. inits],
            Carried = [.. loop.Carried, .. carried],
            Body = body,
        });
        for (int n = 0; n < pairs.Length; n++) Set(loop.Outputs[pairs[n].I], pairs[n].K, new Term(builder, outputs[n]));
    }

    private bool MayBeSame(Value one, Value other) => one == other || (one.Type.IsMemory && other.Type.IsMemory && aliases.ClassOf(one) == aliases.ClassOf(other));

    /// <summary>What changes places with spans is a span, and with tangents that are only read is only read.</summary>
    private DataType CarriedType(Value carried, IEnumerable<Value> tangents)
    {
        DataType type = tangents.Select(tangent => tangent.Type).Aggregate(DataType.Common);
        return type.IsSpan && _readOnly.Contains(aliases.ClassOf(carried)) ? DataType.ReadOnlySpan(type.Element!) : type;
    }
}
