namespace Zoo.Loops;

// Every form of "for", over scalars alone.

static partial class ForLoops
{
    [Differentiable, At(0.7, 5), At(0.7, 1), At(0.7, 0), At(0.7, -3)] public static double Up(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += x * i; return s; }
    [Differentiable, At(0.7, 5), At(0.7, 0)] public static double Down(double x, int n) { double s = 1; for (int i = n; i > 0; i--) s = s * x + i; return s; }
    [Differentiable, At(0.7, 7), At(0.7, 0)] public static double StepOfThree(double x, int n) { double p = x; for (int i = 0; i <= n; i += 3) p = Math.Sin(p + i); return p; }
    [Differentiable, At(0.7, 20), At(0.7, 1)] public static double StepDoubles(double x, int n) { double p = x; for (int i = 1; i <= n; i *= 2) p += Math.Cos(p * i); return p; }
    [Differentiable, At(0.7, 6, 2), At(0.7, 6, -1), At(0.7, 6, 7)] public static double StepGiven(double x, int n, int step) { double p = x; for (int i = n; i >= 0 && i <= n; i -= step) p = p * 0.5 + x * i; return p; }
    [Differentiable, At(0.7, 5), At(0.7, 0)] public static double TwoVariables(double x, int n) { double s = 0; for (int i = 0, j = n; i < j; i++, j--) s += Math.Pow(x, i) * j; return s; }
    [Differentiable, At(0.7, 4)] public static double ActiveInitialiser(double x, int n) { double s = 0; double p; for (p = x * x, s = x; n > 0; n--) { s += p; p *= x; } return s; }
    [Differentiable, At(0.7, 4)] public static double ActiveStep(double x, int n) { double s = 0, p = 1; for (int i = 0; i < n; i++, p *= x, s += p) { } return s * p; }
    [Differentiable, At(0.3), At(1.4)] public static double RealCounter(double x) { double s = 0; for (double t = 0; t < 1; t += 0.125) s += Math.Exp(-x * t) * 0.125; return s; }
    [Differentiable, At(0.3), At(0.21), At(5.0)] public static double ActiveCounter(double x) { double s = 0; for (double t = x; t < 2; t += x) s += t * t; return s; }
    [Differentiable, At(0.7, 4)] public static double NoInitialiser(double x, int n) { int i = 1; double p = 1; for (; i <= n; i++) p *= x + i; return p / i; }
    [Differentiable, At(0.7, 4)] public static double NoStep(double x, int n) { double p = 1; for (int i = 0; i < n;) { p *= x + i; i += 2; } return p; }
    [Differentiable, At(0.7, 4), At(0.7, 0)] public static double NoCondition(double x, int n) { double p = x; for (int i = 0; ; i++) { if (i >= n) break; p = Math.Sqrt(p * p + i); } return p; }
    [Differentiable, At(0.7, 4), At(0.7, 0)] public static double NoParts(double x, int n) { for (; ; ) { if (n-- <= 0) return x; x *= 1 - x / 4; } }
    [Differentiable, At(0.7, 4)] public static double CounterChangedInside(double x, int n) { double s = 0; for (int i = 0; i < n * 3; i++) { s += x * i; if (i % 2 == 1) i++; s *= x; } return s; }
    [Differentiable, At(0.7, 4)] public static double BoundChangesInside(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { s = s * 0.5 + x; if (i == 2) n += 2; } return s; }
    [Differentiable, At(0.7, 4)] public static double CounterAfter(double x, int n) { int i; double p = x; for (i = 0; i * i < n * n + 1; i++) p *= x + 1; return p * i; }
    [Differentiable, At(0.7, 3), At(0.7, 0)] public static double CounterIsReal(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = i + x; float f = i; s += t * t * f; } return s; }
    [Differentiable, At(0.7, 3L)] public static double LongCounter(double x, long n) { double s = x; for (long i = n; i-- > 0;) s += Math.Sin(s) / (i + 1); return s; }
    [Differentiable, At(0.7, 5), At(0.7, 0)] public static double UnsignedAndByte(double x, int n) { double s = 0; for (uint u = 0; u < n; u++) for (byte b = 0; b < u; b++) s += x * b + u; return s * x; }
    [Differentiable, At(1.3f, 6), At(1.3f, 0)] public static float FloatLoop(float x, int n) { float s = 0; for (int i = 1; i <= n; i++) s += MathF.Sin(x * i) / i; return s; }
    [Differentiable, At(1.3, 6)] public static double FloatInside(double x, int n) { double s = 0; for (int i = 1; i <= n; i++) { float f = (float)(x * i); s += f * x; } return s; }
    [Differentiable, At(0.7, 5)] public static double LoopValueUnused(double x, int n) { double waste = x; for (int i = 0; i < n; i++) waste = Math.Log(waste - 3); return x * x; }
    [Differentiable, At(0.7, 5)] public static double ConstantLoop(double x, int n) { double c = 0; for (int i = 0; i < n; i++) c += Math.Sqrt(i) * 0.5; return c * x * x; }
    [Differentiable, At(0.7, 0.2, 5)] public static double TwoCarried(double x, double y, int n) { double a = x, b = y; for (int i = 0; i < n; i++) { double c = a * b; a = Math.Cos(b) + c; b = c / 2 + 0.1 * i; } return a - b * b; }
    [Differentiable, At(0.7, 0.2, 5), At(0.7, 0.2, 1), At(0.7, 0.2, 0)] public static double ReusedLocal(double x, double y, int n) { double t = x * y; double s = t; for (int i = 0; i < n; i++) { t = s * 0.25; s += t * t; t = i; s += t * x; } return s + t; }
    [Differentiable, At(0.7, 5)] public static double SiblingScopes(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = x * i; s += t; } for (int i = 0; i < n; i++) { double t = x - i; s += t * t; } { double t = s * s; s = t + x; } return s; }
    [Differentiable, At(0.7, 4)] public static double EmptyBody(double x, int n) { for (int i = 0; i < n; i++) ; for (int i = 0; i < n; i++) { } return x * n; }
}
