namespace Zoo.Loops;

// Two names for one place.

static partial class Aliases
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable] public static double RefLocalToScalar(double x, double y) { ref double r = ref x; r *= 2; y += x; return x * y; }
    [Differentiable, MayBeRefused] public static double RefLocalInLoop(double x, double y) { double s = 0; for (int i = 0; i < 3; i++) { ref double r = ref i % 2 == 0 ? ref x : ref y; r *= 1.5; s += x * y; } return s; }
    [Differentiable, At("1 2 3"), At("2 5")] public static double SpanOfArray(double[] x) { Span<double> s = x; s[0] *= s[1]; x[1] += s[0]; s[1] *= x[0]; return x[0] * x[1]; }
    [Differentiable, At("1 2 3")] public static double ReadOnlyViewSeesWrites(double[] x) { ReadOnlySpan<double> view = x; double before = view[0]; x[0] = x[1] * x[2]; return view[0] * before; }
    [Differentiable, At("1 2 3")] public static double CalleeMutates(double[] x) { double before = x[0]; Halve(x); Halve(x.AsSpan(1)); return Sum(x) * before; }
    static void Halve(Span<double> x) { for (int i = 0; i < x.Length; i++) x[i] = x[i] * x[i] / 2; }
    [Differentiable, At("1 2 3")] public static double CalleeMutatesArray(double[] x) { Push(x, 2); Push(x, Push(x, x[0])); return Sum(x); }
    static double Push(double[] x, double v) { double last = x[^1]; for (int i = x.Length - 1; i > 0; i--) x[i] = x[i - 1] + 0.1 * v; x[0] = v * v; return last; }
    [Differentiable, At("1 2 3 4")] public static double SameArrayTwice(double[] x) { AddInto(x, x); AddInto(x.AsSpan(0, 2), x.AsSpan(2)); return Sum(x); }
    static void AddInto(Span<double> to, ReadOnlySpan<double> from) { for (int i = 0; i < to.Length; i++) to[i] += from[i] * from[i]; }
    [Differentiable, At("1 2 3 4")] public static double OverlapShifted(double[] x) { AddInto(x.AsSpan(1), x.AsSpan(0, 3)); AddInto(x.AsSpan(0, 3), x.AsSpan(1)); return Sum(x); }
    [Differentiable, At("1 2 3")] public static double ElementAndArray(double[] x) { Blend(ref x[1], x); return Sum(x); }
    static void Blend(ref double r, double[] x) { r *= 2; x[1] += x[0]; r = r * r; x[0] = r; }
    [Differentiable, At("1 2 3")] public static double ElementAsValueAndRef(double[] x) { Grow(ref x[0], x[0]); Grow(ref x[1], x[0] * x[1]); return Sum(x); }
    static void Grow(ref double r, double by) { r += by * by; r *= by; }
    [Differentiable, At("1 2 3", true), At("1 2 3", false)] public static double EitherBuffer(double[] x, bool first) { double[] a = new double[3], b = first ? a : x; b[0] += 2; a[1] = x[0] * b[0]; return Sum(a) + Sum(x) * b[1]; }
    [Differentiable, At("1 2 3", 5), At("1 2 3", 0)] public static double AlternatingBuffers(double[] x, int n) { double[] a = x, b = new double[3]; for (int i = 0; i < n; i++) { double[] t = i % 2 == 0 ? a : b; t[i % 3] += 0.5 * t[(i + 1) % 3] * t[(i + 1) % 3]; b[1] += a[2] * 0.1; } return Sum(a) * Sum(b) + a[0]; }
    [Differentiable, MayBeRefused, At("1 2 3"), At("3 2 1")] public static double RefReturned(double[] x) { Larger(x) *= 2; ref double m = ref Larger(x.AsSpan(0, 2)); m += x[2]; return Sum(x); }
    static ref double Larger(Span<double> x) { int best = 0; for (int i = 1; i < x.Length; i++) if (x[i] > x[best]) best = i; return ref x[best]; }
    [Differentiable, At("1 2 3")] public static double LocalFunctionWrites(double[] x) { double s = 0; void Take(int i) { s += x[i]; x[i] *= s; } for (int i = 0; i < x.Length; i++) { Take(i); Take(0); } return s * x[0]; }
    [Differentiable, At("1 2; 3 4")] public static double SharedRow(double[][] a) { double[] row = a[0]; a[1] = row; a[1][0] *= 3; row[1] += a[0][0]; return a[1][1] * a[0][0]; }
    [Differentiable, At("1 2 3", "4 5 6")] public static double ParameterReassigned(double[] x, double[] y) { x[0] *= 2; x = y; x[0] *= 3; y[1] += x[0]; return Sum(x) * Sum(y); }
    [Differentiable, At("1 2 3")] public static double LocalThenParameter(double[] x) { double[] y = new double[3]; y[0] = x[0] * x[1]; x = y; x[1] = y[0] * 2; return Sum(y) + Sum(x); }
}
