using GradGen.Numerics.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GradGen.Numerics.Tests.Programs;

/// <summary>Random programs with loops and arrays are programs: they compile, end, mostly compute something, and the oracle follows them.</summary>
public class LoopProgramsTests
{
    private const int Count = 120, Compiled = 40;

    private static readonly Lazy<IReadOnlyList<Subject>> s_subjects = new(Built);

    [Fact]
    public void Oracle_ComputesTheirValues()
    {
        int numbers = 0, all = 0;
        foreach (Subject subject in s_subjects.Value)
        {
            for (int n = 0; n < Trial.Lengths.Length; n++, all++)
            {
                object?[] point = Points.Chosen(subject.Slots, n, Trial.Lengths[n]), arguments = Subject.Copied(point);
                double[]? want = Outcome(() => subject.ResultsOf(subject.Primal(arguments), arguments)), got = Outcome(() => [.. subject.Evaluate(point, -1, -1).Results.Select(r => r.Value)]);
                Assert.Equal(want, got);
                if (want is not null && want.All(double.IsFinite)) numbers++;
            }
        }

        Assert.InRange(numbers, all * 9 / 10, all);
    }

    [Fact]
    public void Oracle_DifferentiatesThem()
    {
        int settled = 0;
        foreach (Subject subject in s_subjects.Value)
        {
            object?[] point = Points.Chosen(subject.Slots, 0, 3);
            for (int input = 0; input < subject.At(point).Length; input++)
            {
                double?[] want = Differences.Settled(subject, point, input);
                if (want.Length == 0) continue;
                var got = subject.Evaluate(point, input, -1).Results;
                for (int i = 0; i < want.Length; i++)
                {
                    if (want[i] is not { } limit) continue;
                    settled++;
                    double derivative = got[i].Jet.First.Value;
                    Assert.True(Math.Abs(limit - derivative) <= 2e-3 * Math.Max(1, Math.Abs(limit)), $"{subject.Name}, result {i}, input {input}: differences {limit}, oracle {derivative}");
                }
            }
        }

        Assert.InRange(settled, Compiled, int.MaxValue);
    }

    [Fact]
    public void Loops_EndByTheWayTheyAreWritten() =>
        Assert.All(Enumerable.Range(1, Count), seed => Assert.True(Endings.AreCertain(CSharpSyntaxTree.ParseText(RandomProgram.WithLoops(seed).Source).GetRoot()), RandomProgram.WithLoops(seed).Source));

    /// <summary>The grammar reaches what it is for.</summary>
    [Theory]
    [InlineData("for (int ")]
    [InlineData("while (")]
    [InlineData("foreach (ref ")]
    [InlineData("continue;")]
    [InlineData("break;")]
    [InlineData("stackalloc ")]
    [InlineData(".AsSpan(")]
    [InlineData(".CopyTo(")]
    [InlineData(".Fill(")]
    [InlineData(" = ref ")]
    [InlineData("[^")]
    [InlineData("[,] ")]
    [InlineData("[][] ")]
    [InlineData(".GetLength(")]
    [InlineData("double[] M(")]
    [InlineData("(double, double) M(")]
    [InlineData("void M(")]
    [InlineData("]? ")]
    [InlineData(" is not null)")]
    [InlineData(" = A0(")]
    [InlineData("                    for (int ")]
    public void Programs_Contain(string text) =>
        Assert.InRange(Enumerable.Range(1, Count).Count(seed => RandomProgram.WithLoops(seed).Source.Contains(text, StringComparison.Ordinal)), 2, Count);

    private static IReadOnlyList<Subject> Built() =>
        [.. Subject.In(Build.Of("LoopPrograms", Enumerable.Range(1, Compiled).Select(RandomProgram.WithLoops).ToDictionary(p => p.TypeName, p => p.Source)))];

    private static double[]? Outcome(Func<double[]> run)
    {
        try
        {
            return run();
        }
        catch (Exception exception) when (exception is ArgumentException or ArithmeticException or IndexOutOfRangeException)
        {
            return null;
        }
    }
}
