using System.Globalization;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>Integers as sums of products, as far as their C# is made of <c>+</c>, <c>-</c> and <c>*</c>: <c>(i - 1) * n + j</c> is i·n − n + j.</summary>
/// <param name="definitionOf">Of a value, what defines it, if that is known.</param>
internal sealed class Polynomials(Func<Value, Instruction?> definitionOf)
{
    private const int MostTerms = 12, MostFactors = 4, MostTimes = 1 << 24, MostFragments = 64;

    private readonly Dictionary<int, Polynomial> _known = [];
    private readonly Dictionary<(int Memory, int Dimension), Value> _lengths = []; // the first that is met stands for all

    public Polynomial Of(Value value)
    {
        DeepStack.Check();
        if (_known.TryGetValue(value.Label, out Polynomial known)) return known;
        Polynomial? parts = value.Type.Text != "int" ? null : definitionOf(value) switch
        {
            Constant { Text: { } text } when int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) => Polynomial.Of(number),
            Apply { Function: "+", Arguments: [var x, var y] } => Of(x) + Of(y),
            Apply { Function: "-", Arguments: [var x, var y] } => Of(x) - Of(y),
            Apply { Function: "*", Arguments: [var x, var y] } => Of(x) * Of(y),
            Verbatim { IsPure: true, Results.Count: 1, Fragments: { Count: < MostFragments } fragments } => new Reader(fragments, Of).Read(),
            Length length when definitionOf(length.Memory) is NewArray { IsGrowing: false } array && (length.Dimension >= 0 || array.Lengths.Count == 1) => Of(array.Lengths[Math.Max(0, length.Dimension)]),
            Length length => Polynomial.Of(First(length)),
            _ => null,
        };
        return _known[value.Label] = Short(parts) ?? Polynomial.Of(value);
    }

    private static Polynomial? Short(Polynomial? parts) =>
        parts?.Terms.Count() <= MostTerms && parts.Terms.All(term => term.Factors.Count <= MostFactors && Math.Abs(term.Times) <= MostTimes) ? parts : null;

    private Value First(Length length)
    {
        if (!_lengths.TryGetValue((length.Memory.Label, length.Dimension), out Value first)) _lengths.Add((length.Memory.Label, length.Dimension), first = length.Result);
        return first;
    }

    /// <summary>Reads C# with holes for values; anything but sums and products of integers is not read.</summary>
    private sealed class Reader(EquatableArray<Fragment> fragments, Func<Value, Polynomial> of)
    {
        private readonly List<object> _tokens = []; // values, numbers, operators
        private int _next;

        public Polynomial? Read()
        {
            foreach (Fragment fragment in fragments)
            {
                if (fragment is Fragment.Use use) _tokens.Add(use.Value);
                else if (fragment is not Fragment.Text text || !Split(text.Code)) return null;
            }

            return Sum() is { } sum && _next == _tokens.Count ? sum : null;
        }

        private bool Split(string code)
        {
            for (int i = 0; i < code.Length; i++)
            {
                if (code[i] == ' ') continue;
                if ("+-*()".IndexOf(code[i]) >= 0)
                {
                    _tokens.Add(code[i]);
                    continue;
                }

                int start = i;
                while (i < code.Length && code[i] is >= '0' and <= '9') i++;
                if (i == start || !int.TryParse(code.Substring(start, i - start), NumberStyles.None, CultureInfo.InvariantCulture, out int number)) return false;
                _tokens.Add((long)number);
                i--;
            }

            return true;
        }

        private bool Takes(char token)
        {
            if (_next == _tokens.Count || _tokens[_next] is not char found || found != token) return false;
            _next++;
            return true;
        }

        private Polynomial? Sum()
        {
            DeepStack.Check();
            Polynomial? sum = Product();
            while (sum is not null)
            {
                if (Takes('+')) sum = Product() is { } more ? Short(sum + more) : null;
                else if (Takes('-')) sum = Product() is { } less ? Short(sum - less) : null;
                else break;
            }

            return sum;
        }

        private Polynomial? Product()
        {
            Polynomial? product = Factor();
            while (product is not null && Takes('*')) product = Factor() is { } factor ? Short(product * factor) : null;
            return product;
        }

        private Polynomial? Factor()
        {
            DeepStack.Check();
            if (Takes('-')) return Factor() is { } negated ? negated * -1 : null;
            if (Takes('(')) return Sum() is { } inner && Takes(')') ? inner : null;
            if (_next == _tokens.Count) return null;
            return _tokens[_next++] switch { Value value => of(value), long number => Polynomial.Of(number), _ => null };
        }
    }
}
