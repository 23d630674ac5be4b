using Fitting.Problems;

namespace Fitting.Regression;

/// <summary>What is found, beside what NIST certifies.</summary>
internal static class Report
{
    public static Verdict Print(Problem problem)
    {
        DataSet data = problem.Data;
        var first = Fit.From(data.Start1, problem);
        var second = Fit.From(data.Start2, problem);
        double[] deviations = Uncertainty.StandardDeviations(problem, data.Certified);

        Heading($"{data.Name}, {data.Y.Length} observations");
        Console.WriteLine(
            "              certified       from start 1  digits       from start 2  digits"
            + "   standard deviation      from Jacobian  digits");
        for (int j = 0; j < data.Certified.Length; j++)
        {
            Console.WriteLine(
                $"  b{j + 1}{Exact(data.Certified[j])}" + Compared(first.Parameters[j], data.Certified[j])
                + Compared(second.Parameters[j], data.Certified[j])
                + "  " + Exact(data.Deviations[j]) + Compared(deviations[j], data.Deviations[j]));
        }
        Console.WriteLine(
            $" sum{Exact(data.SumOfSquares)}" + Compared(first.SumOfSquares, data.SumOfSquares)
            + Compared(second.SumOfSquares, data.SumOfSquares));

        var verdict = Verdict.Of(data, first, second, deviations);
        Console.WriteLine($"""

              Start 1: {Course(first)}. Start 2: {Course(second)}.
              The standard deviations agree to {verdict.DeviationDigits:F1} digits.

            """);
        return verdict;
    }

    public static void PrintSummary(Verdict[] verdicts)
    {
        Heading("Summary");
        Console.WriteLine("  problem     steps from start 1  digits   steps from start 2  digits   digits of standard deviations");
        foreach (Verdict v in verdicts)
        {
            Console.WriteLine(
                $"  {v.Name,-10}{v.First.Steps,20}{v.FirstDigits,8:F1}{v.Second.Steps,21}{v.SecondDigits,8:F1}{v.DeviationDigits,32:F1}"
                + (v.Passes ? "" : "   FAILED"));
        }
        Console.WriteLine($"""

              {verdicts.Count(v => v.Passes)} of {verdicts.Length} problems pass.
            """);
    }

    private static void Heading(string title)
    {
        Console.WriteLine(title);
        Console.WriteLine(new string('─', title.Length));
        Console.WriteLine();
    }

    private static string Compared(double number, double certified) => $"{Exact(number)}{Digits.Of(number, certified),8:F1}";

    private static string Exact(double number) => $"{number,19:0.0000000000E+00}";

    private static string Course(Fit fit) => $"{fit.Steps} steps, ended by {fit.Reason}";
}
