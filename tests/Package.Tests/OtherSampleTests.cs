using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>Samples that judge themselves: they end with 0 only where they have found what is to be found.</summary>
public sealed class OtherSampleTests
{
    [Fact]
    public void FitsAgreeWithNist() => Assert.Contains("14 of 14 problems pass.", Run("Fitting"));

    [Fact]
    public void NetworkLearnsToRead()
    {
        string[] lines = Run("Digits").ReplaceLineEndings("\n").Split('\n');
        Assert.Contains(lines, line => line.Contains(" are read right: "));
        Assert.DoesNotContain(lines, line => line.Contains('\r')); // nothing is written over where no one watches
    }

    private static string Run(string sample) => Dotnet.Run(AppContext.BaseDirectory, [Path.Combine(AppContext.BaseDirectory, $"{sample}.dll")]);
}
