using System.Collections;
using System.Reflection;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Tests.Incrementality;

/// <summary>A model that holds a symbol, a node or a location keeps a compilation alive, and is equal to no other.</summary>
public class ModelTests
{
    private const string Source = """
        static partial class C
        {
            [Differentiable((Derivatives)31)]
            public static double F(double x, in float y, string s, [NoGradient] double[] table, DayOfWeek day = DayOfWeek.Friday)
            {
                if (x < 0) throw new ArgumentOutOfRangeException(nameof(x), s);
                double z = s.Length > 3 ? Helper(x) : table[0] * Math.Sin(x);
                return day switch { DayOfWeek.Friday => z * y, _ => z / 2 };
            }

            static double Helper(double x) => x * x;

            [Differentiable]
            static double Refused(object x) => 1;
        }
        """;

    [Fact]
    public void NoTrackedValue_HoldsOnToACompilation()
    {
        GeneratorRun run = GeneratorRun.Over(Source);
        foreach (string step in new[] { Steps.Lower, Steps.Emit })
        {
            object[] values = [.. run.Result.TrackedSteps[step].SelectMany(s => s.Outputs).Select(output => output.Value)];
            Assert.Equal(2, values.Length);
            foreach (object value in values) AssertIsPlain(value, step, []);
        }
        Assert.Single(run.Succeeds().Files);
    }

    [Fact]
    public void TheModel_IsEqualToThatOfAnotherCompilation() => Assert.Equal(Lowered(), Lowered());

    private static IEnumerable<object> Lowered() =>
        GeneratorRun.Over(Source).Result.TrackedSteps[Steps.Lower].SelectMany(s => s.Outputs).Select(output => output.Value);

    private static void AssertIsPlain(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value.GetType().IsEnum || !seen.Add(value)) return;
        Assert.False(
            value is ISymbol or SyntaxNode or SyntaxTree or SyntaxToken or SyntaxReference or Location or Compilation or SemanticModel or Diagnostic or Delegate,
            $"{path} is a {value.GetType()}");
        Assert.False(value.GetType().Namespace!.StartsWith("Microsoft.CodeAnalysis"), $"{path} is a {value.GetType()}");

        if (value is Array array)
        {
            int i = 0;
            foreach (object? item in (IEnumerable)array) AssertIsPlain(item, $"{path}[{i++}]", seen);
            return;
        }
        for (Type? type = value.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            foreach (FieldInfo field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly))
            {
                AssertIsPlain(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
