namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Expressions
{
    /// <summary>A table of that element type, or of any.</summary>
    public TableVariable? Table(Scope scope, Kind? element = null, bool isWritten = false, bool isJagged = false)
    {
        var tables = scope.Tables.Where(t => (element is null || t.Element == element) && !(isWritten && t.IsHeld) && (t.IsJagged || !isJagged)).ToList();
        return tables.Count == 0 ? null : dice.Pick(tables);
    }

    /// <summary>m[i, j], t[i][j]</summary>
    public string Cell(Scope scope, TableVariable table) =>
        table.IsJagged ? $"{table.Name}[{RowIndex(scope, table)}][{Index(scope, table.Size, table.Length, table.Columns)}]"
        : $"{table.Name}[{RowIndex(scope, table)}, {Index(scope, table.Size, table.Length, table.Columns, isFromEnd: false)}]";

    public string RowIndex(Scope scope, TableVariable table) => Index(scope, table.Size, table.Length, table.Rows, table.IsJagged);

    /// <summary>A row of an array of arrays is an array.</summary>
    public ArrayVariable? Row(Scope scope, Kind? element, bool isWritten) =>
        Table(scope, element, isWritten, isJagged: true) is { } table
            ? new($"{table.Name}[{RowIndex(scope, table)}]", table.Element, Storage.Array, table.Size, table.Length)
            : null;
}
