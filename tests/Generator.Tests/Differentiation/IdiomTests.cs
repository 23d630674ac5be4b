using GradGen.Differentiation;
using GradGen.IR;
using GradGen.Support;
using GradGen.Tests.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Compositions differentiated as a whole, however they are written.</summary>
public class IdiomTests
{
    private static readonly Dictionary<string, Func<Sketch, Value, Value, Value>> Spellings = new()
    {
        ["1 / (1 + exp -x)"] = (s, x, y) => s.Apply("/", s.Number(1), s.Apply("+", s.Number(1), s.Apply("Exp", s.Apply("neg", x)))),
        ["1 / (exp -x + 1)"] = (s, x, y) => s.Apply("/", s.Number(1), s.Apply("+", s.Apply("Exp", s.Apply("neg", x)), s.Number(1))),
        ["1 / (1 + exp x)"] = (s, x, y) => s.Apply("/", s.Number(1), s.Apply("+", s.Number(1), s.Apply("Exp", x))),
        ["1 / (1 + 1 / exp x)"] = (s, x, y) => s.Apply("/", s.Number(1), s.Apply("+", s.Number(1), s.Apply("/", s.Number(1), s.Apply("Exp", x)))),
        ["y / (1 + exp -x)"] = (s, x, y) => s.Apply("/", y, s.Apply("+", s.Number(1), s.Apply("Exp", s.Apply("neg", x)))),
        ["y / (1 / exp x + 1)"] = (s, x, y) => s.Apply("/", y, s.Apply("+", s.Apply("/", s.Number(1), s.Apply("Exp", x)), s.Number(1))),
        ["x / (1 + exp -x)"] = (s, x, y) => s.Apply("/", x, s.Apply("+", s.Number(1), s.Apply("Exp", s.Apply("neg", x)))),
        ["3 / (1 + exp -x)"] = (s, x, y) => s.Apply("/", s.Number(3), s.Apply("+", s.Number(1), s.Apply("Exp", s.Apply("neg", x)))),
        ["log(1 + exp x)"] = (s, x, y) => s.Apply("Log", s.Apply("+", s.Number(1), s.Apply("Exp", x))),
        ["log(exp x + 1)"] = (s, x, y) => s.Apply("Log", s.Apply("+", s.Apply("Exp", x), s.Number(1))),
        ["logP1(exp x)"] = (s, x, y) => s.Apply("LogP1", s.Apply("Exp", x)),
        ["x * x"] = (s, x, y) => s.Apply("*", x, x),
        ["-x * x"] = (s, x, y) => s.Apply("*", s.Apply("neg", x), x),
        ["y * x * x"] = (s, x, y) => s.Apply("*", s.Apply("*", y, x), x),
        ["0.5 * y * x * x * x"] = (s, x, y) => s.Apply("*", s.Apply("*", s.Apply("*", s.Apply("*", s.Number(0.5), y), x), x), x),
        ["(x - y) * (x - y)"] = (s, x, y) => s.Apply("*", s.Apply("-", x, y), s.Apply("-", x, y)),
        ["√(x * x + y * y)"] = (s, x, y) => s.Apply("Sqrt", s.Apply("+", s.Apply("*", x, x), s.Apply("*", y, y))),
        ["√(pow(x, 2) + (y * y + x * x))"] = (s, x, y) =>
            s.Apply("Sqrt", s.Apply("+", s.Apply("Pow", x, s.Number(2)), s.Apply("+", s.Apply("*", y, y), s.Apply("*", x, x)))),
        ["√(x * x)"] = (s, x, y) => s.Apply("Sqrt", s.Apply("*", x, x)),
        ["pow(cosh x, -2)"] = (s, x, y) => s.Apply("Pow", s.Apply("Cosh", x), s.Number(-2)),
    };

    /// <summary>The same with an exponential that overflows into the value itself at the far right.</summary>
    private static readonly Dictionary<string, Func<Sketch, Value, Value, Value>> OneSided = new()
    {
        ["exp x / (1 + exp x), once"] = (s, x, y) =>
        {
            Value e = s.Apply("Exp", x);
            return s.Apply("/", e, s.Apply("+", s.Number(1), e));
        },
        ["exp -x / (exp -x + 1), twice"] = (s, x, y) =>
            s.Apply("/", s.Apply("Exp", s.Apply("neg", x)), s.Apply("+", s.Apply("Exp", s.Apply("neg", x)), s.Number(1))),
    };

    private static readonly Dictionary<string, Func<Sketch, Value, Value, Value>> Others = new()
    {
        ["1 / (2 + exp x)"] = (s, x, y) => s.Apply("/", s.Number(1), s.Apply("+", s.Number(2), s.Apply("Exp", x))),
        ["1 / (1 + sin x)"] = (s, x, y) => s.Apply("/", s.Number(1), s.Apply("+", s.Number(1), s.Apply("Sin", x))),
        ["log(1 + x)"] = (s, x, y) => s.Apply("Log", s.Apply("+", s.Number(1), x)),
        ["x * y"] = (s, x, y) => s.Apply("*", x, y),
        ["(x - y) * (y - x)"] = (s, x, y) => s.Apply("*", s.Apply("-", x, y), s.Apply("-", y, x)),
        ["√(x * x - y * y)"] = (s, x, y) => s.Apply("Sqrt", s.Apply("-", s.Apply("*", x, x), s.Apply("*", y, y))),
        ["√(x * x + y)"] = (s, x, y) => s.Apply("Sqrt", s.Apply("+", s.Apply("*", x, x), y)),
        ["pow(sinh x, -2)"] = (s, x, y) => s.Apply("Pow", s.Apply("Sinh", x), s.Number(-2)),
    };

    public static IEnumerable<string> Documented => [.. Spellings.Keys, .. OneSided.Keys];

    public static TheoryData<string> All => [.. Spellings.Keys, .. OneSided.Keys];

    public static TheoryData<string> Everywhere => [.. Spellings.Keys];

    public static TheoryData<string> NotIdioms => [.. Others.Keys];

    [Theory, MemberData(nameof(All))]
    public void Idiom_IsRecognised(string spelling)
    {
        Assert.NotNull(Match(Of(spelling)));
        Assert.NotNull(Match(AsFloat(Of(spelling))));
    }

    [Theory, MemberData(nameof(NotIdioms))]
    public void WhatOnlyLooksAlike_IsNot(string spelling) => Assert.Null(Match(Of(spelling)));

    [Theory, MemberData(nameof(All))]
    public void Gradient_EqualsDifferences_InBothModes(string spelling)
    {
        Function function = Of(spelling);
        foreach ((double x, double y) in new[] { (0.75, -1.5), (-0.75, 2.5), (3.5, 0.5), (-3.5, -0.25) })
        {
            double[] expected =
            [
                Differences.Of(at => (double)Interpreter.Run(function, at, y)[0], x),
                Differences.Of(at => (double)Interpreter.Run(function, x, at)[0], y),
            ];
            AssertNear(expected, Gradient(function, x, y), 1e-9);
            AssertNear(expected, Forward(function, x, y), 1e-9);
            AssertNear(expected, Gradient(AsFloat(function), (float)x, (float)y), 1e-5);
        }
    }

    [Theory, MemberData(nameof(Everywhere))]
    public void FarOut_GradientAndHessianAreFinite(string spelling)
    {
        foreach (double far in new[] { -800.0, -40, 40, 800 })
        {
            Assert.All(Gradient(Of(spelling), far, 1.0), number => Assert.True(double.IsFinite(number)));
            Assert.All(Forward(Of(spelling), far, 1.0), number => Assert.True(double.IsFinite(number)));
            Assert.All(Hessian(Of(spelling), far, 1.0), number => Assert.True(double.IsFinite(number)));
            Assert.All(Gradient(AsFloat(Of(spelling)), (float)far, 1f), number => Assert.True(double.IsFinite(number)));
            Assert.All(Hessian(AsFloat(Of(spelling)), (float)far, 1f), number => Assert.True(double.IsFinite(number)));
        }
    }

    [Theory]
    [InlineData("1 / (1 + exp -x)", -800, 0)]
    [InlineData("1 / (1 + exp -x)", 800, 0)]
    [InlineData("1 / (1 + exp -x)", 0, 0.25)]
    [InlineData("log(1 + exp x)", -800, 0)]
    [InlineData("log(1 + exp x)", 800, 1)]
    [InlineData("log(1 + exp x)", -30, 9.357622968839299e-14)]
    [InlineData("logP1(exp x)", 800, 1)]
    [InlineData("exp x / (1 + exp x), once", -800, 0)]
    [InlineData("exp x / (1 + exp x), once", 800, double.NaN)]
    [InlineData("√(x * x)", 0, 0)]
    public void FarOut_GradientIsTheLimit(string spelling, double x, double expected)
    {
        AssertNear([expected], [Gradient(Of(spelling), x, 0.0)[0]], 1e-15);
        AssertNear([expected], [Forward(Of(spelling), x, 0.0)[0]], 1e-15);
    }

    [Fact]
    public void AtTheOrigin_TheNormHasGradientZero() =>
        Assert.Equal([0, 0], Gradient(Of("√(x * x + y * y)"), 0.0, 0.0));

    [Fact]
    public void ManySquares_AreOneNorm_AndTooManyAreNot()
    {
        Assert.Equal(64, Match(Norm(64))!.Count);
        Assert.Null(Match(Norm(65)));
    }

    private static Function Norm(int count)
    {
        var sketch = new Sketch();
        Value sum = default!;
        for (int i = 0; i < count; i++)
        {
            Value x = sketch.Parameter("x" + i);
            Value square = sketch.Apply("*", x, x);
            sum = i == 0 ? square : sketch.Apply("+", sum, square);
        }

        return sketch.Return("Norm", sketch.Apply("Sqrt", sum));
    }

    private static Function Of(string spelling)
    {
        var sketch = new Sketch();
        Value x = sketch.Parameter("x");
        Value y = sketch.Parameter("y");
        Func<Sketch, Value, Value, Value> write =
            Spellings.GetValueOrDefault(spelling) ?? OneSided.GetValueOrDefault(spelling) ?? Others[spelling];
        return sketch.Return("F", write(sketch, x, y));
    }

    private static Function AsFloat(Function function) =>
        Operands.Map(function, value => value.Type == DataType.Double ? value with { Type = DataType.Float } : value);

    /// <summary>A builder that knows the composition, and the composition's last instruction.</summary>
    internal static (Builder Builder, Instruction Root) Build(string spelling) => Build(Of(spelling));

    private static (Builder Builder, Instruction Root) Build(Function function)
    {
        var builder = new Builder(function.LabelCount);
        foreach (Instruction instruction in function.Body.Instructions) builder.Append(instruction);
        return (builder, function.Body.Instructions[^1]);
    }

    private static IReadOnlyList<Leg>? Match(Function function)
    {
        (Builder builder, Instruction root) = Build(function);
        return Idioms.Match(builder, root);
    }

    private static Module Reverse(Function function) => Verifier.Check(ReverseMode.Differentiate(new Module([function]), Both(function), Seed.One));

    private static double[] Gradient(Function function, params object[] at) =>
        [.. Interpreter.Run(Reverse(function).Main, at)[1..].Select(System.Convert.ToDouble)];

    private static double[] Forward(Function function, params object[] at) =>
        [.. Interpreter.Run(Verifier.Check(ForwardMode.Differentiate(new Module([function]), Both(function), new Directions.Inputs())).Main, at)[1..].Select(System.Convert.ToDouble)];

    private static double[] Hessian(Function function, params object[] at) =>
        [.. Interpreter.Run(Verifier.Check(ForwardMode.Differentiate(Reverse(function), Both(function), new Directions.Inputs())).Main, at)[5..].Select(System.Convert.ToDouble)];

    private static EquatableArray<bool> Both(Function function) => function.Parameters.Select(_ => true).ToEquatableArray();

    private static void AssertNear(double[] expected, double[] actual, double tolerance)
    {
        for (int i = 0; i < expected.Length; i++)
        {
            bool isNear = expected[i].Equals(actual[i]) || Math.Abs(expected[i] - actual[i]) <= tolerance * Math.Max(1, Math.Abs(expected[i]));
            Assert.True(isNear, $"input {i}: {actual[i]:R}, not {expected[i]:R}");
        }
    }
}
