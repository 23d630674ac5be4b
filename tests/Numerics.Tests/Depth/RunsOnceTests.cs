using System.Reflection;
using GradGen.Numerics.Tests.Harness;
using Xunit;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>A Jacobian does what the method does besides its results, once, whatever its shape.</summary>
public class RunsOnceTests
{
    private const string Source = """
        static partial class Counting
        {
            private static int s_calls;

            private static int Next(int i) { s_calls++; return i; }

            [Differentiable] public static (double, double) WideNumbers(double a, double b, double c) => (a * b * Next(2), b * c);
            [Differentiable] public static (double, double, double) TallNumbers(double a, double b) { s_calls += 3; return (a * b, a / b, Math.Sin(a)); }
            [Differentiable] public static (double, double) Pair(double[] x) { double s = 0, p = 1; for (int i = 0; i < x.Length; i++) { s += x[Next(i)]; p *= x[i]; } return (s, p); }
            [Differentiable] public static double[] FromNumbers(double a, double b, int n) { var y = new double[n]; for (int i = 0; i < n; i++) y[Next(i)] = a * Math.Exp(b * i); return y; }
            [Differentiable] public static double[] FromArray(double[] x, int n) { var y = new double[n]; for (int i = 0; i < n; i++) y[i] = Math.Sin(x[Next(i) % x.Length]) * x[0]; return y; }
            [Differentiable] public static void ToSpan(double[] x, double k, Func<double, double> scale, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = scale(i) * Math.Sin(x[i % x.Length]) * k; }

            private static int Calls(Action action) { s_calls = 0; action(); return s_calls; }

            private static int[] Counts(Action method, Action jacobian) => [Calls(method), Calls(jacobian)];

            public static int[] OfWideNumbers() => Counts(() => WideNumbers(1, 2, 3), () => WideNumbersJacobian(1, 2, 3, new double[6]));
            public static int[] OfTallNumbers() => Counts(() => TallNumbers(1, 2), () => TallNumbersJacobian(1, 2, new double[6]));
            public static int[] OfPair() => Counts(() => Pair([1, 2, 3]), () => PairJacobian([1, 2, 3], new double[6]));
            public static int[] OfFromNumbers() => Counts(() => FromNumbers(1, 2, 4), () => FromNumbersJacobian(1, 2, 4, new double[8]));
            public static int[] OfTallFromArray() => Counts(() => FromArray([1, 2], 5), () => FromArrayJacobian([1, 2], 5, new double[10]));
            public static int[] OfWideFromArray() => Counts(() => FromArray([1, 2, 3], 2), () => FromArrayJacobian([1, 2, 3], 2, new double[6]));
            public static int[] OfTallToSpan() => Counts(() => ToSpan([1, 2], 2, x => Next(1) + x, new double[5]), () => ToSpanJacobian([1, 2], 2, x => Next(1) + x, new double[5], new double[15]));
            public static int[] OfWideToSpan() => Counts(() => ToSpan([1, 2], 2, x => Next(1) + x, new double[2]), () => ToSpanJacobian([1, 2], 2, x => Next(1) + x, new double[2], new double[6]));
        }
        """;

    private static readonly Lazy<Build> s_build = new(() => Build.Of("Counting", new Dictionary<string, string> { ["Counting.cs"] = Source }));

    [Theory]
    [InlineData("OfWideNumbers")]
    [InlineData("OfTallNumbers")]
    [InlineData("OfPair")]
    [InlineData("OfFromNumbers")]
    [InlineData("OfTallFromArray")]
    [InlineData("OfWideFromArray")]
    [InlineData("OfTallToSpan")]
    [InlineData("OfWideToSpan")]
    public void SideEffects_HappenAsOftenAsInTheMethod(string shape)
    {
        MethodInfo method = s_build.Value.Generated.GetTypes().Single(type => type.Name == "Counting").GetMethod(shape)!;
        int[] calls = (int[])method.Invoke(null, [])!;
        Assert.InRange(calls[0], 1, int.MaxValue);
        Assert.Equal(calls[0], calls[1]);
    }
}
