using static System.Double;

namespace GradGen.Tests.Differentiation;

/// <summary>The values at ties, kinks and edges that <c>docs/derivative-rules.md</c> promises, in both modes.</summary>
public class EdgeTests
{
    private const double Least = Epsilon;

    public static TheoryData<string, object[], double[]> Edges => new()
    {
        { "Abs", [0.0], [0] },
        { "Abs", [-0.0], [0] },
        { "Abs", [NaN], [NaN] },
        { "Abs", [NegativeInfinity], [-1] },
        { "Abs", [Least], [1] },

        { "Max", [2.0, 2.0], [0.5, 0.5] },
        { "Max", [0.0, -0.0], [0.5, 0.5] },
        { "Max", [PositiveInfinity, PositiveInfinity], [0.5, 0.5] },
        { "Max", [NaN, 1.0], [NaN, NaN] },
        { "Max", [1.0, NaN], [NaN, NaN] },
        { "Min", [2.0, 2.0], [0.5, 0.5] },
        { "Min", [NaN, 1.0], [NaN, NaN] },
        { "MaxNumber", [NaN, 1.0], [0, 1] },
        { "MaxNumber", [1.0, NaN], [1, 0] },
        { "MaxNumber", [3.0, 3.0], [0.5, 0.5] },
        { "MaxNumber", [NaN, NaN], [NaN, NaN] },
        { "MinNumber", [NaN, 1.0], [0, 1] },
        { "MaxMagnitude", [-3.0, -3.0], [0.5, 0.5] },
        { "MaxMagnitude", [3.0, -3.0], [0.5, 0.5] },
        { "MinMagnitude", [3.0, -3.0], [0.5, 0.5] },
        { "MaxMagnitudeNumber", [3.0, -3.0], [0.5, 0.5] },
        { "MaxMagnitude", [NaN, 3.0], [NaN, NaN] },
        { "MaxMagnitudeNumber", [NaN, 3.0], [0, 1] },

        { "Clamp", [0.0, 0.0, 1.0], [1, 0, 0] },
        { "Clamp", [1.0, 0.0, 1.0], [1, 0, 0] },
        { "Clamp", [-1.0, 0.0, 1.0], [0, 1, 0] },
        { "Clamp", [2.0, 0.0, 1.0], [0, 0, 1] },
        { "Clamp", [NaN, 0.0, 1.0], [NaN, NaN, NaN] },
        { "ClampNative", [2.0, 0.0, 1.0], [0, 0, 1] },

        { "Sqrt", [0.0], [PositiveInfinity] },
        { "Sqrt", [-1.0], [NaN] },
        { "Cbrt", [0.0], [PositiveInfinity] },
        { "Cbrt", [-0.0], [PositiveInfinity] },
        { "Cbrt", [-8.0], [1.0 / 12] },

        { "Log", [0.0], [PositiveInfinity] },
        { "Log", [-0.0], [NegativeInfinity] },
        { "Log", [-1.0], [NaN] },
        { "Log2", [0.0], [PositiveInfinity] },
        { "Log2", [-1.0], [NaN] },
        { "Log10", [0.0], [PositiveInfinity] },
        { "Log10", [-1.0], [NaN] },
        { "LogP1", [-1.0], [PositiveInfinity] },
        { "LogP1", [-2.0], [NaN] },
        { "Log2P1", [-2.0], [NaN] },
        { "Log10P1", [-2.0], [NaN] },
        { "Log", [-1.0, 2.0], [NaN, NaN] },
        { "Log", [2.0, 1.0], [NaN, NaN] },
        { "Log", [2.0, 0.0], [NaN, NaN] },
        { "Log", [-1.0, new Literal(2.0)], [NaN] },

        { "Asin", [1.0], [PositiveInfinity] },
        { "Asin", [-1.0], [PositiveInfinity] },
        { "Asin", [1.5], [NaN] },
        { "Acos", [1.0], [NegativeInfinity] },
        { "Acos", [-1.0], [NegativeInfinity] },
        { "Acos", [-1.5], [NaN] },
        { "AsinPi", [1.0], [PositiveInfinity] },
        { "AcosPi", [1.0], [NegativeInfinity] },
        { "Acosh", [1.0], [PositiveInfinity] },
        { "Acosh", [0.5], [NaN] },
        { "Acosh", [-2.0], [NaN] },
        { "Atanh", [1.0], [PositiveInfinity] },
        { "Atanh", [-1.0], [PositiveInfinity] },
        { "Atanh", [1.5], [NaN] },
        { "Atanh", [-1.5], [NaN] },

        { "Tanh", [0.0], [1] },
        { "Tanh", [20.0], [1.6993417021166355e-17] },
        { "Tanh", [-20.0], [1.6993417021166355e-17] },
        { "Tanh", [800.0], [0] },
        { "Tanh", [NegativeInfinity], [0] },
        { "Tanh", [NaN], [NaN] },

        { "Pow", [0.0, 0.0], [0, NaN] },
        { "Pow", [0.0, 1.0], [1, 0] },
        { "Pow", [0.0, 2.0], [0, 0] },
        { "Pow", [0.0, 0.5], [PositiveInfinity, 0] },
        { "Pow", [0.0, -1.0], [NegativeInfinity, NaN] },
        { "Pow", [-0.0, -2.0], [PositiveInfinity, NaN] },
        { "Pow", [-2.0, 3.0], [12, NaN] },
        { "Pow", [2.0, 0.0], [0, Math.Log(2)] },
        { "Pow", [0.0, new Literal(0.0)], [0] },
        { "Pow", [0.0, new Literal(1.0)], [1] },
        { "Pow", [-3.0, new Literal(2.0)], [-6] },
        { "Pow", [-3.0, new Literal(3.0)], [27] },
        { "Pow", [-3.0, new Literal(4.0)], [-108] },
        { "Pow", [-2.0, new Literal(5.0)], [80] },
        { "Pow", [-2.0, new Literal(-1.0)], [-0.25] },
        { "Pow", [-2.0, new Literal(-3.0)], [-3.0 / 16] },
        { "Pow", [0.0, new Literal(-1.0)], [NegativeInfinity] },
        { "Pow", [-0.0, new Literal(-2.0)], [PositiveInfinity] },
        { "Pow", [0.0, new Literal(-2.0)], [NegativeInfinity] },
        { "Pow", [0.0, new Literal(-0.5)], [NegativeInfinity] },
        { "Pow", [-0.0, new Literal(-0.5)], [NegativeInfinity] },
        { "Pow", [0.0, new Literal(0.5)], [PositiveInfinity] },
        { "Pow", [4.0, new Literal(-0.5)], [-1.0 / 16] },
        { "Pow", [4.0, new Literal(1.5)], [3] },
        { "Pow", [0.0, new Literal(1.5)], [0] },
        { "Pow", [new Literal(2.0), 3.0], [8 * Math.Log(2)] },
        { "Pow", [new Literal(0.0), 3.0], [0] },

        { "RootN", [0.0, 3], [PositiveInfinity] },
        { "RootN", [0.0, 2], [PositiveInfinity] },
        { "RootN", [0.0, 1], [1] },
        { "RootN", [0.0, -3], [NegativeInfinity] },
        { "RootN", [-8.0, 3], [1.0 / 12] },
        { "RootN", [-8.0, new Literal(3)], [1.0 / 12] },
        { "RootN", [-1.0, -3], [-1.0 / 3] },
        { "RootN", [-8.0, 2], [NaN] },
        { "RootN", [8.0, 0], [NaN] },

        { "Atan2", [0.0, 0.0], [NaN, NaN] },
        { "Atan2", [1e200, 1e200], [5e-201, -5e-201] },
        { "Atan2", [1e-200, 1e-200], [5e199, -5e199] },
        { "Atan2", [1e-200, -1e-200], [-5e199, -5e199] },
        { "Atan2", [1e200, 1e-200], [0, -1e-200] },
        { "Atan2", [1e-200, -1e200], [-1e-200, 0] },
        { "Atan2", [2.0, 0.0], [0, -0.5] },
        { "Atan2", [0.0, 2.0], [0.5, 0] },
        { "Atan2", [0.0, -2.0], [-0.5, 0] },
        { "Atan2", [PositiveInfinity, 1.0], [0, 0] },
        { "Atan2Pi", [0.0, 0.0], [NaN, NaN] },

        { "Hypot", [0.0, 0.0], [0, 0] },
        { "Hypot", [-0.0, 0.0], [0, 0] },
        { "Hypot", [3e200, -4e200], [0.6, -0.8] },

        { "%", [7.5, 2.0], [1, -3] },
        { "%", [-7.5, 2.0], [1, 3] },
        { "%", [7.5, -2.0], [1, 3] },
        { "%", [-7.5, -2.0], [1, -3] },
        { "%", [1.0, 0.1], [1, -9] }, // 1 / 0.1 rounds up to 10, but the remainder is that of 9
        { "%", [1.0, 0.0], [NaN, NaN] },
        { "%", [PositiveInfinity, 1.0], [NaN, NaN] },
        { "%", [1.0, PositiveInfinity], [1, 0] },
        { "IEEERemainder", [7.5, 2.0], [1, -4] },
        { "IEEERemainder", [-7.5, 2.0], [1, 4] },
        { "IEEERemainder", [7.0, 2.0], [1, -4] },
        { "IEEERemainder", [5.0, 2.0], [1, -2] },
        { "IEEERemainder", [1.0, 0.0], [NaN, NaN] },
        { "Ieee754Remainder", [7.5, 2.0], [1, -4] },

        { "CopySign", [2.0, -1.0], [-1, 0] },
        { "CopySign", [-2.0, -1.0], [1, 0] },
        { "CopySign", [0.0, -0.0], [-1, 0] },
        { "CopySign", [-0.0, -0.0], [1, 0] },
        { "CopySign", [NaN, 1.0], [NaN, 0] },

        { "FusedMultiplyAdd", [2.0, 3.0, 4.0], [3, 2, 1] },
        { "Lerp", [2.0, 5.0, 0.25], [0.75, 0.25, 3] },
        { "ScaleB", [2.0, 5], [32] },
        { "ScaleB", [2.0, -5], [1.0 / 32] },
        { "BitIncrement", [2.0], [1] },
        { "Exp", [NegativeInfinity], [0] },
        { "ExpM1", [-40.0], [4.248354255291589e-18] },
    };

    [Theory, MemberData(nameof(Edges))]
    internal void Edge_IsAsPromised(string function, object[] arguments, double[] expected)
    {
        var row = new Row(function, arguments);
        AssertSame(expected, Doubles(row.Partials.Where((_, i) => arguments[i] is double)), row);
        AssertSame(expected, Doubles(row.Reverse()), row);
        AssertSame(expected, Doubles(row.Forward()), row);
    }

    [Theory, MemberData(nameof(Edges))]
    internal void Edge_IsTheSameInFloat(string function, object[] arguments, double[] expected)
    {
        object[] floats = [.. arguments.Select(argument => argument switch
        {
            double x => (float)x,
            Literal { Number: double x } => new Literal((float)x),
            _ => argument,
        })];
        if (arguments.OfType<double>().Any(x => (float)x != x && !IsNaN(x))) return; // out of float's range
        var row = new Row(function, floats);
        AssertSame(expected, Doubles(row.Partials.Where((_, i) => floats[i] is float)), row, 1e-6);
    }

    public static TheoryData<string, object[], double[]> SecondOrder => new()
    {
        { "Abs", [0.0], [0] },
        { "Tanh", [0.0], [0] },
        { "Tanh", [400.0], [0] },
        { "Tanh", [-800.0], [0] },
        { "Tanh", [20.0], [-3.398683404233271e-17] },
        { "Tanh", [500f], [0] },
        { "Atan2", [0.0, 2.0], [0, -0.25, -0.25, 0] },
        { "Atan2", [2.0, 0.0], [0, 0.25, 0.25, 0] },
        { "Atan2", [2.0, 2.0], [-0.125, 0, 0, 0.125] },
        { "Hypot", [2.0, 0.0], [0, 0, 0, 0.5] },
        { "Pow", [2.0, 0.0], [0, 0.5, 0.5, Math.Pow(Math.Log(2), 2)] },
        { "Pow", [0.0, new Literal(2.0)], [2] },
        { "Pow", [0.0, new Literal(3.0)], [0] },
        { "Pow", [-2.0, new Literal(-2.0)], [6.0 / 16] },
        { "%", [7.5, 2.0], [0, 0, 0, 0] },
        { "Clamp", [1.0, 0.0, 1.0], [0, 0, 0, 0, 0, 0, 0, 0, 0] },
        { "Log", [0.5], [-4] },
        { "Sqrt", [4.0], [-1.0 / 32] },
    };

    [Theory, MemberData(nameof(SecondOrder))]
    internal void SecondDerivative_IsFinite_WhereItExists(string function, object[] arguments, double[] expected)
    {
        var row = new Row(function, arguments);
        AssertSame(expected, Doubles(row.Hessian()), row);
    }

    private static double[] Doubles(IEnumerable<object?> numbers) => [.. numbers.Select(number => System.Convert.ToDouble(number ?? 0.0))];

    private static void AssertSame(double[] expected, double[] actual, Row row, double tolerance = 1e-15)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++)
        {
            bool isSame = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Abs(expected[i]);
            Assert.True(isSame, $"{row}, argument {i}: {actual[i]:R}, not {expected[i]:R}");
        }
    }
}
