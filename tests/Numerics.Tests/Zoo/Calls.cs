namespace Zoo;

static partial class Calls
{
    static double Cube(double x) => x * x * x;
    static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
    static double Blend(double a, double b, double t = 0.25) { return a * (1 - t) + b * t; }
    static double Power(double x, int n = 2) { if (n == 2) return x * x; return n == 1 ? x : Math.Pow(x, n); }

    [Differentiable] public static double Simple(double x) => Cube(x) + 1;
    [Differentiable] public static double Neuron(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);
    [Differentiable] public static double Composed(double x) => Cube(Sigmoid(Cube(x) - Sigmoid(x)));
    [Differentiable] public static double CalledTwice(double x, double y) => Blend(x, y) * Blend(y, x) + Blend(x, x, y);
    [Differentiable] public static double OptionalArguments(double x) => Power(x) + Power(x, 1) + Power(x, n: 3);
    [Differentiable] public static double NamedArguments(double x, double y) => Blend(t: x, b: y, a: 2) - Blend(y, t: 0.5, b: x);
    [Differentiable] public static double NamedOutOfOrder(double x)
    {
        double t = x;
        return Blend(b: t *= 2, a: t += 1, t: t);
    }

    static double Length(in double x, in double y) => Math.Sqrt(x * x + y * y);
    [Differentiable, At(3.0, -4.0), At(1.0, 2.0)] public static double InArguments(in double x, in double y) => Length(in x, y) + Length(x + 1, 2);

    static void Split(double x, out double whole, out double part) { whole = Math.Floor(x); part = x - whole; }
    [Differentiable] public static double OutArguments(double x)
    {
        Split(x * 3, out double whole, out var part);
        Split(part * 2, out _, out part);
        return whole * x + part * part;
    }

    static void Accumulate(ref double sum, double x) => sum += x * x;
    [Differentiable] public static double RefArguments(double x, double y)
    {
        double sum = x;
        Accumulate(ref sum, y);
        Accumulate(ref sum, sum);
        Accumulate(ref x, sum);
        return sum * x;
    }

    static bool TryRoot(double x, out double root)
    {
        if (x < 0) { root = 0; return false; }
        root = Math.Sqrt(x);
        return true;
    }

    [Differentiable, At(2.0), At(-2.0)] public static double TryPattern(double x) => TryRoot(x, out double root) ? root * root * root : x;

    static (double Radius, double Angle) Polar(double x, double y) => (Math.Sqrt(x * x + y * y), Math.Atan2(y, x));
    [Differentiable] public static double TupleResult(double x, double y)
    {
        var (r, phi) = Polar(x, y);
        return r * Math.Cos(2 * phi) + Polar(y, 3).Radius;
    }

    static (double a, double b) Swapped(double a, double b) => (b, a);
    [Differentiable] public static double TuplesThrough(double x, double y)
    {
        (x, y) = Swapped(x * 2, y);
        (y, x) = Swapped(x, y);
        var pair = Swapped(x, y * y);
        return pair.a / (1 + pair.b * pair.b);
    }

    static double Unpack((double x, double y) p, int n) => p.x * n - p.y;
    [Differentiable] public static double TupleArgument(double x, double y) => Unpack((x, y * x), 3) * Unpack((2, x), 1);

    [Differentiable] public static double LocalFunction(double x)
    {
        double Twice(double t) => 2 * t;
        return Twice(Twice(x) * x);
    }

    [Differentiable] public static double CapturingLocalFunction(double x, double y)
    {
        double scale = x * y;
        double Scaled(double t) => t * scale + x;
        return Scaled(y) * Scaled(2);
    }

    [Differentiable] public static double CaptureSeesLaterValue(double x)
    {
        double t = x;
        double Read() => t * t;
        double before = Read();
        t *= 3;
        return before + Read();
    }

    [Differentiable] public static double WritingLocalFunction(double x)
    {
        double total = 0;
        void Add(double t) { total += t * t; x *= 0.5; }
        Add(x);
        Add(x + 1);
        Add(total);
        return total * x;
    }

    [Differentiable] public static double NestedLocalFunctions(double x)
    {
        double Outer(double a)
        {
            double Inner(double b) => a * b + x;
            return Inner(a) + Inner(x);
        }

        return Outer(x * x) - Outer(2);
    }

    [Differentiable] public static double StaticLocalFunction(double x)
    {
        return Half(x) * Half(x * x);
        static double Half(double t) => t / 2;
    }

    [Differentiable] public static double LocalFunctionWithReturns(double x, double y)
    {
        double Pick(double a, double b)
        {
            if (a > b) return a * x;
            b += a;
            if (b > 1) return b;
            return a * b;
        }

        return Pick(x, y) + Pick(y, x) * Pick(0.1, y);
    }

    [Differentiable] public static double AnnotatedCallsAnnotated(double x) => Simple(x) * Neuron(x, 1, 2, x, 0.5);
    [Differentiable] public static double OtherFile(double x, double y) => Elsewhere.Distance(x, y) + Elsewhere.Nested.Deep(x) + Elsewhere.Generic<int>.Weigh(y, 3);
    [Differentiable] public static double InactiveArguments(double x, int n) => Power(x, n + 1) * Cube(n) + Cube(2);
    [Differentiable] public static double Diamond(double x) { double a = Cube(x), b = Sigmoid(a), c = Sigmoid(-a); return b * c + a; }
    [Differentiable] public static double FiveDeep(double x) => L1(x);
    static double L1(double x) => L2(x) * 2;
    static double L2(double x) => L3(x) + L3(-x);
    static double L3(double x) { var t = L4(x); return t * t + x; }
    static double L4(double x) => L5(x) - L5(x * 0.5);
    static double L5(double x) => Math.Sin(x) * Math.Exp(x / 3);

    static double Overloaded(double x) => x * x;
    static double Overloaded(float x) => x * 3;
    static double Overloaded(int x) => x * 5;
    [Differentiable] public static double OverloadedCallee(double x) => Overloaded(x) + Overloaded((float)x) + Overloaded(2) * x;

    static T Same<T>(T value) => value;
    static double GenericScale<T>(double x, T tag) where T : struct => x * (tag is int ? 2 : 3);
    [Differentiable] public static double GenericCallee(double x) => GenericScale(x, 1) * GenericScale(x, 'c');

    static string Overload(object? o) => o is int ? "boxed" : "object";
    static string Overload(int i) => "an int";
    static double Tagged<T>(double x, T tag)
    {
        int n = tag is int k ? k : tag is string s ? s.Length : tag switch { char c => c - 'a', null => 7, _ => 9 };
        switch (tag) { case 5: n++; break; case "ab": n *= 2; break; case null: n--; break; }
        return x * n + x * x * (tag?.ToString() ?? "none").Length + Overload(tag).Length + (tag == null ? x : 0) + (tag as string ?? "").Length;
    }

    static double Equality<T>(double x, T a, T b) where T : class => a == b ? x : x * x;
    [MakesObjects, Differentiable] public static double Class19_TypePatternsInGenericCallee(double x) => Tagged(x, 5) * Tagged(x, 'c') + Tagged<string?>(x, null) - Tagged(2 * x, "ab") * Tagged(x, 2.5);
    [MakesObjects, Differentiable] public static double ReferenceEqualityInGenericCallee(double x) => Equality(x, new string('a', 2), new string('a', 2));

    static double WritesItsParameter(double t) { t *= 2; t += 1; return t; }
    [Differentiable] public static double CalleeWritesParameter(double x) => WritesItsParameter(x) * x + WritesItsParameter(WritesItsParameter(x));

    static double TwoOuts(double x, out double square, out int sign) { square = x * x; sign = x > 0 ? 1 : -1; return square * x; }
    [Differentiable] public static double OutInExpression(double x) => TwoOuts(x, out double s, out int n) * s + n * x;

    static void Rotate(ref double a, ref double b, ref double c) => (a, b, c) = (b, c, a);
    [Differentiable] public static double RefRotation(double a, double b, double c) { Rotate(ref a, ref b, ref c); Rotate(ref b, ref a, ref c); return a + 2 * b * c; }

    static (double p, float q) BigTuple(double x, float y, string s, int n = 3)
    {
        double a = x * s.Length + y, b = a * a - n, c = Math.Sin(b) * a, d = c / (2 + Math.Cos(a)), e = d * b + c, f = e * e - a, h = f / (1 + a * a);
        return (h * d + e * Math.Exp(-a * a) + c * f, (float)(h + e) * y * n);
    }
    [MakesObjects, Differentiable, At(0.3, 0.7f, "abc"), At(-0.3, 0.7f, "")] public static double LargeHelperOfTuples(double x, float y, string s) { var (p, q) = BigTuple(x, y, s); (double r, _) = BigTuple(q, 2, s + "x", n: 1); var t = BigTuple(p, y, "lit"); return p * q + r * t.q + t.p; }
    [Differentiable] public static double LargeLocalFunctionThatCaptures(double x, double y)
    {
        double k = x * y;
        double F(double z) { double a = z * k + 1, b = Math.Sin(a) * x, c = b * b + a, d = Math.Sqrt(1 + c * c) - b, e = d * a, f = e / (1 + c * c), g = f * d + e; k += g / 10; return g * f + e * d - a * k; }
        return F(x) + F(y) * F(k) - k;
    }

    static double CallsWithoutResult(double x, float y, double z)
    {
        void Unused(float sum) { float u = Math.Sign(z) < x - z - MathF.Exp(y * 0.9f + 2f) ? y : y * (0 switch { < 0 => (float)x, > 1 and < 3 => sum, _ => (float)x }); }
        if (x > 0) { Unused(y); return z / 3; }
        Unused(y * 2);
        return z * x;
    }

    [Differentiable] public static double Class21_CalleeWithoutResult(double x, float y, double z) => CallsWithoutResult(x, y, z);
}
