using System.Collections.Concurrent;
using System.Globalization;
using GradGen.Numerics.Tests.Harness;
using Xunit;
using Xunit.Abstractions;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>
/// Random programs over the accepted language, each compared with the oracle. The full run is one command:
/// <c>GRADGEN_PROGRAMS=100000 dotnet test -c Release tests/Numerics.Tests --filter RandomPrograms</c>; <c>GRADGEN_SEED</c> says where to start.
/// </summary>
public class RandomProgramsTests(ITestOutputHelper output)
{
    private const int Batch = 60, Shown = 3;

    [Fact]
    public void RandomPrograms_AreDifferentiatedRightly()
    {
        int count = Setting("GRADGEN_PROGRAMS", 200), first = Setting("GRADGEN_SEED", 1);
        var failed = new List<(RandomProgram Program, Trial Trial)>();
        var batches = Enumerable.Range(first, count).Chunk(Batch);
        Parallel.ForEach(Partitioner.Create(batches, EnumerablePartitionerOptions.NoBuffering), new() { MaxDegreeOfParallelism = Environment.ProcessorCount }, seeds =>
        {
            RandomProgram[] programs = [.. seeds.Select(RandomProgram.Of)];
            IReadOnlyDictionary<string, Trial> trials = Trial.Of($"Programs{seeds[0]}", programs.ToDictionary(p => p.TypeName, p => p.Source));
            lock (failed)
            {
                failed.AddRange(programs.Select(p => (p, trials[p.TypeName])).Where(t => !IsFine(t.p, t.Item2)));
                output.WriteLine($"seeds {seeds[0]} to {seeds[^1]}, {failed.Count} failed");
            }
        });

        Assert.True(failed.Count == 0, Report(count, [.. failed.OrderBy(f => f.Program.Seed)]));
    }

    [Fact]
    public void SameSeed_SameProgram()
    {
        Assert.Equal(RandomProgram.Of(77).Source, RandomProgram.Of(77).Source);
        Assert.NotEqual(RandomProgram.Of(77).Source.Replace("P77", "P78", StringComparison.Ordinal), RandomProgram.Of(78).Source);
    }

    private static bool IsFine(RandomProgram program, Trial trial) => trial.Verdict == Verdict.Right || (trial is { Verdict: Verdict.Refused, Codes: "GRAD005" } && program.MayBeRefused);

    private static string Report(int count, List<(RandomProgram Program, Trial Trial)> failed)
    {
        var kinds = failed.CountBy(f => $"{f.Trial.Verdict} {f.Trial.Codes}".Trim()).Select(k => $"{k.Value} {k.Key}");
        // The shortest of each kind are the easiest to understand; one of each comes first.
        var shown = failed.GroupBy(f => (f.Trial.Verdict, f.Trial.Codes))
            .SelectMany(g => g.OrderBy(f => f.Program.Source.Length).Take(Shown).Select((f, rank) => (Failure: f, Rank: rank)))
            .OrderBy(f => f.Rank).Take(3 * Shown).Select(f => f.Failure);
        return $"{failed.Count} of {count} programs fail ({string.Join(", ", kinds)}), seeds {string.Join(" ", failed.Take(40).Select(f => f.Program.Seed))}\n\n"
            + string.Join("\n\n", shown.Select(Describe));
    }

    private static string Describe((RandomProgram Program, Trial Trial) failure)
    {
        string source = new Shrinker(failure.Program.TypeName, failure.Trial, TimeSpan.FromSeconds(Setting("GRADGEN_PATIENCE", 20))).Shrink(failure.Program.Source);
        var sources = new Dictionary<string, string> { [failure.Program.TypeName] = source };
        return $"seed {failure.Program.Seed}: {failure.Trial.Verdict}\n{Trial.Of("Shrunk", sources)[failure.Program.TypeName].Details}\n{source}";
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out int value) ? value : otherwise;
}
