namespace GradGen.Numerics.Tests.Programs;

internal sealed partial class Expressions
{
    /// <summary>An array of that element type, or of any.</summary>
    public ArrayVariable? Array(Scope scope, Kind? element = null, bool isWritten = false)
    {
        if (dice.Chance(25) && Row(scope, element, isWritten) is { } row) return row;
        var arrays = scope.Arrays.Where(a => (element is null || a.Element == element) && (!isWritten || a.IsWritable)).ToList();
        return arrays.Count == 0 ? null : dice.Pick(arrays);
    }

    /// <summary>An index that is in range.</summary>
    public string Index(Scope scope, ArrayVariable array) => Index(scope, array.Size, array.Length, $"{array.Name}.Length");

    /// <summary>An index into what is of that size, and has at least that length.</summary>
    private string Index(Scope scope, string size, int least, string length, bool isFromEnd = true)
    {
        var counters = scope.Variables.Where(v => v.Size is not null).ToList();
        Variable? counter = counters.Count == 0 ? null : dice.Pick(counters), exact = counters.FirstOrDefault(v => v.Size == size);
        var integers = scope.Variables.Where(v => v.Kind == Kind.Int && v.Size is null).ToList();
        return dice.Weighted<Func<string>>(
            (exact is null ? 0 : 50, () => exact!.Name),
            (exact is null ? 0 : 10, () => $"{length} - 1 - {exact!.Name}"),
            (counter is null ? 0 : 15, () => $"({counter!.Name} + {dice.Next(3)}) % {length}"),
            (18, () => dice.Next(least).ToString(System.Globalization.CultureInfo.InvariantCulture)),
            (isFromEnd ? 8 : 0, () => $"^{dice.Between(1, least)}"),
            (integers.Count == 0 ? 0 : 8, () => $"Math.Abs({dice.Pick(integers).Name}) % {length}"))();
    }

    public string Element(Scope scope, ArrayVariable array) => $"{array.Name}[{Index(scope, array)}]";

    /// <summary>The whole of an array, or a part of it, as a helper takes it.</summary>
    public string Part(ArrayVariable array)
    {
        if (array.Length < 2 || dice.Chance(60)) return array.Name;
        string span = array.Storage == Storage.Array ? $"{array.Name}.AsSpan()" : array.Name;
        return dice.Next(4) switch
        {
            0 => $"{span}[1..]",
            1 => $"{span}[..^1]",
            2 => $"{span}.Slice(1, {dice.Between(1, array.Length - 1)})",
            _ => $"{span}[{dice.Next(array.Length - 1)}..{array.Length}]",
        };
    }

    /// <summary>An element, or what a helper makes of a span.</summary>
    private Term? OfArray(Scope scope, Kind kind)
    {
        if (scope.Tables.Any() && dice.Chance(20) && Table(scope, kind) is { } table) return new(Cell(scope, table), kind, Term.Primary, -Variable.Band, Variable.Band);
        if (Array(scope, kind) is not { } array || !dice.Chance(45)) return null;
        SpanHelper? helper = spanHelpers.FirstOrDefault(h => h.Element == kind && !h.Writes);
        return helper is not null && dice.Chance(12)
            ? new($"{helper.Name}({Part(array)}, {Term.Number(dice.Between(-2.0, 2.0), kind).Text})", kind, Term.Primary, -60, 60)
            : new(Element(scope, array), kind, Term.Primary, -Variable.Band, Variable.Band);
    }
}
