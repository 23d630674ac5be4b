using Xunit;
using Xunit.Abstractions;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>
/// Random programs over the accepted language, each compared with the oracle. The full run is one command:
/// <c>GRADGEN_PROGRAMS=100000 dotnet test -c Release tests/Numerics.Tests --filter RandomPrograms</c>; <c>GRADGEN_SEED</c> says where to start.
/// </summary>
public class RandomProgramsTests(ITestOutputHelper output)
{
    [Fact]
    public void RandomPrograms_AreDifferentiatedRightly() => Samples.Compare(RandomProgram.Of, "GRADGEN_PROGRAMS", 200, output);

    [Fact]
    public void SameSeed_SameProgram()
    {
        Assert.Equal(RandomProgram.Of(77).Source, RandomProgram.Of(77).Source);
        Assert.NotEqual(RandomProgram.Of(77).Source.Replace("P77", "P78", StringComparison.Ordinal), RandomProgram.Of(78).Source);
    }
}
