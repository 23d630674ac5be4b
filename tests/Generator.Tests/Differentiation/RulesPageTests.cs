using System.Text;
using GradGen.Differentiation;
using GradGen.IR;
using GradGen.Tests.Harness;

namespace GradGen.Tests.Differentiation;

/// <summary>docs/derivative-rules.md is printed here, from the table.</summary>
public class RulesPageTests
{
    private static readonly Dictionary<(string, int), string[]> ArgumentNames = new()
    {
        [("Atan2", 2)] = ["y", "x"],
        [("Atan2Pi", 2)] = ["y", "x"],
        [("Clamp", 3)] = ["x", "min", "max"],
        [("ClampNative", 3)] = ["x", "min", "max"],
        [("CopySign", 2)] = ["x", "sign"],
        [("Lerp", 3)] = ["a", "b", "t"],
        [("Log", 2)] = ["x", "b"],
        [("RootN", 2)] = ["x", "n"],
        [("ScaleB", 2)] = ["x", "n"],
    };

    private static readonly (string Function, object[] Literals)[] LiteralRules =
    [
        ("Pow", [0.0, 1.0, 2.0, 3.0, 4.0, 5.0, -1.0, -2.0, 0.5, 1.5, -0.5]),
        ("RootN", [2, 3, -2]),
    ];

    [Fact]
    public void ThePage_IsWhatTheTableSays()
    {
        var page = new StringBuilder();
        page.Append(
            """
            # Derivative rules

            This page is printed by a test from the tables the generator differentiates with (`DerivativeRows.cs`, `Idioms.cs`), and
            every entry of it is tested. The arguments of a function are `x`, `y`, `z` unless other names are given; `f` is the value it
            returns, which the generated code has computed already. Partial derivatives of `double` functions are shown; those of `float`
            are the same formulas in `float` (`Tanh` changes over at 4.5). One rule holds over all but `+`, `-`, `*`, `/` and other
            functions that are linear in each argument: **where the value is NaN, or the method throws, so does the derivative.**


            """);
        Smooth(page);
        WithLiterals(page);
        Compositions(page);
        Steps(page);
        Edges(page);
        Refused(page);
        Snapshot.File("docs/derivative-rules.md", page.ToString());
    }

    private static void Smooth(StringBuilder page)
    {
        page.Append("## Functions with a derivative\n\n| function | partial derivatives, one for each argument |\n| --- | --- |\n");
        foreach (FunctionRow row in Samples.Smooth)
        {
            (Builder builder, Apply apply) = Sample(row);
            (string[] partials, string[] definitions) = PartialsOf(builder, apply);
            string formulas = string.Join("<br>", partials.Where((_, i) => apply.Arguments[i].Type.IsReal).Select(Code));
            string where = definitions.Length == 0 ? "" : "<br>where " + string.Join(", ", definitions.Select(Code));
            page.Append($"| {Code(new Notation(builder).Print(new Term(builder, apply.Result)))} | {formulas}{where} |\n");
        }
    }

    private static void WithLiterals(StringBuilder page)
    {
        page.Append("\n## Literal exponents\n\nA number written in the source is known to the rule.\n\n| function | derivative by `x` |\n| --- | --- |\n");
        foreach ((string function, object[] literals) in LiteralRules)
        {
            foreach (object literal in literals)
            {
                (Builder builder, Apply apply) = Sample(Functions.Find(function, 2)!, literal);
                page.Append($"| {Code(new Notation(builder).Print(new Term(builder, apply.Result)))} | {Code(PartialsOf(builder, apply).Formulas[0])} |\n");
            }
        }

        page.Append("\nA guard against values below a domain is left out where the argument cannot be there, as in `Log(1 + x * x)`.\n");
    }

    private static void Compositions(StringBuilder page)
    {
        page.Append(
            "\n## Compositions\n\nSome compositions are differentiated as a whole: in fewer operations, and without the ∞ · 0 of the chain rule term by term.\n\n"
            + "| composition | by | derivative |\n| --- | --- | --- |\n");
        foreach (string spelling in IdiomTests.Documented)
        {
            (Builder builder, Instruction root) = IdiomTests.Build(spelling);
            var whole = new Notation(builder);
            var notation = new Notation(builder, root.Results[0]);
            IReadOnlyList<Leg> legs = Idioms.Match(builder, root)!;
            var f = new Term(builder, root.Results[0]);
            builder.Origin = f.Value.Label;
            page.Append($"| {Code(whole.Print(f))} | {Column(leg => new Term(builder, leg.Input))} | {Column(leg => leg.Partial(f))} |\n");

            string Column(Func<Leg, Term> cell) => string.Join("<br>", legs.Where(leg => builder.DefinitionOf(leg.Input) is not Constant).Select(leg => Code(notation.Print(cell(leg)))));
        }
    }

    private static void Steps(StringBuilder page)
    {
        IEnumerable<string> names = Functions.All.Where(row => row.Nature == Nature.PiecewiseConstant && row.Home != Home.Operator).Select(row => row.Name).Distinct();
        page.Append("\n## Functions whose derivative is zero\n\n");
        page.Append($"Comparisons, conversions to integers, and {string.Join(", ", names.Select(Code))}.\n");
    }

    private static void Edges(StringBuilder page)
    {
        page.Append("\n## At ties, kinks and edges\n\n| function | arguments → partial derivatives |\n| --- | --- |\n");
        foreach (IGrouping<string, object[]> edges in EdgeTests.Edges.GroupBy(edge => (string)edge[0]))
        {
            page.Append($"| {Code(edges.Key)} | {string.Join("<br>", edges.Select(edge => Edge((object[])edge[1], (double[])edge[2])))} |\n");
        }

        static string Edge(object[] arguments, double[] partials)
        {
            string literals = string.Concat(arguments.OfType<Literal>().Select(literal => $", {Code(Number(literal.Number))} being a literal"));
            return Code($"{string.Join(", ", arguments.Select(Number))} → {string.Join(", ", partials.Select(Notation.Text))}") + literals;
        }

        static string Number(object number) => number switch
        {
            Literal literal => Number(literal.Number),
            double x => x == 0 && double.IsNegative(x) ? "-0" : Notation.Text(x),
            _ => number.ToString()!,
        };
    }

    private static void Refused(StringBuilder page)
    {
        page.Append("\n## Functions that are refused\n\n| function | where a derivative flows into it |\n| --- | --- |\n");
        foreach ((string name, string advice) in Functions.Refusals) page.Append($"| {Code(name)} | {advice.Replace('\'', '`')} |\n");
    }

    private static (string[] Formulas, string[] Definitions) PartialsOf(Builder builder, Apply apply)
    {
        builder.Origin = apply.Result.Label;
        Term[] partials = GradGen.Differentiation.Derivatives.Of(apply.Function, [.. apply.Arguments.Select(value => new Term(builder, value))], new Term(builder, apply.Result));
        return new Notation(builder, apply.Result).Print(partials);
    }

    /// <summary>A call of a function, its last argument a literal if one is given.</summary>
    private static (Builder Builder, Apply Apply) Sample(FunctionRow row, object? literal = null)
    {
        string[] names = ArgumentNames.GetValueOrDefault((row.Name, row.Arity)) ?? ["x", "y", "z"];
        var builder = new Builder(firstLabel: 0);
        object[] sample = Samples.Grid(row).First();
        Value[] arguments = [.. sample.Select((argument, i) => builder.Define(names[i], argument is int ? DataType.Int32 : DataType.Double))];
        if (literal is not null) builder.Append(literal is int n ? new Constant(arguments[^1], 0, n.ToString()) : Constant.Of(arguments[^1], (double)literal));
        var apply = new Apply(builder.Define("f", DataType.Double), row.Name, [.. arguments], row.MayThrow);
        builder.Append(apply);
        return (builder, apply);
    }

    private static string Code(string text) => $"`{text}`";
}
