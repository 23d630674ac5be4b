using System.Globalization;
using GradGen.Differentiation;
using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Prints what a rule built as one formula: <c>x &lt; 0 ? NaN : 1 / x</c>.</summary>
/// <param name="f">A value to call by its name rather than to print.</param>
internal sealed class Notation(Builder builder, Value? f = null)
{
    private enum Tightness { Choice, And, Comparison, Sum, Product, Sign, Name }

    public string Print(Term term) => term.IsZero ? "0" : Print(term.Value).Text;

    private (string Text, Tightness Tightness) Print(Value value) => value == f ? ("f", Tightness.Name) : builder.DefinitionOf(value) switch
    {
        Constant { Text: { } text } => (text, Tightness.Name),
        Constant constant => Number(constant.Number),
        Apply { Function: "neg" } apply => ("-" + At(apply.Arguments[0], Tightness.Sign), Tightness.Sign),
        Apply { Function: "&" or "^" } apply => Infix(apply, Tightness.And),
        Apply { Function: "+" or "-" } apply => Infix(apply, Tightness.Sum),
        Apply { Function: "*" or "/" or "%" } apply => Infix(apply, Tightness.Product),
        Apply apply when Functions.Find(apply.Function, apply.Arguments.Count)!.Home == Home.Operator => Infix(apply, Tightness.Comparison),
        Apply apply when apply.Function.Contains('.') => ($"{apply.Function.Split('.')[0]}({Print(apply.Arguments[0]).Text}).{apply.Function.Split('.')[1]}", Tightness.Name),
        Apply apply => ($"{apply.Function}({string.Join(", ", apply.Arguments.Select(argument => Print(argument).Text))})", Tightness.Name),
        Select select => Choice(select.Condition, select.WhenTrue, select.WhenFalse),
        If branch => Choice(branch.Condition, branch.Then.Yields[0], branch.Else.Yields[0]),
        GradGen.IR.Convert convert => Print(convert.Operand),
        _ => (value.Name, Tightness.Name),
    };

    private string At(Value value, Tightness least)
    {
        (string text, Tightness tightness) = Print(value);
        return tightness < least ? $"({text})" : text;
    }

    private (string, Tightness) Infix(Apply apply, Tightness tightness) =>
        ($"{At(apply.Arguments[0], tightness)} {apply.Function} {At(apply.Arguments[1], tightness + 1)}", tightness);

    private (string, Tightness) Choice(Value condition, Value x, Value y) =>
        ($"{At(condition, Tightness.And)} ? {At(x, Tightness.And)} : {At(y, Tightness.Choice)}", Tightness.Choice);

    private static (string, Tightness) Number(double number) => number switch
    {
        Elementary.Ln2 => ("ln 2", Tightness.Name),
        Elementary.Ln10 => ("ln 10", Tightness.Name),
        Elementary.Pi => ("π", Tightness.Name),
        -Elementary.Pi => ("-π", Tightness.Sign),
        Elementary.Pi / 180 => ("π / 180", Tightness.Product),
        180 / Elementary.Pi => ("180 / π", Tightness.Product),
        < 0 => (Text(number), Tightness.Sign),
        _ => (Text(number), Tightness.Name),
    };

    public static string Text(double number) => number switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        _ => number.ToString("R", CultureInfo.InvariantCulture),
    };
}
