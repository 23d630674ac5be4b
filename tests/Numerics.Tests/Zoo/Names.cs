namespace Zoo;

static partial class Names
{
    [Differentiable] public static double Keywords(double @class, double @double, double @return) { double @if = @class * @double; return @if / @return; }
    [Differentiable] public static double @static(double @in) => @in * @in;
    [Differentiable] public static double Contextual(double var, double value, double record) { double when = var * value; double async = when + record; return async * when; }
    [Differentiable] public static double dx(double dx, double x) => dx * x * x;
    [Differentiable] public static double Adjoints(double x, double dx, double dy, double y) { double dz = x * dy; double z = dz * dx; return z * y + dz; }
    [Differentiable] public static double Tangents(double x, double xTangent, double yTangent) { double y = x * xTangent; return y * yTangent; }
    [Differentiable] public static double ResultNames(double result, double resultAdjoint, double resultTangent) => result * resultAdjoint + resultTangent * result;
    [Differentiable] public static double HessianName(double hessian, double x) => hessian * x * x;
    [Differentiable] public static double Values(double Value, double Gradient, double Tangent) => Value * Gradient * Tangent;
    [Differentiable] public static double Items(double Item1, double Item2) => Item1 * Item2 * Item2;
    [Differentiable, MayBeRefused] public static double ItemsSwapped(double Item2, double Item1) => Item2 * Item2 / Item1;
    [Differentiable, MayBeRefused] public static double RestOfTuple(double x, double y, double Rest) => x * y * Rest;
    [Differentiable, MayBeRefused] public static double TupleMembers(double ToString, double Equals, double GetHashCode) => ToString * Equals - GetHashCode * ToString;
    [Differentiable] public static double MathParameter(double Math) => System.Math.Sin(Math) * Math;
    [Differentiable] public static double SystemParameter(double System) => global::System.Math.Exp(System / 3);
    [Differentiable] public static double MathLocal(double x) { double Math = x * x, MathF = x; return Math + System.Math.Cos(MathF); }
    [Differentiable] public static double Temporaries(double t, double t0, double t1, double temp, double v) => t * t0 / (t1 * t1 + 1) + temp * v;
    [Differentiable] public static double Functions(double sin, double exp, double sqrt) { double cos = Math.Cos(sin); double log = Math.Exp(exp) * cos; return Math.Sqrt(sqrt * sqrt + 1) * log * Math.Sin(sin); }
    [Differentiable] public static double Underscores(double _, double __, double x_) => _ * __ + x_ * _;
    [Differentiable] public static double Unicode(double größe, double δ, double 变量) => größe * δ + 变量 * 变量;
    [Differentiable] public static double CaseOnly(double a, double A, double aA, double Aa) => a * A - aA / Aa;
    [Differentiable] public static double MethodsOwnName(double MethodsOwnName) => MethodsOwnName * 2 + MethodsOwnName * MethodsOwnName;
    [Differentiable] public static double GeneratedName(double GeneratedNameGradient, double GeneratedNameValueAndGradient) => GeneratedNameGradient * GeneratedNameValueAndGradient;
    [Differentiable] public static double Types(double Span, double Double, double ArgumentException) => Span * Double / ArgumentException;
    [Differentiable] public static double Members(double Sum, double Product, double helper) { double Helper(double t) => t * Sum; return Helper(Product) * helper; }
    static double Helper(double helper) => helper * helper;
    [Differentiable] public static double CalleesNames(double x, double helper) { double t = Helper(x); return t * Helper(helper) + helper; }
    [Differentiable] public static double ShadowedByCallee(double a, double b) { double c = Cross(b, a); return c * a; }
    static double Cross(double a, double b) { double c = a * a; return c * b - a; }

    [Differentiable] public static double SiblingScopes(double x)
    {
        double r = 0;
        if (x > 0) { double t = x * x; r += t; } else { double t = Math.Sin(x); r -= t; }
        if (r > 1) { double t = r + 1; double dt = t * x; r = dt; } else { int t = 3; r *= t; }
        return r;
    }

    static double Large(double x, double Larger)
    {
        double a = x * x + Larger, b = a + Math.Cos(x), c = b * a - x, d = c * c + a, e = d / (1 + b * b), f = e * c, g = f + Math.Tanh(f) * d;
        return g * e + Math.Sqrt(1 + f * f) * c + d * b + Names.Larger(a, Larger) * Names.Larger(Larger, a);
    }

    static double Larger(double x, double Large)
    {
        double a = x * x - Large, b = a + Math.Sin(x), c = b * a - x, d = c * c + a, e = d / (1 + b * b), f = e * c, g = f + Math.Tanh(f) * d;
        return g * e + Math.Sqrt(1 + f * f) * c - d * b;
    }

    [Differentiable, At(0.3, 0.4, 0.5)] public static double Class19_ParametersNamedAsLocalFunctions(double LargerPullback, double Large, double xTangent) { double Larger = Names.Large(LargerPullback, Large); return Names.Large(Larger, xTangent) * 1e-3 + Large; }
    [Differentiable] public static double Class19_NameofAsName(double nameof, double hessian) => nameof * hessian * hessian;

    static class Math2 { public static double Sin(double x) => 2 * x; }
    [Differentiable] public static double OtherMath(double x) => Math2.Sin(x) * Math.Sin(x);

    static readonly double Rate = 2.5;
    [Differentiable] public static double FieldNamedAsLocal(double x) { double rate = x * Rate; double Damping = rate * rate; return Damping + Names.Rate; }
}

static partial class OwnMath
{
    static class Math { public static double Sin(double x) => x * x; public const double PI = 3; }
    [Differentiable] public static double ShadowedMath(double x) => Math.Sin(x) * System.Math.Sin(x) + Math.PI * x;
}

partial class Sin
{
    [Differentiable] public static double Cos(double Tan) => Math.Sin(Tan) + Math.Cos(Tan);
}

static partial class @event
{
    [Differentiable] public static double @new(double @this) => @this * @this + @operator(@this);
    static double @operator(double @base) => @base / 2;
}
