using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>What both modes ask at a function: the inputs that matter, each with its partial derivative.</summary>
internal static class Partials
{
    public static IEnumerable<(Value Input, Term Partial)> Of(Builder builder, Apply apply, HashSet<int> varied)
    {
        var f = new Term(builder, apply.Result);
        return from candidate in Idioms.Match(builder, apply) is { } legs ? Of(legs, f) : Of(builder, apply, f)
               where varied.Contains(candidate.Input.Label) && !candidate.Partial.IsZero
               select candidate;
    }

    private static IEnumerable<(Value Input, Term Partial)> Of(IReadOnlyList<Leg> legs, Term f) =>
        legs.Select(leg => (leg.Input, leg.Partial(f)));

    private static IEnumerable<(Value Input, Term Partial)> Of(Builder builder, Apply apply, Term f)
    {
        Term[] arguments = [.. apply.Arguments.Select(value => new Term(builder, value))];
        Term[] partials = Derivatives.Of(apply.Function, arguments, f);
        return partials.Select((partial, i) => (apply.Arguments[i], partial));
    }
}
