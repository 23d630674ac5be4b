namespace Circuits.Parts;

/// <summary>The boolean gates. They have no slope anywhere: an output is either this or that.</summary>
internal static class HardGates
{
    public static bool Not(bool x) => !x;

    public static bool And(bool x, bool y) => x && y;

    public static bool Or(bool x, bool y) => x || y;

    public static bool Xor(bool x, bool y) => x != y;

    public static bool AndNot(bool x, bool y) => x && !y;
}
