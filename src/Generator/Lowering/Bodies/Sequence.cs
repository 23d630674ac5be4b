using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Statements still to come, first to last, shared between the arms that lead to them.</summary>
internal sealed record Sequence(IOperation Head, Sequence? Tail)
{
    public static Sequence? Of(ImmutableArray<IOperation> statements, Sequence? tail)
    {
        for (int i = statements.Length - 1; i >= 0; i--) tail = new Sequence(statements[i], tail);
        return tail;
    }

    public static Sequence? Of(IOperation? statement, Sequence? tail) => statement is null ? tail : new Sequence(statement, tail);
}
