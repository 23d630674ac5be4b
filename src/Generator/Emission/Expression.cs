namespace GradGen.Emission;

/// <summary>A printed expression.</summary>
/// <param name="Opposite">A condition the other way, for NaN too: <c>a != b</c> for <c>a == b</c>, <c>a</c> for <c>!a</c>.</param>
/// <param name="OppositePrecedence">How tightly the opposite binds.</param>
internal readonly record struct Expression(string Text, Precedence Precedence, string? Opposite = null, Precedence OppositePrecedence = Precedence.Equality)
{
    public static Expression Primary(string text) => new(text, Precedence.Primary);

    /// <summary>The text as it stands where at least <paramref name="precedence"/> is asked for.</summary>
    public string At(Precedence precedence) => Precedence >= precedence ? Text : $"({Text})";
}
