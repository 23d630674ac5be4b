namespace GradGen.IR;

/// <summary>A piece of C# carried verbatim.</summary>
internal abstract record Fragment
{
    /// <summary>Text as it stands, names qualified.</summary>
    public sealed record Text(string Code) : Fragment;

    /// <summary>A hole where a value is read; printed in parentheses unless it is a primary expression.</summary>
    public sealed record Use(Value Value) : Fragment;

    /// <summary>A hole where a value is defined, <c>out int n</c>; printed as the variable's name.
    /// With <see cref="Initial"/>, the variable holds that value before (a <c>ref</c> argument).</summary>
    public sealed record Define(Value Value, Value? Initial = null) : Fragment;
}
