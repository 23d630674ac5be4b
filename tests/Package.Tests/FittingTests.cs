using GradGen.Package.Tests.Harness;

namespace GradGen.Package.Tests;

/// <summary>What NIST certifies, <c>samples/Fitting</c> finds; it ends with 0 only then.</summary>
public sealed class FittingTests
{
    [Fact]
    public void FitsAgreeWithNist()
    {
        string printed = Dotnet.Run(AppContext.BaseDirectory, [Path.Combine(AppContext.BaseDirectory, "Fitting.dll")]);
        Assert.Contains("14 of 14 problems pass.", printed);
    }
}
