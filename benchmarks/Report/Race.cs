using System.Diagnostics;

namespace GradGen.Benchmarks.Report;

/// <summary>Runs functions in turn, many times over, so that what disturbs one disturbs all.</summary>
internal static class Race
{
    private const int FewestRounds = 15, MostRounds = 501;
    private const int WarmUps = 40;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    // Short, so that most laps end before the machine turns to something else.
    private static readonly TimeSpan Lap = TimeSpan.FromMilliseconds(0.2);
    private static readonly TimeSpan Compilation = TimeSpan.FromMilliseconds(250);

    private static double _sink;

    /// <summary>For each, the time of a run in each round, in seconds.</summary>
    public static double[][] Times(IReadOnlyList<Func<double>> runners)
    {
        foreach (Func<double> run in runners) WarmUp(run);
        int[] repetitions = [.. runners.Select(Repetitions)];
        double lap = runners.Zip(repetitions, (run, count) => count * Time(run, count)).Sum();
        int rounds = (int)Math.Clamp(Patience.TotalSeconds / lap, FewestRounds, MostRounds);
        double[][] times = [.. runners.Select(_ => new double[rounds])];
        for (int round = 0; round < rounds; round++)
        {
            for (int i = 0; i < runners.Count; i++) times[i][round] = Time(runners[i], repetitions[i]);
        }
        return times;
    }

    public static double Median(double[] numbers) => numbers.Order().ElementAt(numbers.Length / 2);

    /// <summary>How many times as long, round by round.</summary>
    public static double Ratio(double[] times, double[] others) => Median([.. times.Zip(others, (time, other) => time / other)]);

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
        TimeSpan start = Clock();
        for (int i = 0; i < repetitions; i++) _sink += run();
        return (Clock() - start).TotalSeconds / repetitions;
    }

    /// <summary>On Linux the time of the processor, which other programs cannot stretch; elsewhere it is too coarse.</summary>
    private static TimeSpan Clock() =>
        OperatingSystem.IsLinux() ? Environment.CpuUsage.TotalTime : Stopwatch.GetElapsedTime(startingTimestamp: 0);
}
