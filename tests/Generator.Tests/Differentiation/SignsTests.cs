using GradGen.Differentiation;
using GradGen.IR;
using GradGen.Tests.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>What needs no guard: values never below 0, or always above it, as they are computed.</summary>
public class SignsTests
{
    private static readonly Dictionary<string, Func<Sketch, Value, Value>> Positive = new()
    {
        ["2"] = (s, x) => s.Number(2),
        ["1 + x * x"] = (s, x) => s.Apply("+", s.Number(1), s.Apply("*", x, x)),
        ["exp x + 1"] = (s, x) => s.Apply("+", s.Apply("Exp", x), s.Number(1)),
        ["cosh x"] = (s, x) => s.Apply("Cosh", x),
        ["√(1 + |x|)"] = (s, x) => s.Apply("Sqrt", s.Apply("+", s.Number(1), s.Apply("Abs", x))),
        ["max(x, 1)"] = (s, x) => s.Apply("Max", x, s.Number(1)),
        ["min(2, cosh x)"] = (s, x) => s.Apply("Min", s.Number(2), s.Apply("Cosh", x)),
    };

    private static readonly Dictionary<string, Func<Sketch, Value, Value>> NonNegative = new()
    {
        ["0"] = (s, x) => s.Number(0),
        ["exp x"] = (s, x) => s.Apply("Exp", x),
        ["√x"] = (s, x) => s.Apply("Sqrt", x),
        ["|x|"] = (s, x) => s.Apply("Abs", x),
        ["x * x"] = (s, x) => s.Apply("*", x, x),
        ["pow(x, 4)"] = (s, x) => s.Apply("Pow", x, s.Number(4)),
        ["|x| * exp x"] = (s, x) => s.Apply("*", s.Apply("Abs", x), s.Apply("Exp", x)),
        ["x * x / (1 + x * x)"] = (s, x) => s.Apply("/", s.Apply("*", x, x), s.Apply("+", s.Number(1), s.Apply("*", x, x))),
        ["max(0, x)"] = (s, x) => s.Apply("Max", s.Number(0), x),
        ["tanh |x|"] = (s, x) => s.Apply("Tanh", s.Apply("Abs", x)),
        ["logP1(exp x)"] = (s, x) => s.Apply("LogP1", s.Apply("Exp", x)),
    };

    private static readonly Dictionary<string, Func<Sketch, Value, Value>> Unknown = new()
    {
        ["x"] = (s, x) => x,
        ["-1"] = (s, x) => s.Number(-1),
        ["-|x|"] = (s, x) => s.Apply("neg", s.Apply("Abs", x)),
        ["1 - x * x"] = (s, x) => s.Apply("-", s.Number(1), s.Apply("*", x, x)),
        ["1 + x"] = (s, x) => s.Apply("+", s.Number(1), x),
        ["x * |x|"] = (s, x) => s.Apply("*", x, s.Apply("Abs", x)),
        ["1 / √x"] = (s, x) => s.Apply("/", s.Number(1), s.Apply("Sqrt", x)),
        ["pow(x, 3)"] = (s, x) => s.Apply("Pow", x, s.Number(3)),
        ["min(x, 1)"] = (s, x) => s.Apply("Min", x, s.Number(1)),
        ["log(exp x)"] = (s, x) => s.Apply("Log", s.Apply("Exp", x)),
        ["sin x"] = (s, x) => s.Apply("Sin", x),
    };

    public static TheoryData<string> PositiveOnes => [.. Positive.Keys];

    public static TheoryData<string> NonNegativeOnes => [.. NonNegative.Keys];

    public static TheoryData<string> UnknownOnes => [.. Unknown.Keys];

    [Theory, MemberData(nameof(PositiveOnes))]
    public void AlwaysAboveZero(string text) => Assert.True(Ask(Positive[text], Signs.IsPositive) && Ask(Positive[text], Signs.IsNonNegative));

    [Theory, MemberData(nameof(NonNegativeOnes))]
    public void NeverBelowZero(string text) => Assert.True(!Ask(NonNegative[text], Signs.IsPositive) && Ask(NonNegative[text], Signs.IsNonNegative));

    [Theory, MemberData(nameof(UnknownOnes))]
    public void NotKnown(string text) => Assert.False(Ask(Unknown[text], Signs.IsNonNegative));

    [Fact]
    public void ALongSum_IsGivenUp_RatherThanSearchedForEver() => Assert.False(Ask(
        (s, x) => Enumerable.Range(0, 1000).Aggregate(s.Apply("Exp", x), (sum, _) => s.Apply("+", s.Apply("Exp", x), sum)),
        Signs.IsNonNegative));

    private static bool Ask(Func<Sketch, Value, Value> write, Func<Term, bool> question)
    {
        var sketch = new Sketch();
        Value x = sketch.Parameter("x");
        Value value = write(sketch, x);
        Function function = sketch.Return("F", value);
        var builder = new Builder(function.LabelCount);
        foreach (Instruction instruction in function.Body.Instructions) builder.Append(instruction);
        return question(new Term(builder, value));
    }
}
