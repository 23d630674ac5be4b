using GradGen.IR;

namespace GradGen.Emission;

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
