using System.Globalization;
using GradGen.IR;
using GradGen.Support;

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
    /// <summary>Such arrays, and what loops and choices call them.</summary>
    public static (IReadOnlyList<RowTable> Tables, IReadOnlyList<int> Names) In(Function function)
    {
        RowUses uses = RowUses.In(function);
        if (uses.Tables.Count == 0) return ([], []);
        var scopes = new Scopes(function);
        var aliases = Aliases.Of(function);
        while (true)
        {
            var known = new Dictionary<int, RowTable>();
            foreach ((NewArray array, Block block) in uses.Tables)
            {
                if (new RowOrder(array, uses, scopes, aliases, known).In(block) is { } table) known.Add(array.Result.Label, table);
            }

            NewArray[] others = [.. uses.Tables.Select(table => table.Array).Where(array => !known.ContainsKey(array.Result.Label))];
            if (others.Length == 0) return ([.. known.Values], [.. uses.Names]);
            foreach (NewArray array in others) uses.LeaveOut(array);
        }
    }
}

/// <summary>A value and a number that is added to it, or the number alone.</summary>
/// <param name="Steps">What computes the value again, where it is not there yet.</param>
internal sealed record Offset(Value? Of, int By, EquatableArray<Instruction> Steps = default)
{
    /// <summary>As C#, where <paramref name="of"/> stands for the value.</summary>
    public EquatableArray<Fragment> Text(Value? of) =>
        of is null ? [new Fragment.Text(By.ToString(CultureInfo.InvariantCulture))]
        : By == 0 ? [new Fragment.Use(of)]
        : [new Fragment.Use(of), new Fragment.Text(By < 0 ? $" - {-(long)By}" : $" + {By}")];
}
