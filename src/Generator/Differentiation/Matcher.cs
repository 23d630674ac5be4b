using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>Recognises how a value is computed.</summary>
internal readonly struct Matcher(Builder builder)
{
    private const int MostFactors = 16;
    private const int Depth = 4; // how far two ways of writing the same thing are compared

    public bool IsNumber(Value value, double number) => builder.IsNumber(value, out double? known) && known == number;

    public bool IsOne(Value value) => IsNumber(value, 1);

    public bool Is(Value value, string function, out Value x)
    {
        bool found = builder.DefinitionOf(value) is Apply apply && apply.Function == function && apply.Arguments.Count == 1;
        x = found ? ((Apply)builder.DefinitionOf(value)!).Arguments[0] : value;
        return found;
    }

    public bool IsExp(Value value, out Value x) => Is(value, "Exp", out x);

    /// <summary><c>1 + x</c> or <c>x + 1</c>.</summary>
    public bool IsOnePlus(Value value, out Value x)
    {
        x = value;
        if (builder.DefinitionOf(value) is not Apply { Function: "+" } sum) return false;
        bool isFirst = IsOne(sum.Arguments[0]);
        x = sum.Arguments[isFirst ? 1 : 0];
        return isFirst || IsOne(sum.Arguments[1]);
    }

    /// <summary><c>1 / x</c>.</summary>
    public bool IsReciprocal(Value value, out Value x)
    {
        x = value;
        if (builder.DefinitionOf(value) is not Apply { Function: "/" } quotient || !IsOne(quotient.Arguments[0])) return false;
        x = quotient.Arguments[1];
        return true;
    }

    /// <summary><c>c * x</c> or <c>x * c</c> for a number c.</summary>
    public bool IsTimes(Value value, Value x, out Value c)
    {
        c = value;
        if (builder.DefinitionOf(value) is not Apply { Function: "*" } product) return false;
        bool isFirst = builder.IsNumber(product.Arguments[0], out _);
        c = product.Arguments[isFirst ? 0 : 1];
        return builder.IsNumber(c, out _) && Same(product.Arguments[isFirst ? 1 : 0], x);
    }

    /// <summary><c>x</c>, <c>x * x</c>, … or a number times that; <paramref name="degree"/> counts the factors <paramref name="x"/>.</summary>
    public bool IsPower(Value value, Value x, out int degree)
    {
        degree = 0;
        for (int i = 0; i < MostFactors; i++)
        {
            if (Same(value, x) || Is(value, "neg", out Value minus) && Same(minus, x))
            {
                degree++;
                return true;
            }

            if (builder.DefinitionOf(value) is not Apply { Function: "*" } product) return false;
            bool isLast = Same(product.Arguments[1], x);
            if (!isLast && !Same(product.Arguments[0], x)) return false;
            degree++;
            value = product.Arguments[isLast ? 0 : 1];
            if (builder.IsNumber(value, out _)) return true;
        }

        return false;
    }

    /// <summary>Whether <c>value * x</c> is <c>c * x * x</c>, <c>c * x * x * x</c>, … for any <paramref name="c"/>.</summary>
    public bool IsScaledPower(Value value, Value x, out Value c, out int factors)
    {
        c = value;
        for (factors = 1; factors < MostFactors && builder.DefinitionOf(c) is Apply { Function: "*" } product && Same(product.Arguments[1], x); factors++)
        {
            c = product.Arguments[0];
        }

        return factors > 1;
    }

    /// <summary><c>x * x + Pow(y, 2) + …</c>, in any order and bracketing, of at most <paramref name="most"/> squares.</summary>
    public bool IsSumOfSquares(Value value, int most, out List<Value> roots)
    {
        roots = [];
        var rest = new Stack<Value>([value]);
        while (rest.Count > 0)
        {
            Value term = rest.Pop();
            if (IsSquare(term, out Value root))
            {
                roots.Add(root);
            }
            else if (builder.DefinitionOf(term) is Apply { Function: "+" } sum)
            {
                rest.Push(sum.Arguments[1]);
                rest.Push(sum.Arguments[0]);
            }
            else
            {
                return false;
            }

            if (roots.Count + rest.Count > most) return false;
        }

        return true;
    }

    /// <summary>Whether both are the same value, or are computed alike.</summary>
    public bool Same(Value x, Value y) => Same(x, y, Depth);

    private bool IsSquare(Value value, out Value root)
    {
        Apply? apply = builder.DefinitionOf(value) as Apply;
        root = apply is null ? value : apply.Arguments[0];
        return apply is { Function: "*" } && Same(root, apply.Arguments[1])
            || apply is { Function: "Pow" } && IsNumber(apply.Arguments[1], 2);
    }

    private bool Same(Value x, Value y, int depth)
    {
        if (x == y) return true;
        if (depth == 0 || x.Type != y.Type) return false;
        switch (builder.DefinitionOf(x), builder.DefinitionOf(y))
        {
            case (Constant a, Constant b):
                return a.Bits == b.Bits && a.Text == b.Text;
            case (Apply { MayThrow: false } a, Apply b) when a.Function == b.Function && a.Arguments.Count == b.Arguments.Count:
                for (int i = 0; i < a.Arguments.Count; i++)
                {
                    if (!Same(a.Arguments[i], b.Arguments[i], depth - 1)) return false;
                }

                return true;
            default:
                return false;
        }
    }
}
