namespace Zoo.Loops;

// Elements written in place, by index and by reference.

static partial class Places
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable] public static double SquareInPlace(double[] x) { for (int i = 0; i < x.Length; i++) x[i] *= x[i]; return Sum(x); }
    [Differentiable] public static double OverwriteInPlace(Span<double> x) { for (int i = 0; i < x.Length; i++) x[i] = Math.Sin(x[i]) + i; return Sum(x); }
    [Differentiable] public static double PrefixSums(double[] x) { for (int i = 1; i < x.Length; i++) x[i] += x[i - 1]; double p = 1; foreach (double v in x) p *= v + 3; return p; }
    [Differentiable] public static double SuffixProducts(Span<double> x) { for (int i = x.Length - 2; i >= 0; i--) x[i] *= x[i + 1]; return Sum(x); }
    [Differentiable] public static double Differences(double[] x) { for (int i = x.Length - 1; i > 0; i--) x[i] -= x[i - 1]; double s = 0; foreach (double v in x) s += v * v; return s; }
    [Differentiable] public static double ZeroedAfterUse(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { s += x[i] * x[i]; x[i] = 0; } return s + Sum(x); }
    [Differentiable, At("1 2 3"), At("4 5 6 7")] public static double OverwrittenByConstant(double[] x) { double keep = x[1] * x[0]; x[1] = 2; x[0] = x[1] * x[2]; return keep * x[0] + x[1]; }
    [Differentiable, At("1 2 3")] public static double CompoundForms(double[] x) { x[0] += x[1]; x[1] -= x[2] * x[0]; x[2] *= x[0]; x[0] /= x[2]; x[1] %= 1.7; x[2]++; --x[0]; return x[0] * x[1] + x[2]; }
    [Differentiable, At("1 2 3")] public static double IncrementedIndexWritten(double[] x) { int i = 0; x[i++] *= 2; x[i++] += x[0]; x[i] = x[--i] * x[i]; return Sum(x) * x[2]; }
    [Differentiable, At("1 2 3")] public static double AssignmentAsValue(double[] x) { double y = x[0] = x[1] * x[2]; x[1] = x[2] = y * x[0]; return Sum(x) + (x[0] *= 2) * (x[0] += 1); }
    [Differentiable, At("1 2 3")] public static double SwapThroughTemporary(double[] x) { double t = x[0]; x[0] = x[2]; x[2] = t; return x[0] / x[2]; }
    [Differentiable, At("1 2 3")] public static double SwapThroughTuple(Span<double> x) { (x[0], x[2]) = (x[2], x[0]); (x[0], x[1]) = (x[1] * 2, x[0]); return x[0] / x[2] + x[1]; }
    [Differentiable] public static double Reverse(double[] x) { for (int i = 0, j = x.Length - 1; i < j; i++, j--) (x[i], x[j]) = (x[j], x[i]); return Sum(x) * Sum(x); }
    [Differentiable] public static double RotateLeft(double[] x) { for (int k = 0; k < 2 && x.Length > 0; k++) { double first = x[0]; for (int i = 1; i < x.Length; i++) x[i - 1] = x[i]; x[^1] = first * 1.5; } return Sum(x); }
    [Differentiable, At("1 2 3")] public static double RefLocal(double[] x) { ref double r = ref x[1]; r *= x[0]; x[1] += r; r = r * r; return Sum(x); }
    [Differentiable, MayBeRefused, At("1 2 3")] public static double RefLocalMoves(double[] x) { ref double r = ref x[0]; r += 1; r = ref x[2]; r *= x[0]; return Sum(x) + r; }
    [Differentiable] public static double RefLocalInLoop(Span<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) { ref double r = ref x[i]; r = Math.Exp(-r); s += r; r += s; } return s + Sum(x); }
    [Differentiable] public static double RefForeach(Span<double> x) { foreach (ref double v in x) v = v * v + 1; double p = 1; foreach (ref readonly double v in x) p *= v; return p; }
    [Differentiable, At("1 2 3", 1), At("1 2 3", 2), At("1 2 3", 0)] public static double RefByIndex(double[] x, int k) { ref double r = ref x[k]; x[k] *= 3; double before = r; x[0] += 1; return before * r + Sum(x); }
    [Differentiable, MayBeRefused, At("1 2 3", true), At("1 2 3", false)] public static double RefByCondition(double[] x, bool first) { ref double r = ref first ? ref x[0] : ref x[2]; r *= r; return Sum(x); }
    [Differentiable, At("1 2 3")] public static double RefArgument(double[] x) { Grow(ref x[1], x[0]); Grow(ref x[^1], x[1]); return Sum(x); }
    static void Grow(ref double r, double by) { r *= by; r += by * by; }
    [Differentiable, At("1 2 3")] public static double TwoRefArguments(double[] x) { Exchange(ref x[0], ref x[2]); Exchange(ref x[1], ref x[2]); return Sum(x) * x[1]; }
    static void Exchange(ref double a, ref double b) => (a, b) = (b * 1.5, a);
    [Differentiable, At("1 2 3"), At("1 1 1")] public static double SameElementTwice(double[] x) { int i = 1, j = 1; Exchange(ref x[i], ref x[j]); return Sum(x); }
    [Differentiable, At("1 2 3")] public static double OutArgument(double[] x) { Put(x[0] * x[1], out x[1]); Put(x[1], out x[0]); return Sum(x); }
    static void Put(double value, out double place) => place = value * value;
    [Differentiable, At("1 2 3")] public static double InArgument(double[] x) { double a = Cube(in x[1]); x[1] = a; return Cube(in x[1]) + a; }
    static double Cube(in double v) => v * v * v;
    [Differentiable] public static double InPlaceTwice(double[] x) { for (int pass = 0; pass < 2; pass++) for (int i = 0; i < x.Length; i++) x[i] = x[i] * x[i] * 0.25 + 0.5 * pass; return Sum(x); }
    [Differentiable, At("1 2 3", 2), At("1 2 3", 0)] public static double SmoothInPlace(double[] x, int n) { for (int k = 0; k < n; k++) for (int i = 1; i < x.Length - 1; i++) x[i] = (x[i - 1] + x[i] * x[i] + x[i + 1]) / 3; return Sum(x); }
    [Differentiable, At("1 2 3 -1"), At("-2 1")] public static double ConditionalWrites(double[] x) { for (int i = 0; i < x.Length; i++) { if (x[i] < 0) x[i] = -x[i] * 0.5; else if (i > 0) x[i] += x[i - 1]; } return Sum(x) * x[0]; }
    [Differentiable, At("1 2 3", 1), At("1 2 3", 5)] public static double WriteThrows(double[] x, int k) { x[0] *= 2; x[k] = x[0] * x[1]; return Sum(x); }
    [Differentiable, At("1 2 3 4", 2.5)] public static double ScalarsAndPlaces(Span<double> x, double a) { for (int i = 0; i < x.Length; i++) { a += x[i]; x[i] = a * x[i]; a *= 0.5; } return a * Sum(x); }
    [Differentiable] public static float FloatInPlace(float[] x) { float s = 0; for (int i = 0; i < x.Length; i++) { x[i] = x[i] * x[i] + 0.1f; s += x[i] * i; } return s; }
}
