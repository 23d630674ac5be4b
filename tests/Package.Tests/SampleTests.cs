using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>The numbers the sample prints, known from elsewhere.</summary>
public sealed class SampleTests(SampleOutput sample) : IClassFixture<SampleOutput>
{
    [Theory]
    [InlineData("multiply", -6, 3, -2)]
    [InlineData("add", 1, 1, 1)]
    [InlineData("max", 3, 0, 1)]
    [InlineData("max at a tie", 3, 0.5, 0.5)]
    [InlineData("min", -2, 1, 0)]
    public void Gates(string gate, double output, double dx, double dy) =>
        Assert.Equal([output, dx, dy], sample.Numbers("The gates", gate)[3..]);

    [Fact]
    public void SigmoidAndSquare()
    {
        Assert.Equal([0, 0.5, 0.25], sample.Numbers("The gates", "sigmoid")[1..]);
        Assert.Equal([-3, 9, -6], sample.Numbers("The gates", "square")[1..]);
    }

    [Theory]
    [InlineData("or", 0, 1, 1, 1)]
    [InlineData("and", 0, 0, 0, 1)]
    [InlineData("xor", 0, 1, 1, 0)]
    [InlineData("and-not", 0, 0, 1, 0)]
    public void SoftGatesAgreeWithHardOnesAtTheCorners(string gate, double at00, double at01, double at10, double at11) =>
        Assert.Equal([at00, at01, at10, at11], sample.Numbers("Soft logic", gate)[1..5]);

    [Fact]
    public void XorIsLearnt()
    {
        double[] first = sample.Numbers("Learning xor", "0");
        double[] last = sample.Numbers("Learning xor", "u and-not v");
        Assert.NotEqual([0, 1, 1, 0], Rounded(first[..4]));
        Assert.Equal([0, 1, 1, 0], Rounded(last));
        Assert.Equal([0, 1, 1, 1], Rounded(sample.Numbers("Learning xor", "u")));
        Assert.Equal([0, 0, 0, 1], Rounded(sample.Numbers("Learning xor", "v")));
    }

    [Fact]
    public void SlopeClimbsFasterThanChanceForFewerEvaluations()
    {
        const string Chapter = "Three ways to raise an output";
        Assert.Equal([-6, -6, -6, -6, -6], sample.Numbers(Chapter, "0"));
        Assert.Equal(-5.8706, sample.Numbers(Chapter, "1")[^1], tolerance: 1e-9);
        double[] gain = sample.Numbers(Chapter, "gain per step");
        Assert.True(gain[^1] > gain[0]);
        Assert.All(gain[1..], numerical => Assert.Equal(gain[^1], numerical, tolerance: 1e-6));
        Assert.Equal([100, 3, 3, 4, 1], sample.Numbers(Chapter, "evaluations per step"));
    }

    [Theory]
    [InlineData("(x + y)²", "(5, -6)", "∂/∂x", -2)]
    [InlineData("(x + y)²", "(5, -6)", "∂/∂y", -2)]
    [InlineData("σ(z)", "0", "∂/∂z", 0.25)]
    [InlineData("(x + y) * z", "(-2, 5, -4)", "∂/∂x", -4)]
    [InlineData("(x + y) * z", "(-2, 5, -4)", "∂/∂y", -4)]
    [InlineData("(x + y) * z", "(-2, 5, -4)", "∂/∂z", 3)]
    public void SmallCircuits(string circuit, string at, string slope, double expected)
    {
        double[] found = sample.Numbers("Gates wired to gates", circuit, at, slope);
        Assert.Equal(expected, found[0]);
        Assert.All(found[1..], numerical => Assert.Equal(expected, numerical, tolerance: 2e-4));
    }

    [Fact]
    public void StepAlongTheGradientRaisesTheCircuit() =>
        Assert.Equal([-2.04, 4.96, -3.97, -11.5924], sample.Numbers("Gates wired to gates", "after"));

    [Theory]
    [InlineData("∂/∂a", -0.1049935854035065)]
    [InlineData("∂/∂b", 0.3149807562105195)]
    [InlineData("∂/∂c", 0.1049935854035065)]
    [InlineData("∂/∂x", 0.1049935854035065)]
    [InlineData("∂/∂y", 0.209987170807013)]
    public void NeuronsGradient(string slope, double expected)
    {
        double[] found = sample.Numbers("A neuron", slope)[1..];
        Assert.Equal(expected, found[0], tolerance: 1e-12);
        Assert.Equal(expected, found[1], tolerance: 1e-12);
        Assert.Equal(expected, found[2], tolerance: 1e-8);
    }

    [Fact]
    public void NeuronsValue() => Assert.Contains(sample.Chapter("A neuron"), line => line.Contains("is 0.8807970779778823."));

    [Fact]
    public void NeuronFiresInTheEndAndNotBefore()
    {
        double[] outputs = [.. Enumerable.Range(0, 9).Select(step => sample.Numbers("Training the neuron", $"{step}")[3])];
        Assert.Equal(0.880797, outputs[0]);
        Assert.Equal(outputs.Order(), outputs);
        Assert.True(outputs[^2] < 0.99 && outputs[^1] > 0.99);
    }

    [Fact]
    public void HessianIsSymmetric()
    {
        double[][] rows = [.. "abcxy".Select(input => sample.Numbers("Training the neuron", $"∂/∂{input}"))];
        for (int i = 0; i < 5; i++)
        {
            for (int j = 0; j < 5; j++) Assert.Equal(rows[i][j], rows[j][i]);
        }
    }

    [Fact]
    public void GeneratedCodeIsShown()
    {
        string[] lines = [.. sample.Chapter("The generated code")];
        string folder = Assert.Single(lines, Directory.Exists);
        Assert.Contains("samples", folder);
        Assert.Contains(lines, line => line.Contains(" NeuronGradient("));
    }

    private static double[] Rounded(double[] numbers) => [.. numbers.Select(number => Math.Round(number))];
}
