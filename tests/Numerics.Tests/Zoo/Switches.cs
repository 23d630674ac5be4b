namespace Zoo;

enum Shape { Linear, Quadratic, Cubic = 7, Wave }

static partial class Switches
{
    [Differentiable, At(0.7, 0), At(0.7, 1), At(0.7, 2), At(0.7, 9)] public static double IntStatement(double x, int n)
    {
        switch (n)
        {
            case 0: return x;
            case 1: x *= x; break;
            case 2:
            case 3: { x = Math.Sin(x); break; }
            default: x = 1 / x; break;
        }

        return x + 1;
    }

    [Differentiable, At(0.7, 0), At(0.7, 5), At(0.7, -4), At(0.7, 1)] public static double IntExpression(double x, int n) =>
        n switch { 0 => x, 1 => x * x, > 3 => Math.Cos(x), < 0 and > -5 => x + n, _ => 3 };

    [Differentiable, At(0.7, Shape.Linear), At(0.7, Shape.Quadratic), At(0.7, Shape.Cubic), At(0.7, Shape.Wave)]
    public static double EnumExpression(double x, Shape shape) => shape switch
    {
        Shape.Linear => 2 * x,
        Shape.Quadratic => x * x,
        Shape.Cubic => x * x * x,
        _ => Math.Sin(x),
    };

    [Differentiable, At(0.7, Shape.Linear), At(0.7, Shape.Quadratic), At(0.7, Shape.Cubic)] public static double EnumStatement(double x, Shape shape)
    {
        double r = 1;
        switch (shape)
        {
            case Shape.Linear: r = x; break;
            case Shape.Quadratic: r = x * x; break;
            default: r *= 2; break;
        }

        return r * x;
    }

    [Differentiable, MayBeRefused, At(0.7, 1), At(0.7, 2), At(0.7, 3)] public static double Gotos(double x, int n)
    {
        switch (n)
        {
            case 1: x *= x; goto case 2;
            case 2: x += 1; goto default;
            default: return x * x;
        }
    }

    [Differentiable, At(0.7, "relu"), At(-0.7, "relu"), At(0.7, "tanh"), At(0.7, "softplus"), At(0.7, "")] public static double Activation(double x, string kind)
    {
        switch (kind)
        {
            case "relu": return x > 0 ? x : 0;
            case "tanh": return Math.Tanh(x);
            case "softplus": return Math.Log(1 + Math.Exp(x));
            default: return x;
        }
    }

    [Differentiable, At(0.7, "a", 1), At(0.7, "a", 2), At(0.7, "b", 2), At(0.7, "c", 0)] public static double TupleExpression(double x, string s, int n) =>
        (s, n) switch { ("a", 1) => x, ("a", _) => x * x, (_, > 1) => Math.Exp(x), var (t, m) => x * m + t.Length };

    [Differentiable, At(-2.0), At(-0.5), At(0.0), At(0.5), At(1.0), At(3.0)] public static double RelationalPatterns(double x) =>
        x switch { < -1 => -x, < 0 => x * x, 0 => 7 * x, <= 1 => Math.Sin(x), _ => Math.Log(x) };

    [Differentiable, At(-2.0), At(0.5), At(1.0), At(3.0)] public static double RelationalStatement(double x)
    {
        double r;
        switch (x)
        {
            case < 0: r = x * x; break;
            case > 2: r = Math.Sqrt(x); break;
            case 0.5: r = 4 * x; break;
            default: r = Math.Cos(x); break;
        }

        return r * x;
    }

    [Differentiable, At(-2.0), At(0.5), At(3.0)] public static double CombinedPatterns(double x) =>
        x switch { > 0 and < 1 => x * x, < -1 or > 2 => 1 / x, not 1 => x, _ => 0 };

    [Differentiable, At(0.5, 1.0), At(1.5, 0.2), At(-1.0, -2.0), At(-1.0, 4.0)] public static double WhenClauses(double x, double y) => x switch
    {
        > 0 when y > x => x * y,
        > 0 => x - y,
        var t when t * y > 0 => t * t,
        _ => y,
    };

    [Differentiable, At(0.5, 1), At(-0.5, 1), At(-0.5, 2), At(0.5, 2)] public static double MixedTuple(double x, int n) => (x, n) switch
    {
        ( > 0, 1) => x * x,
        ( < 0, 1) => -x,
        (_, 2) => Math.Exp(x),
        _ => 0,
    };

    [Differentiable, At(0.5, 'a'), At(0.5, 'z'), At(0.5, '5')] public static double CharSwitch(double x, char c) =>
        c switch { >= 'a' and <= 'm' => x, >= '0' and <= '9' => x * (c - '0'), _ => x * x };

    [Differentiable, At(0.5, 1), At(0.5, 2), At(0.5, 3)] public static double NestedSwitch(double x, int n) => n switch
    {
        1 => x switch { > 0 => x * x, _ => x },
        2 => (n + 1) switch { 3 => Math.Exp(x), _ => 0 },
        _ => x > 0 ? n switch { 3 => 1 / x, _ => x } : 0,
    };

    [Differentiable, At(0.5, 1), At(0.5, 2), At(0.5, 3), At(0.5, 4)] public static double ReturnsAndBreaks(double x, int n)
    {
        double t = x * 2;
        switch (n)
        {
            case 1:
                if (t > 0.2) return t * t;
                t = -t;
                break;
            case 2:
                t += 1;
                if (t > 1) break;
                t *= 3;
                break;
            case 3:
                return x;
        }

        return t * x;
    }

    [Differentiable, At(0.5, true, true), At(0.5, true, false), At(0.5, false, false)] public static double BoolSwitch(double x, bool a, bool b) =>
        (a, b) switch { (true, true) => x, (true, false) => x * x, _ => x * x * x };

    [Differentiable, At(0.5, 3), At(0.5, 4)] public static double SwitchAssigns(double x, int n)
    {
        double a = x, b = 1;
        switch (n % 2) { case 0: (a, b) = (b, a); break; case 1: b = a * a; break; }
        return a - b * x;
    }

    [Differentiable, At(0.5, 0), At(0.5, 2)] public static double SwitchInArgument(double x, int n) => Math.Pow(n switch { 0 => x, _ => x + n }, 2) * x;

    [MakesObjects, Differentiable, At(0.5, "sin"), At(0.5, "SQ"), At(0.5, ""), At(0.5, "x3"), At(0.5, "xy")] public static double StringsAndGuards(double x, string f)
    {
        switch (f.ToLowerInvariant())
        {
            case "sin": x = Math.Sin(x); break;
            case "sq" when f != "sq": x *= x; break;
            case { Length: 2 } two when char.IsDigit(two[1]): x = Math.Pow(x, two[1] - '0'); break;
            case "": throw new FormatException($"'{f}' at {nameof(x)}");
        }

        return x + f.Length / 2;
    }

    [Differentiable, At(0.5, 1.5), At(0.5, -1.5), At(2.5, 0.5), At(1.9, 0.5)] public static double SwitchOfSwitch(double x, double y) =>
        (x * y) switch { > 1 => y, var p when p > 0 => p switch { > 0.9 => p * p, _ => p }, var p => -p } switch { var q when q > 2 => q * q, var q => q * x };

    [Differentiable, At(0.25, 0), At(0.25, 1)] public static double OnlyDefault(double x, int n) { switch (n) { default: return x * x; } }

    [Differentiable, At(0.3, 0.7), At(2.0, -1.0), At(-1.5, 0.4), At(3.3, 2.2), At(-0.2, -0.9), At(1.2, 1.1)] public static double SwitchInElseOfSwitch(double x, double y)
    {
        double acc = 1, t;
        switch ((x > 0, y))
        {
            case (true, > 1) when (t = x * y) > 2: acc += t * t; break;
            case (true, _):
                if ((acc *= x) > 1.5) return acc - y;
                else switch (Math.Sign(y)) { case 1: acc = -acc; break; case -1: x = y; break; default: break; }
                break;
            default: acc = y is < 0 ? y * x : Math.Exp(y) / (acc + x * x); break;
        }

        return (x -= 1) * acc + x * x++ + --y * x;
    }

    [Differentiable, At(0.5, true, true), At(0.5, true, false), At(0.5, false, true), At(0.5, false, false)] public static double BoolPatterns(double x, bool p, bool q) =>
        p switch { true when q is false => x * x, false => (x > 0) is true ? 3 * x : x, _ => (q, x < 0) switch { (true, false) => -x, _ => Math.Sin(x) } };
}
