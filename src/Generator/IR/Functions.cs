namespace GradGen.IR;

/// <summary>Where C# finds a function.</summary>
internal enum Home : byte
{
    /// <summary>An operator: <c>x + y</c>, <c>-x</c>.</summary>
    Operator,

    /// <summary><c>System.Math</c> for double, <c>System.MathF</c> for float.</summary>
    Math,

    /// <summary>Static members of the type itself: <c>double.SinPi</c>, <c>float.SinPi</c>.</summary>
    Type,
}

/// <summary>What differentiation makes of a function.</summary>
internal enum Nature : byte
{
    /// <summary>It has a row in the table of partial derivatives.</summary>
    Smooth,

    /// <summary>Its derivative is zero, exactly: <c>Floor</c>, comparisons, <c>IsNaN</c>.</summary>
    PiecewiseConstant,
}

/// <param name="Arity">How many arguments it takes: <c>-</c> of one and of two are different functions.</param>
internal sealed record FunctionRow(string Name, int Arity, Home Home, Nature Nature, bool MayThrow = false);

/// <summary>Every operator and function that <see cref="Apply"/> can name.</summary>
internal static class Functions
{
#pragma warning disable format // columns carry meaning
    private static readonly FunctionRow[] Rows =
    [
        new("+",    2, Home.Operator, Nature.Smooth),
        new("-",    2, Home.Operator, Nature.Smooth),
        new("*",    2, Home.Operator, Nature.Smooth),
        new("/",    2, Home.Operator, Nature.Smooth),
        new("neg",  1, Home.Operator, Nature.Smooth),
        new("<",    2, Home.Operator, Nature.PiecewiseConstant),
        new("<=",   2, Home.Operator, Nature.PiecewiseConstant),
        new(">",    2, Home.Operator, Nature.PiecewiseConstant),
        new(">=",   2, Home.Operator, Nature.PiecewiseConstant),
        new("==",   2, Home.Operator, Nature.PiecewiseConstant),
        new("!=",   2, Home.Operator, Nature.PiecewiseConstant),
        new("!",    1, Home.Operator, Nature.PiecewiseConstant),
        new("&",    2, Home.Operator, Nature.PiecewiseConstant),
        new("|",    2, Home.Operator, Nature.PiecewiseConstant),
        new("^",    2, Home.Operator, Nature.PiecewiseConstant),
        new("Exp",  1, Home.Math,     Nature.Smooth),
        new("Log",  1, Home.Math,     Nature.Smooth),
        new("Sin",  1, Home.Math,     Nature.Smooth),
        new("Cos",  1, Home.Math,     Nature.Smooth),
        new("Sqrt", 1, Home.Math,     Nature.Smooth),
    ];
#pragma warning restore format

    private static readonly Dictionary<(string, int), FunctionRow> ByName = Rows.ToDictionary(row => (row.Name, row.Arity));

    public static FunctionRow? Find(string name, int arity) =>
        ByName.TryGetValue((name, arity), out FunctionRow row) ? row : null;
}
