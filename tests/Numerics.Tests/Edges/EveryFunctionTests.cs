using System.Reflection;
using System.Text;
using GradGen.Numerics.Tests.Harness;
using GradGen.Numerics.Tests.Oracle;
using Microsoft.CodeAnalysis;
using Xunit;

namespace GradGen.Numerics.Tests.Edges;

/// <summary>Every function of <c>Math</c>, <c>MathF</c>, <c>double</c> and <c>float</c>, in every argument and sign quadrant, all products.</summary>
public class EveryFunctionTests
{
    private static readonly double[] s_line = [-3.1, -1.7, -0.8, -0.3, 0.2, 0.7, 1.3, 2.6];
    private static readonly double[] s_plane = [-2.3, -0.6, 0.4, 1.9];
    private static readonly Lazy<Build> s_build = new(() => Build.Of("Functions", new Dictionary<string, string> { ["Functions.cs"] = Source() }));
    private static readonly Lazy<Dictionary<string, Subject>> s_subjects = new(() => Subject.In(s_build.Value).ToDictionary(s => s.Id["Functions.".Length..]));

    public static TheoryData<string> Calls() => [.. Names().Select(n => n.Call)];

    [Theory]
    [MemberData(nameof(Calls))]
    public void Function_HasTheOraclesDerivatives(string call)
    {
        var (_, name, _) = Names().Single(n => n.Call == call);
        Subject subject = s_subjects.Value[name];
        if (subject.Product("Gradient") is null)
        {
            Assert.Contains(s_build.Value.Refusals, d => d.Severity == DiagnosticSeverity.Error && subject.Covers(d.Location));
            return;
        }

        var failures = Grid(subject.Inputs.Length)
            .SelectMany(at => Comparison.Of(subject, [.. at.Select(x => subject.IsCoarse ? (object)(float)x : x)]))
            .ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures.Take(8)) + "\n" + s_build.Value.GeneratedFor(name));
    }

    [Fact]
    public void GeneratedCode_HasNoComplaints() =>
        Assert.True(s_build.Value.Complaints.IsEmpty, string.Join("\n", s_build.Value.Complaints.Select(InMemory.Describe)));

    private static string Source()
    {
        var text = new StringBuilder("static partial class Functions\n{\n");
        foreach (var (call, name, reals) in Names())
        {
            string type = call.Contains("MathF", StringComparison.Ordinal) || call.Contains("float", StringComparison.Ordinal) ? "float" : "double";
            string parameters = string.Join(", ", new[] { "x", "y", "z" }.Take(reals).Select(p => $"{type} {p}"));
            text.AppendLine($"    [Differentiable] public static {type} {name}({parameters}) => {call};");
        }

        return Sources.AskForAll(text.Append('}').ToString());
    }

    /// <summary>Each function as called, where there is one: <c>Math.Pow(x, y)</c>, <c>float.Pow(x, y)</c>.</summary>
    private static IEnumerable<(string Call, string Name, int Reals)> Names() =>
        from home in new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) }
        let real = home == typeof(Math) || home == typeof(double) ? typeof(double) : typeof(float)
        from function in typeof(RealMath).GetMethods(BindingFlags.Public | BindingFlags.Static)
        where function.ReturnType == typeof(Real)
        let parameters = function.GetParameters()
        let types = parameters.Select(p => p.ParameterType == typeof(Real) ? real : p.ParameterType).ToArray()
        where home.GetMethod(function.Name, types)?.ReturnType == real
        let reals = types.Count(t => t == real)
        let letters = new[] { "x", "y", "z" }
        let arguments = parameters.Select((p, i) => p.ParameterType == typeof(Real) ? letters[i] : p.ParameterType == typeof(int) ? "3" : "MidpointRounding.ToZero")
        let spelled = home == typeof(double) ? "double" : home == typeof(float) ? "float" : home.Name
        select ($"{spelled}.{function.Name}({string.Join(", ", arguments)})", $"{(spelled == "double" ? "Wide" : spelled == "float" ? "Narrow" : spelled)}{function.Name}{string.Concat(types.Select(t => t.Name))}", reals);

    private static IEnumerable<double[]> Grid(int dimensions) => dimensions switch
    {
        1 => s_line.Select(x => new[] { x }),
        2 => from x in s_plane from y in s_plane select new[] { x, y * 1.1 },
        _ => from x in s_plane from y in s_plane from z in s_plane select new[] { x, y * 1.1, z * 0.9 },
    };
}
