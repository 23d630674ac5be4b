using System.Diagnostics;

namespace GradGen.Benchmarks.Report;

/// <summary>Runs functions in turn, many times over, so that what disturbs one disturbs all.</summary>
internal static class Race
{
    private const int Rounds = 31;
    private const int WarmUps = 40;
    private static readonly TimeSpan Lap = TimeSpan.FromMilliseconds(2);
    private static readonly TimeSpan Compilation = TimeSpan.FromMilliseconds(250);

    private static double _sink;

    /// <summary>For each, the time of a run in each round, in seconds.</summary>
    public static double[][] Times(IReadOnlyList<Func<double>> runners)
    {
        foreach (Func<double> run in runners) WarmUp(run);
        int[] repetitions = [.. runners.Select(Repetitions)];
        double[][] times = [.. runners.Select(_ => new double[Rounds])];
        for (int round = 0; round < Rounds; round++)
        {
            for (int i = 0; i < runners.Count; i++) times[i][round] = Time(runners[i], repetitions[i]);
        }
        return times;
    }

    public static double Median(IEnumerable<double> numbers) => numbers.Order().ElementAt(Rounds / 2);

    /// <summary>How many times as long, round by round.</summary>
    public static double Ratio(double[] times, double[] others) => Median(times.Zip(others, (time, other) => time / other));

    /// <summary>What a run allocates in steady state, in bytes.</summary>
    public static long Bytes(Func<double> run)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        _sink += run();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>Until the runtime has compiled everything anew with what it has learnt.</summary>
    private static void WarmUp(Func<double> run)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < WarmUps || Stopwatch.GetElapsedTime(start) < Compilation; i++) _sink += run();
    }

    /// <summary>As many as a lap needs.</summary>
    private static int Repetitions(Func<double> run)
    {
        int repetitions = 1;
        while (repetitions * Time(run, repetitions) < Lap.TotalSeconds) repetitions *= 2;
        return repetitions;
    }

    private static double Time(Func<double> run, int repetitions)
    {
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < repetitions; i++) _sink += run();
        return Stopwatch.GetElapsedTime(start).TotalSeconds / repetitions;
    }
}
