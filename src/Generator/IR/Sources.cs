namespace GradGen.IR;

/// <summary>What an array stands for that is chosen, or that loops hand on.</summary>
internal static class Sources
{
    /// <summary>What a branch or <c>?:</c> may choose, and what a loop may leave; nothing for all else.</summary>
    public static Value[] Of(Instruction definition, Value value)
    {
        int i = definition.Results.AsSpan().IndexOf(value);
        return definition switch
        {
            If branch => [.. Nested.Of(branch).Where(arm => !arm.EndsInThrow).Select(arm => arm.Yields[i])],
            Select select => [select.WhenTrue, select.WhenFalse],
            Loop { Body.EndsInThrow: false } loop => [loop.Inits[i], loop.Body.Yields[i]],
            _ => [],
        };
    }
}
