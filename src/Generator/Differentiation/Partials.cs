using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>What both modes ask at a function: the inputs that matter, each with its partial derivative.</summary>
internal static class Partials
{
    public static IEnumerable<(Value Input, Term Partial)> Of(Builder builder, Apply apply, HashSet<int> varied)
    {
        Term[] arguments = [.. apply.Arguments.Select(value => new Term(builder, value))];
        Term[] partials = Derivatives.Of(apply.Function, arguments, new Term(builder, apply.Result));
        for (int i = 0; i < partials.Length; i++)
        {
            if (!partials[i].IsZero && varied.Contains(apply.Arguments[i].Label)) yield return (apply.Arguments[i], partials[i]);
        }
    }
}
