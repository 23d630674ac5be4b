using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Buffers;

/// <summary>Buffers of wrong length, and buffers that overlap what they are computed from: over the whole zoo.</summary>
public class BufferTests
{
    [Fact]
    public void WrongLength_IsRefusedByName() => Empty(OfZoo(BufferChecks.Lengths));

    [Fact]
    public void Overlap_IsRefused() => Empty(OfZoo(BufferChecks.Overlaps));

    /// <summary>The checks accept a method that guards its buffers, and find each guard that is missing.</summary>
    [Theory]
    [InlineData("", 0, 0)]
    [InlineData("if (xGradient.Length != x.Length) throw new ArgumentException(\"length\", nameof(xGradient));", 2, 0)]
    [InlineData("if (xGradient.Overlaps(x)) throw new ArgumentException(\"overlap\", nameof(xGradient));", 0, 1)]
    [InlineData("nameof(xGradient));", 2, 0)]
    public void MissingGuard_IsFound(string guard, int lengths, int overlaps)
    {
        const string Source = """
            static partial class Guarded
            {
                [Differentiable(Derivatives.None), At("1 2")] public static double First(double[] x) => x[0] = x[0] * x[0];
                static void FirstGradient(double[] x, Span<double> xGradient)
                {
                    if (xGradient.Length != x.Length) throw new ArgumentException("length", nameof(xGradient));
                    if (xGradient.Overlaps(x)) throw new ArgumentException("overlap", nameof(xGradient));
                    xGradient.Clear();
                    if (xGradient.Length > 0) xGradient[0] = 2 * x[0];
                    x[0] *= x[0];
                }
            }
            """;
        string source = guard.StartsWith("nameof", StringComparison.Ordinal) ? Source.Replace(guard, "nameof(x));", StringComparison.Ordinal) : guard.Length == 0 ? Source : Source.Replace(guard, "", StringComparison.Ordinal);
        Subject subject = Subject.In(Build.Of("Guarded", new Dictionary<string, string> { ["Guarded.cs"] = source })).Single();
        object?[] point = subject.Points.Single();
        Assert.Equal(lengths, BufferChecks.Lengths(subject, point).Count());
        Assert.Equal(overlaps, BufferChecks.Overlaps(subject, point).Count());
    }

    private static IEnumerable<string> OfZoo(Func<Subject, object?[], IEnumerable<string>> check) =>
        from id in ZooBuild.Ids
        from subject in ZooBuild.Subjects(id)
        from point in subject.Points
        from failure in check(subject, point)
        select failure;

    private static void Empty(IEnumerable<string> failures)
    {
        List<string> all = [.. failures];
        Assert.True(all.Count == 0, string.Join("\n", all.Take(12)));
    }
}
