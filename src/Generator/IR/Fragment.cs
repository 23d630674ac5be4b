namespace GradGen.IR;

/// <summary>A piece of C# carried verbatim.</summary>
internal abstract record Fragment
{
    /// <summary>Text as it stands, names qualified.</summary>
    public sealed record Text(string Code) : Fragment;

    /// <summary>A hole where a value is read; printed in parentheses unless it is a primary expression.</summary>
    public sealed record Use(Value Value) : Fragment;

    /// <summary>
    /// A hole where a value is defined, printed as the name of a variable: <c>out int n</c> with all but <c>n</c> in the
    /// text before. With <see cref="Initial"/> it is a variable that holds that value before: <c>ref n</c>.
    /// </summary>
    public sealed record Define(Value Value, Value? Initial = null) : Fragment;
}
