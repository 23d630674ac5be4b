namespace Zoo.Loops;

// Each method is named after the item of the list of known bugs that it looks for.

static partial class BugClassesOfLoops
{
    [Differentiable, At(2.0, 3), At(2.0, 0)] public static double Class01_LoopLocalReset(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = x; s += t; } return s; }
    [Differentiable, At(2.0, 3)] public static double Class01_LoopLocalSometimesSet(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = 0; if (i != 1) t = x * i; s += t * t; } return s; }
    [Differentiable, At(2.0, 3)] public static double Class02_InlineDivisor(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += x / (x * i + 1); return s; }
    [Differentiable, At(2.0, 3.0, 3)] public static double Class02_DivisorChanges(double x, double y, int n) { double s = 0; for (int i = 0; i < n; i++) { s += x / y; y = y * x / (s + 1); } return s; }
    [Differentiable, At(2.0, 5)] public static double Class03_Continue(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (i == 2) continue; s += x * i; } return s; }
    [Differentiable, At(3.0, 5)] public static double Class03_Break(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { if (i == 1) break; s += x; } return s; }
    [Differentiable, At(3.0, 5)] public static double Class03_ContinueWithTwoSteps(double x, int n) { double s = 0, p = 1; for (int i = 0; i < n; i++, p *= x) { if (i % 2 == 1) continue; s += p; } return s; }
    [Differentiable, At(3.0, 0), At(3.0, 4), At(-3.0, 4)] public static double Class04_EarlyReturn(double x, int n) { if (x < 0) return -x; double s = 1; for (int i = 0; i < n; i++) { s *= x; if (s > 20) return s; } s += x; return s; }
    [Differentiable, At("3 1", true), At("3 1", false)] public static double Class04_ReturnBeforeLoop(double[] x, bool early) { if (early) return x[0] * 2; double s = 0; foreach (double v in x) s += v * v; return s; }
    [Differentiable, At(3.0, 4)] public static double Class05_AccumulatorFromConstant(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s = s + x * s + 1; return s; }
    [Differentiable, At(3.0, 2)] public static double Class05_ActiveFromSecondPass(double x, int n) { double a = 1, b = 0; for (int i = 0; i < n; i++) { b += a; a = x; } return b * b; }
    [Differentiable, At(0.5, 3)] public static double Class05_DoWhile(double x, int n) { double s = 0; do { s += x * x; n--; } while (n > 0); return s; }
    [Differentiable, At(0.5, 3)] public static double Class05_NestedWhile(double x, int n) { double s = 0; int i = 0; while (i < n) { int j = 0; double p = 1; while (j < i) { p *= x; j++; } s += p; i++; } return s; }
    [Differentiable, At(0.5, 3)] public static double Class06_ParameterReassigned(double x, int n) { double s = x; for (int i = 0; i < n; i++) { x = x * x; s += x; } return s; }
    [Differentiable, At("1 2 3")] public static double Class06_ElementReassigned(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { double y = x[i]; x[i] = 7; s += y * y + x[i]; } return s; }
    [Differentiable, At("1 2 3 4")] public static double Class07_IncrementAsIndex(double[] x) { double s = 0; for (int i = -1; i < 2;) s += x[++i] * x[i + 1]; return s; }
    [Differentiable, At(0.5, 1.5, 3)] public static double Class07_CompoundAsValue(double x, double y, int n) { double s = 0; for (int i = 0; i < n; i++) s += (x *= y) + (y += 0.1); return s; }
    [Differentiable, At(0.5, 3)] public static double Class07_AssignmentChain(double x, int n) { double a = 0, b = 0, s = 0; for (int i = 0; i < n; i++) { a = b = x * (i + 1); s += a * b; } return s + a; }
    [Differentiable, At(0.5), At(1.1)] public static double Class08_ActiveInitialiserAndCondition(double x) { double s = 0; for (double t = x * x; t < 4; t += x + 0.5) s += t; return s; }
    [Differentiable, At(0.5)] public static double Class08_InitialiserUsedAfter(double x) { double t, s = 0; for (t = x * 3; s < 2; s += t) t *= 1.1; return t * s; }
    [Differentiable, At(0.5, 4)] public static double Class09_OneArmZero(double x, int n) { double s = 0; for (int i = 0; i < n; i++) s += i == 2 ? 0 : x * x; return s; }
    [Differentiable, At("3 1 2"), At("1 2 3"), At("1 1")] public static double Class09_RunningMinimum(double[] a) { double m = a[0]; for (int i = 1; i < a.Length; i++) if (a[i] <= m) m = a[i]; return m; }
    [Differentiable, At(0.5, 3)] public static double Class10_RefLocal(double x, int n) { double s = 0; ref double r = ref s; for (int i = 0; i < n; i++) { r += x; s *= x; } return r; }
    [Differentiable, At("1 2 3")] public static double Class10_OverlappingArguments(double[] x) { Step(x, x); return x[0] * x[2]; }
    static void Step(double[] a, double[] b) { for (int i = 1; i < a.Length; i++) a[i] += b[i - 1] * b[i - 1]; }
    [Differentiable, At("1 2 3")] public static double Class10_CalleeMutates(double[] x) { double s = x[0]; Zero(x); return s * s + x[0] * x[1]; }
    static void Zero(double[] x) { x[0] = 0; x[1] *= 2; }
    [Differentiable, At(0.5, 1.5, 3), At(0.5, 1.5, 4)] public static double Class11_SwapInLoop(double x, double y, int n) { for (int i = 0; i < n; i++) { (x, y) = (y, x); x *= 1.5; } return x / y; }
    [Differentiable, At(0.5, 1.5, 2.5, 4)] public static double Class11_RotationByTemporary(double a, double b, double c, int n) { for (int i = 0; i < n; i++) { double t = a; a = b; b = c; c = t * a; } return a * b - c; }
    [Differentiable, At("1 2 3 4")] public static double Class11_SwapElements(double[] x) { for (int i = 0; i + 1 < x.Length; i++) { (x[i], x[i + 1]) = (x[i + 1], x[i]); x[i] *= 2; } return x[0] * x[1] / x[3]; }
    [Differentiable, At("1.5 2.5")] public static double Class12_IntegerOnThePath(double[] x) { double s = 0; foreach (double v in x) { int n = (int)(v * 2); s += n; } return s + x[0]; }
    [Differentiable, At("1.5 2.5")] public static float Class12_FloatAdjoint(double[] x) { float s = 0; foreach (double v in x) { float f = (float)v; s += f * f; } return s; }
    [Differentiable, At("1 1"), At("1 1 1"), At("0 2 2")] public static double Class13_TiesInLoop(double[] x) { double m = x[0]; for (int i = 1; i < x.Length; i++) m = Math.Max(m, x[i]) + Math.Abs(x[i] - 1); return m; }
    [Differentiable, At("0 -1.5 2", 2), At("2 3", 0), At("-2 0", 1)] public static double Class14_Powers(double[] x, int n) { double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Pow(x[i], n) + Math.Pow(x[i], 3); return s; }
    [Differentiable, At("2 3")] public static double Class15_DeadInLoop(double[] x) { double s = 0; foreach (double v in x) { double dead = Math.Acos(v); if (dead < -1) s += dead; s += v; } return s; }
    [Differentiable, At("-1 0 2")] public static double Class15_UntakenInLoop(double[] x) { double s = 0; foreach (double v in x) s += v > 0 ? Math.Log(v) * Math.Sqrt(v) : 2 * v; return s; }
    [Differentiable, At(0.0, 3)] public static double Class15_UnreachedIterations(double x, int n) { double s = 1 + x; for (int i = 5; i < n; i++) s += Math.Sqrt(x); return s * s; }
    [Differentiable, At("1 2", "3 4")] public static double Class17_NestedDerivativeNames(double[] x, double[] dx) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * dx[i] * dx[i]; return s; }
    [Differentiable, At("1 2")] public static double Class19_TwoLoopsSameCounter(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; for (int i = 0; i < x.Length; i++) s *= x[i]; int k = 0; while (k < 2) { int i = k++; s += x[i] * i; } return s; }
    [Differentiable, At("1 2", 3)] public static double Class19_NamesLikeTemporaries(double[] xGradient, int count) { double dxs = 0, tape = 1; for (int i = 0; i < count; i++) { double residual = xGradient[i % 2]; dxs += residual * tape; tape *= residual; } return dxs; }
    [Differentiable, At("1 2", 3)] public static double Class19_Keywords(double[] @class, int @for) { double @double = 0; for (int @in = 0; @in < @for; @in++) { @double += @class[@in % 2] * @double + 1; } return @double * @class[0]; }
    [Differentiable, At("5.3 -5.3")] public static double Class20_Remainders(double[] x) { double s = 0; foreach (double v in x) for (int k = 0; k < 2; k++) s += v % (k == 0 ? 2.0 : -2.0) * v + Math.IEEERemainder(v, 2); return s; }
    [Differentiable, At("1 2 3")] public static double Class22_NoStateIsKept(double[] x) { var y = new double[3]; for (int i = 0; i < 3; i++) y[i] += x[i] * x[i]; double s = 0; foreach (double v in y) s += v; return s; }
}
