namespace Zoo;

static partial class Throws
{
    [Differentiable, At(2.0), At(-1.0)] public static double Guard(double x)
    {
        if (x < 0) throw new ArgumentOutOfRangeException(nameof(x), "must not be negative");
        return Math.Sqrt(x) * x;
    }

    [Differentiable, At(2.0, 1), At(2.0, 0), At(2.0, -1)] public static double TwoGuards(double x, int n)
    {
        if (n < 0) throw new ArgumentException($"n = {n} is negative");
        x *= 2;
        if (n == 0) { throw new DivideByZeroException(); }
        return x * x / n;
    }

    [Differentiable] public static double Class21_NotImplemented(double x, double y) => throw new NotImplementedException();
    [Differentiable] public static double Class21_HelperNotImplemented(double x, bool b) { static double Later(double z) => throw new NotImplementedException("later"); return b ? Later(x) * x : x * x; }
    [Differentiable] public static double Class21_EveryWayThrows(double x) { static double Never(double z, string s) { if (z > 0) throw new ArgumentException(s); throw new InvalidOperationException(s + "!"); } return Never(x, "a") * x; }

    [Differentiable, At(2.0), At(-1.0)] public static double ThrowExpression(double x) => x > 0 ? Math.Log(x) : throw new InvalidOperationException("x is " + (x < -0.5 ? "very " : "") + "negative");
    [Differentiable, At(2.0, 1), At(2.0, 2), At(2.0, 5)] public static double SwitchThrows(double x, int n) => n switch { 1 => x, 2 => x * x, _ => throw new ArgumentOutOfRangeException(nameof(n)) };
    [Differentiable, At(2.0, 1), At(2.0, 5)] public static double NoMatchingArm(double x, Shape shape) => shape switch { Shape.Linear => x, Shape.Quadratic => x * x };
    [Differentiable, At(2.0, 1), At(2.0, 2), At(2.0, 5)] public static double SwitchStatementThrows(double x, int n)
    {
        switch (n)
        {
            case 1: x += 1; break;
            case 2: return x * x;
            default: throw new NotSupportedException("n");
        }

        return x * x * x;
    }

    [Differentiable, At(0.5, null), At(0.5, "abc")] public static double NullGuard(double x, string? s) => x * (s ?? throw new ArgumentNullException(nameof(s))).Length;
    [Differentiable, At(0.5, null), At(0.5, "abc")] public static double ThrowIfNull(double x, string? s) { ArgumentNullException.ThrowIfNull(s); return x * x * s.Length; }
    [Differentiable, At(0.5, 0), At(0.5, 3)] public static double InactiveCodeThrows(double x, int n) { int q = 10 / n; return x * q; }
    [Differentiable, At(0.5, "12"), At(0.5, "no")] public static double ParseThrows(double x, string s) { int n = int.Parse(s); return x * n; }
    [Differentiable, At(0.5, 3), At(0.5, 9)] public static double IndexThrows(double x, int i) { string s = "abcde"; return x * (s[i] - 'a') * x; }
    static double Checked(double x) { if (double.IsNaN(x)) throw new ArithmeticException("NaN"); return x * x; }
    [Differentiable, At(0.5), At(double.NaN), At(-1.0)] public static double HelperThrows(double x) => Checked(x) + Checked(Math.Sqrt(x));
    [Differentiable, At(0.5, 1.0), At(3.0, 1.0), At(0.5, -1.0), At(-3.0, 1.0)] public static double OrderOfThrows(double x, double y)
    {
        double a = Positive(y, "y");
        double b = Positive(2 - x, "x");
        if (x < -2) throw new Exception("last");
        return a * b * x;
    }

    static double Positive(double t, string name) => t > 0 ? t : throw new ArgumentException("not positive", name);
    [Differentiable, At(0.5, 0.0, 1.0), At(0.5, 1.0, 0.0)] public static double ClampThrows(double x, double low, double high) => Math.Clamp(x, low, high) * x;
    [Differentiable, At(0.5), At(double.NaN)] public static double SignThrows(double x) => Math.Sign(x) * x;
    [Differentiable, At(0.5, true), At(0.5, false)] public static double ThrowInBothArms(double x, bool b) { if (b) throw new ArgumentException("b"); else if (x > 0) throw new ArgumentException("x"); return x; }
    [Differentiable, At(0.5, true), At(0.5, false)] public static double AlwaysThrowsLate(double x, bool b) { double t = x * x; if (b) return t; throw new InvalidOperationException($"t = {(int)(t * 4)}"); }
    [Differentiable, At(0.5, 2000000000), At(0.5, 2)] public static double CheckedOverflow(double x, int n) { int m = checked(n * 2); return x * m; }
    [Differentiable, At(2.5, 1), At(1e12, 1)] public static double CheckedConversion(double x, int n) { int m = checked((int)x); return x * m * n; }
    [Differentiable, At(2.0), At(-1.0)] public static double UnusedResultThrows(double x) { _ = Positive(x, "x"); double unused = Positive(x + 1, "y"); return x * 2; }
}
