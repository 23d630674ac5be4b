namespace GradGen;

/// <summary>The names of the generator's steps, for tests of what an edit runs again.</summary>
internal static class Steps
{
    /// <summary>C# → the model; runs for every method at every edit.</summary>
    public const string Lower = nameof(Lower);

    /// <summary>The model → C#; runs where the model has changed.</summary>
    public const string Emit = nameof(Emit);
}
