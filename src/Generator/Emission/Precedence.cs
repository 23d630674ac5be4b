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
