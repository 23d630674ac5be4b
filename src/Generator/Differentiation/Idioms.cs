using GradGen.IR;
using static GradGen.Differentiation.Elementary;

namespace GradGen.Differentiation;

/// <summary>An input of an idiom, and the idiom's partial derivative by it, given the idiom's value.</summary>
internal readonly record struct Leg(Value Input, Func<Term, Term> Partial);

/// <summary>
/// Compositions whose derivative is better known as a whole: shorter, and finite wherever the true derivative is. The
/// values between an idiom's inputs and its result are passed over; each may have other uses, which are others' business.
/// </summary>
internal static class Idioms
{
    private const int MostSquares = 64; // keeps a chain of norms of partial sums linear
    private const int MostRebuilt = 3; // factors that are multiplied again to make one of them smaller

    /// <summary>The legs of the idiom that <paramref name="root"/> completes; <see langword="null"/> where the chain rule is as good.</summary>
    public static IReadOnlyList<Leg>? Match(Builder builder, Instruction root)
    {
        if (root is not Apply apply) return null;
        var match = new Matcher(builder);
        Value a = apply.Arguments[0];
        Value b = apply.Arguments[apply.Arguments.Count - 1];
        Value u, v, e;
        return apply.Function switch
        {
            // -x * x               -2 * x
            "*" when match.Is(a, "neg", out u) && match.Same(u, b) => [new(b, f => -2 * Of(b))],

            // c * x * x * x        3 * (c * x * x),   x * x * x;   0.5 * x * x    x
            "*" when match.IsTimes(a, b, out Value c) && (2 * Of(c)).IsNumber => [new(b, f => 2 * Of(c) * Of(b))],
            "*" when match.IsPower(a, b, out int degree) => [new(b, f => Times(degree + 1, a))],
            "*" when match.IsScaledPower(a, b, out Value scale, out int factors) => [new(b, f => Times(factors, a)), new(scale, f => Power(Of(b), factors))],

            // √(x² + y² + …)       x/f, and 0 at the origin
            "Sqrt" when match.IsSumOfSquares(a, MostSquares, out List<Value> roots) =>
                roots.ConvertAll(x => new Leg(x, f => Where(f.EqualTo(0), 0, Of(x) / f))),

            // e/(1 + e)            f(1 − f)           e = exp u
            "/" when match.IsOnePlus(b, out e) && match.IsExp(e, out u) && match.Same(a, e) => [new(u, f => f * (1 - f))],

            // 1/(1 + e)            −f(1 − f)
            "/" when match.IsOne(a) && match.IsOnePlus(b, out e) && match.IsExp(e, out u) => [new(u, f => -(f * (1 - f)))],

            // 1/(1 + 1/e)          f(1 − f)
            "/" when match.IsOne(a) && match.IsOnePlus(b, out v) && match.IsReciprocal(v, out e) && match.IsExp(e, out u) =>
                [new(u, f => f * (1 - f))],

            // c/(1 + e)            1/(1 + e),         −f/(1 + 1/e)
            "/" when match.IsOnePlus(b, out e) && match.IsExp(e, out u) =>
                [new(a, f => 1 / Of(b)), new(u, f => -f / (1 + 1 / Of(e)))],

            // c/(1 + 1/e)          1/(1 + 1/e),       f/(1 + e)
            "/" when match.IsOnePlus(b, out v) && match.IsReciprocal(v, out e) && match.IsExp(e, out u) =>
                [new(a, f => 1 / Of(b)), new(u, f => f / (1 + Of(e)))],

            // ln(1 + e)            1/(1 + 1/e)
            "Log" when apply.Arguments.Count == 1 && match.IsOnePlus(a, out e) && match.IsExp(e, out u) => [new(u, f => 1 / (1 + 1 / Of(e)))],
            "LogP1" when match.IsExp(a, out u) => [new(u, f => 1 / (1 + 1 / Of(a)))],

            // 1/cosh²u             −2f·tanh u
            "Pow" when match.IsNumber(b, -2) && match.Is(a, "Cosh", out u) => [new(u, f => -2 * (f * Tanh(Of(u))))],

            _ => null,
        };

        Term Of(Value value) => new(builder, value);

        // 2 * (0.5 * k * x)   →   k * x
        Term Times(int factor, Value product)
        {
            var factors = new Stack<Value>();
            Value head = product;
            for (; factors.Count < MostRebuilt && builder.DefinitionOf(head) is Apply { Function: "*" } times; head = times.Arguments[0]) factors.Push(times.Arguments[1]);
            Term scaled = factor * Of(head);
            return scaled.IsNumber ? factors.Aggregate(scaled, (term, next) => term * Of(next)) : factor * Of(product);
        }

        static Term Power(Term x, int degree) => degree == 1 ? x : Power(x, degree - 1) * x;
    }
}
