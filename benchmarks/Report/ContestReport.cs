using GradGen.Benchmarks.Bundle;
using GradGen.Benchmarks.Digits;
using GradGen.Benchmarks.Fitting;
using GradGen.Benchmarks.Gmm;
using GradGen.Benchmarks.Logistic;
using GradGen.Benchmarks.LogisticMap;
using GradGen.Benchmarks.Neuron;

namespace GradGen.Benchmarks.Report;

/// <summary>Gradients against each other: first that they are right, then what they cost.</summary>
internal static class ContestReport
{
    private const double Tolerance = 1e-9;

    /// <returns>Whether every gradient is right.</returns>
    public static bool Print(string filter)
    {
        Contest[] contests =
        [
            .. new[]
            {
                NeuronContest.All, FittingContest.All, LogisticMapContest.All, LogisticContest.All, DigitsContest.All,
                BundleContest.All, GmmContest.All,
            }
            .SelectMany(contests => contests).Where(contest => contest.Name.Contains(filter, StringComparison.OrdinalIgnoreCase)),
        ];
        bool right = true;
        foreach (Contest contest in contests) right &= IsRight(contest);
        if (!right) return false;

        Console.WriteLine("                              time   over primal   over by hand   over best by hand   bytes per run");
        foreach (Contest contest in contests) Print(contest);
        return true;
    }

    private static bool IsRight(Contest contest)
    {
        bool right = true;
        foreach (Entrant entrant in contest.Entrants)
        {
            double error = entrant.Check();
            if (error <= Tolerance) continue;
            right = false;
            Console.Error.WriteLine($"WRONG: {contest.Name}, {entrant.Name}: off by {error:E1}, more than {Tolerance:E1}");
        }
        return right;
    }

    private static void Print(Contest contest)
    {
        Func<double>[] runners = [contest.Primal, .. contest.Entrants.Select(entrant => entrant.Run)];
        double[][] times = Race.Times(runners);
        double[] best = times.Skip(1).Where((_, i) => contest.Entrants[i].IsByHand).MinBy(Race.Median)!;
        Console.WriteLine();
        Console.WriteLine(contest.Name);
        for (int i = 0; i < runners.Length; i++)
        {
            string name = i == 0 ? "primal" : contest.Entrants[i - 1].Name;
            string ratios = i == 0 ? "" : $"{Ratio(times[0]),14:F2}{Ratio(times[1]),15:F2}{Ratio(best),20:F2}";
            Console.WriteLine($"  {name,-22}{Time(Race.Median(times[i]) / contest.Calls),10}{ratios,-49}{Race.Bytes(runners[i]),16:N0}");

            double Ratio(double[] others) => Race.Ratio(times[i], others);
        }
    }

    private static string Time(double seconds) => seconds switch
    {
        < 1e-6 => $"{seconds * 1e9:F1} ns",
        < 1e-3 => $"{seconds * 1e6:F1} µs",
        _ => $"{seconds * 1e3:F2} ms",
    };
}
