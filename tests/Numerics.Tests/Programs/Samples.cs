using System.Collections.Concurrent;
using System.Globalization;
using Xunit;
using Xunit.Abstractions;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>Compares many random programs with the oracle, on all cores.</summary>
internal static class Samples
{
    private const int Batch = 60, Shown = 3;

    /// <param name="count">How many, unless the environment says otherwise: <paramref name="setting"/> is how many there are then.</param>
    public static void Compare(Func<int, Sample> of, string setting, int count, ITestOutputHelper output)
    {
        (count, int first) = (Setting(setting, count), Setting("GRADGEN_SEED", 1));
        var failed = new List<(Sample Program, Trial Trial)>();
        var batches = Enumerable.Range(first, count).Chunk(Batch);
        Parallel.ForEach(Partitioner.Create(batches, EnumerablePartitionerOptions.NoBuffering), new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, seeds =>
        {
            Sample[] programs = [.. seeds.Select(of)];
            IReadOnlyDictionary<string, Trial> trials = Trial.Of($"Programs{seeds[0]}", programs.ToDictionary(p => p.TypeName, p => p.Source));
            lock (failed)
            {
                failed.AddRange(programs.Select(p => (p, trials[p.TypeName])).Where(t => !IsFine(t.p, t.Item2)));
                output.WriteLine($"seeds {seeds[0]} to {seeds[^1]}, {failed.Count} failed");
            }
        });

        Assert.True(failed.Count == 0, Report(count, [.. failed.OrderBy(f => f.Program.Seed)]));
    }

    private static bool IsFine(Sample program, Trial trial) => trial.Verdict == Verdict.Right || (trial is { Verdict: Verdict.Refused, Codes: "GRAD005" } && program.MayBeRefused);

    private static string Report(int count, List<(Sample Program, Trial Trial)> failed)
    {
        var kinds = failed.CountBy(f => $"{f.Trial.Verdict} {f.Trial.Codes}".Trim()).Select(k => $"{k.Value} {k.Key}");
        // The shortest of each kind are the easiest to understand; one of each comes first.
        var shown = failed.GroupBy(f => (f.Trial.Verdict, f.Trial.Codes))
            .SelectMany(g => g.OrderBy(f => f.Program.Source.Length).Take(Shown).Select((f, rank) => (Failure: f, Rank: rank)))
            .OrderBy(f => f.Rank).Take(3 * Shown).Select(f => f.Failure);
        return $"{failed.Count} of {count} programs fail ({string.Join(", ", kinds)}), seeds {string.Join(" ", failed.Take(40).Select(f => f.Program.Seed))}\n\n"
            + string.Join("\n\n", shown.Select(Describe));
    }

    private static string Describe((Sample Program, Trial Trial) failure)
    {
        string source = new Shrinker(failure.Program.TypeName, failure.Trial, TimeSpan.FromSeconds(Setting("GRADGEN_PATIENCE", 20))).Shrink(failure.Program.Source);
        var sources = new Dictionary<string, string> { [failure.Program.TypeName] = source };
        return $"seed {failure.Program.Seed}: {failure.Trial.Verdict}\n{Trial.Of("Shrunk", sources)[failure.Program.TypeName].Details}\n{source}";
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
