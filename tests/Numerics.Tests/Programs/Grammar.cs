namespace GradGen.Numerics.Tests.Programs;

/// <summary>How much of the language random programs use.</summary>
internal static class Grammar
{
    /// <summary>Loops, arrays and several results.</summary>
    public static bool HasLoops => true;
}
