namespace Zoo.Loops;

// Arrays and spans that are only read.

static partial class Vectors
{
    [Differentiable] public static double Sum(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i]; return s; }
    [Differentiable] public static double SumOfSquares(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) s += v * v; return s; }
    [Differentiable] public static double Norm(Span<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { double t = x[i]; s += t * t; } return Math.Sqrt(s + 1e-3); }
    [Differentiable] public static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * y[i]; return s; }
    [Differentiable, At("1 2", "3"), At("1", "3 4"), At("", "")] public static double DotOfUnequal(double[] x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * y[i]; return s; }
    [Differentiable, At(null, 1.5), At("1 2", 1.5)] public static double NullArray(double[] x, double y) { double s = y; for (int i = 0; i < x.Length; i++) s *= x[i]; return s; }
    [Differentiable] public static double GuardedLengths(double[] x, ReadOnlySpan<double> y) { if (x.Length != y.Length) throw new ArgumentException("lengths differ"); if (x.Length == 0) throw new ArgumentException("empty", nameof(x)); double s = 0; for (int i = 0; i < x.Length; i++) s += Math.Pow(x[i] - y[i], 2); return s / x.Length; }
    [Differentiable] public static double Product(double[] x) { double p = 1; foreach (double v in x) p *= v; return p; }
    [Differentiable] public static double ScaledSum(double a, double[] x, float b) { double s = 0; foreach (var v in x) s += a * v + b; return s * b; }
    [Differentiable] public static float Floats(float[] x, ReadOnlySpan<float> y) { float s = 0; for (int i = 0; i < x.Length; i++) s += MathF.Exp(-x[i] * x[i]) * y[i]; return s; }
    [Differentiable] public static double FloatsAndDoubles(ReadOnlySpan<float> x, double[] y) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * y[i]; return s; }
    [Differentiable] public static float DoublesToFloat(double[] x) { float s = 0; foreach (double v in x) s += (float)(v * v); return s; }
    [Differentiable] public static double HeldData([NoGradient] double[] data, double mean) { double s = 0; foreach (double d in data) s += (d - mean) * (d - mean); return s; }
    [Differentiable] public static double HeldSpan(double[] w, [NoGradient] ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < w.Length; i++) s += w[i] * w[i] * x[i]; return s; }
    [Differentiable, At("1 2 3"), At("4"), At("")] public static double LastElement(double[] x) => x[^1] * x[^1];
    [Differentiable, At("1 2 3"), At("4")] public static double FirstAndLast(ReadOnlySpan<double> x) => x[0] / x[^1] + x[x.Length - 1] * x[0];
    [Differentiable, At("1 2 3", 1), At("1 2 3", 3), At("1 2 3", 0), At("1 2 3", -1)] public static double FromEnd(double[] x, int k) => x[^k] * x[0];
    [Differentiable, At("1 2 3 4", 2), At("1 2 3 4", 7)] public static double Wrapped(double[] x, int k) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * x[(i + k) % x.Length]; return s; }
    [Differentiable, At("1 2 3 4")] public static double IncrementAsIndex(double[] x) { int i = 0; double s = x[i++] * 2; s += x[i++] * x[i]; s -= x[++i] * x[i--]; return s * x[i]; }
    [Differentiable, At("1 2 3 4")] public static double IndexChain(double[] x) { int i = 0; double s = 0; while (i < x.Length) s = s * 0.5 + x[i] * x[i++]; return s; }
    [Differentiable, At("1 2 3", 0), At("1 2 3", 2), At("1 2 3", 3), At("1 2 3", -1)] public static double Picked(double[] x, int i) => x[i] * x[i] * i;
    [Differentiable, At("0.3 1.2 2.9"), At("0.3 5.2 1.9")] public static double ActiveIndex(double[] x) { double s = 0; foreach (double v in x) s += v * x[(int)v]; return s; }
    [Differentiable, At(1.5, 2.5, "3 1")] public static double Params(double a, double b, params double[] rest) { double s = a * b; foreach (double r in rest) s += r * a; return s; }
    [Differentiable, At(1.5, "3 1"), At(1.5, "")] public static double ParamsSpan(double a, params ReadOnlySpan<double> rest) { double s = a; for (int i = 0; i < rest.Length; i++) s = s * rest[i] + a; return s; }
    [Differentiable, At(1.5, 2.5)] public static double ParamsCalled(double a, double b) => Params(a, b) + Params(a, b, a * b, 2, b) * Total(a, b, 3) + Total();
    static double Total(params ReadOnlySpan<double> values) { double s = 0; foreach (double v in values) s += v * v; return s; }
    [Differentiable, At("1 2 3")] public static double ElementsTwice(double[] x) => x[0] * x[0] + x[1] * x[0] * x[1] + x[2];
    [Differentiable] public static double EveryOther(double[] x) { double s = 0; for (int i = 0; i < x.Length; i += 2) s += x[i] * x[i] * x[i]; return s; }
    [Differentiable] public static double Backwards(double[] x) { double s = 0; for (int i = x.Length - 1; i >= 0; i--) s = s * 0.5 + x[i]; return s; }
    [Differentiable] public static double Unused(double[] x, double y) => y * y * x.Length;
    [Differentiable] public static double LengthOnly(double[] x, ReadOnlySpan<double> z, double y) => x.Length > z.Length ? y : y * (x.Length + z.Length + 1);
    [Differentiable, At("3 1 2"), At("1"), At("2 2 1")] public static double Maximum(double[] x) { double m = x[0]; for (int i = 1; i < x.Length; i++) if (x[i] > m) m = x[i]; return m * m; }
    [Differentiable, At("3 1 2"), At("1"), At("2 2 1")] public static double MathMaximum(double[] x) { double m = double.NegativeInfinity; foreach (double v in x) m = Math.Max(m, v); return m; }
    [Differentiable, At("3 1 2"), At("1")] public static double ArgMinimum(double[] x) { int best = 0; for (int i = 1; i < x.Length; i++) { if (x[i] < x[best]) best = i; } return x[best] * (best + 1); }
}
