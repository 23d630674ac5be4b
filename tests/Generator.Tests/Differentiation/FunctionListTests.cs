using System.Reflection;
using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Nothing of .NET's real mathematics is forgotten: it is in the table, or it is refused.</summary>
public class FunctionListTests
{
    private static readonly Dictionary<string, string> Operators = new()
    {
        ["op_Equality"] = "==",
        ["op_Inequality"] = "!=",
        ["op_LessThan"] = "<",
        ["op_LessThanOrEqual"] = "<=",
        ["op_GreaterThan"] = ">",
        ["op_GreaterThanOrEqual"] = ">=",
    };

    public static IEnumerable<object[]> Methods =>
        from type in new[] { typeof(Math), typeof(MathF), typeof(double), typeof(float) }
        from method in type.GetMethods(BindingFlags.Public | BindingFlags.Static)
        where method.GetParameters().Any(parameter => parameter.ParameterType == typeof(double) || parameter.ParameterType == typeof(float))
        select new object[] { type.Name, method.ToString()!, method };

    [Theory, MemberData(nameof(Methods))]
    public void EveryMethod_HasARowOrIsRefused(string type, string signature, MethodInfo method)
    {
        string name = Operators.GetValueOrDefault(method.Name, method.Name);
        int arity = method.GetParameters().Length;
        string[] elements = method.Name switch
        {
            "SinCos" => ["SinCos.Sin", "SinCos.Cos"],
            "SinCosPi" => ["SinCosPi.SinPi", "SinCosPi.CosPi"],
            _ => [name],
        };
        bool hasRow = elements.All(element => Functions.Find(element, arity) is not null);
        Assert.True(hasRow ^ Functions.Refusal(name) is not null, $"{type}: {signature} must have a row in FunctionRows or a refusal there, and not both");
    }

    [Fact]
    public void EveryRow_IsAFunctionOfBothTypes()
    {
        foreach (FunctionRow row in Functions.All.Where(row => row.Home != Home.Operator))
        {
            Assert.Contains(row.Name.Split('.')[0], NamesIn(row.Owner(DataType.Double) == "double" ? typeof(double) : typeof(Math)));
            Assert.Contains(row.Name.Split('.')[0], NamesIn(row.Owner(DataType.Float) switch
            {
                "float" => typeof(float),
                "global::System.MathF" => typeof(MathF),
                _ => typeof(Math),
            }));
        }
    }

    [Fact]
    public void OnlyWhatThrows_MayThrow()
    {
        object[] hostile = [double.NaN, double.PositiveInfinity, 0.0, -1e300];
        foreach (FunctionRow row in Functions.All.Where(row => row is { MayThrow: false, Home: not Home.Operator }))
        {
            foreach (object number in hostile)
            {
                object[] arguments = [.. Samples.Grid(row).First().Select(argument => argument is double ? number : argument)];
                Assert.Null(Record.Exception(() => Interpreter.Call(row.Name, arguments)));
            }
        }
    }

    [Fact]
    public void EverySmoothRow_HasARule_AndNoOther() => Assert.All(
        Functions.All,
        row => Assert.Equal(row.Nature == Nature.Smooth, GradGen.Differentiation.Derivatives.Has(row.Name, row.Arity)));

    private static IEnumerable<string> NamesIn(Type type) => type.GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => method.Name);
}
