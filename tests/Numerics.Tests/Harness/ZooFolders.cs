namespace GradGen.Numerics.Tests.Harness;

/// <summary>The folders of the zoo. The oracle is checked on all of them, the generator on those that are on.</summary>
internal static class ZooFolders
{
    /// <summary>To switch a folder on, move it here from <see cref="Waiting"/>.</summary>
    public static readonly string[] On = ["Zoo", "Zoo/Loops", "Zoo/Memory", "Zoo/Acceptance"];

    /// <summary>What the generator does not accept yet.</summary>
    public static readonly string[] Waiting = [];
}
