using GradGen.IR;

namespace GradGen.Tests.Differentiation;

/// <summary>Derivatives have derivatives: what a partial is made of is in the table itself.</summary>
public class ClosureTests
{
    private static readonly string[] MathOfNetStandard20 =
    [
        "Abs", "Acos", "Asin", "Atan", "Atan2", "Ceiling", "Cos", "Cosh", "Exp", "Floor", "IEEERemainder", "Log", "Log10", "Max", "Min",
        "Pow", "Round", "Sign", "Sin", "Sinh", "Sqrt", "Tan", "Tanh", "Truncate", "IsNaN",
    ];

    public static IEnumerable<object[]> Rules =>
        from row in Samples.Smooth
        from arguments in Samples.Of(row).Take(1).SelectMany(Spellings)
        select new object[] { new Row(row, arguments), row };

    [Theory, MemberData(nameof(Rules))]
    internal void WhatAPartialUses_IsInTheTable(Row rule, FunctionRow _) => Assert.All(
        AppliedBy(rule),
        apply => Assert.True(
            Functions.Find(apply.Function, apply.Arguments.Count) is { MayThrow: false } used
            && (used.Nature == Nature.PiecewiseConstant || GradGen.Differentiation.Derivatives.Has(apply.Function, apply.Arguments.Count)),
            apply.Function));

    [Theory, MemberData(nameof(Rules))]
    internal void WhatEveryFrameworkHas_IsDifferentiatedWithWhatEveryFrameworkHas(Row rule, FunctionRow row)
    {
        if (row.Home != Home.Operator && !MathOfNetStandard20.Contains(row.Name)) return;
        Assert.All(AppliedBy(rule), apply => Assert.True(
            Functions.Find(apply.Function, apply.Arguments.Count) is { Home: Home.Operator } || MathOfNetStandard20.Contains(apply.Function), apply.Function));
    }

    /// <summary>Code that has floats and no <c>MathF</c> can still take absolute values, maxima and remainders of them.</summary>
    [Theory, MemberData(nameof(Rules))]
    internal void WhatNeedsNoMathF_IsDifferentiatedWithoutMathF(Row rule, FunctionRow row)
    {
        if (row.Home is not (Home.Operator or Home.Overloaded)) return;
        Assert.All(AppliedBy(rule), apply => Assert.False(
            Functions.Find(apply.Function, apply.Arguments.Count) is { Home: Home.Math } && apply.Arguments[0].Type == DataType.Float, apply.Function));
    }

    /// <summary>The arguments as they are, and with the last of them as literals that rules treat apart.</summary>
    private static IEnumerable<object[]> Spellings(object[] arguments)
    {
        yield return arguments;
        yield return Samples.AsFloats(arguments);
        if (arguments is not [double x, double or int]) yield break;
        foreach (int literal in new[] { -2, -1, 1, 2, 3, 4 })
        {
            yield return [x, new Literal(arguments[1] is int ? literal : (object)(double)literal)];
            if (arguments[1] is double) yield return [x, new Literal(literal + 0.5)];
        }
    }

    private static IEnumerable<Apply> AppliedBy(Row rule) => AppliedBy(rule.Rule().Function.Body);

    private static IEnumerable<Apply> AppliedBy(Block block) => block.Instructions.SelectMany(instruction => instruction switch
    {
        Apply { Origin: not Instruction.None } apply => [apply],
        If branch => AppliedBy(branch.Then).Concat(AppliedBy(branch.Else)),
        _ => [],
    });
}
