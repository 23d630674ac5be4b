using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Incrementality;

/// <summary>A project of two files, edited between two runs of the generator.</summary>
internal sealed class Edit
{
    /// <summary>Two methods, one of which calls a helper in the other file.</summary>
    public const string Circuit = """
        namespace Demo;

        static partial class Circuit
        {
            [Differentiable]
            public static double Multiply(double x, double y) => x * y;

            [Differentiable]
            public static double Neuron(double w, double x) => Helpers.Sigmoid(w * x);

            public static double Unrelated(double x) => x + 1;
        }
        """;

    public const string Helpers = """
        namespace Demo;

        static class Helpers
        {
            public const double One = 1;

            public static double Sigmoid(double z) => One / (One + Math.Exp(-z));

            public static double NotCalled(double z) => z * z;
        }
        """;

    private readonly GeneratorRun _before = GeneratorRun.Over(Circuit, Helpers);

    private Edit(Func<Compilation, Compilation> edit) => After = _before.Again(edit(_before.Input));

    public GeneratorRun After { get; }

    /// <summary>Replaces text in whichever file has it.</summary>
    public static Edit Replacing(string old, string text) => new(project =>
    {
        SyntaxTree tree = project.SyntaxTrees.Single(file => file.ToString().Contains(old));
        string edited = tree.ToString().Replace(old, text);
        return project.ReplaceSyntaxTree(tree, TestCompilation.Parse(edited, tree.FilePath));
    });

    public static Edit AddingFile(string source) =>
        new(project => project.AddSyntaxTrees(TestCompilation.Parse(source, "Added.cs")));

    /// <summary>The hint names of the files that were emitted anew.</summary>
    public IEnumerable<string> Emitted => Outputs(Steps.Emit)
        .Where(output => output.Reason is IncrementalStepRunReason.New or IncrementalStepRunReason.Modified or IncrementalStepRunReason.Unchanged)
        .Select(output => HintName(output.Value))
        .Order();

    public IEnumerable<(object Value, IncrementalStepRunReason Reason)> Outputs(string step) =>
        After.Result.TrackedSteps[step].SelectMany(run => run.Outputs);

    public void RunsNothingAfterTheModel()
    {
        Assert.All(Outputs(Steps.Lower), output => Assert.Contains(output.Reason, new[] { IncrementalStepRunReason.Cached, IncrementalStepRunReason.Unchanged }));
        Assert.All(Outputs(Steps.Emit), output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.All(
            After.Result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
        Assert.Equal(_before.Files, After.Files);
        After.Succeeds();
    }

    /// <summary>Asserts that exactly these files were emitted anew.</summary>
    public void Emits(params string[] hintNames)
    {
        Assert.Equal(hintNames, Emitted);
        After.Succeeds();
    }

    private static string HintName(object value)
    {
        object? file = value.GetType().GetProperty("Result")!.GetValue(value);
        return (string)file!.GetType().GetProperty("HintName")!.GetValue(file)!;
    }
}
