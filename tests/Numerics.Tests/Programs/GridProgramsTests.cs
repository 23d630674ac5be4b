using Xunit;
using Xunit.Abstractions;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>Random programs over matrices, and grids in flat arrays, each compared with the oracle; <c>GRADGEN_GRIDS</c> says how many.</summary>
public class GridProgramsTests(ITestOutputHelper output)
{
    [Fact]
    public void GridPrograms_AreDifferentiatedRightly() => Samples.Compare(GridProgram.Of, "GRADGEN_GRIDS", 120, output);
}
