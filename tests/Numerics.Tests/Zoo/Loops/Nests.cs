namespace Zoo.Loops;

// Loops in loops, and values that go round them.

static partial class Nests
{
    [Differentiable, At(0.7, 4), At(0.7, 1), At(0.7, 0)] public static double Two(double x, int n) { double s = 0; for (int i = 0; i < n; i++) for (int j = 0; j < n; j++) s += Math.Sin(x * (i + j)); return s; }
    [Differentiable, At(0.7, 3), At(0.7, 0)] public static double Three(double x, int n) { double s = 0; for (int i = 0; i < n; i++) for (int j = i; j < n; j++) for (int k = 0; k <= j; k++) s += Math.Exp(-x * (i + j * k)); return s; }
    [Differentiable, At(0.7, 3)] public static double ThreeCarried(double x, int n) { double s = x; for (int i = 0; i < n; i++) { double a = s; for (int j = 0; j < n; j++) { double b = a * 0.5; for (int k = 0; k < n; k++) b = b * x + 0.1 * k; a += b; } s = Math.Tanh(a); } return s; }
    [Differentiable, At(0.7, 4), At(0.7, 0)] public static double SumOfProducts(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double p = 1; for (int j = 0; j <= i; j++) p *= x + j; s += p; } return s; }
    [Differentiable, At(0.7, 4)] public static double ProductOfSums(double x, int n) { double p = 1; for (int i = 0; i < n; i++) { double s = 0; for (int j = 0; j <= i; j++) s += x * j + 0.5; p *= s; } return p; }
    [Differentiable, At(0.7, 4)] public static double InnerKeepsOuterUnused(double x, int n) { double s = 0; for (int i = 0; i < n; i++) { double t = x * i; for (int j = 0; j < 3; j++) t = t * t * 0.1 + x; if (i % 2 == 0) s += t; } return s; }
    [Differentiable, At(0.7, 4)] public static double Triangle(double x, int n) { double s = 0, p = x; for (int i = 0; i < n; i++) { for (int j = i; j > 0; j--) { p = p * 0.9 + j * x * 0.01; s += p * i; } p += s * 0.01; } return s + p; }
    [Differentiable, At(0.7, 0.4, 5)] public static double Fibonacci(double a, double b, int n) { for (int i = 0; i < n; i++) (a, b) = (b, a + b * 0.5); return a * b; }
    [Differentiable, At(0.7, 0.4, 5)] public static double SwapThroughTemporary(double a, double b, int n) { for (int i = 0; i < n; i++) { double t = a; a = b; b = t * 1.1 + i; } return a / b; }
    [Differentiable, At(0.7, 0.4, 1.3, 4)] public static double Rotation(double a, double b, double c, int n) { while (n-- > 0) { (a, b, c) = (b * 1.1, c, a + 0.2); } return a + 2 * b * c; }
    [Differentiable, At(0.7, 0.4, 5)] public static double SwapIfLess(double a, double b, int n) { for (int i = 0; i < n; i++) { if (a < b) (a, b) = (b, a); a *= 0.6; } return a - 3 * b; }
    [Differentiable, At(0.7, 0.4, 3)] public static double ChainedAssignments(double x, double y, int n) { double a = 0, b = 0; for (int i = 0; i < n; i++) { a = b = x * y + a; x *= y *= 1.2; } return a + b * x; }
    [Differentiable, At(0.7, 3)] public static double BranchesInLoop(double x, int n) { double s = x; for (int i = 0; i < n; i++) { if (s > 1) { s = Math.Log(s) + x; } else if (i % 2 == 0) s += x * x; else { double t = s * x; s = t + Math.Cos(t); } } return s; }
    [Differentiable, At(0.7, 6)] public static double ActiveOnlySometimes(double x, int n) { double m = 0; for (int i = 0; i < n; i++) { if (i == 3) m = x; m = m * 2 + 1; } return m; }
    [Differentiable, At(0.7, 6), At(0.7, 0)] public static double ReplacedByConstant(double x, int n) { double m = x; for (int i = 0; i < n; i++) { m *= 2; if (i == 2) m = 5; m += x * i; } return m; }
    [Differentiable, At(0.7, 3)] public static double LocalFunctionCarries(double x, int n) { double s = 0; void Add(double t) => s += t * x; for (int i = 0; i < n; i++) { Add(s + i); Add(1); } return s; }
    [Differentiable, At(0.7, 3)] public static double LoopInLocalFunction(double x, int n) { double Power(double b, int k) { double p = 1; while (k-- > 0) p *= b; return p; } double s = 0; for (int i = 0; i <= n; i++) s += Power(x + i * 0.1, i); return s; }
    [Differentiable, At(0.7, 3)] public static double HelperWithRef(double x, int n) { double a = x, b = 1; for (int i = 0; i < n; i++) Advance(ref a, ref b, i); return a * b; }
    static void Advance(ref double a, ref double b, int i) { double t = a; a = b + 0.1 * i; b = Math.Sin(t) + b; }
    [Differentiable, At(0.7, 3)] public static double HelperWithOut(double x, int n) { double s = 0; for (int i = 1; i <= n; i++) { Both(x * i, out double a, out double b); s += a * b; } return s; }
    static void Both(double t, out double sine, out double cube) { (sine, _) = Math.SinCos(t); cube = t * t * t; }
    [Differentiable, At(0.7, 3)] public static double HelperWithTuple(double x, int n) { (double p, double q) s = (x, 1); for (int i = 0; i < n; i++) s = Turn(s.p, s.q, 0.3 * x); return s.p * s.q; }
    static (double, double) Turn(double p, double q, double angle) { (double sin, double cos) = Math.SinCos(angle); return (p * cos - q * sin, p * sin + q * cos); }
}
