namespace GradGen.IR;

/// <summary>Where C# finds a function.</summary>
internal enum Home : byte
{
    /// <summary>An operator: <c>x + y</c>, <c>-x</c>.</summary>
    Operator,

    /// <summary><c>System.Math</c> for double, <c>System.MathF</c> for float.</summary>
    Math,

    /// <summary><c>System.Math</c> for double and float alike: <c>MathF</c> lacks <c>Clamp</c>, and older frameworks lack <c>MathF</c>.</summary>
    Overloaded,

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
internal sealed record FunctionRow(string Name, int Arity, Home Home, Nature Nature, bool MayThrow = false)
{
    /// <summary>The type whose static member it is, for arguments of a real <paramref name="type"/>.</summary>
    public string Owner(DataType type) => Home switch
    {
        Home.Math => type.Kind == TypeKind.Float ? "global::System.MathF" : "global::System.Math",
        Home.Overloaded => "global::System.Math",
        Home.Type => type.Text,
        _ => throw new NotSupportedException($"'{Name}' belongs to no type."),
    };
}

/// <summary>Every operator and function that <see cref="Apply"/> can name.</summary>
internal static partial class Functions
{
    public static IReadOnlyList<FunctionRow> All => Rows;

    public static IReadOnlyDictionary<string, string> Refusals => Refused;

    public static FunctionRow? Find(string name, int arity) =>
        ByName.TryGetValue((name, arity), out FunctionRow row) ? row : null;

    /// <summary>What to do instead of calling a numeric function that has no derivative; <see langword="null"/> for any other.</summary>
    public static string? Refusal(string name) => Refused.TryGetValue(name, out string advice) ? advice : null;
}
