namespace Zoo;

static partial class Mixed
{
    [Differentiable] public static float Float(float x, float y) => x * y + x / y - 2;
    [Differentiable] public static float FloatFunctions(float x) => MathF.Sin(x) * MathF.Exp(x / 2) + MathF.Sqrt(x * x + 1f);
    [Differentiable] public static double FloatIn(float x) => x * 0.1;
    [Differentiable] public static float DoubleIn(double x) => (float)(x * 0.1) * 3;
    [Differentiable] public static double MixedInputs(double x, float y) => x * y + y * y;
    [Differentiable] public static float MixedToFloat(double x, float y) => (float)x * y + (float)(x * y);
    [Differentiable] public static double RoundTrip(double x) { float f = (float)x; double d = f; return d * x + f; }
    [Differentiable] public static double FloatLocals(double x) { float half = 0.5f, third = 1f / 3; float y = (float)x * half; return y * third + x; }
    [Differentiable] public static float Promoted(float x) { double wide = x * x; wide += x * 0.1; return (float)wide * x; }
    [Differentiable] public static float CompoundFloat(float x, float y) { x += y; x *= 2; x -= 1; x /= y; x++; return x * x; }
    [Differentiable] public static double FloatHelper(double x) => Scale((float)x) * x + Scale(2);
    static float Scale(float t) => t * t * 0.3f;
    [Differentiable] public static float DoubleHelper(float x) => (float)Widen(x) * x;
    static double Widen(double t) => Math.Sin(t) * 0.7;
    [Differentiable] public static float TernaryOfMixed(float x, bool flag) => (float)(flag ? x : x * 2.5);
    [Differentiable] public static double TernaryPromotes(float x, double y) => x > y ? x : y * y;
    [Differentiable, At(0.3f, 2), At(-0.3f, 3)] public static float IntegerInFloat(float x, int n) => x * n + n / 2 + 16777217 * x;
    [Differentiable] public static double MathOfFloat(float x) => Math.Sin(x) + Math.Max(x, 0.5f) + Math.Abs(x) * 2.0;
    [Differentiable] public static float Sigmoid(float x) => 1 / (1 + MathF.Exp(-x));
    [Differentiable] public static float Lerp(float a, float b, float t) => a + (b - a) * t;
    [Differentiable] public static double FloatRef(double x) { float f = (float)x; Double(ref f); Store(f, out double d); return d * x; }
    static void Double(ref float f) => f *= 2;
    static void Store(float f, out double d) => d = f * 1.5;
    [Differentiable] public static double FloatTuple(float x) { (double a, float b) = (x, x * 2); var t = (a * b, b); return t.Item1 * t.b; }
    [Differentiable, At(1e20, 2f)] public static double OverflowsFloat(double x, float y) => x * x * 1e-30 * y;
    [Differentiable] public static float ChainOfCasts(float x) => (float)(double)(float)((double)x * 1.1) + (int)x;
    [Differentiable] public static double DefaultsKept(double x, float y = 1.5f, int n = 3, double z = -0.5) => x * y * n + z * x;
}
