using System.Globalization;
using System.Reflection;
using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Derivatives of what allocates nothing allocate nothing: over the whole zoo, at every point.</summary>
public class AllocationTests
{
    private static readonly string[] s_products = ["Gradient", "ValueAndGradient", "Pushforward", "Pullback", "Hessian", "HessianVectorProduct"];

    [Fact]
    public void Derivatives_AllocateNothing()
    {
        var failures = new List<string>();
        int measured = 0;
        foreach ((Subject subject, object?[] point) in Frugal())
        {
            foreach (string suffix in s_products)
            {
                if (subject.Find(suffix) is not { } product) continue;
                measured++;
                long bytes = Meter.Allocated(product, [.. point, .. More(subject, suffix)]);
                if (bytes > 0) failures.Add($"{subject.Name} at ({string.Join(", ", point)}): {suffix} allocates {bytes} bytes");
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(measured, 2_000, int.MaxValue);
    }

    [Fact]
    public void Meter_SeesWhatIsAllocated()
    {
        Assert.InRange(Meter.Allocated(Own(nameof(Boxes)), [1.5]), 16 * 24, int.MaxValue);
        Assert.Equal(0, Meter.Allocated(Own(nameof(Doubles)), [1.5]));
    }

    /// <summary>The methods of the zoo that allocate nothing, where they do and do not throw.</summary>
    private static IEnumerable<(Subject Subject, object?[] Point)> Frugal() =>
        from subject in ZooBuild.Ids.SelectMany(ZooBuild.Subjects)
        from point in subject.Points
        where IsFrugal(subject.Find("")!, point)
        select (subject, point);

    private static bool IsFrugal(MethodInfo method, object?[] point)
    {
        try
        {
            return Meter.Allocated(method, point) == 0;
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            return false; // an exception is allocated
        }
    }

    private static IEnumerable<object> More(Subject subject, string suffix) => suffix switch
    {
        "Pushforward" or "HessianVectorProduct" => subject.Inputs.Select(i => Number(subject.TypeOf(i))),
        "Pullback" => [Number(subject.ReturnsFloat ? typeof(float) : typeof(double))],
        "Hessian" => [Array.CreateInstance(subject.HessianType, subject.Inputs.Length * subject.Inputs.Length)],
        _ => [],
    };

    private static object Number(Type type) => System.Convert.ChangeType(0.625, type, CultureInfo.InvariantCulture);

    private static MethodInfo Own(string name) => typeof(AllocationTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static double Doubles(double x) => x * x;

    private static object Boxes(double x) => x;
}
