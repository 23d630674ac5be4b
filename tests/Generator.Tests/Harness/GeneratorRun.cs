using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Tests.Harness;

/// <summary>The generator, run over sources as a build runs it.</summary>
/// <param name="Driver">The driver after the run, to run it again on an edited compilation.</param>
/// <param name="Input">What the user wrote.</param>
/// <param name="Output">The same with the generated files.</param>
/// <param name="Reported">What the generator itself reported.</param>
internal sealed record GeneratorRun(
    GeneratorDriver Driver,
    Compilation Input,
    Compilation Output,
    IReadOnlyList<Diagnostic> Reported)
{
    public static GeneratorRun Over(params string[] sources) => Over(new DifferentiableGenerator(), sources);

    public static GeneratorRun Over(DifferentiableGenerator generator, params string[] sources) =>
        Over(TestCompilation.Create(sources), NewDriver(generator));

    /// <summary>Runs again after an edit; the tracked steps then tell what was done anew.</summary>
    public GeneratorRun Again(Compilation edited) => Over(edited, Driver);

    public GeneratorRunResult Result => Driver.GetRunResult().Results.Single();

    /// <summary>Generated text by hint name.</summary>
    public IReadOnlyDictionary<string, string> Files =>
        Result.GeneratedSources.ToDictionary(file => file.HintName, file => file.SourceText.ToString());

    /// <summary>The one generated file, its newlines normalised.</summary>
    public string Text
    {
        get
        {
            Succeeds();
            Assert.True(Files.Count == 1, $"Expected one generated file, got {Files.Count}: {string.Join(", ", Files.Keys)}");
            return Files.Values.Single().ReplaceLineEndings("\n");
        }
    }

    /// <summary>
    /// Asserts that the generator ran to its end and that its output compiles without an error or a warning, also as
    /// C# 9 where the sources are C# 9.
    /// </summary>
    public GeneratorRun Succeeds()
    {
        Assert.True(Result.Exception is null, Result.Exception?.ToString());
        Compiles(Reported.Concat(Compiled.Problems(Output)), "The generated code does not compile cleanly");
        LanguageVersion9.Check(this);
        return this;
    }

    /// <summary>Compiles and loads the output, to call what was generated.</summary>
    public LoadedAssembly Load() => LoadedAssembly.From(Succeeds().Output);

    internal void Compiles(IEnumerable<Diagnostic> problems, string claim)
    {
        string list = string.Join("\n", problems.Take(20).Select(problem => problem.ToString()));
        Assert.True(list.Length == 0, $"{claim}:\n{list}\n\n{string.Join("\n", Files.Select(file => $"// ==== {file.Key}\n{file.Value}"))}");
    }

    private static GeneratorRun Over(Compilation input, GeneratorDriver driver)
    {
        driver = driver.RunGeneratorsAndUpdateCompilation(input, out Compilation output, out var reported);
        return new GeneratorRun(driver, input, output, reported);
    }

    public static GeneratorDriver NewDriver(DifferentiableGenerator generator) =>
        CSharpGeneratorDriver.Create(
            [generator.AsSourceGenerator()],
            parseOptions: TestCompilation.Latest,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
}
