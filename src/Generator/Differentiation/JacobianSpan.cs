using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>The span a Jacobian is written to, row by row.</summary>
internal sealed class JacobianSpan(string name, DataType widest, Builder builder)
{
    public Value Jacobian { get; } = builder.Define(name, DataType.Span(widest));

    // if (jacobian.Length != m * n) throw …
    public void Check(Value length, Builder builder) => JacobianLength.Check(Jacobian, name, length, builder);

    /// <summary>Whether the adjoints of a value can be in the span itself.</summary>
    public bool IsPart(Value value) => value.Type is { Rank: 1 } && value.Type.Element == widest;

    /// <summary>The part of a row that belongs to a value.</summary>
    public Value Part(Value value, Value at, string partName, Builder builder)
    {
        Value part = builder.Define(partName, Jacobian.Type);
        builder.Add(new Slice(part, Jacobian, at, Elements.NumbersIn(value, builder)));
        return part;
    }

    public void Store(Value position, Value element, Builder builder) =>
        builder.Add(new Store(Jacobian, [position], Algebra.Converted(builder, element, widest)));
}
