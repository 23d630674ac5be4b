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
        foreach (Subject subject in ZooBuild.Ids.SelectMany(ZooBuild.Subjects))
        {
            List<object?[]> points = Frugal(subject);
            foreach (string suffix in s_products)
            {
                if (points.Count == 0 || subject.Find(suffix) is not { } product) continue;
                Meter meter = Meters.Of(product);
                measured += points.Count;
                failures.AddRange(points.Where(point => meter([.. point, .. More(subject, suffix)]) > 0)
                    .Select(point => $"{subject.Name} at ({string.Join(", ", point)}): {suffix} allocates"));
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(measured, 2_000, int.MaxValue);
    }

    [Fact]
    public void Meter_SeesWhatIsAllocated()
    {
        Assert.InRange(Meters.Of(Own(nameof(Boxes)))([1.5]), Meters.Calls * sizeof(double), int.MaxValue);
        Assert.Equal(0, Meters.Of(Own(nameof(Doubles)))([1.5]));
    }

    /// <summary>The points at which the method itself allocates nothing, and so throws nothing.</summary>
    private static List<object?[]> Frugal(Subject subject)
    {
        Meter meter = Meters.Of(subject.Find("")!);
        return [.. subject.Points.Where(IsFrugal)];

        bool IsFrugal(object?[] point)
        {
            try
            {
                return meter(point) == 0;
            }
            catch (Exception exception) when (exception is not InvalidProgramException)
            {
                return false;
            }
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
