using GradGen.IR;

namespace GradGen.Analysis;

/// <summary>
/// An array of arrays that is a matrix in all but name: the function makes it and its rows, these are of one length, each is
/// made once and in order, before it is read, and nothing is done with them but to read and to write elements.
/// </summary>
/// <param name="Columns">How long the rows are.</param>
/// <param name="First">What makes the first row, or the loop that does, in the block of the array.</param>
/// <param name="Made">By the label of a row that is made, where it goes.</param>
internal sealed record RowTable(NewArray Array, Offset Rows, Offset Columns, Instruction First, IReadOnlyDictionary<int, Offset> Made, bool IsZeroed)
{
    public static IEnumerable<RowTable> In(Function function)
    {
        RowUses uses = RowUses.In(function);
        if (uses.Tables.Count == 0) return [];
        var scopes = new Scopes(function);
        return uses.Tables.Select(table => new RowOrder(table.Array, uses, scopes).In(table.Block)).OfType<RowTable>();
    }
}

/// <summary>A value and a number that is added to it, or the number alone.</summary>
/// <param name="Length">How the value is found again, where it is a length.</param>
internal sealed record Offset(Value? Of, int By, Length? Length = null);
