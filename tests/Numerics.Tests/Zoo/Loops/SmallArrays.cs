namespace Zoo.Loops;

// Local arrays of a few elements: read and written at numbers, they might be variables.

static partial class SmallArrays
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable] public static double StraightLine(double x, double y) { double[] a = new double[3]; a[0] = x * y; a[2] = Math.Sin(a[0]); a[0] += a[2] * x; a[1] -= a[0]; return a[0] * a[1] + a[2]; }
    [Differentiable] public static double WrittenInArms(double x, double y) { Span<double> a = stackalloc double[2]; a[0] = x; if (x > y) { a[1] = a[0] * y; a[0] *= 2; } else if (y > 1) a[1] = Math.Exp(a[0]); else a[0] = y * y; return a[0] + a[1] * a[0]; }
    [Differentiable, At(0.3, 1.2, 0), At(0.3, 1.2, 1), At(0.3, 1.2, 6)] public static double CarriedByLoop(double x, double y, int n) { double[] a = [x, y, 1]; for (int i = 0; i < n; i++) { double t = a[0]; a[0] = a[1] * 0.5 + t; a[1] = t * a[2]; if (i % 2 == 0) a[2] += a[0]; } return a[0] + a[1] * a[2]; }
    [Differentiable, At(0.7, 2), At(3.1, 0.4)] public static double WhileWithExit(double x, double y) { double[] a = [x, y]; int k = 0; while (a[0] > 0.1) { a[0] *= 0.5; if (++k > 4) break; a[1] = a[1] * a[0] + x; } return a[0] + a[1]; }
    [Differentiable] public static double MadeInLoop(double x, double y) { double s = 0; for (int i = 0; i < 4; i++) { double[] a = new double[2]; a[0] = x * i + s; if (i > 1) a[1] = a[0] * y; s += a[0] * 0.1 + a[1]; } return s; }
    [Differentiable] public static double MadeInArm(double x, double y) { double s = x; if (x > 0.5) { double[] a = [x, y]; if (y > 0.5) { a[0] *= a[1]; a[1] = 3; } s = a[0] * a[1]; } else { double[] a = [y]; a[0] *= x; s += a[0]; } return s * y; }
    [Differentiable] public static double Rotation(double a, double x, double y) { double[,] r = new double[2, 2]; r[0, 0] = Math.Cos(a); r[0, 1] = -Math.Sin(a); r[1, 0] = -r[0, 1]; r[1, 1] = r[0, 0]; double u = r[0, 0] * x + r[0, 1] * y, v = r[1, 0] * x + r[1, 1] * y; return u * u * v; }
    [Differentiable, At(0.4, 0.9, 2), At(0.4, 0.9, 5)] public static double ThrowsBetween(double x, double y, int n) { double[] a = [x, y]; if (n > 9) { a[0] = 5; throw new ArgumentException("n"); } a[1] *= n; if (n < 0) throw new ArgumentException("n"); else a[0] += a[1]; return a[0] * a[1]; }
    [Differentiable] public static double FilledAndMeasured(double x, double y) { Span<double> a = stackalloc double[4]; a.Fill(x * y); a[2] = y; a.Clear(); a[1] += x; a[1] += a[1]; return a[1] * a.Length + a[0]; }
    [Differentiable] public static double IntegersBeside(double x, double y) { int[] k = new int[2]; bool[] b = new bool[2]; k[0] = 3; b[1] = x > y; k[1] = k[0] + (b[1] ? 1 : 2); return x * k[1] + Math.Pow(y, k[0]); }
    [Differentiable] public static float Floats(float x, float y) { float[] a = [x, y]; a[0] = (float)(a[0] * 1.1); a[1] += a[0] * a[1]; return a[0] + a[1]; }
    [Differentiable] public static double IndexedByVariable(double x, double y) { double[] a = [x, y, x * y]; double s = 0; for (int i = 0; i < 3; i++) s += a[i] * a[2]; return s; }
    [Differentiable] public static double ExitInsideNest(double x, double y) { double[] a = [x, y]; for (int i = 0; i < 3; i++) { for (int j = 0; j < 3; j++) { a[0] += 0.1 * a[1]; if (a[0] > 2) break; a[1] *= 0.9; } if (a[1] < 0.1) return a[0] * a[0]; } return a[0] * a[1]; }
    [Differentiable] public static double HandedToHelper(double x, double y) { Span<double> a = stackalloc double[2]; Polar(x, y, a); return a[0] * a[1]; }
    static void Polar(double x, double y, Span<double> to) { to[0] = Math.Sqrt(x * x + y * y); to[1] = Math.Atan2(y, x); }

    // Memory made in each iteration, one element written in an arm: its adjoints are one memory around all that adds to them.
    [Differentiable, At("1 2 3", 2), At("1 2 3", 0)] public static double MadeAgainAroundArms(double[] x, int k) { double s = 0.8; for (int i = 0; i < x.Length; i++) { double[] a = [s, x[i], 2]; if (Math.Tan(s) > 1) { } else if ((s = a[(i + k) % 3]) > 2) s *= a[i]; } return s * x[0]; }
    [Differentiable, At("1 2 3", 2), At("1 2 3", 1)] public static double[] MadeAgainInArms(double[] x, int k) { double s = 0.8, t = 0; for (int i = 0; i < x.Length; i++) { if (i != k) { double[] a = [s, x[i], 2 * s]; if (s > 1) t += a[(i + k) % 3] * a[i]; for (int j = 0; j < 2; j++) s += 0.1 * a[j + 1] * t; } } return [s, t]; }

    [Differentiable, At("1 2 3", 2)] public static double[] ReturnsItsInput(double[] x, double y) { x[0] *= y; return x; }
    [Differentiable, At("1 2 3")] public static double[] ReturnsItsInputUnchanged(double[] x) => x;
    [Differentiable, At("1 2 3")] public static double InputCalledResult(double[] result) => Sum(result) * result[0];
    [Differentiable, At("1 2 3")] public static (double, double) InputCalledResultOfTuple(double[] result) => (Sum(result) * result[0], result[1]);
    [Differentiable, At("1 2 3")] public static double[] InputCalledResultOfArray(double[] result) => [Sum(result), result[0] * result[2]];
    [Differentiable, At("1 2 3", 3)] public static double InputsCalledAlike(double[] x, double xGradient) => Sum(x) * xGradient;
}
