namespace GradGen.Tests.Harness;

/// <summary>Approved texts, in <c>Snapshots/</c>; <c>UPDATE_SNAPSHOTS=1</c> writes them anew.</summary>
internal static class Snapshot
{
    /// <summary>Asserts that <paramref name="actual"/> is the approved text, whatever the newlines.</summary>
    /// <param name="name">The file below <c>Snapshots/</c>: <c>Emission/Neuron.g.cs</c>.</param>
    public static void Matches(string name, string actual) =>
        File($"tests/Generator.Tests/Snapshots/{name}", actual);

    /// <summary>The same for a file anywhere in the repository, such as a page of <c>docs/</c>.</summary>
    public static void File(string path, string actual)
    {
        string file = Repository.PathOf(path);
        actual = actual.ReplaceLineEndings("\n");
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            System.IO.File.WriteAllText(file, actual);
            return;
        }

        string approved = System.IO.File.Exists(file) ? System.IO.File.ReadAllText(file).ReplaceLineEndings("\n") : "";
        if (approved != actual)
        {
            Assert.Fail($"{path} is not what was printed (UPDATE_SNAPSHOTS=1 approves it):\n{FirstDifference(approved, actual)}\n{actual}");
        }
    }

    private static string FirstDifference(string approved, string actual)
    {
        string[] left = approved.Split('\n');
        string[] right = actual.Split('\n');
        int line = Enumerable.Range(0, Math.Max(left.Length, right.Length))
            .First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"line {line + 1}\n- {left.ElementAtOrDefault(line)}\n+ {right.ElementAtOrDefault(line)}\n";
    }
}
