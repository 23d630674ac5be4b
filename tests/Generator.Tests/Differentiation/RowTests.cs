using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Every row of the table, by looping over it.</summary>
public class RowTests
{
    /// <summary>Rows in which each argument enters linearly: their partials do not know of a NaN in the same argument.</summary>
    private static readonly string[] Linear =
        ["neg", "+", "-", "*", "/", "FusedMultiplyAdd", "Lerp", "ScaleB", "BitIncrement", "BitDecrement", "DegreesToRadians", "RadiansToDegrees"];

    public static IEnumerable<object[]> Smooth => Samples.Smooth.Select(row => new object[] { row.Name, row.Arity });

    [Theory, MemberData(nameof(Smooth))]
    public void Partials_EqualDifferences(string name, int arity)
    {
        FunctionRow row = Functions.Find(name, arity)!;
        var tested = new int[arity];
        foreach (object[] arguments in Samples.Of(row))
        {
            object?[] partials = new Row(row, arguments).Partials;
            object?[] floats = new Row(row, Samples.AsFloats(arguments)).Partials;
            for (int i = 0; i < arity; i++)
            {
                if (arguments[i] is not double x)
                {
                    Assert.Null(partials[i]);
                    continue;
                }

                double difference = Differences.Of(at => (double)Interpreter.Call(name, With(arguments, i, at)), x);
                if (double.IsNaN(difference)) continue;
                AssertNear(difference, (double)(partials[i] ?? 0.0), 1e-9, row, arguments, i);
                AssertNear(difference, (float)(floats[i] ?? 0f), 2e-5, row, arguments, i);
                tested[i]++;
            }
        }

        Assert.All(tested.Where((_, i) => Samples.Of(row).First()[i] is double), count => Assert.InRange(count, 3, int.MaxValue));
    }

    [Theory, MemberData(nameof(Smooth))]
    public void BothModes_EqualTheRow(string name, int arity)
    {
        FunctionRow row = Functions.Find(name, arity)!;
        foreach (object[] arguments in Samples.Of(row).Concat(Samples.Of(row).Select(Samples.AsFloats)))
        {
            var at = new Row(row, arguments);
            double[] partials = [.. at.Partials.Where((_, i) => arguments[i] is not int).Select(partial => System.Convert.ToDouble(partial ?? 0.0))];
            Assert.Equal(partials, at.Reverse().Select(System.Convert.ToDouble));
            Assert.Equal(partials, at.Forward().Select(System.Convert.ToDouble));
        }
    }

    [Theory, MemberData(nameof(Smooth))]
    public void SecondDerivatives_EqualDifferencesOfTheFirst(string name, int arity)
    {
        FunctionRow row = Functions.Find(name, arity)!;
        object[][] samples = [.. Samples.Of(row)];
        foreach (object[] arguments in samples.Where((_, i) => i % (samples.Length / 8 + 1) == 0)) // a spread of them: each costs many runs
        {
            int[] reals = [.. Enumerable.Range(0, arity).Where(i => arguments[i] is double)];
            object[] hessian = new Row(row, arguments).Hessian();
            for (int i = 0; i < reals.Length; i++)
            {
                for (int j = 0; j < reals.Length; j++)
                {
                    double difference = Differences.Of(
                        at => (double)(new Row(row, With(arguments, reals[j], at)).Partials[reals[i]] ?? 0.0), (double)arguments[reals[j]]);
                    if (!double.IsNaN(difference)) AssertNear(difference, (double)hessian[i * reals.Length + j], 1e-7, row, arguments, j);
                }
            }
        }
    }

    [Theory, MemberData(nameof(Smooth))]
    public void WhereTheValueIsNaN_SoAreThePartials(string name, int arity)
    {
        FunctionRow row = Functions.Find(name, arity)!;
        if (Linear.Contains(name)) return;
        foreach (object[] arguments in Samples.WithNaN(row))
        {
            var at = new Row(row, arguments);
            if (at.Value is not double.NaN) continue;
            Assert.All(at.Partials, partial => Assert.True(partial is null or double.NaN, $"{at}: {partial}"));
        }
    }

    [Fact]
    public void PiecewiseConstantFunctions_HaveNoPartials()
    {
        foreach (FunctionRow row in Functions.All.Where(row => row.Nature == Nature.PiecewiseConstant && row.Arity == 1 && row.Home != Home.Operator))
        {
            Assert.Null(Assert.Single(new Row(row, 2.625).Partials));
            Assert.Equal(Interpreter.Call(row.Name, 2.625), Interpreter.Call(row.Name, 2.626));
        }
    }

    private static object[] With(object[] arguments, int index, double value)
    {
        object[] changed = [.. arguments];
        changed[index] = value;
        return changed;
    }

    private static void AssertNear(double expected, double actual, double tolerance, FunctionRow row, object[] arguments, int argument) => Assert.True(
        Math.Abs(expected - actual) <= tolerance * Math.Max(1, Math.Abs(expected)),
        $"{new Row(row, arguments)}, argument {argument}: difference {expected:R}, row {actual:R}");
}
