namespace Zoo;

static partial class Inactive
{
    static int s_calls;
    static int Count() => ++s_calls;
    static readonly int[] Table = [3, 1, 4, 1, 5];
    static readonly Dictionary<string, int> Weights = new() { ["a"] = 2, ["b"] = 3 };

    [MakesObjects, Differentiable, At(0.5, "hello"), At(0.5, "")] public static double StringLength(double x, string s) => x * s.Length + s.Trim().ToUpperInvariant().IndexOf('L');
    [MakesObjects, Differentiable, At(0.5, "a", 3)] public static double Interpolation(double x, string s, int n) { string t = $"{s}-{n:D3}" + s; return x * t.Length; }
    [Differentiable, At(0.5, "2024-03-01")] public static double Dates(double x, DateTime d) { int days = (d.AddDays(30) - new DateTime(2024, 1, 1)).Days; return x * days / 365; }
    [Differentiable, At(0.5, "2024-03-01")] public static double DateFraction(double x, DateTime d) => x * d.AddHours(6).TimeOfDay.TotalDays + x * x * TimeSpan.FromHours(36).TotalHours;
    [MakesObjects, Differentiable, At(0.5, 4)] public static double Linq(double x, int n) { int sum = Enumerable.Range(1, n).Where(i => i % 2 == 0).Sum(i => i * i); return x * sum; }
    [Differentiable, At(0.5, 2)] public static double ArrayElement(double x, int i) => x * Table[i % Table.Length] + Table.Length;
    [Differentiable, At(0.5, "b")] public static double DictionaryElement(double x, string key) => Weights.TryGetValue(key, out int w) ? x * w : x;
    [Differentiable, At(0.5, "7"), At(0.5, "x")] public static double Parsing(double x, string s) => int.TryParse(s, out int n) ? x * n : x * x;
    [Differentiable] public static double SideEffects(double x) { int before = s_calls; int a = Count() - before; int b = Count() - before; return x * a + x * x * b; }
    [Differentiable, At(0.5, 13)] public static double IntegerArithmetic(double x, int n) { int bits = (n << 2 | 1) & 0xFF ^ n >> 1; long wide = bits * 3L % 7; return x * wide + (bits % 2 == 0 ? x : x * x) + ~n; }
    [Differentiable, At(0.5, 3.0)] public static double InactiveReals(double x, [NoGradient] double k) { double scale = Math.Sqrt(k * k + 1); double shift = scale > 2 ? Math.Log(scale) : -k; return x * scale + shift * x * x; }
    [Differentiable, At(0.5, 3.0)] public static double InactiveHelpers(double x, [NoGradient] double k) { double a = Helper(k), b = Helper(a + 1); return x * a + b * x * Helper(x); }
    static double Helper(double k) => k * k + Math.Sin(k);
    [Differentiable, At(0.5, null), At(0.5, "abc")] public static double NullConditional(double x, string? s) => x * (s?.Length ?? 7) + (s ?? "four").Length * x * x;
    [MakesObjects, Differentiable, At(0.5, 3)] public static double Verbatims(double x, int n) { object boxed = n; int m = boxed is int k && k > 2 ? k + 1 : 0; string type = nameof(n) + typeof(string).Name; return x * m + type.Length; }
    [Differentiable, At(0.5, 3)] public static double DecimalInactive(double x, int n) { decimal d = n * 1.25m; return x * (double)d + (double)(d / 3) * x * x; }
    [Differentiable, At(0.5, 300)] public static double Casts(double x, int n) { byte b = unchecked((byte)n); char c = (char)(b + 'a'); short s = (short)-c; return x * b + c * x - s; }
    [Differentiable, At(0.5, 3), At(0.5, 300)] public static double Class19_ConstantsThatOverflow(double x, int k)
    {
        int zero = 0, n = int.MaxValue, w = 300;
        n += 1;
        int q = k > 100 ? 5 / zero : 1;
        decimal none = 0;
        decimal d = k > 200 ? 1 / none : 2;
        byte b = (byte)w;
        b += 250;
        long l = long.MaxValue;
        l++;
        uint u = 1;
        u -= 2;
        return x * q + x * n * 1e-9 + (double)d * x + b * x * x + l * 1e-18 * x + u * 1e-9 * x + Quotient(x, 0, 5) * Quotient(x, 255);
    }

    static double Quotient(double x, int z, int n = 3, byte b = 1) { if (z == 0) return x; int q = n / z; b = (byte)(b + z); n %= z; return x * q * b + n; }

    [Differentiable, At(2.7, 1.2), At(-2.7, -1.2)] public static double ActiveToInteger(double x, double y) { int n = (int)x; long m = (long)Math.Floor(y); return n * y + m * x; }
    [Differentiable, At(2.7), At(3.2)] public static double ParityBranch(double x) { int n = (int)Math.Round(x); return n % 2 == 0 ? x * x : x * n; }
    [Differentiable, At(0.5, 3)] public static double TupleOfInactive(double x, int n) { (int a, string s) t = (n * 2, "xy"); var (a, s) = t; return x * a + s.Length * t.a; }
    [Differentiable, At(0.5, 5)] public static double IntLocalFunction(double x, int n) { int Triple(int k) => 3 * k + n; return x * Triple(n) + Triple(2); }
    [Differentiable, At(0.5, 5)] public static double OutInactive(double x, int n) { int q = Math.DivRem(n, 3, out int rest); Halve(ref q); return x * q + x * x * rest; }
    static void Halve(ref int n) => n /= 2;
    [Differentiable, At(0.5, 5)] public static double StringSwitchBuilds(double x, int n) { string s = n switch { > 3 => "big", _ => "small" }; return s == "big" ? x * x : x; }
    [Differentiable, At(0.5, 5)] public static double Constants(double x, int n) => x * int.MaxValue / 1e9 + Math.PI * n + double.Epsilon + Math.E * x * x + float.MaxValue * 1e-38 * x;
    [Differentiable, At(0.5)] public static double DefaultValues(double x) { double zero = default; int none = default(int); return x * x + zero * x + none; }
    [Differentiable, At(0.5, 3, true)] public static double Bools(double x, int n, bool b) { b = !b ^ n > 2; b |= n == 3; b &= x > 0; return b ? x * 2 : x * x; }
}
