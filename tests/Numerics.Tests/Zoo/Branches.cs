namespace Zoo;

static partial class Branches
{
    [Differentiable, At(1.0), At(-1.0), At(0.0)] public static double Ternary(double x) => x >= 0 ? x * x : -x;
    [Differentiable] public static double TernaryOfArguments(double x, double y) => (x > y ? x : y) * (x > y ? y : x * x);
    [Differentiable] public static double TernaryChain(double x) => x < -1 ? -x : x < 0 ? x * x : x < 1 ? Math.Sin(x) : Math.Log(x);
    [Differentiable] public static double TernaryInCondition(double x, double y) => (x > 0 ? x : y) > (y > 0 ? y : x) ? x * y : x - y;
    [Differentiable] public static double TernaryOfConversion(double x, bool flag) => flag ? 1 : x;

    [Differentiable] public static double IfElse(double x)
    {
        double r;
        if (x > 0) r = Math.Sqrt(x);
        else r = Math.Exp(x);
        return r * x;
    }

    [Differentiable] public static double IfWithoutElse(double x)
    {
        double r = x;
        if (x < 0) r = -2 * r;
        return r * r + r;
    }

    [Differentiable, At(-3.0), At(-0.5), At(0.5), At(2.0), At(5.0)] public static double ElseIfChain(double x)
    {
        if (x < -1) return x * x;
        else if (x < 0) return -x;
        else if (x < 1) return x * 0.5;
        else if (x < 3) return Math.Sin(x);
        else return 1 / x;
    }

    [Differentiable] public static double EarlyReturn(double x, double y)
    {
        if (x < 0) return y * y;
        x *= 3;
        if (y < 0) return x * y;
        return x / y;
    }

    [Differentiable] public static double ReturnInNestedBranch(double x, double y)
    {
        double t = x * y;
        if (x > 0)
        {
            if (y > 0) return t * 2;
            t += x;
            if (t > 0.5) { t *= 2; if (y < -2) return t; }
            t -= 1;
        }
        else if (y > 1) return x;

        t *= y;
        return t + x;
    }

    [Differentiable] public static double BothReturn(double x) { if (x > 0) { return x * x * x; } else { return Math.Cos(x); } }

    [Differentiable] public static double NestedIfs(double x, double y, double z)
    {
        double r = 0;
        if (x > 0)
        {
            if (y > 0) { if (z > 0) r = x * y * z; else r = x * y; }
            else r = x;
        }
        else
        {
            r = z;
            if (y > z) r += y * y;
        }

        return r * (x + 2);
    }

    [Differentiable] public static double SequentialIfs(double x, double y)
    {
        double a = x, b = y;
        if (a > b) a -= b;
        if (a < 0) a = -a;
        if (b > a) { b *= a; a++; }
        return a * b;
    }

    [Differentiable] public static double And(double x, double y) => x > 0 && y > 0 ? x * y : x + y;
    [Differentiable] public static double Or(double x, double y) => x > 1 || y > 1 ? x * y : x / (y * y + 1);
    [Differentiable] public static double NotAnd(double x, double y) => !(x > 0 && y < 1) ? x : y * y;
    [Differentiable] public static double EagerBools(double x, double y) => x > 0 & y > 0 | x < y ^ y > 1 ? x * x : y * y * x;
    [Differentiable] public static double Comparisons(double x, double y) =>
        (x < y ? 1 : 2) * x + (x <= y ? 3 : 4) * y + (x == y ? x * x : 0) + (x != y ? 5 * y : 0) + (x >= 1 ? x : 0);

    [Differentiable] public static double BoolLocals(double x, double y)
    {
        bool positive = x > 0;
        bool both = positive && y > 0;
        bool neither = !positive && !(y > 0);
        if (neither) return x * y;
        double r = both ? x : y;
        positive = r > 1;
        return positive ? r * r : r;
    }

    [Differentiable] public static double ShortCircuitAssignment(double x, double y)
    {
        double t = 0;
        if (x > 0 && (t = x * y) > 0.2) return t * t;
        return t + y;
    }

    [Differentiable, At(0.5), At(double.NaN), At(-1.0)] public static double NaNGuard(double x) => double.IsNaN(x) ? 0 : x * 2;
    [Differentiable, At(0.5, 2), At(0.5, -2), At(0.5, 0)] public static double BranchOnInteger(double x, int n) => n > 0 ? x * n : n < 0 ? x / n : x * x;
    [Differentiable, At(3.0, true), At(3.0, false)] public static double BranchOnBool(double x, bool flag) { if (flag) x = x * x; return x * (flag ? 2 : 3); }
    [Differentiable, At(3.0, "sin"), At(3.0, "cos"), At(3.0, null)] public static double BranchOnString(double x, string? mode) => mode == "sin" ? Math.Sin(x) : mode is null ? x : Math.Cos(x);

    [Differentiable] public static double OneArmReturnsConstant(double x) { if (x < 0) return 0; return x * x; }

    [Differentiable, At(0.4, 1.0), At(1.4, 1.0), At(1.0, 1.0)] public static double RunningMaximum(double a, double m) { if (a <= m) m = a; return m * 3; }

    [Differentiable, At(-0.2), At(0.3), At(0.9), At(1.7)] public static double IsPatterns(double x)
    {
        if (x is < 0) return -x;
        if (x is > 0.5 and <= 1 or > 1.5) return x * x;
        return x is not (> 2 or < -2) ? Math.Sin(x) : x;
    }

    [Differentiable] public static double AssignedInBothArms(double x, double y)
    {
        double a, b, c = 1;
        if (x > y) { a = x; b = y; c = a * b; }
        else { b = x * 2; a = b + y; }
        return a * a + b * c;
    }

    [Differentiable] public static double UnreachableArm(double x) { if (false) x = Math.Log(-1) * x; return x * x; }
}
