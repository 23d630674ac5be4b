namespace GradGen.Emission;

/// <summary>A printed expression.</summary>
/// <param name="Opposite">A comparison for equality the other way: <c>a != b</c> for <c>a == b</c>, which holds for NaN too.</param>
internal readonly record struct Expression(string Text, Precedence Precedence, string? Opposite = null)
{
    public static Expression Primary(string text) => new(text, Precedence.Primary);

    /// <summary>The text as it stands where at least <paramref name="precedence"/> is asked for.</summary>
    public string At(Precedence precedence) => Precedence >= precedence ? Text : $"({Text})";
}
