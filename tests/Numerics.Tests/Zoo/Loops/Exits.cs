namespace Zoo.Loops;

// break, continue and return, at every depth and in every combination.

static partial class Exits
{
    [Differentiable, At(0.7, 8), At(0.7, 3), At(0.7, 0)] public static double Break(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x * i; if (s > 2) break; s *= 1 + x; } return s; }
    [Differentiable, At(0.7, 8), At(0.7, 1)] public static double Continue(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (i % 3 == 1) continue; s += x * x * i; } return s; }
    [Differentiable, At(0.7, 9)] public static double ContinueAfterUpdate(double x, int n) { double s = x; for (int i = 0; i < n; i++) { s *= 1.1; if (i % 2 == 0) continue; s += Math.Sin(s); if (i % 3 == 0) continue; s -= x; } return s; }
    [Differentiable, At(0.7, 9)] public static double ContinueInWhile(double x, int n) { double s = 0; int i = 0; while (i < n) { i++; if (i % 2 == 0) continue; s += x / i; } return s; }
    [Differentiable, At(0.7, 5)] public static double ContinueInDo(double x, int n) { double s = x; do { n--; if (n == 2) continue; s = s * x + n; } while (n > 0); return s; }
    [Differentiable, At(0.7, 8)] public static double TwoStepsAndContinue(double x, int n) { double s = 0, w = 1; for (int i = 0; i < n; i++, w *= 0.5) { if (i % 3 == 0) continue; s += w * Math.Pow(x, i); } return s; }
    [Differentiable, At(0.7, 8), At(1.9, 8), At(0.7, 0)] public static double BreakAndContinue(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (i == 1) continue; s += x; if (s > 3) break; if (i == 4) continue; s *= 1.2; } return s; }
    [Differentiable, At(0.7, 5), At(1.7, 5), At(0.7, 0)] public static double Return(double x, int n) { for (int i = 0; i < n; i++) { x = x * x + 0.2; if (x > 2) return x * 3; } return x; }
    [Differentiable, At(0.7, 5), At(-0.7, 5)] public static double ReturnBefore(double x, int n) { if (x < 0) return x * 2; for (int i = 0; i < n; i++) x += Math.Sin(x); return x; }
    [Differentiable, At(0.7, 0), At(0.7, 2), At(0.7, 5)] public static double ReturnAfter(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += x * i; if (s > 1) return s * x; s += Math.Exp(x); return s; }
    [Differentiable, At(0.7, 5), At(1.4, 5)] public static double ReturnConstant(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x; if (s > 6) return 1; } return s; }
    [Differentiable, At(0.3, 5), At(0.9, 5), At(0.9, 1)] public static double ReturnDeep(double x, int n) { for (int i = 1; i < n; i++) { for (int j = 1; j < n; j++) { double t = x * i + j * x; if (t > 4) return t * t; x += 0.01 * t; } } return x; }
    [Differentiable, At(0.3, 5), At(0.9, 5)] public static double BreakInner(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { for (int j = 0; j < n; j++) { s += x * j; if (s > i) break; } s += 0.5 * x; } return s; }
    [Differentiable, At(0.3, 4), At(1.9, 4)] public static double BreakBoth(double x, int n) { double s = 0; bool stop = false; for (int i = 0; i < n && !stop; i++) { for (int j = 0; j < n; j++) { s += x / (1 + i + j); if (s > 2) { stop = true; break; } } } return s * s; }
    [Differentiable, At(0.3, 4)] public static double ContinueOuterAfterInner(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = 0; for (int j = 0; j <= i; j++) { if (j == 2) continue; t += x * j; } if (t > 1) continue; s += t * t + x; } return s; }
    [Differentiable, At(0.9, 6), At(0.2, 6)] public static double BreakByActive(double x, int n) { double term = 1, s = 0; for (int k = 1; k <= n; k++) { term *= x / k; s += term; if (Math.Abs(term) < 0.01) break; } return s; }
    [Differentiable, At(0.9, 0), At(0.9, 1), At(0.9, 2), At(0.9, 9)] public static double SwitchInLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { switch (i % 4) { case 0: s += x; break; case 1: continue; case 2: s *= x; break; default: s -= 0.1; break; } s *= 1.01; if (s > 40) return s; } return s; }
    [Differentiable, At(0.9, 6)] public static double SwitchExpressionInLoop(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += (i % 3) switch { 0 => x, 1 when s > 1 => x * x, 1 => -x, _ => Math.Sin(x * i) }; return s; }
    [Differentiable, At(0.9, 4), At(0.9, 0)] public static double ReturnsInBothArms(double x, int n) { while (true) { if (x > 3) return x * n; else if (n <= 0) return x * x; x += 0.5; n--; } }
    [Differentiable, At(0.9, 4, 2), At(0.9, 4, 9)] public static double ThrowInLoop(double x, int n, int bad) { for (int i = 0; i < n; i++) { if (i == bad) throw new InvalidOperationException($"step {i}"); x *= 1.3; } return x; }
    [Differentiable, At(0.9, 6), At(4.0, 6), At(-1.0, 6)] public static double ThrowByActive(double x, int n) { for (int i = 0; i < n; i++) { if (double.IsNegative(x)) throw new ArithmeticException("negative"); x = x * 0.9 - 0.01 * i; } return x * x; }
    [Differentiable, At(0.9, 3), At(0.9, 7)] public static double HelperReturnsEarly(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += FirstAbove(x * i, 2); return s; }
    static double FirstAbove(double t, double limit) { for (int k = 0; k < 6; k++) { if (t > limit) return t * k; t = t * 1.5 + 0.1; } return -t; }
    [Differentiable, At(0.9, 5), At(1.9, 5)] public static double GuardedRest(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (i > 1) { if (s > 1.5) break; if (i == 3) { s += x; continue; } } s += x * x / 2; } s += x; return s; }
}
