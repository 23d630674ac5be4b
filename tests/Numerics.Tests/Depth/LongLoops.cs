using GradGen.Numerics.Tests.Harness;

namespace GradGen.Numerics.Tests.Depth;

/// <summary>Methods whose loops are as long as one likes, one for each way in which the way back finds what it needs.</summary>
internal static class LongLoops
{
    private const string Source = """
        static partial class Long
        {
            // nothing is kept: one pass
            [Differentiable] public static double Sum(ReadOnlySpan<double> x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) s += a * x[i] * x[i]; return s; }

            // nothing is kept: the way back computes again
            [Differentiable] public static double SquaredSum(ReadOnlySpan<double> x, double a) { double s = 0; foreach (double v in x) s += v / (a + v * v); return s * s; }

            // a buffer of known length
            [Differentiable] public static double Recurrence(double r, double x, int n) { for (int i = 0; i < n; i++) x = r * x * (2.4 - x); return x; }

            // two, of two types, and of a number of steps that is not the bound
            [Differentiable] public static double Mixed(double x, float f, int n) { for (int i = 2 * n; i > 0; i -= 2) { f = 1 / (1 + f * f); x = f / (1 + x * x); } return x; }

            // decisions
            [Differentiable] public static double Branches(double x, double y, int n) { for (int i = 0; i < n; i++) { if (x > y) x = y / (1 + x * x); else x += 0.5 * y * y; } return x; }

            // a buffer that grows
            [Differentiable] public static double Grows(double x, double y, int n) { int k = 0; while (k < n) { x = y / (1 + x * x); k++; } return x; }

            // one that grows, and is written in an arm that is seldom taken
            [Differentiable] public static double Seldom(double x, double y, int n) { int k = 0; while (k < n && x < 1e6) { if (k % 5 == 2) { double e = Math.Exp(-x); x = y / (1 + x * e); } else if (k % 50 == 31) x = Math.Sin(x) * y; k++; } return x; }

            // left early
            [Differentiable] public static double Leaves(double x, double y, int n) { for (int i = 0; ; i++) { if (i >= n || x > 1e6) break; x = y / (1 + x * x); } return x * y; }

            // elements that are overwritten
            [Differentiable] public static double InPlace(Span<double> u, double k) { for (int i = 1; i < u.Length; i++) u[i] = k / (1 + u[i] * u[i - 1]); return u.Length > 0 ? u[u.Length - 1] * u[0] : k; }

            // loops in a loop: a rectangle of known size
            [Differentiable] public static double Rectangle(double x, double y, int n) { for (int i = 0; i < n / 10; i++) for (int j = 0; j < 10; j++) x = y / (1 + x * x); return x; }

            // loops in a loop whose lengths differ: a stack
            [Differentiable] public static double Triangle(double x, double y, int n) { for (int i = 0; i * i < 2 * n; i++) { double z = x; for (int j = 0; j < i; j++) z = y / (1 + z * z); x = z * y; } return x; }

            // a buffer in each iteration
            [Differentiable] public static double Powers(ReadOnlySpan<double> x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) s += Power(x[i], a, i == 7 ? 150 : i % 8); return s; }

            static double Power(double x, double a, int n) { double p = 1; for (int i = 0; i < n; i++) p = a / (1 + p * x * p); return p; }

            // local arrays that change places
            [Differentiable] public static double Swaps(ReadOnlySpan<double> x, double k)
            {
                double[] now = x.ToArray(), next = new double[x.Length];
                for (int t = 0; t < 3; t++)
                {
                    for (int i = 0; i < now.Length; i++) next[i] = now[i] + k * now[now.Length - 1 - i];
                    (now, next) = (next, now);
                }
                double s = 0;
                foreach (double v in now) s += v * v;
                return s;
            }

            // a result for each element
            [Differentiable] public static void Filter(ReadOnlySpan<double> x, double a, Span<double> y) { double level = 0; for (int i = 0; i < y.Length; i++) { level = a * level + x[i] / (1 + level * level); y[i] = level; } }

            // exceptions in the middle of a loop, when buffers are rented
            [Differentiable] public static double Guarded(ReadOnlySpan<double> x, double a) { double p = 1; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) throw new ArgumentException("negative"); p = a / (1 + p * x[i] * p); } return p; }

            [Differentiable] public static double OutOfRange(ReadOnlySpan<double> x, double a) { double p = 1; for (int i = 0; i <= x.Length; i++) p = a / (1 + p * x[i] * p); return p; }

            [Differentiable] public static double GuardedWhile(ReadOnlySpan<double> x, double a) { double p = 1; int i = 0; while (p > -1) { if (x[i] < 0) throw new ArgumentException("negative"); p = a / (1 + p * x[i] * p); i++; } return p; }

            [Differentiable] public static double GuardedPowers(ReadOnlySpan<double> x, double a) { double s = 0; for (int i = 0; i < x.Length; i++) { if (x[i] < 0) throw new ArgumentException("negative"); s += Power(x[i], a, x.Length); } return s; }

            // longer than any buffer
            [Differentiable] public static double Endless(double x, double y, int n, int m) { for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) x = y / (1 + x * x); return x; }

            [Differentiable] public static double EndlessCube(double x, double y, int n, int m) { for (int i = 0; i < n; i++) for (int j = 0; j < m; j++) for (int k = n; k >= 0; k--) x = y / (1 + x * x); return x; }

            [Differentiable] public static double FarApart(double x, double y, int n, int m) { for (int i = n; i < m; i++) x = y / (1 + x * x); return x; }
        }
        """;

    private static readonly Lazy<Dictionary<string, Subject>> s_subjects = new(() =>
    {
        Build build = Build.Of("Long", new Dictionary<string, string> { ["Long.cs"] = Sources.AskForAll(Source) }, isTight: false);
        return Subject.In(build).ToDictionary(subject => subject.Id.Split('.')[1]);
    });

    /// <summary>Those that come to an end.</summary>
    public static IEnumerable<string> Names => ["Sum", "SquaredSum", "Recurrence", "Mixed", "Branches", "Grows", "Seldom", "Leaves", "InPlace", "Rectangle", "Triangle", "Powers", "Swaps", "Filter"];

    public static Subject Of(string name) => s_subjects.Value[name];

    /// <summary>Arguments for which the loop has about so many iterations.</summary>
    public static object?[] Point(Subject subject, int size)
    {
        int reals = 0;
        return [.. subject.Parameters.Select(object? (parameter) => parameter.ParameterType switch
        {
            { IsByRefLike: true } => Enumerable.Range(0, size).Select(i => 0.5 + 0.25 * (i % 7) / 7).ToArray(),
            var type when type == typeof(int) => size,
            var type when type == typeof(float) => 0.75f,
            _ => 0.875 + 0.25 * reals++,
        })];
    }

    /// <summary>The products that take no more memory than the method is long.</summary>
    public static IEnumerable<string> Products(Subject subject, object?[] point)
    {
        long inputs = subject.At(point).Length, results = subject.Results(point);
        return Face.Products.Where(product => subject.Find(product) is not null)
            .Where(product => product switch { "Hessian" => inputs * inputs, "Jacobian" => inputs * results, _ => 0 } <= 40_000);
    }
}
