namespace Zoo;

static partial class Statements
{
    [Differentiable] public static double Locals(double x, double y)
    {
        double sum = x + y;
        var product = x * y;
        double unused = sum / product;
        return sum * product;
    }

    [Differentiable] public static double Reassigned(double x)
    {
        double t = x;
        t = t * t;
        t = Math.Sin(t) + t;
        t = t / 2;
        return t;
    }

    [Differentiable] public static double ReassignedParameter(double x, double y)
    {
        x = x * y;
        y = x + y;
        x = x - y * y;
        return x * y;
    }

    [Differentiable] public static double Overwritten(double x)
    {
        double t = Math.Exp(x);
        t = 3;
        return t * x;
    }

    [Differentiable] public static double Compound(double x, double y)
    {
        double t = x;
        t += y;
        t *= x;
        t -= y / 2;
        t /= 1 + x * x;
        t %= 10;
        return t;
    }

    [Differentiable] public static double AssignmentAsValue(double x)
    {
        double t;
        double u = (t = x * x) + t;
        return u * t;
    }

    [Differentiable] public static double CompoundAsValue(double x, double y) => (x *= y) * x + y;

    [Differentiable] public static double ChainedAssignment(double x, double c)
    {
        double a, b;
        a = b = c * x;
        return a * b;
    }

    [Differentiable] public static double Increments(double x)
    {
        double a = x++;
        double b = ++x;
        double c = x--;
        double d = --x;
        x++;
        --x;
        return a * b + c * d * x;
    }

    [Differentiable] public static double IntegerIncrements(double x, int n)
    {
        int i = n;
        double t = x * i++ + x * x * ++i;
        i *= 2;
        return t + i-- * x - i;
    }

    [Differentiable] public static double EvaluationOrder(double x)
    {
        double t = x;
        return t + (t = t * 2) + (t += 1) * t;
    }

    [Differentiable] public static double DeclaredTogether(double x) { double a = x, b = a * x, c = a + b; return a * b * c; }

    [Differentiable] public static double DeclaredLater(double x)
    {
        double r;
        { double inner = x * 3; r = inner * inner; }
        { double inner = x - 1; r += inner; }
        return r;
    }

    [Differentiable] public static double EmptyStatements(double x) { ; { } ; { { return x * x * x; } } }

    [Differentiable] public static double LocalConstants(double x)
    {
        const double Rate = 0.25;
        const double Twice = 2 * Rate;
        const int Count = 3;
        return Rate * x * x + Twice * x + Count / 2 + Count * Rate;
    }

    const double Gravity = 9.80665;
    const float Coarse = 0.1f;
    static readonly double Damping = 0.4;
    static double Stiffness => 12.5;

    [Differentiable] public static double Fields(double x, double v) =>
        0.5 * Stiffness * x * x + Gravity * x - Damping * v * x + Coarse * v;

    [Differentiable] public static double Discards(double x)
    {
        _ = Math.Sin(x);
        double t = x;
        _ = t = t * 2;
        return t * x;
    }

    [Differentiable] public static double Parenthesised(double x) => (((x)) * ((((x + 1))))) / (2);

    [Differentiable] public static double CheckedContext(double x, int n) => checked(x * (n + 1)) + unchecked(n * x);

    [Differentiable] public static double CheckedBlock(double x, int n)
    {
        checked
        {
            int m = n * 2;
            x *= m;
        }

        unchecked { x += n; }
        return x * x;
    }

    [Differentiable] public static double Deconstruction(double x, double y)
    {
        (double a, double b) = (x * y, x + y);
        var (c, d) = (a - b, a * b);
        double e;
        (e, _) = (c * d, 3);
        (a, var f) = (e, a);
        return e + a * f;
    }

    [Differentiable] public static double NestedTuples(double x, double y)
    {
        var t = (x, (y, x * y));
        var ((a, (b, c)), d) = (t, 2.0);
        return a * b * c * d + t.Item2.Item2 * t.x;
    }

    [Differentiable] public static double NamedTuple(double x)
    {
        (double Sin, double Cos) pair = (Math.Sin(x), Math.Cos(x));
        pair.Sin *= 2;
        pair.Cos = pair.Sin * pair.Cos;
        return pair.Sin + pair.Item2;
    }

    [Differentiable] public static double LongStraightLine(double x)
    {
        double a = x + 1;
        double b = a * x;
        double c = b - a;
        double d = c / (b * b + 1);
        double e = Math.Sqrt(d * d + 2);
        double f = e * a - d;
        double g = Math.Exp(-f * f / 50);
        double h = g * e + f;
        return h * h - g * a;
    }

    [Differentiable] public static double SinCosTuple(double x)
    {
        var (s, c) = Math.SinCos(x);
        return s * s * c;
    }

    [Differentiable] public static double SinCosMember(double x) => Math.SinCos(x * x).Sin + 3 * Math.SinCos(x).Cos;
}
