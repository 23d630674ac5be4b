namespace Zoo;

// Each method is named after the item of the list of known bugs that it looks for.

static partial class BugClasses
{
    [Differentiable] public static double Class06_ReassignedParameter(double x) { x = x * x; return x; }
    [Differentiable] public static double Class06_ReassignedInBranch(double x, double y) { if (x > 0) x = y; return x; }
    [Differentiable] public static double Class06_NotSelected(double x, double y) => x > y ? x : y;
    [Differentiable] public static double Class06_ReassignedThenSelected(double x, double y, bool b) { y = x; x = 3 * y; return b ? x : y; }
    [Differentiable] public static double Class06_OverwrittenByConstant(double x) { double keep = x; x = 2; return keep * x; }

    [Differentiable] public static double Class07_AssignmentChain(double x, double c) { double a, b; a = b = c * x; return a + b; }
    [Differentiable] public static double Class07_CompoundAsOperand(double x, double y) => (x *= y) + (x *= y) * x;
    [Differentiable, At(0.5, 1)] public static double Class07_IncrementAsIndex(double x, int i) { int[] w = [2, 3, 5, 7]; return x * w[++i] + x * x * w[i++] + i; }
    [Differentiable] public static double Class07_IncrementInArguments(double x) => Times(x++, x) + Times(--x, x++) * x;
    static double Times(double a, double b) => a * b;
    [Differentiable] public static double Class07_AssignmentInCondition(double x) { double t; if ((t = x * x) > 0.5) return t; return t * x; }

    [Differentiable] public static double Class09_OneArmReturnsZero(double x) { if (x < 0) return 0; return x * x * 3; }
    [Differentiable, At(0.3, 0.7), At(0.7, 0.3), At(0.5, 0.5)] public static double Class09_RunningMinimum(double a, double m) { if (a <= m) m = a; return m; }
    [Differentiable] public static double Class09_ConstantThenActive(double x, bool b) { double r = 1; if (b) r = x; return r * r; }
    [Differentiable] public static double Class09_ActiveThenConstant(double x, bool b) { double r = x; if (b) r = 1; return r + x; }
    [Differentiable, At(0.5, 1), At(0.5, 2), At(0.5, 3)] public static double Class09_SomeArmsActive(double x, int n) => n switch { 1 => 0, 2 => x, _ => 5 } * 2;

    [Differentiable, MayBeRefused] public static double Class10_RefLocal(double x, double y) { ref double r = ref x; r *= 2; return x * y; }
    [Differentiable, MayBeRefused] public static double Class10_RefLocalWrittenThrough(double x) { double t = x; ref double r = ref t; t = t * x; return r * r; }
    [Differentiable, MayBeRefused] public static double Class10_SameVariableTwice(double x) { Both(ref x, ref x); return x; }
    static void Both(ref double a, ref double b) { a *= 3; b += a; }
    [Differentiable, MayBeRefused] public static double Class10_RefAndCapture(double x) { double t = x; void Grow(ref double r) { r *= 2; t += r; } Grow(ref t); return t * x; }
    [Differentiable, MayBeRefused] public static double Class10_InAlias(double x) { Update(in x, ref x); return x; }
    static void Update(in double a, ref double b) { b *= 2; b += a; }
    [Differentiable] public static double Class10_OutOverwritesArgument(double x) { Replace(x * 2, out x); return x * x; }
    static void Replace(double a, out double b) => b = a + 1;

    [Differentiable] public static double Class11_SwapThroughTemporary(double x, double y) { double t = x; x = y; y = t; return x / y; }
    [Differentiable] public static double Class11_SwapThroughTuple(double x, double y) { (x, y) = (y, x); return x / y; }
    [Differentiable] public static double Class11_Rotation(double x, double y, double z) { (x, y, z) = (y, z, x); (x, y, z) = (y * 2, z, x); return x * x / y + z; }
    [Differentiable] public static double Class11_SwapInBranch(double x, double y) { if (x < y) (x, y) = (y, x); return x - 2 * y; }
    [Differentiable] public static double Class11_SwapWithUpdate(double a, double b) { (a, b) = (b, a + b); (a, b) = (b, a + b); (a, b) = (b, a * b); return b - a; }

    [Differentiable, At(2.7), At(-2.7)] public static double Class12_IntegerOnThePath(double x) { int n = (int)x; return n; }
    [Differentiable, At(2.7), At(-2.7)] public static double Class12_IntegerTimesActive(double x) { int n = (int)(x * 2); return n * x; }
    [Differentiable] public static double Class12_FloatInTheMiddle(double x) { float f = (float)(x * x); return f * x; }
    [Differentiable] public static float Class12_DoubleInTheMiddle(float x) { double d = x; d = d * d / 3; return (float)d; }

    [Differentiable, At(1.0, 1.0), At(0.5, 1.0), At(2.0, -1.0)] public static double Class13_LogAddExp(double x, double y) => Math.Max(x, y) + Math.Log(1 + Math.Exp(-Math.Abs(x - y)));
    [Differentiable, At(1.0, 1.0), At(-1.0, 2.0)] public static double Class13_MaxPlusMin(double x, double y) => Math.Max(x, y) * 3 + Math.Min(x, y);
    [Differentiable, At(0.0), At(1.0), At(-2.0)] public static double Class13_AbsAsMax(double x) => Math.Max(x, -x) - Math.Abs(x) + x;

    [Differentiable, At(0.0), At(-1.5), At(2.0)] public static double Class14_PowTwo(double x) => Math.Pow(x, 2);
    [Differentiable, At(0.0), At(-1.5), At(2.0)] public static double Class14_PowThree(double x) => Math.Pow(x, 3) * x;
    [Differentiable, At(0.0), At(-1.5), At(2.0)] public static double Class14_PowZero(double x) => Math.Pow(x, 0) * x;
    [Differentiable, At(0.0), At(-1.5), At(2.0)] public static double Class14_PowOne(double x) => Math.Pow(x, 1);
    [Differentiable, At(-1.5), At(2.0)] public static double Class14_PowNegative(double x) => Math.Pow(x, -2);
    [Differentiable, At(2.0), At(0.3)] public static double Class14_PowHalf(double x) => Math.Pow(x, 0.5) + Math.Pow(x, -1.5);
    [Differentiable, At(2.0, 3.0), At(0.5, -1.0), At(0.0, 2.0), At(3.0, 0.0), At(1.0, 7.0)] public static double Class14_PowBoth(double x, double y) => Math.Pow(x, y);
    [Differentiable, At(-2.0, 3), At(-2.0, 0), At(0.0, 2), At(0.0, 0), At(-2.0, -1)] public static double Class14_PowIntegerExponent(double x, int n) => Math.Pow(x, n);
    [Differentiable, At(0.0), At(2.0), At(-1.0)] public static double Class14_ConstantBase(double y) => Math.Pow(2, y) + Math.Pow(Math.E, -y);

    [Differentiable, At(2.0), At(-3.0)] public static double Class15_UnusedAcos(double x) { double dead = Math.Acos(x); return x * x; }
    [Differentiable(Derivatives.Gradient), At(0.0, 0.0), At(0.5, 0.25), At(3.0, 2.0)] public static double Class15_UnchosenInfinity(double x, double y) => Math.Exp(Math.Max(Math.Sqrt(x + y), 1));
    [Differentiable, At(-1.0), At(0.0), At(2.0)] public static double Class15_UntakenBranch(double x) => x > 0 ? Math.Log(x) * Math.Sqrt(x) : 2 * x;
    [Differentiable, At(-1.0), At(2.0)] public static double Class15_ComputedButNotSelected(double x) { double log = Math.Log(x); double root = Math.Sqrt(x); return x > 0 ? log * root : x * x; }
    [Differentiable, At(0.0, true), At(0.0, false)] public static double Class15_DivisionNotSelected(double x, bool safe) { double q = 1 / x; if (safe) q = x; return q * 2 + x * 3; }
    [Differentiable, At(0.0, 2.0)] public static double Class15_InactiveInfinity([NoGradient] double zero, double y) => Math.Sqrt(zero) * y + y;

    [Differentiable] public static double Class19_NegatedLiteral(double x) => -(-0.5) * x - (-(-x)) - -1;
    [Differentiable] public static double Class19_NegatedNegation(double x, double y) => -(-x * -(y)) - (-x - -y);
    [Differentiable] public static double Class19_UserTemporaries(double t1, double t2) { double t = t1 * t2, t3 = t * t1, dt = t3 + t; return dt * t3; }
    [Differentiable] public static double Class19_SameNameInSiblings(double x) { double r; { double t = x * 2; r = t; } { double t = r * x; r += t; } return r; }
    [Differentiable] public static double Class19_NegativeConstantFolded(double x) { const double k = -2.5; return x - k * x - (-k) + x * -k; }
    [Differentiable] public static double Class19_NegativeZero(double x) => x * -0.0 + -0.0 - x;

    [Differentiable, At(5.3, 2.0), At(-5.3, 2.0), At(5.3, -2.0), At(-5.3, -2.0)] public static double Class20_Modulo(double x, double y) => x % y;
    [Differentiable, At(5.3, 2.0), At(-5.3, 2.0), At(5.3, -2.0), At(-5.3, -2.0)] public static double Class20_Remainder(double x, double y) => Math.IEEERemainder(x, y);
    [Differentiable, At(1.0, 2.0), At(-1.0, 2.0), At(1.0, -2.0), At(-1.0, -2.0)] public static double Class20_Atan2(double y, double x) => Math.Atan2(y, x);
    [Differentiable, At(1.0, 2.0), At(-1.0, 2.0), At(1.0, -2.0), At(-1.0, -2.0)] public static double Class20_Hypot(double x, double y) => double.Hypot(x, y);
    [Differentiable, At(1.0, 2.0), At(-1.0, 2.0), At(1.0, -2.0), At(-1.0, -2.0)] public static double Class20_CopySign(double x, double s) => Math.CopySign(x, s) * x;
    [Differentiable, At(1.5, 2.0, 3.0), At(2.5, 2.0, 3.0), At(3.5, 2.0, 3.0)] public static double Class20_Clamp(double x, double low, double high) => Math.Clamp(x, low, high);
    [Differentiable, At(8.0, 2.0), At(8.0, 0.5), At(0.3, 10.0)] public static double Class20_LogBase(double x, double b) => Math.Log(x, b);

    static double s_state = 2;
    [Differentiable, At(1.0, 2.0), At(1.0, -2.0)] public static double CancelledInOneArm(double x, double y) => (y > 0 ? x : 2) - x + y;
    [Differentiable] public static double OutReadBeside(double x) { int n = 3; Double(out n, n + 1); return n * x; }
    private static void Double(out int twice, int n) => twice = 2 * n;
    [Differentiable] public static double Class22_ReadsStatic(double x) => x * s_state;

    static double ReturnsSecond(double s, float dy, int n) => dy;
    [Differentiable] public static double Class19_FlagThatDecidesNothing(double dx)
    {
        float value = (float)dx;
        (double da, double b) = (Math.Clamp(dx, 3.6, 3.6), double.RootN(Math.Sin(dx) * 89.977 + 100.025, 2));
        switch (Math.Sign(1.163))
        {
            case 0:
                double x1 = MathF.SinCos(value).Cos;
                return double.LogP1(Math.Cos(da) * 225.36 + 249.6) switch { > 2 => ReturnsSecond(dx * 0.6, value * 0.6f, (int)(x1 = dx * 0.6)), not (> -1) => -1.761 * b, _ => value >= -2.021 ? da : da };
            case 1: break;
        }
        return MathF.Cos(-2.848f / (MathF.Abs(float.Clamp(value, value * 0.187f + -1.75f, value * 0.187f + 1.75f)) + 0.45f)) * 3.6f;
    }
}
