using System.Reflection;
using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Points in every quadrant, away from kinks, for each function of the table. All are exact as floats.</summary>
internal static class Samples
{
    private static readonly double[][] Points =
    [
        [-7.25, -2.5, -0.625, -0.3125, 0.3125, 0.625, 1.4375, 3.8125, 7.25],
        [-5.125, -1.75, -0.4375, 0.375, 0.8125, 1.875, 4.25],
        [-3.5, -0.25, 0.6875, 3.125],
    ];

    private static readonly int[] Whole = [-3, -2, 2, 3, 5];

    public static IEnumerable<FunctionRow> Smooth => Functions.All.Where(row => row.Nature == Nature.Smooth);

    /// <summary>Arguments at which the function has a finite value.</summary>
    public static IEnumerable<object[]> Of(FunctionRow row) => Grid(row).Where(arguments => double.IsFinite(ValueOf(row, arguments)));

    /// <summary>Arguments of which at least one is NaN.</summary>
    public static IEnumerable<object[]> WithNaN(FunctionRow row) =>
        from arguments in Of(row).Take(3)
        from mask in Enumerable.Range(1, (1 << row.Arity) - 1)
        let changed = arguments.Select((argument, i) => argument is double && (mask >> i & 1) == 1 ? double.NaN : argument).ToArray()
        where changed.Any(argument => argument is double.NaN)
        select changed;

    public static object[] AsFloats(object[] arguments) => [.. arguments.Select(argument => argument is double x ? (float)x : argument)];

    /// <summary>Arguments of every sign, whether or not the function is defined there.</summary>
    public static IEnumerable<object[]> Grid(FunctionRow row)
    {
        IEnumerable<object[]> grid = [[]];
        for (int i = 0; i < row.Arity; i++)
        {
            object[] points = IsWhole(row, i) ? [.. Whole.Cast<object>()] : [.. Points[i].Cast<object>()];
            grid = grid.SelectMany(_ => points, (head, point) => (object[])[.. head, point]);
        }

        return grid;
    }

    /// <summary>Whether an argument is an int: <c>ScaleB</c>, <c>RootN</c>.</summary>
    private static bool IsWhole(FunctionRow row, int argument) =>
        row.Home != Home.Operator && (row.Home == Home.Type ? typeof(double) : typeof(Math))
            .GetMethods(BindingFlags.Public | BindingFlags.Static)
            .First(method => method.Name == row.Name.Split('.')[0] && method.GetParameters().Length == row.Arity && method.GetParameters()[0].ParameterType == typeof(double))
            .GetParameters()[argument].ParameterType == typeof(int);

    private static double ValueOf(FunctionRow row, object[] arguments)
    {
        try
        {
            return System.Convert.ToDouble(Interpreter.Call(row.Name, arguments));
        }
        catch (ArgumentException) // Clamp with its bounds exchanged
        {
            return double.NaN;
        }
    }
}
