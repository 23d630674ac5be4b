using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Benchmarks.Generator;

/// <summary>How long the generator takes for a thousand methods: at first, and after an edit.</summary>
internal static class GeneratorReport
{
    private const int Rounds = 11;

    public static void Print()
    {
        Run first = Round().Cold;
        var rounds = Enumerable.Range(0, Rounds).Select(_ => Round()).ToList();
        Run cold = Median(rounds.Select(round => round.Cold));
        Run comment = Median(rounds.Select(round => round.Comment));
        Run edit = Median(rounds.Select(round => round.Edit));

        Console.WriteLine($"The generator over {Sources.Methods:N0} attributed methods, medians of {Rounds} rounds, in milliseconds");
        Console.WriteLine();
        Console.WriteLine("                                 total     C# to model     after the model     methods emitted");
        Show("cold, in a new process", first);
        Show("cold", cold);
        Show("after a comment in one file", comment);
        Show("after an edit of one method", edit);
        Console.WriteLine();
        Console.WriteLine($"An edit costs {edit.AfterModel / cold.Total:P2} of cold after the model, {edit.Total / cold.Total:P2} in all.");
    }

    private static (Run Cold, Run Comment, Run Edit) Round()
    {
        CSharpCompilation project = Sources.Project();
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new DifferentiableGenerator().AsSourceGenerator()],
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        Run cold = Run.Of(ref driver, project);
        Run comment = Run.Of(ref driver, project.Edited("using System;", "using System; // for Math"));
        Run edit = Run.Of(ref driver, project.Edited("0.1 * wave", "0.2 * wave"));
        return (cold, comment, edit);
    }

    private static Run Median(IEnumerable<Run> runs) => runs.OrderBy(run => run.Total).ElementAt(Rounds / 2);

    private static void Show(string name, Run run) => Console.WriteLine(
        $"{name,-28}{run.Total.TotalMilliseconds,10:F1}{run.Lowering.TotalMilliseconds,16:F1}{run.AfterModel.TotalMilliseconds,20:F2}{run.Emitted,23}");
}
