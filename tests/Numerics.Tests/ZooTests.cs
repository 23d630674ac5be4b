using GradGen.Numerics.Tests.Harness;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GradGen.Numerics.Tests;

/// <summary>Hand-written methods over the whole accepted language, each compared with the oracle at each of its points.</summary>
public class ZooTests
{
    public static TheoryData<string> Methods() => [.. ZooBuild.Ids];

    public static TheoryData<string> AllMethods() => [.. ZooBuild.AllIds];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Derivatives_AreThoseOfTheOracle(string id)
    {
        var failures = new List<string>();
        foreach (Subject subject in ZooBuild.Subjects(id))
        {
            if (subject.Product(subject.IsVectorValued ? "Jacobian" : "Gradient") is null) failures.AddRange(Refused(subject));
            else failures.AddRange(subject.Points.SelectMany(point => Comparison.Of(subject, point)));
        }

        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(12)) + "\n" + ZooBuild.BuildOf(id).GeneratedFor(id[(id.LastIndexOf('.') + 1)..]));
    }

    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Oracle_ComputesTheMethodsValue(string id)
    {
        int checks = 0;
        foreach (Subject subject in ZooBuild.Subjects(id))
        {
            foreach (object?[] point in subject.Points)
            {
                string want = Outcome(() => Computed(subject, point));
                string got = Outcome(() => subject.Evaluate(point, -1, -1) is var e ? [.. e.Results.Select(r => r.Value), .. e.Left.SelectMany(x => x)] : []);
                Assert.Equal(want, got);
                checks++;
            }
        }

        Assert.True(checks > 0);
    }

    /// <summary>No derivative is lost in translation: wherever differences settle, they settle at the oracle's derivative.</summary>
    [Theory]
    [MemberData(nameof(AllMethods))]
    public void Oracle_DifferentiatesTheMethod(string id)
    {
        foreach (Subject subject in ZooBuild.Subjects(id))
        {
            foreach (object?[] point in subject.Points)
            {
                for (int input = 0; input < subject.At(point).Length; input++)
                {
                    double?[] want = Differences.Settled(subject, point, input);
                    if (want.All(w => w is null)) continue;
                    var got = subject.Evaluate(point, input, -1).Results;
                    for (int i = 0; i < want.Length; i++)
                    {
                        double derivative = got[i].Jet.First.Value;
                        bool isClose = want[i] is not { } limit || Math.Abs(limit - derivative) <= 1e-3 * Math.Max(1, Math.Abs(limit));
                        Assert.True(isClose, $"{subject.Name}, result {i}, input {input}: differences {want[i]}, oracle {derivative}");
                    }
                }
            }
        }
    }

    /// <summary>Nor is a second derivative: on a share of the methods that takes from every file.</summary>
    [Fact]
    public void Oracle_DifferentiatesTwice()
    {
        int settled = 0;
        foreach (Subject subject in ZooBuild.AllIds.Where((_, i) => i % 9 == 0).SelectMany(ZooBuild.Subjects).Where(s => !s.IsVectorValued && !s.IsCoarse))
        {
            object?[] point = subject.Points.Last();
            int inputs = Math.Min(subject.At(point).Length, 4);
            for (int i = 0; i < inputs; i++)
            {
                for (int j = 0; j < inputs; j++)
                {
                    if (Differences.SettledTwice(subject, point, i, j) is not [{ } want]) continue;
                    double got = subject.Evaluate(point, i, j).Result.Jet.Mixed.Value;
                    Assert.True(Math.Abs(want - got) <= 1e-3 * Math.Max(1, Math.Abs(want)), $"{subject.Name}, inputs {i} and {j}: differences {want}, oracle {got}");
                    settled++;
                }
            }
        }

        Assert.InRange(settled, 150, int.MaxValue);
    }

    [Fact]
    public void GeneratedCode_HasNoComplaints()
    {
        string complaints = string.Join("\n", ZooBuild.Builds.SelectMany(b => b.Complaints).Select(InMemory.Describe));
        Assert.True(complaints.Length == 0, complaints);
    }

    [Fact]
    public void Zoo_IsLarge() => Assert.InRange(ZooBuild.AllIds.Count(), 400, int.MaxValue);

    private static IEnumerable<string> Refused(Subject subject)
    {
        var errors = ZooBuild.BuildOf(subject.Id).Refusals.Where(d => d.Severity == DiagnosticSeverity.Error && subject.Covers(d.Location)).ToList();
        if (subject.MayBeRefused && errors.Count > 0) return [];
        return [$"{subject.Name} has no derivatives: {string.Join("; ", errors.Select(InMemory.Describe).DefaultIfEmpty("nothing was said"))}"];
    }

    /// <summary>The results, and what is left in the arrays.</summary>
    private static double[] Computed(Subject subject, object?[] point)
    {
        object?[] arguments = Subject.Copied(point);
        object? returned = subject.Primal(arguments);
        return [.. subject.ResultsOf(returned, arguments), .. subject.Left(arguments).SelectMany(x => x)];
    }

    private static string Outcome(Func<double[]> run)
    {
        try
        {
            return string.Join("; ", run().Select(value => double.IsNaN(value) ? "NaN" : $"{value:R} {System.BitConverter.DoubleToInt64Bits(value):X}"));
        }
        catch (Exception exception) when (exception is not InvalidProgramException)
        {
            return $"{exception.GetType()}: {exception.Message}";
        }
    }
}
