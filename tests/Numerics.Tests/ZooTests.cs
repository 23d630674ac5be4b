using GradGen.Numerics.Tests.Harness;
using GradGen.Numerics.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GradGen.Numerics.Tests;

/// <summary>Hand-written methods over the whole accepted language, each compared with the oracle at each of its points.</summary>
public class ZooTests
{
    public static TheoryData<string> Methods() => [.. ZooBuild.Ids];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_AreThoseOfTheOracle(string id)
    {
        var failures = new List<string>();
        foreach (Subject subject in ZooBuild.Subjects(id))
        {
            if (subject.Product("Gradient") is null) failures.AddRange(Refused(subject));
            else failures.AddRange(subject.Points.SelectMany(point => Comparison.Of(subject, point)));
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(12)) + "\n" + ZooBuild.Build.GeneratedFor(id[(id.LastIndexOf('.') + 1)..]));
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Oracle_ComputesTheMethodsValue(string id)
    {
        int checks = 0;
        foreach (Subject subject in ZooBuild.Subjects(id))
        {
            foreach (object?[] point in subject.Points)
            {
                string want = Outcome(() => System.Convert.ToDouble(subject.Primal(point), null));
                string got = Outcome(() => subject.Evaluate(point, -1, -1).Value);
                Assert.Equal(want, got);
                checks++;
            }
        }

        Assert.True(checks > 0);
    }

    /// <summary>No derivative is lost in translation: wherever differences settle, they settle at the oracle's derivative.</summary>
    [Theory]
    [MemberData(nameof(Methods))]
    public void Oracle_DifferentiatesTheMethod(string id)
    {
        foreach (Subject subject in ZooBuild.Subjects(id))
        {
            foreach ((object?[] point, int input) in subject.Points.SelectMany(p => subject.Inputs.Select(i => (p, i))))
            {
                if (Settled(subject, point, input) is not { } want) continue;
                double got = subject.Evaluate(point, input, -1).Jet.First.Value;
                Assert.True(Math.Abs(want - got) <= 1e-3 * Math.Max(1, Math.Abs(want)), $"{subject.Name}, input {input}: differences {want}, oracle {got}");
            }
        }
    }

    [Fact]
    public void GeneratedCode_HasNoComplaints() =>
        Assert.Equal("", string.Join("\n", ZooBuild.Build.Complaints.Select(InMemory.Describe)));

    [Fact]
    public void Zoo_IsLarge() => Assert.InRange(ZooBuild.Ids.Count(), 170, int.MaxValue);

    private static IEnumerable<string> Refused(Subject subject)
    {
        var errors = ZooBuild.Build.Refusals.Where(d => d.Severity == DiagnosticSeverity.Error && subject.Covers(d.Location)).ToList();
        if (subject.MayBeRefused && errors.Count > 0) return [];
        return [$"{subject.Name} has no derivatives: {string.Join("; ", errors.Select(InMemory.Describe).DefaultIfEmpty("nothing was said"))}"];
    }

    /// <summary>The limit of differences, if those of two widths agree on both sides.</summary>
    private static double? Settled(Subject subject, object?[] point, int input)
    {
        double at = System.Convert.ToDouble(point[input], null);
        double width = (subject.IsCoarse ? 1e-2 : 1e-5) * Math.Max(Math.Abs(at), 1e-3);
        double[] values = [.. new[] { -1, -0.5, 0, 0.5, 1 }.Select(h => Value(at + h * width))];
        if (!values.All(double.IsFinite)) return null;
        double left = (values[2] - values[0]) / width, right = (values[4] - values[2]) / width, near = (values[3] - values[1]) / width;
        double tolerance = 1e-3 * Math.Max(1, Math.Abs(near));
        return Math.Abs(left - near) < tolerance && Math.Abs(right - near) < tolerance ? near : null;

        double Value(double x)
        {
            object?[] moved = [.. point];
            moved[input] = subject.TypeOf(input) == typeof(float) ? (object)(float)x : x;
            try
            {
                return System.Convert.ToDouble(subject.Primal(moved), null);
            }
            catch (Exception exception) when (exception is not InvalidProgramException)
            {
                return double.NaN;
            }
        }
    }

    private static string Outcome(Func<double> run)
    {
        try
        {
            double value = run();
            return double.IsNaN(value) ? "NaN" : $"{value:R} {System.BitConverter.DoubleToInt64Bits(value):X}";
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            return $"{exception.GetType()}: {exception.Message}";
        }
    }
}
