namespace Circuits.Terminal;

/// <summary>A table whose columns are as wide as they must be, words flush left and numbers flush right.</summary>
internal sealed class Table(params string[] headings)
{
    private const string Gap = "   ";

    private static readonly string[] Line = [];

    private readonly List<string[]> _rows = [];

    public Table Row(params string[] cells)
    {
        _rows.Add(cells);
        return this;
    }

    /// <summary>A line across.</summary>
    public Table Rule() => Row(Line);

    public void Print()
    {
        int[] widths = [.. headings.Select((heading, column) => Cells(column).Append(heading).Max(cell => cell.Length))];
        bool[] numeric = [.. headings.Select((_, column) => Cells(column).Any(IsNumber))];
        string rule = "  " + new string('─', widths.Sum() + Gap.Length * (widths.Length - 1));

        Console.WriteLine(Format(headings));
        Console.WriteLine(rule);
        foreach (string[] row in _rows) Console.WriteLine(row == Line ? rule : Format(row));
        Console.WriteLine();

        string Format(string[] cells) => "  " + string.Join(Gap, cells.Select(
            (cell, column) => numeric[column] ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]))).TrimEnd();
    }

    private IEnumerable<string> Cells(int column) => _rows.Where(row => row != Line).Select(row => row[column]);

    private static bool IsNumber(string cell) => double.TryParse(cell, out _);
}
