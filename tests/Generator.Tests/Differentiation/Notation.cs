using System.Globalization;
using GradGen.Differentiation;
using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Prints what a rule built as formulas, <c>x &lt; 0 ? NaN : 1 / x</c>; what is long and used twice gets a name.</summary>
/// <param name="f">A value to call <c>f</c> rather than to print.</param>
internal sealed class Notation(Builder builder, Value? f = null)
{
    private const int Long = 12; // characters

    private readonly Dictionary<int, string> _names = [];
    private readonly List<string> _definitions = [];
    private Dictionary<int, int> _uses = [];

    private enum Tightness { Choice, And, Comparison, Sum, Product, Sign, Name }

    /// <summary>The formulas, and the definitions of the names in them.</summary>
    public (string[] Formulas, string[] Definitions) Print(IReadOnlyList<Term> terms)
    {
        _uses = [];
        foreach (Term term in terms.Where(term => !term.IsZero)) Count(term.Value);
        return ([.. terms.Select(Print)], [.. _definitions]);
    }

    public string Print(Term term) => term.IsZero ? "0" : Print(term.Value).Text;

    private void Count(Value value)
    {
        _uses[value.Label] = _uses.GetValueOrDefault(value.Label) + 1;
        if (value == f || _uses[value.Label] > 1 || builder.DefinitionOf(value) is not { } definition) return;
        foreach (Value operand in Operands.Of(definition)) Count(operand);
        if (definition is not If branch) return;
        Count(branch.Then.Yields[0]);
        Count(branch.Else.Yields[0]);
    }

    private (string Text, Tightness Tightness) Print(Value value)
    {
        if (value == f) return ("f", Tightness.Name);
        if (_names.TryGetValue(value.Label, out string? known)) return (known, Tightness.Name);
        (string text, Tightness tightness) = Formula(value);
        if (_uses.GetValueOrDefault(value.Label) < 2 || text.Length < Long) return (text, tightness);
        string name = value.Type == DataType.Boolean ? "p" : "uvw"[_definitions.Count(definition => definition[0] != 'p')].ToString();
        _names.Add(value.Label, name);
        _definitions.Add($"{name} = {text}");
        return (name, Tightness.Name);
    }

    private (string Text, Tightness Tightness) Formula(Value value) => builder.DefinitionOf(value) switch
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
