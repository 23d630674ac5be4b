using GradGen.IR;

namespace GradGen.Analysis;

/// <summary>
/// Which row and which column an index into memory means that holds a matrix row by row: <c>i * n + j</c> is column j of
/// row i, where j is at least 0 and below n.
/// </summary>
internal sealed class RowMajor(Scopes scopes)
{
    private const int MostBounds = 8; // that stand for indices, one after the other

    private readonly Polynomials _polynomials = new(value => scopes.DefinitionOf(value));

    public Polynomial Of(Value index) => _polynomials.Of(index);

    /// <summary>
    /// Two indices, digit by digit: they are equal where all pairs are. The rows are as long for both, throughout the
    /// <paramref name="loops"/>.
    /// </summary>
    public IEnumerable<(Polynomial One, Polynomial Other)> Digits(Polynomial one, Polynomial other, List<int> loops)
    {
        while (LengthsIn(one).Concat(LengthsIn(other)).FirstOrDefault(length => IsSteady(length, loops) && Split(one, length) is not null && Split(other, length) is not null) is { } row)
        {
            (Polynomial Row, Polynomial Column) a = Split(one, row)!.Value, b = Split(other, row)!.Value;
            yield return (a.Column, b.Column);
            (one, other) = (a.Row, b.Row);
        }

        yield return (one, other);
    }

    /// <summary>The digits of an index, with the length of the rows; the last has none, or is all.</summary>
    public IEnumerable<(Polynomial Digit, Polynomial? Below)> Digits(Value index)
    {
        Polynomial rest = Of(index);
        while (LengthsIn(rest).FirstOrDefault(length => Split(rest, length) is not null) is { } row)
        {
            (Polynomial next, Polynomial column) = Split(rest, row)!.Value;
            yield return (column, row);
            rest = next;
        }

        yield return (rest, null);
    }

    /// <summary>What the rows may be long: what indices are multiplied by.</summary>
    private IEnumerable<Polynomial> LengthsIn(Polynomial index)
    {
        foreach (Polynomial.Term term in index.Terms)
        {
            if (term.Factors.Count > 0 && Math.Abs(term.Times) > 1) yield return Polynomial.Of(Math.Abs(term.Times));
            if (term.Factors.Count < 2) continue;
            foreach (Value factor in term.Factors.Where(factor => !IsIndex(factor)).Distinct()) yield return Polynomial.Of(factor);
        }
    }

    private (Polynomial Row, Polynomial Column)? Split(Polynomial index, Polynomial length)
    {
        if (length.Number is { } number)
        {
            Polynomial row = Polynomial.Sum(index.Terms.Where(term => term.Factors.Count > 0 && term.Times % number == 0).Select(term => term with { Times = term.Times / number }));
            long rows = (index.Constant - (((index.Constant % number) + number) % number)) / number;
            return Where(row, index - row * number) ?? Where(row + Polynomial.Of(rows), index - (row + Polynomial.Of(rows)) * number);
        }

        Value of = length.Shift!.Value.Of;
        Polynomial times = Polynomial.Sum(index.Terms.Where(term => term.Factors.Contains(of)).Select(term => term with { Factors = [.. Without(term.Factors, of)] }));
        return Where(times, index - times * length);

        (Polynomial, Polynomial)? Where(Polynomial row, Polynomial column) => IsBelow(column, length) ? (row, column) : null;
    }

    /// <summary>Whether an index is known to be at least 0 and below a length.</summary>
    public bool IsBelow(Value index, Value length) => IsBelow(Of(index), Of(length));

    public bool IsZero(Value index) => Of(index).Number == 0;

    private bool IsBelow(Polynomial index, Polynomial length) => Bound(index, isUpper: false) >= 0 && Bound(index - length, isUpper: true) < 0;

    private static IEnumerable<Value> Without(IEnumerable<Value> factors, Value factor)
    {
        bool isTaken = false;
        foreach (Value other in factors)
        {
            if (isTaken || other != factor) yield return other;
            else isTaken = true;
        }
    }

    /// <summary>What it cannot be above, or below; the bounds of loops stand for their indices, those of inner loops first.</summary>
    private long? Bound(Polynomial sum, bool isUpper)
    {
        for (int i = 0; i < MostBounds; i++)
        {
            if (sum.Terms.Where(term => term.Factors is [var only] && IsIndex(only)).OrderBy(term => scopes.HomeOf(term.Factors[0])).LastOrDefault() is not { } term) break;
            var loop = (For)scopes.LoopOf(scopes.HomeOf(term.Factors[0]))!;
            bool isLast = term.Times > 0 == isUpper == loop.Step > 0;
            int within = !isLast ? 0 : loop.Relation switch { "<" => -1, ">" => 1, _ => 0 };
            Polynomial bound = Of(isLast ? loop.To : loop.From) + Polynomial.Of(within);
            sum = sum - Polynomial.Sum([term]) + bound * term.Times;
        }

        return Polynomial.Sum(sum.Terms.Where(term => term.Times > 0 == isUpper || !IsLength(term))).Number; // lengths are at least 0
    }

    private bool IsLength(Polynomial.Term term) => term.Factors.Count > 0 && term.Factors.All(factor => scopes.DefinitionOf(factor) is Length);

    private bool IsIndex(Value value) => scopes.LoopOf(scopes.HomeOf(value)) is For loop && loop.Index == value;

    /// <summary>Whether it stays the same from iteration to iteration of the loops.</summary>
    private bool IsSteady(Polynomial length, List<int> loops) => loops.Count == 0 || length.Shift is not { Of: var of } || !scopes.IsAround(loops[0], scopes.HomeOf((scopes.DefinitionOf(of) as Length)?.Memory ?? of));
}
