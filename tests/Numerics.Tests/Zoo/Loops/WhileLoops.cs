namespace Zoo.Loops;

// "while" and "do", with conditions on what varies.

static partial class WhileLoops
{
    [Differentiable, At(0.9, 6), At(0.9, 0)] public static double CountDown(double x, int n) { double s = x; while (n > 0) { s *= x + 1.0 / n; n--; } return s; }
    [Differentiable, At(0.9, 6), At(0.9, 0)] public static double CountInCondition(double x, int n) { double s = x; while (n-- > 0) s = s * x + n; return s; }
    [Differentiable, At(0.9), At(40.0), At(0.5), At(-2.0)] public static double ActiveCondition(double x) { while (x > 1) x /= 3; return x * x; }
    [Differentiable, At(17.3, 2.0), At(0.3, 2.0), At(5.0, 1.1)] public static double HalvingSteps(double x, double d) { double s = 0; while (x > d) { s += Math.Log(x); x = x / 2 + 0.01 * d; } return s + x * d; }
    [Differentiable, At(0.9, 3), At(0.9, 0)] public static double DoOnce(double x, int n) { double s = 0; do { s += x * x; x *= 1.5; n--; } while (n > 0); return s; }
    [Differentiable, At(0.3), At(2.5)] public static double DoUntilLarge(double x) { double p = 1; do p *= 1 + x * x; while (p < 5); return p; }
    [Differentiable, At(0.3), At(-0.3), At(2.0)] public static double DoNever(double x) { do { x = Math.Tanh(x) * 2; } while (false); return x; }
    [Differentiable, At(0.3), At(0.8)] public static double AssignmentInCondition(double x) { double t, s = 0; while ((t = x * 1.5) < 3) { s += t * t; x = t + 0.1; } return s * t; }
    [Differentiable, At(0.3), At(0.8)] public static double StepInCondition(double x) { double s = 0; while ((x += 0.25) < 2) s += x * x; return s + x; }
    [Differentiable, At(0.3, 5), At(0.3, 0)] public static double TrueAndBreak(double x, int n) { int i = 0; while (true) { if (++i > n) break; x = Math.Cos(x) + 0.1 * i; } return x; }
    [Differentiable, At(0.3, 0.1), At(0.3, 1e-6), At(0.3, 2.0)] public static double CosineFixedPoint(double x, [NoGradient] double tolerance) { double before; do { before = x; x = Math.Cos(x); } while (Math.Abs(x - before) > tolerance); return x * x; }
    [Differentiable, At(0.4, 3), At(3.0, 3), At(0.4, 0)] public static double AndCondition(double x, int n) { int i = 0; while (i < n && x < 2) { x = x * x + 0.5; i++; } return x * i; }
    [Differentiable, At(0.4, 3), At(3.0, 0), At(-9.0, 0)] public static double OrCondition(double x, int n) { int i = 0; while (i < n || x > 1) { x = x / 2 - 0.1; i++; } return x * i + x * x; }
    [Differentiable, At(0.4, 4)] public static double FlagEndsIt(double x, int n) { bool done = false; int i = 0; double s = x; while (!done) { s = s * s + 0.3; i++; done = i >= n || s > 3; } return s; }
    [Differentiable, At(5.0), At(0.5)] public static double ConditionNeedsBefore(double x) { double y = x; while (y * x > 2) y = y / 2 + 0.01; return y * x; }
    [Differentiable, At(0.7, 6)] public static double WhileInside(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = x + i; while (t > 1) t *= 0.4; s += t * t; } return s; }
    [Differentiable, At(0.7, 3), At(0.7, 0)] public static double DoInside(double x, int n) { double s = x; while (n > 0) { double t = s; do t = t / 2 + 0.2; while (t > 0.5); s += t * n; n--; } return s; }
    [Differentiable, At(10.0), At(27.0), At(1.0)] public static double Collatz(double x) { int n = (int)x; double s = x; while (n > 1) { if (n % 2 == 0) { n /= 2; s *= 0.5; } else { n = 3 * n + 1; s = 0.1 * s + x; } } return s; }
    [Differentiable, At(0.3, 0.9), At(0.9, 0.3), At(0.5, 0.5)] public static double EuclidLike(double a, double b) { int guard = 0; while (b > 0.05 && guard++ < 40) (a, b) = (b, a % b); return a; }
    [Differentiable, At(4.0f), At(0.2f)] public static float FloatWhile(float x) { int n = 0; while (x > 0.5f) { x *= 0.6f; n++; } return x * n + x * x; }
    [Differentiable, At(2.0, 0.5), At(9.0, 1.5), At(0.3, 0.2)] public static double LeftBeforeTheRest(double a, double b) { double x = a; while (true) { double next = (x + a / x) / 2; if (Math.Abs(next - x) < 1e-7) break; x = next; b *= x; } return x * b; }
    [Differentiable, At(2.0, 0.5), At(9.0, 1.5), At(0.1, 0.2)] public static double LeftWithMore(double a, double b) { while (true) { a = Math.Sqrt(a + b); if (a * b < 2) { b = Math.Sin(a) * b; break; } b *= 0.75; } return a * b; }
    [Differentiable, At(2.0, 0.5), At(9.0, 1.5), At(0.1, 0.2)] public static double StaysWhile(double a, double b) { while (true) { a = Math.Sqrt(a + b); if (a > 1.25) { b = b * 0.3 * a; continue; } b = Math.Exp(b) * a; break; } return a * b; }
    [Differentiable, At(2.0, 0.5), At(9.0, 1.5), At(0.1, 0.2)] public static double LeftInAnInnerLoop(double a, double b) { for (int i = 0; i < 3; i++) { double x = a + i; while (true) { double next = x * 0.5 * b; if (next * next < 0.01 || next > 20) break; x = next * Math.Cos(x) / 2; } a = 0.5 * a + x / (2 + x * x); } return a * b; }
    [Differentiable, At(2.0, 0.5), At(9.0, 1.5), At(0.1, 0.2)] public static double TwoWaysOut(double a, double b) { int n = 0; while (true) { a = Math.Sqrt(a + b); if (n++ > 6) { a *= b; break; } if (a * b < 1) { b /= a; break; } b *= 0.9 * a; } return a * b; }
    [Differentiable, At(0.7)] public static double NeverRuns(double x) { while (x > 100) x -= 1; for (int i = 3; i < 2; i++) x *= 2; foreach (int k in Array.Empty<int>()) x += k; return x * 3; }
}
