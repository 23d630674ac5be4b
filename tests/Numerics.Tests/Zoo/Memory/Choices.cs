namespace Zoo.Memory;

// Arrays and spans chosen by a condition.

static partial class Choices
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable, At("1 2 3", "4 5", true), At("1 2 3", "4 5", false)] public static double Either(double[] x, double[] y, bool first) { var a = first ? x : y; double s = 0; foreach (double v in a) s += v * v; return s * x[0]; }
    [Differentiable, At("1 2 3", "4 5 6"), At("3 1 2", "4 0 6")] public static double EitherInLoop(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 0; for (int i = 0; i < 4; i++) { ReadOnlySpan<double> a = i < 2 ? x : y; s = s * 0.5 + a[i % 3] * a[0]; } return s; }
    [Differentiable, At("1 2 3", "4 5 6", 5), At("1 2 3", "4 5 6", 0)] public static double WrittenInLoop(double[] x, double[] y, int n) { double s = 0; for (int i = 0; i < n; i++) { double[] a = i % 2 == 0 ? x : y, b = i % 2 == 0 ? y : x; a[i % 3] += 0.5 * b[(i + 1) % 3] * b[0]; s += a[1]; } return s + Sum(x) * Sum(y); }
    [Differentiable, At("1 2 3", "4 5 6", 5), At("1 2 3", "4 5 6", 0)] public static double PingPong(double[] x, double[] start, int n) { double[][] none = []; double[] a = (double[])start.Clone(), b = new double[3]; for (int k = 0; k < n; k++) { Span<double> from = k % 2 == 0 ? a : b, to = k % 2 == 0 ? b : a; for (int i = 0; i < 3; i++) to[i] = x[i] * Math.Sin(from[i]) + from[(i + 1) % 3]; } return Sum(n % 2 == 0 ? a : b) + none.Length; }
    [Differentiable, At("1 2 3", true), At("1 2 3", false)] public static double IfElse(double[] x, bool first) { double[] a; if (first) { a = x; } else { a = new double[] { x[0] * x[1], x[2] }; } a[0] *= 2; return Sum(a) + Sum(x); }
    [Differentiable, At("1 2 3", true), At("1 2 3", false)] public static double IfElseRead(double[] x, bool first) { double[] a; if (first) { a = x; } else { a = new double[] { x[0] * x[1], x[2] }; } return Sum(a) + Sum(x) * a[0]; }
    [Differentiable, At("1 2 3", 2.0), At("1 2 3", -2.0)] public static double ActiveCondition(double[] x, double t) { var y = new double[] { t, t * t, 1 }; var a = t > 0 ? x : y; return a[0] * a[1] * t; }
    [Differentiable, At("1 2 3", "4 5 6", 0), At("1 2 3", "4 5 6", 1), At("1 2 3", "4 5 6", 2)] public static double SwitchExpression(double[] x, double[] y, int which) { double[] a = which switch { 0 => x, 1 => y, _ => [x[0], y[0]] }; return Sum(a) * x[1]; }
    [Differentiable, At("1 2 3", "4 5 6"), At("4 2 3", "1 5 6")] public static double Larger(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) { double[] larger = x[i] > y[i] ? x : y; s += larger[i] * larger[0]; } return s; }
    [Differentiable, At("1 2 3 4", 3)] public static double HalfByParity(double[] x, int n) { double s = 0; for (int k = 0; k < n; k++) { Span<double> half = k % 2 == 0 ? x.AsSpan(0, 2) : x.AsSpan(2); half[0] += 0.3 * half[1] * s; s += half[0]; } return s + Sum(x); }
    [Differentiable, At("1 2; 3 4", 3)] public static double RowByParity(double[][] a, int n) { double s = 0; for (int k = 0; k < n; k++) { double[] row = k % 2 == 0 ? a[0] : a[1]; row[0] += 0.3 * row[1] * s; s += row[0]; } return s; }
    [Differentiable, At("1 2 3", "4 5 6", 4)] public static double BestInLoop(double[] x, double[] y, int n) { double[] best = x; double s = 0; for (int k = 0; k < n; k++) { if (k % 3 == 1) best = y; if (k % 3 == 2) best = x; s = s * 0.5 + best[k % 3] * best[0]; } return s; }
    [Differentiable, At("1 2 3", "4 5 6", 4)] public static double NestedChoice(double[] x, double[] y, int n) { var z = new double[] { x[0] * y[0], 2, x[1] }; double s = 0; for (int k = 0; k < n; k++) { var a = k == 0 ? x : k == 1 ? y : z; s += a[k % 3] * a[0] * s + a[1]; } return s; }
    [MayBeRefused, Differentiable, At("1 2 3", 4), At("1 2 3", 0)] public static double ChosenOrMade(double[] x, int n) { double s = 1; for (int k = 0; k < n; k++) { double[] a = k % 2 == 0 ? x : new[] { x[0] * s, x[1], x[2] }; s = s * 0.5 + a[0] * a[1]; } return s; }
    [MayBeRefused, Differentiable, At("1 2 3", "4 5 6", 4)] public static double Aliased(double[] x, double[] y, int n) { double[] a = x, b = y; for (int k = 0; k < n; k++) { if (k == 1) b = a; a[0] += b[1] * 0.1; b[1] *= 1.5; } return Sum(x) * Sum(y) + a[0] * b[1]; }
    [Differentiable, At("1 2 3", "4 5 6"), At("1 2 3", "")] public static double NullOrEmpty(double[] x, double[] y) { double[] a = y.Length > 0 ? y : x; return Sum(a) * a[0] + Sum(x); }
    [MayBeRefused, Differentiable, At("1 2 3", "4 5 6", true), At("1 2 3", "4 5 6", false)] public static double EitherConstant(double[] x, [NoGradient] double[] w, bool flag) { ReadOnlySpan<double> a = flag ? x : w; return a[0] * a[1] * x[0]; }
}
