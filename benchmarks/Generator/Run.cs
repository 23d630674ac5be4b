using System.Diagnostics;
using Microsoft.CodeAnalysis;

namespace GradGen.Benchmarks.Generator;

/// <summary>One run of the generator over the project.</summary>
/// <param name="Total">From the compilation to the generated files.</param>
/// <param name="Lowering">Of which: from C# to the model.</param>
/// <param name="AfterModel">Of which: from the model to the text.</param>
/// <param name="Emitted">How many methods were differentiated anew.</param>
internal sealed record Run(TimeSpan Total, TimeSpan Lowering, TimeSpan AfterModel, int Emitted)
{
    public static Run Of(ref GeneratorDriver driver, Compilation compilation)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(compilation);
        TimeSpan total = Stopwatch.GetElapsedTime(start);

        GeneratorRunResult result = driver.GetRunResult().Results.Single();
        if (result.Exception is { } exception) throw exception;
        if (result.GeneratedSources.Length != Sources.Methods || !result.Diagnostics.IsEmpty)
        {
            throw new InvalidOperationException($"{result.GeneratedSources.Length} files; {string.Join('\n', result.Diagnostics)}");
        }
        IncrementalGeneratorRunStep[] emitted = [.. result.TrackedSteps["Emit"].Where(HasRun)];
        IEnumerable<IncrementalGeneratorRunStep> outputs = result.TrackedOutputSteps.Values.SelectMany(steps => steps).Where(HasRun);
        return new Run(total, Sum(result.TrackedSteps["Lower"].Where(HasRun)), Sum(emitted.Concat(outputs)), emitted.Length);
    }

    /// <summary>A step whose input is unchanged keeps the time it took when it last ran.</summary>
    private static bool HasRun(IncrementalGeneratorRunStep step) =>
        step.Outputs.Any(output => output.Reason is not IncrementalStepRunReason.Cached);

    private static TimeSpan Sum(IEnumerable<IncrementalGeneratorRunStep> steps) =>
        steps.Aggregate(TimeSpan.Zero, (sum, step) => sum + step.ElapsedTime);
}
