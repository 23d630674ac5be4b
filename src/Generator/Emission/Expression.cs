namespace GradGen.Emission;

/// <summary>A printed expression.</summary>
internal readonly record struct Expression(string Text, Precedence Precedence)
{
    public static Expression Primary(string text) => new(text, Precedence.Primary);

    /// <summary>The text as it stands where at least <paramref name="precedence"/> is asked for.</summary>
    public string At(Precedence precedence) => Precedence >= precedence ? Text : $"({Text})";
}
