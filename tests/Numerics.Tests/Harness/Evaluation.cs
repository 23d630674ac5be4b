using System.Globalization;
using GradGen.Numerics.Tests.Oracle;

namespace GradGen.Numerics.Tests.Harness;

/// <summary>What the oracle computed.</summary>
/// <param name="Left">The values left in each array that the method was given.</param>
internal sealed record Evaluation((double Value, Jet Jet)[] Results, double[][] Left)
{
    /// <summary>The one result of a method that has one.</summary>
    public (double Value, Jet Jet) Result => Results.Single();

    public static (double Value, Jet Jet) Plain(object number) => number switch
    {
        Real x => (x.Value, x.Jet),
        Real32 x => (x.Value, x.Jet),
        _ => (Convert.ToDouble(number, CultureInfo.InvariantCulture), default),
    };
}
