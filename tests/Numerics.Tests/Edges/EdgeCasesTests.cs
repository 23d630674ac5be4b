using System.Globalization;
using System.Text.RegularExpressions;
using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Edges;

/// <summary>The values at edges, ties and kinks, as they are documented: in every argument, both modes, both types.</summary>
public partial class EdgeCasesTests
{
    private static readonly string[] s_names = ["x", "y", "z"];
    private static readonly Lazy<Build> s_build = new(() => Build.Of("Edges", new Dictionary<string, string> { ["Edges.cs"] = Source() }));
    private static readonly Lazy<Dictionary<string, Subject>> s_subjects = new(() => Subject.In(s_build.Value).ToDictionary(s => s.Id["Edges.".Length..]));

    public static TheoryData<string, int> Cases()
    {
        var data = new TheoryData<string, int>();
        for (int i = 0; i < EdgeCases.All.Length; i++) data.Add(EdgeCases.All[i].Label, i);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Gradient_IsAsDocumented(string label, int index)
    {
        EdgeCase edge = EdgeCases.All[index];
        foreach (bool wide in Types(edge))
        {
            double[] gradient = Call(Name(index, wide), "Gradient", edge.At, wide);
            double[] both = Call(Name(index, wide), "ValueAndGradient", edge.At, wide);
            for (int i = 0; i < edge.At.Length; i++)
            {
                Check(label, edge.Want[i], gradient[i], wide);
                Check(label, edge.Want[i], both[i + 1], wide);
            }
        }
    }

    /// <summary>The derivative along one argument, the others held constant, by the way out and by the way back.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void EachArgumentAlone_IsAsDocumented(string label, int index)
    {
        EdgeCase edge = EdgeCases.All[index];
        foreach (bool wide in Types(edge))
        {
            for (int i = 0; i < edge.At.Length; i++)
            {
                string name = $"{Name(index, wide)}{s_names[i]}";
                Check(label, edge.Want[i], Call(name, "Gradient", edge.At, wide)[0], wide);
                Check(label, edge.Want[i], Call(name, "Pushforward", [.. edge.At, 1], wide)[1], wide);
                Check(label, edge.Want[i] * -2, Call(name, "Pushforward", [.. edge.At, -2], wide)[1], wide);
                Check(label, edge.Want[i] * 3, Call(name, "Pullback", [.. edge.At, 3], wide)[0], wide);
            }
        }
    }

    [Fact]
    public void GeneratedCode_HasNoComplaints() =>
        Assert.True(s_build.Value.Complaints.IsEmpty, string.Join("\n", s_build.Value.Complaints.Select(InMemory.Describe)));

    private static bool[] Types(EdgeCase edge) => edge.IsDoubleOnly ? [true] : [true, false];

    private static string Name(int index, bool wide) => $"{(wide ? "Wide" : "Narrow")}{index}";

    private static double[] Call(string name, string product, double[] arguments, bool wide)
    {
        Subject subject = s_subjects.Value[name];
        Assert.True(subject.Product(product) is not null, $"{name} has no {product}: {string.Join("; ", s_build.Value.Refusals.Where(d => subject.Covers(d.Location)))}");
        object? result = subject.Product(product)!([.. arguments.Select(a => wide ? a : (object)(float)a)]);
        return [.. Flat(result)];
    }

    private static IEnumerable<double> Flat(object? result) =>
        result is System.Runtime.CompilerServices.ITuple tuple
            ? Enumerable.Range(0, tuple.Length).SelectMany(i => Flat(tuple[i]))
            : [System.Convert.ToDouble(result, CultureInfo.InvariantCulture)];

    private static void Check(string label, double want, double got, bool wide)
    {
        bool same = want.Equals(got) || want == got || Math.Abs(want - got) <= (wide ? 1e-14 : 2e-6) * Math.Abs(want);
        Assert.True(same, $"{label} in {(wide ? "double" : "float")}: expected {want:R}, got {got:R}");
    }

    private static string Source()
    {
        var text = new System.Text.StringBuilder("static partial class Edges\n{\n");
        for (int index = 0; index < EdgeCases.All.Length; index++)
        {
            EdgeCase edge = EdgeCases.All[index];
            foreach (bool wide in Types(edge))
            {
                string body = wide ? edge.Expression : Narrowed(edge.Expression), type = wide ? "double" : "float", name = Name(index, wide);
                text.AppendLine(Method(name, edge, type, body, _ => true));
                for (int i = 0; i < edge.At.Length; i++) text.AppendLine(Method(name + s_names[i], edge, type, body, input => input == i));
            }
        }

        return Sources.AskForAll(text.Append('}').ToString());
    }

    private static string Method(string name, EdgeCase edge, string type, string body, Func<int, bool> isInput)
    {
        var parameters = edge.At.Select((_, i) => $"{(isInput(i) ? "" : "[NoGradient] ")}{type} {s_names[i]}");
        return $"    [Differentiable] public static {type} {name}({string.Join(", ", parameters)}) => {body};";
    }

    /// <summary>The same expression over <c>float</c>.</summary>
    private static string Narrowed(string expression)
    {
        string text = Decimals().Replace(expression, "$0f")
            .Replace("Math.Clamp", "float.Clamp", StringComparison.Ordinal)
            .Replace("Math.", "MathF.", StringComparison.Ordinal)
            .Replace("(float)", "(double)", StringComparison.Ordinal)
            .Replace("double.", "float.", StringComparison.Ordinal);
        return text.Contains("(double)", StringComparison.Ordinal) ? $"(float)({text})" : text;
    }

    [GeneratedRegex(@"\d+\.\d+")]
    private static partial Regex Decimals();
}

/// <param name="At">The arguments x, y and z.</param>
/// <param name="Want">The partial derivatives.</param>
/// <param name="IsDoubleOnly">Whether the numbers are out of <c>float</c>'s range, or exact in <c>double</c> only.</param>
internal sealed record EdgeCase(string Expression, double[] At, double[] Want, bool IsDoubleOnly = false)
{
    public string Label => $"{Expression} at ({string.Join(", ", At.Select(a => a.ToString(CultureInfo.InvariantCulture)))})";
}
