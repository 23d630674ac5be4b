using System.Reflection;
using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Derivatives allocate nothing, even where the method makes arrays of numbers: over the whole zoo, at every point.</summary>
public class AllocationTests
{
    [Fact]
    public void Derivatives_AllocateNothing()
    {
        var failures = new List<string>();
        int measured = 0;
        foreach (Subject subject in ZooBuild.Ids.SelectMany(ZooBuild.Subjects).Where(subject => !subject.MakesObjects))
        {
            List<object?[]> points = [.. subject.Points.Where(point => IsDefined(subject, point))];
            foreach (string suffix in Face.Products)
            {
                if (points.Count == 0 || subject.Find(suffix) is not { } product || MayAllocate(subject, suffix)) continue;
                Meter meter = Meters.Of(product);
                measured += points.Count;
                failures.AddRange(points.Where(point => meter(new Call(subject, suffix, point, subject.Results(point), Filling.Plain).Arguments) > 0)
                    .Select(point => $"{subject.Name} at ({string.Join(", ", point)}): {suffix} allocates"));
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(measured, 4_000, int.MaxValue);
    }

    [Fact]
    public void Meter_SeesWhatIsAllocated()
    {
        Assert.InRange(Meters.Of(Own(nameof(Boxes)))([1.5]), Meters.Calls * sizeof(double), int.MaxValue);
        Assert.Equal(0, Meters.Of(Own(nameof(Doubles)))([1.5]));
    }

    /// <summary>
    /// There are no pools of rows: beside those that are written, and for second derivatives, stand new ones. So do matrices
    /// in second derivatives, where they are handed to a function that is called for each row. Arrays that are chosen, or
    /// that other code may have written to, are copied for each row of a Hessian. A method that returns the array it was
    /// given has tangents in an array of their own, and its number of results is not known here.
    /// </summary>
    private static bool MayAllocate(Subject subject, string suffix) =>
        subject.Slots.Any(slot => slot.Form is Form.Jagged || (slot.Form is Form.Matrix && suffix is "Hessian" or "HessianVectorProduct"))
        || subject.ReturnType.IsArray
        || (suffix is "Hessian" && subject.Parameters.Any(parameter => parameter.ParameterType.IsArray));

    private static bool IsDefined(Subject subject, object?[] point)
    {
        try
        {
            Meters.Of(subject.Find("")!)(Subject.Copied(point));
            return true;
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            return false;
        }
    }

    private static MethodInfo Own(string name) => typeof(AllocationTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static double Doubles(double x) => x * x;

    private static object Boxes(double x) => x;
}
