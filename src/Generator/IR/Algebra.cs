using GradGen.Support;

namespace GradGen.IR;

/// <summary>
/// The identities by which derivative arithmetic is kept short. They are exact in real arithmetic and are applied to
/// derivative code only, never to the primal's.
/// </summary>
internal static class Algebra
{
    public static Term Add(Term x, Term y)
    {
        if (x.IsZero) return y;                                                   // 0 + y          y
        if (y.IsZero) return x;                                                   // x + 0          x
        if (Folded(x, y, (a, b) => a + b) is { } sum) return sum;                 // 2 + 3          5
        if (IsNegative(y, out Term minus)) return Subtract(x, minus);             // x + -y         x - y
        if (IsNegative(x, out minus)) return Subtract(y, minus);                  // -x + y         y - x
        if (x.Value == y.Value) return 2 * x;                                     // x + x          2 * x
        return x.Apply("+", y);
    }

    public static Term Subtract(Term x, Term y)
    {
        if (y.IsZero) return x;                                                   // x - 0          x
        if (x.IsZero) return Negate(y);                                           // 0 - y          -y
        if (Folded(x, y, (a, b) => a - b) is { } difference) return difference;   // 5 - 3          2
        if (IsNegative(y, out Term minus)) return Add(x, minus);                  // x - -y         x + y
        if (IsNegative(x, out minus)) return Negate(Add(minus, y));               // -x - y         -(x + y)
        return x.Apply("-", y);
    }

    public static Term Negate(Term x)
    {
        if (x.IsZero) return Term.Zero;                                           // -0             nothing
        if (x.Builder.IsNumber(x.Value, out double? number)) return x.Number(-number.Value);
        if (IsNegative(x, out Term minus)) return minus;                          // --x            x
        if (IsDerivative(x, "-", out Term a, out Term b)) return Subtract(b, a);  // -(a - b)       b - a
        return x.Apply("neg");
    }

    public static Term Multiply(Term x, Term y)
    {
        DeepStack.Check();
        if (x.IsZero || y.IsZero) return Term.Zero;                               // 0 * y          nothing
        if (x.Is(double.NaN) || y.Is(double.NaN)) return x.Number(double.NaN);    // NaN * y        NaN
        if (Folded(x, y, (a, b) => a * b) is { } product) return product;         // 2 * 3          6
        if (x.Is(1)) return y;                                                    // 1 * y          y
        if (y.Is(1)) return x;                                                    // x * 1          x
        if (x.Is(-1)) return Negate(y);                                           // -1 * y         -y
        if (y.Is(-1)) return Negate(x);                                           // x * -1         -x
        if (IsNegative(x, out Term minus)) return Negate(Multiply(minus, y));     // -x * y         -(x * y)
        if (IsNegative(y, out minus)) return Negate(Multiply(x, minus));          // x * -y         -(x * y)
        if (y.IsNumber && !x.IsNumber) return Multiply(y, x);                                   // x * 2          2 * x
        if (IsDerivative(y, "*", out Term a, out Term b) && a.IsNumber && (!x.IsNumber || Folded(x, a, (p, q) => p * q) is not null))
        {
            return Multiply(Multiply(a, x), b);                                   // x * (2 * b)    2 * x * b
        }

        if (IsDerivative(y, "/", out a, out b) && b.IsNumber && x.IsNumber && Folded(x, b, (p, q) => p / q) is { } quotient)
        {
            return Multiply(quotient, a);                                                                   // 2 * (x / 2)    x
        }

        if (IsDerivative(y, "/", out a, out b) && a.IsNumber) return Divide(Multiply(a, x), b);             // x * (1 / b)  x / b
        if (IsDerivative(x, "/", out a, out b) && a.Is(1)) return Divide(y, b);                              // (1 / b) * y  y / b
        return x.Apply("*", y);
    }

    /// <summary>
    /// A tangent or an adjoint times a partial derivative; where the rule makes a choice, one is chosen from products.
    /// </summary>
    public static Term Scale(Term x, Term partial)
    {
        if (x.IsZero || partial.IsZero) return Term.Zero;
        return IsChoice(partial, out Select choice)
            ? Choose(choice, partial, arm => Scale(x, arm))                       // x * (p ? 1 : 0)  p ? x : 0
            : Multiply(x, partial);
    }

    public static Term Divide(Term x, Term y)
    {
        if (x.IsZero) return Term.Zero;                                           // 0 / y          nothing
        if (x.Is(double.NaN)) return x;                                           // NaN / y        NaN
        if (y.Is(1)) return x;                                                    // x / 1          x
        if (x.Value == y.Value) return x.Number(1);                               // x / x          1
        if (IsDerivative(x, "*", out Term a, out Term b) && a.IsNumber && Folded(a, y, (p, q) => p / q) is { } factor)
        {
            return Multiply(factor, b);                                           // 2 * x / 2      x
        }

        if (IsNegative(x, out Term minus)) return Negate(Divide(minus, y));       // -x / y         -(x / y)
        if (IsNegative(y, out minus)) return Negate(Divide(x, minus));            // x / -y         -(x / y)
        return x.Apply("/", y);
    }

    /// <summary><c>condition ? x : y</c>; a structural zero becomes the number 0.</summary>
    public static Term Select(Term condition, Term x, Term y)
    {
        if (x.IsZero && y.IsZero) return Term.Zero;
        Term sample = x.IsZero ? y : x;
        Value whenTrue = x.IsZero ? sample.Number(0).Value : x.Value;
        Value whenFalse = y.IsZero ? sample.Number(0).Value : y.Value;
        if (whenTrue == whenFalse) return x;                                      // p ? x : x      x
        Builder builder = condition.Builder;
        return new Term(builder, builder.Add(new Select(builder.Define("", whenTrue.Type), condition.Value, whenTrue, whenFalse)));
    }

    /// <summary>The value itself, in another real type; 0 too.</summary>
    public static Value Converted(Builder builder, Value value, DataType type) =>
        builder.IsNumber(value, out double? number) ? builder.Number(number.Value, type) : Convert(new Term(builder, value), type).Value;

    /// <summary>A conversion of derivative code to another real type.</summary>
    public static Term Convert(Term x, DataType type)
    {
        if (x.IsZero || x.Value.Type == type) return x;
        Builder builder = x.Builder;
        return builder.IsNumber(x.Value, out double? number)
            ? new Term(builder, builder.Number(number.Value, type))
            : new Term(builder, builder.Add(new IR.Convert(builder.Define("", type), x.Value)));
    }

    private static Term Choose(Select choice, Term choiceTerm, Func<Term, Term> arm)
    {
        Builder builder = choiceTerm.Builder;
        return Select(new(builder, choice.Condition), arm(new(builder, choice.WhenTrue)), arm(new(builder, choice.WhenFalse)));
    }

    private static bool IsNegative(Term x, out Term minus)
    {
        bool found = IsDerivative(x, "neg", out minus, out _);
        if (!found && x.Builder.IsNumber(x.Value, out double? number) && number < 0)
        {
            minus = x.Number(-number.Value);
            return true;
        }

        return found;
    }

    /// <summary>A choice between something and a number made by derivative code: what is done to it is done to its arms.</summary>
    public static bool IsChoice(Term x, out Select choice)
    {
        choice = (x.Builder.DefinitionOf(x.Value) as Select)!;
        return choice is { Origin: not Instruction.None }
            && (x.Builder.IsNumber(choice.WhenTrue, out _) || x.Builder.IsNumber(choice.WhenFalse, out _));
    }

    /// <summary>Whether derivative code made <paramref name="x"/> by <paramref name="function"/>; the primal's own values keep their form.</summary>
    private static bool IsDerivative(Term x, string function, out Term a, out Term b)
    {
        a = b = default;
        if (x.Builder.DefinitionOf(x.Value) is not Apply apply || apply.Function != function || apply.Origin == Instruction.None) return false;
        a = new Term(x.Builder, apply.Arguments[0]);
        if (apply.Arguments.Count > 1) b = new Term(x.Builder, apply.Arguments[1]);
        return true;
    }

    /// <summary>0.7 for 1 − 0.3, where rounding leaves it at that.</summary>
    private static bool IsOneDigit(double number) => Math.Abs(number) < 100 && Math.Round(number, 1) == number;

    /// <summary>The result where it is as easy to read as what it comes from: 3 * 0.25 is 0.75, but 3 * 0.044715 stays.</summary>
    private static Term? Folded(Term x, Term y, Func<double, double, double> operation)
    {
        if (!x.Builder.IsNumber(x.Value, out double? a) || !y.Builder.IsNumber(y.Value, out double? b)) return null;
        double number = operation(a.Value, b.Value);
        bool isShort = Math.Abs(number) < 1e6 && number * 16 == Math.Floor(number * 16) || IsOneDigit(number);
        return isShort || double.IsNaN(number) || double.IsInfinity(number) ? x.Number(number) : null;
    }
}
