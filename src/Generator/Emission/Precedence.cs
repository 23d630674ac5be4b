using GradGen.IR;

namespace GradGen.Emission;

/// <summary>How tightly C# binds, loosest first.</summary>
internal enum Precedence : byte
{
    Lowest,
    Conditional,
    OrElse,
    AndAlso,
    Or,
    Xor,
    And,
    Equality,
    Relational,
    Additive,
    Multiplicative,
    Unary,
    Primary,
}

/// <summary>The operators among the functions of the derivative table.</summary>
internal static class Operators
{
    /// <summary>How tightly an operator binds; <see langword="null"/> for a function that is called.</summary>
    public static Precedence? Of(Apply apply) => (apply.Function, apply.Arguments.Count) switch
    {
        ("neg" or "!", 1) => Precedence.Unary,
        ("*" or "/" or "%", 2) => Precedence.Multiplicative,
        ("+" or "-", 2) => Precedence.Additive,
        ("<" or "<=" or ">" or ">=", 2) => Precedence.Relational,
        ("==" or "!=", 2) => Precedence.Equality,
        ("&", 2) => Precedence.And,
        ("^", 2) => Precedence.Xor,
        ("|", 2) => Precedence.Or,
        _ => null,
    };
}

/// <summary>A printed expression.</summary>
internal readonly record struct Expression(string Text, Precedence Precedence)
{
    public static Expression Primary(string text) => new(text, Precedence.Primary);

    /// <summary>The text as it stands where at least <paramref name="precedence"/> is asked for.</summary>
    public string At(Precedence precedence) => Precedence >= precedence ? Text : $"({Text})";
}
