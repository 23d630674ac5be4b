using System.Reflection;
using Xunit;

namespace GradGen.Numerics.Tests.Oracle;

/// <summary>The oracle is itself checked: against extrapolated differences, for every function and every argument.</summary>
public class OracleTests
{
    private static readonly double[] Points = [-2.3, -0.71, -0.2, 0.37, 0.83, 1.6, 3.1, 4.4];

    public static TheoryData<string> Functions() => [.. All().Select(Label)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Slopes_AreLimitsOfDifferences(string label)
    {
        MethodInfo function = All().Single(f => Label(f) == label);
        int reals = function.GetParameters().Count(p => p.ParameterType == typeof(Real));
        int checks = 0;
        foreach (double[] at in Grid(reals))
        {
            for (int i = 0; i < reals; i++)
            {
                Real whole = Call(function, at, i, i);
                if (!double.IsFinite(whole.Value) || !IsSmooth(function, at, i)) continue;
                double first = Difference(h => Call(function, Moved(at, i, h), -1, -1).Value);
                AssertClose(first, whole.Jet.First.Value, 1e-8);
                for (int j = 0; j < reals; j++)
                {
                    Real mixed = Call(function, at, i, j);
                    double second = Difference(h => Call(function, Moved(at, j, h), i, -1).Jet.First.Value);
                    if (!IsSmooth(function, at, j)) continue;
                    AssertClose(second, mixed.Jet.Mixed.Value, 1e-6);
                }

                checks++;
            }
        }

        Assert.True(checks >= 3, $"only {checks} points are inside the domain of {label}");
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void FloatSlopes_AreThoseOfDouble(string label)
    {
        MethodInfo wide = All().Single(f => Label(f) == label);
        Type[] narrowTypes = [.. wide.GetParameters().Select(p => p.ParameterType == typeof(Real) ? typeof(Real32) : p.ParameterType)];
        Type home = wide.IsSpecialName ? typeof(Real32) : typeof(RealMath);
        MethodInfo narrow = home.GetMethod(wide.Name, narrowTypes)!;
        int reals = narrowTypes.Count(t => t == typeof(Real32));
        foreach (double[] at in Grid(reals))
        {
            double[] single = [.. at.Select(x => (double)(float)x)];
            for (int i = 0; i < reals; i++)
            {
                Real want = Call(wide, single, i, i);
                object?[] arguments = Arguments(narrow, single, i, i, (x, jet) => new Real32((float)x, jet));
                Real got = (Real32)narrow.Invoke(null, arguments)!;
                AssertClose(want.Value, got.Value, 1e-4);
                AssertClose(want.Jet.First.Value, got.Jet.First.Value, 1e-12);
                AssertClose(want.Jet.Mixed.Value, got.Jet.Mixed.Value, 1e-12);
            }
        }
    }

    [Fact]
    public void InactiveInfinitePartial_ContributesNothing()
    {
        var y = new Real(3, new Jet(Part.Unit, Part.Unit, Part.None));
        Real product = RealMath.Sqrt(new Real(0)) * y;
        Assert.Equal(0, product.Jet.First.Value);
    }

    [Fact]
    public void CancelledDerivative_KnowsItsError()
    {
        var x = new Real(30, new Jet(Part.Unit, Part.None, Part.None));
        Real cancelled = RealMath.Exp(x) + x - RealMath.Exp(x);
        Assert.InRange(cancelled.Jet.First.Error, 1e-4, 1);
        Assert.InRange((x * x).Jet.First.Error, 1e-16, 1e-12);
    }

    private static IEnumerable<MethodInfo> All() =>
        typeof(RealMath).GetMethods(BindingFlags.Public | BindingFlags.Static)
            .Where(m => m.ReturnType == typeof(Real) && !IsStep(m.Name))
            .Concat(typeof(Real).GetMethods(BindingFlags.Public | BindingFlags.Static)
                .Where(m => m.IsSpecialName && m.ReturnType == typeof(Real) && m.GetParameters().All(p => p.ParameterType == typeof(Real))));

    private static bool IsStep(string name) => name is "Floor" or "Ceiling" or "Truncate" or "Round" || name.StartsWith("Reciprocal", StringComparison.Ordinal);

    private static string Label(MethodInfo function) => $"{function.Name}({string.Join(", ", function.GetParameters().Select(p => p.ParameterType.Name))})";

    /// <summary>Whether differences may be taken: no kink is near, nor an end of the domain.</summary>
    private static bool IsSmooth(MethodInfo function, double[] at, int i)
    {
        const double Near = 0.02;
        double[] around = [.. new[] { -Near, -Near / 2, 0, Near / 2, Near }.Select(h => Call(function, Moved(at, i, h), i, -1).Jet.First.Value)];
        double jump = Call(function, Moved(at, i, Near), i, -1).Value - Call(function, Moved(at, i, -Near), i, -1).Value;
        double scale = around.Select(Math.Abs).Max();
        return around.All(double.IsFinite) && Math.Abs(jump - 2 * Near * around[2]) < 0.02 * (scale + 1e-3) && around.Max() - around.Min() < 0.3 * scale + 1e-300 && Math.Abs(around[0] - 2 * around[2] + around[4]) < 0.05 * scale + 1e-300;
    }

    private static Real Call(MethodInfo function, double[] at, int first, int second) =>
        (Real)function.Invoke(null, Arguments(function, at, first, second, (x, jet) => new Real(x, jet)))!;

    private static object?[] Arguments(MethodInfo function, double[] at, int first, int second, Func<double, Jet, object> real)
    {
        int next = 0;
        return [.. function.GetParameters().Select(p => p.ParameterType == typeof(int) ? 3 : Seeded())];

        object Seeded()
        {
            int i = next++;
            return real(at[i], new Jet(i == first ? Part.Unit : Part.None, i == second ? Part.Unit : Part.None, Part.None));
        }
    }

    private static IEnumerable<double[]> Grid(int dimensions) => dimensions switch
    {
        1 => Points.Select(x => new[] { x }),
        2 => from x in Points from y in Points where x != y select new[] { x, y },
        _ => from x in Points from y in Points from z in Points where y < z && x != y && x != z select new[] { x, y, z },
    };

    private static double[] Moved(double[] at, int i, double h)
    {
        double[] moved = [.. at];
        moved[i] += h;
        return moved;
    }

    /// <summary>Central differences at h and h/2 and h/4, extrapolated twice.</summary>
    private static double Difference(Func<double, double> f)
    {
        double At(double h) => (f(h) - f(-h)) / (2 * h);
        double coarse = At(4e-3), middle = At(2e-3), fine = At(1e-3);
        double once = (4 * middle - coarse) / 3, twice = (4 * fine - middle) / 3;
        return (16 * twice - once) / 15;
    }

    private static void AssertClose(double want, double got, double tolerance) =>
        Assert.True(
            want.Equals(got) || Math.Abs(want - got) <= tolerance * Math.Max(1, Math.Abs(want)),
            $"expected {want:R}, got {got:R}");
}
