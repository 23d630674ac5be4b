namespace GradGen.Numerics.Tests.Programs;

/// <summary>How much of the language random programs use.</summary>
internal static class Grammar
{
    /// <summary>Loops, arrays and several results. To switch them on for the generator, say true.</summary>
    public static bool HasLoops => false;
}
