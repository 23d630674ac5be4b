using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>A sum of products of integers: i·n − n + j.</summary>
internal sealed class Polynomial
{
    private readonly SortedDictionary<string, Term> _terms; // by the factors

    private Polynomial(SortedDictionary<string, Term> terms) => _terms = terms;

    /// <summary>So many times the product of these, which are in the order of their labels.</summary>
    public sealed record Term(long Times, EquatableArray<Value> Factors);

    public IEnumerable<Term> Terms => _terms.Values;

    /// <summary>The number, where nothing else is in it.</summary>
    public long? Number => Terms.All(term => term.Factors.Count == 0) ? Constant : null;

    /// <summary>What is added to the rest of it.</summary>
    public long Constant => _terms.TryGetValue("", out Term number) ? number.Times : 0;

    /// <summary>A value and what is added to it, if that is all.</summary>
    public (Value Of, int By)? Shift =>
        Terms.Where(term => term.Factors.Count > 0).ToList() is [{ Times: 1, Factors: [var of] }] && Constant is > int.MinValue and < int.MaxValue ? (of, (int)Constant) : null;

    public static Polynomial operator +(Polynomial x, Polynomial y) => Sum(x.Terms.Concat(y.Terms));

    public static Polynomial operator -(Polynomial x, Polynomial y) => x + y * -1;

    public static Polynomial operator *(Polynomial x, long y) => Sum(x.Terms.Select(term => term with { Times = term.Times * y }));

    public static Polynomial operator *(Polynomial x, Polynomial y) =>
        Sum(x.Terms.SelectMany(a => y.Terms.Select(b => new Term(a.Times * b.Times, a.Factors.Concat(b.Factors).OrderBy(factor => factor.Label).ToEquatableArray()))));

    public static Polynomial Of(long number) => Sum([new Term(number, [])]);

    public static Polynomial Of(Value value) => Sum([new Term(1, [value])]);

    public static Polynomial Sum(IEnumerable<Term> terms)
    {
        var sum = new SortedDictionary<string, Term>(StringComparer.Ordinal);
        foreach (Term term in terms)
        {
            string key = string.Join(" ", term.Factors.Select(factor => factor.Label));
            long times = sum.TryGetValue(key, out Term same) ? same.Times + term.Times : term.Times;
            if (times == 0) sum.Remove(key);
            else sum[key] = term with { Times = times };
        }

        return new Polynomial(sum);
    }
}
