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
    public void GeneratedCode_HasNoComplaints()
    {
        string complaints = string.Join("\n", ZooBuild.Build.Complaints.Select(InMemory.Describe));
        Assert.True(complaints.Length == 0, complaints);
    }

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
        double coarse = Slope(1e-2), fine = Slope(subject.IsCoarse ? 3e-3 : 1e-5);
        return Math.Abs(coarse - fine) < 3e-4 * Math.Max(1, Math.Abs(fine)) ? fine : null;

        // NaN unless both sides agree.
        double Slope(double relative)
        {
            double width = relative * Math.Max(Math.Abs(at), 1e-3);
            double left = (Value(at) - Value(at - width)) / width, right = (Value(at + width) - Value(at)) / width;
            double near = (Value(at + width / 2) - Value(at - width / 2)) / width;
            return Math.Abs(left - right) < 30 * relative * Math.Max(1, Math.Abs(near)) ? near : double.NaN;
        }

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
