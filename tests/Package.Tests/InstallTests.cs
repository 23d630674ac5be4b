using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>Installs the package in new projects outside the tree, builds them with warnings as errors, and runs them.</summary>
[Collection(UsesPackage.Name)]
public sealed class InstallTests(PackedPackage package)
{
    private static readonly double[] NeuronGradient =
        [-0.1049935854035065, 0.3149807562105195, 0.1049935854035065, 0.1049935854035065, 0.209987170807013];

    [Fact]
    public void NewProjectBuildsAndRuns()
    {
        var consumer = new Consumer(package, "Console");
        consumer.Build();
        Assert.Equal(
            ["Formulas.Cubic", "Formulas.Multiply", "Formulas.Neuron"],
            consumer.GeneratedFiles.Select(MethodName).Order(StringComparer.Ordinal));

        Dictionary<string, double[]> printed = consumer.Run().Split('\n')
            .Select(line => line.Split(':')).Where(parts => parts.Length == 2)
            .ToDictionary(parts => parts[0], parts => Numbers(parts[1]));
        Agree([3, -2], printed["Multiply"]);
        Agree(NeuronGradient, printed["Neuron"]);
        Agree([0.8807970779778823], printed["Value"]);
        Agree(NeuronGradient[..1], printed["Pushforward"]);
        Agree(NeuronGradient, printed["Pullback"]);
        Agree([14, 10, 10, 0], printed["Hessian"]);
        Agree([114, 10], printed["Product"]);
    }

    /// <summary>Where there is no Span, everything that needs none is there all the same.</summary>
    [Theory]
    [InlineData("false")]
    [InlineData("true")]
    public void LibraryForAnOldFrameworkBuilds(string withSpans) => new Consumer(package, "Library").Build(("WithSpans", withSpans));

    /// <summary>It would leave the generator out, and then every derivative were missing without a reason.</summary>
    [Fact]
    public void OldCompilerIsTurnedAway()
    {
        (int exitCode, string output) = new Consumer(package, "Library").TryBuild("-p:CompilerApiVersion=roslyn4.12");
        Assert.NotEqual(0, exitCode);
        Assert.Contains("GradGen needs the .NET SDK 9.0.300", output);
    }

    private static string MethodName(string file) =>
        string.Join('.', Path.GetFileName(file).Split('.').SkipWhile(part => part != "Formulas").Take(2));

    private static double[] Numbers(string text) => [.. text.Trim(' ', '(', ')', '\r').Split(',').Select(double.Parse)];

    private static void Agree(double[] expected, double[] actual)
    {
        Assert.Equal(expected.Length, actual.Length);
        foreach ((double first, double second) in expected.Zip(actual)) Assert.Equal(first, second, tolerance: 1e-12);
    }
}
