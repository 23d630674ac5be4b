using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GradGen.Tests.Harness;

/// <summary>Assertions on what the analyzers report, written as marks in the source text.</summary>
internal static class Verify
{
    /// <summary>
    /// Asserts that the analyzer reports exactly what is marked in <paramref name="marked"/>, and that neither the
    /// sources nor what is generated for them has any other error.
    /// </summary>
    /// <param name="messages">The messages, in source order; not compared when there are none.</param>
    public static void Analyzer(string[] marked, params string[] messages)
    {
        var expected = new List<Mark>();
        string[] sources = [.. marked.Select((text, file) => Markup.Parse(TestCompilation.WithUsings(text), file, expected))];
        GeneratorRun run = GeneratorRun.Over(sources);
        Assert.True(run.Result.Exception is null, run.Result.Exception?.ToString());

        IReadOnlyList<Diagnostic> reported = Reported(run);
        List<Mark> actual = [.. reported.SelectMany(d => MarksOf(d, run.Input))];
        bool saysSo = messages.Length == 0 || messages.SequenceEqual(reported.Select(d => d.GetMessage()));
        if (!Matches(expected, actual) || !saysSo) Assert.Fail(Forgotten(sources, actual, reported));
        Assert.Empty(run.Reported);
        run.Compiles(Compiled.Problems(run.Output), "The sources do not compile");
    }

    public static void Analyzer(string marked, params string[] messages) => Analyzer([marked], messages);

    /// <summary>What the analyzer reports after a run of the generator, in source order.</summary>
    public static IReadOnlyList<Diagnostic> Reported(GeneratorRun run)
    {
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (exception, _, _) => throw new InvalidOperationException("The analyzer failed.", exception),
            concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        return
        [
            .. run.Output.WithAnalyzers([new DifferentiableAnalyzer(), new LoopCostAnalyzer()], options).GetAnalyzerDiagnosticsAsync().Result
                .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start)
                .ThenBy(d => d.Location.SourceSpan.End)
                .ThenBy(d => d.Id, StringComparer.Ordinal)
                .ThenBy(d => d.GetMessage(), StringComparer.Ordinal),
        ];
    }

    private static IEnumerable<Mark> MarksOf(Diagnostic diagnostic, Compilation input)
    {
        SyntaxTree[] trees = [.. input.SyntaxTrees];
        yield return new Mark(Array.IndexOf(trees, diagnostic.Location.SourceTree), diagnostic.Id, diagnostic.Location.SourceSpan);
        foreach (Location also in diagnostic.AdditionalLocations)
        {
            yield return new Mark(Array.IndexOf(trees, also.SourceTree), Mark.Also, also.SourceSpan);
        }
    }

    /// <summary>Every mark is reported and every report is marked; <c>[|…|]</c> takes any id. One mark stands for
    /// several reports of one id at one place.</summary>
    private static bool Matches(List<Mark> expected, List<Mark> actual) =>
        expected.All(mark => actual.Any(report => Covers(mark, report)))
        && actual.All(report => expected.Any(mark => Covers(mark, report)));

    private static bool Covers(Mark mark, Mark report) =>
        mark == report || (mark.Id == Mark.Any && report.Id != Mark.Also && mark with { Id = report.Id } == report);

    private static string Forgotten(string[] sources, List<Mark> actual, IReadOnlyList<Diagnostic> reported) =>
        "The analyzer reports other diagnostics than those expected. The assertion that holds:\n\n"
        + string.Join("\n", sources.Select((source, file) =>
            $"\"\"\"\n{Markup.Print(source, actual.Where(m => m.File == file)).Replace(TestCompilation.Usings, "")}\n\"\"\""))
        + "\n\n" + string.Join("\n", reported.Select(d => $"\"{d.GetMessage()}\","));
}
