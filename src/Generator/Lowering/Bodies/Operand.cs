using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using GradGen.IR;

namespace GradGen.Lowering.Bodies;

/// <summary>What an expression evaluates to: one value, or the parts of a tuple.</summary>
internal abstract record Operand
{
    public sealed record Scalar(Value Value) : Operand;

    public sealed record Parts(ImmutableArray<Operand> Elements) : Operand;

    [return: NotNullIfNotNull(nameof(value))]
    public static implicit operator Operand?(Value? value) => value is null ? null : new Scalar(value);

    /// <summary>The values, left to right.</summary>
    public IEnumerable<Value> Leaves => this switch
    {
        Scalar scalar => [scalar.Value],
        Parts parts => parts.Elements.SelectMany(element => element.Leaves),
        _ => throw new NotSupportedException(GetType().Name),
    };
}
