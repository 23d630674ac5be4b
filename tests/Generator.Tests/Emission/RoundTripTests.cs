using GradGen.Emission;
using GradGen.IR;
using GradGen.Support;
using GradGen.Tests.Harness;
using Microsoft.CodeAnalysis.CSharp;

namespace GradGen.Tests.Emission;

/// <summary>Random functions, printed, compiled and run, do what the IR says: results bit for bit, effects in order.</summary>
public class RoundTripTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void PrintedCode_DoesWhatTheFunctionDoes(int group)
    {
        int count = int.TryParse(Environment.GetEnvironmentVariable("GRADGEN_RANDOM"), out int asked) ? asked : 300;
        (int Seed, Module Module)[] functions = [.. Enumerable.Range(group * count, count).Select(seed => (seed, new RandomFunction(seed).Write()))];
        string[] files = [.. functions.Select(function => Print(function.Seed, Verifier.Check(function.Module)))];
        CSharpParseOptions csharp9 = TestCompilation.Latest.WithLanguageVersion(LanguageVersion.CSharp9);
        Assert.Empty(Compiled.Problems(TestCompilation.Create([RandomFunction.Library, .. files]))); // whose rules for spans are others
        using LoadedAssembly code = LoadedAssembly.From(TestCompilation.Create([RandomFunction.Library, .. files], csharp9));

        for (int i = 0; i < functions.Length; i++)
        {
            foreach (double x in (double[])[0.3, -2, double.NaN])
            {
                string expected = Expected(functions[i].Module, x), actual = Actual(code, functions[i].Seed, x);
                Assert.True(expected == actual, $"seed {functions[i].Seed}, x = {x}\n{expected}\n{actual}\n{Printer.Print(functions[i].Module)}\n{files[i]}");
            }
        }
    }

    internal static string Print(int seed, Module module)
    {
        Function main = module.Main;
        Shape shape = main.Body.Yields.Count == 1
            ? new Shape.Scalar(DataType.Double)
            : new Shape.Tuple(main.Body.Yields.Select((_, i) => new Shape.Element($"r{i}", new Shape.Scalar(DataType.Double))).ToEquatableArray());
        EquatableArray<Parameter> parameters = main.Parameters.Select(p => new Parameter(p.Name, p.Type, "", null, true)).ToEquatableArray();
        var signature = new Signature("", [$"partial class C{seed}"], "public", "F", "", "", parameters, new Shape.Scalar(DataType.Double), "object");
        return "#pragma warning disable CS0219 // what nobody reads is removed before code is printed\n" + CSharpEmitter.Emit(
            new Request("F", signature, Products.Gradient, module),
            [new Product("", [], true, "The function of {0}.", "", shape, HasWayBack: true, module)]);
    }

    private static string Expected(Module module, double x)
    {
        var log = new List<string>();
        string outcome;
        try
        {
            double[] a = Memory(x), b = Memory(2);
            outcome = Show([.. new Interpreter(module, log).Run(module.Main, [x, 1.5, x / 3, new Interpreter.Cells(a), new Interpreter.Cells(b), 3]), .. a.Concat(b).Cast<object?>()]);
        }
        catch (InvalidOperationException)
        {
            outcome = "throws";
        }

        return $"{outcome} {string.Join(" ", log)}";
    }

    private static string Actual(LoadedAssembly code, int seed, double x)
    {
        var log = (List<string>)code.Field("Library.Log")!;
        log.Clear();
        string outcome;
        try
        {
            double[] a = Memory(x), b = Memory(2);
            object? result = code.Call($"C{seed}.F", x, 1.5, x / 3, a, b, 3);
            object?[] results = result is System.Runtime.CompilerServices.ITuple tuple ? [.. Enumerable.Range(0, tuple.Length).Select(i => tuple[i])] : [result];
            outcome = Show([.. results, .. a.Concat(b).Cast<object?>()]);
        }
        catch (InvalidOperationException)
        {
            outcome = "throws";
        }

        return $"{outcome} {string.Join(" ", log)}";
    }

    private static double[] Memory(double x) => [x, 1, -x, x / 2, 0.25, 3];

    private static string Show(object?[] results) => string.Join(" ", results.Select(result => double.IsNaN((double)result!) ? "NaN" : BitConverter.DoubleToInt64Bits((double)result).ToString("X")));
}
