using System.Reflection;
using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Derivatives of what allocates nothing allocate nothing: over the whole zoo, at every point.</summary>
public class AllocationTests
{
    private static readonly string[] OnTheHeap = ["Zoo.Memory.CarriedArrays.Trajectory", "Zoo.Memory.CarriedArrays.MatrixPower", "Zoo.Memory.Patterns.Lists", "Zoo.Memory.Tuples.TextsInALoop"]; // they make matrices, an array in an arm, an array of texts

    [Fact]
    public void Derivatives_AllocateNothing()
    {
        var failures = new List<string>();
        int measured = 0;
        foreach (Subject subject in ZooBuild.Ids.SelectMany(ZooBuild.Subjects))
        {
            List<object?[]> points = Frugal(subject);
            foreach (string suffix in Face.Products)
            {
                if (points.Count == 0 || subject.Find(suffix) is not { } product || MayAllocate(subject, suffix) || MakesMatrices(subject, points.Count) || OnTheHeap.Contains(subject.Id)) continue;
                Meter meter = Meters.Of(product);
                measured += points.Count;
                failures.AddRange(points.Where(point => meter(new Call(subject, suffix, point, subject.Results(point), Filling.Plain).Arguments) > 0)
                    .Select(point => $"{subject.Name} at ({string.Join(", ", point)}): {suffix} allocates"));
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(measured, 2_000, int.MaxValue);
    }

    /// <summary>What the method itself makes anew in each iteration, derivatives take from a pool, or the stack.</summary>
    [Fact]
    public void DerivativesOfMethodsThatMakeArrays_AllocateNothing()
    {
        var failures = new List<string>();
        int measured = 0;
        foreach (Subject subject in ZooBuild.Ids.Where(id => id.StartsWith("Zoo.Memory.CarriedArrays.", StringComparison.Ordinal)).SelectMany(ZooBuild.Subjects))
        {
            if (OnTheHeap.Contains(subject.Id)) continue;
            foreach (string suffix in Face.Products)
            {
                if (subject.Find(suffix) is not { } product || MayAllocate(subject, suffix)) continue;
                Meter meter = Meters.Of(product);
                foreach (object?[] point in subject.Points.Where(point => IsDefined(subject, point)))
                {
                    measured++;
                    if (meter(new Call(subject, suffix, point, subject.Results(point), Filling.Plain).Arguments) > 0) failures.Add($"{subject.Name} at ({string.Join(", ", point)}): {suffix} allocates");
                }
            }
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures));
        Assert.InRange(measured, 200, int.MaxValue);
    }

    [Fact]
    public void Meter_SeesWhatIsAllocated()
    {
        Assert.InRange(Meters.Of(Own(nameof(Boxes)))([1.5]), Meters.Calls * sizeof(double), int.MaxValue);
        Assert.Equal(0, Meters.Of(Own(nameof(Doubles)))([1.5]));
    }

    /// <summary>
    /// There are no pools of rows: beside those that are written, and for second derivatives, stand new ones. So do matrices
    /// in second derivatives, where they are handed to a function that is called for each row. And arrays that other code may have written to are copied for each row of a Hessian. A method that returns the
    /// array it was given has tangents in an array of their own, and its number of results is not known here.
    /// </summary>
    private static bool MayAllocate(Subject subject, string suffix) =>
        subject.Slots.Any(slot => slot.Form is Form.Jagged || (slot.Form is Form.Matrix && suffix is "Hessian" or "HessianVectorProduct"))
        || subject.ReturnType.IsArray
        || (suffix is "Hessian" && subject.Parameters.Any(parameter => parameter.ParameterType.IsArray));

    /// <summary>Whether the method itself makes matrices elsewhere: what an iteration makes is made in front of the loop, even if there is none.</summary>
    private static bool MakesMatrices(Subject subject, int frugal) =>
        subject.Slots.Any(slot => slot.Form is Form.Matrix) && frugal < subject.Points.Count();

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

    /// <summary>The points at which the method itself allocates nothing, and so throws nothing.</summary>
    private static List<object?[]> Frugal(Subject subject)
    {
        Meter meter = Meters.Of(subject.Find("")!);
        return [.. subject.Points.Where(IsFrugal)];

        bool IsFrugal(object?[] point)
        {
            try
            {
                return meter(Subject.Copied(point)) == 0;
            }
            catch (Exception exception) when (exception is not InvalidProgramException)
            {
                return false;
            }
        }
    }

    private static MethodInfo Own(string name) => typeof(AllocationTests).GetMethod(name, BindingFlags.Static | BindingFlags.NonPublic)!;

    private static double Doubles(double x) => x * x;

    private static object Boxes(double x) => x;
}
