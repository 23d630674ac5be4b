namespace Zoo.Loops;

// Arrays made by the method itself.

static partial class Buffers
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable] public static double NewArray(double[] x) { var y = new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] = x[i] * x[i]; return Sum(y); }
    [Differentiable, At("1 2 3"), At("1")] public static double Stackalloc(ReadOnlySpan<double> x) { Span<double> y = stackalloc double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = Math.Sin(x[i]); return Sum(y) * y[0]; }
    [Differentiable] public static double StackallocOrHeap(double[] x) { Span<double> y = x.Length < 4 ? stackalloc double[4] : new double[x.Length]; for (int i = 0; i < x.Length; i++) y[i] += x[i] * x[i]; return Sum(y); }
    [Differentiable] public static double Zeroed(double x) { var y = new double[5]; y[1] = x; y[3] = x * y[1]; return Sum(y) + y[0] * x + y[4]; }
    [Differentiable] public static double Initialiser(double x, double y) { double[] v = { x, y, x * y, 2 }; return Sum(v) * v[2]; }
    [Differentiable] public static double NewWithInitialiser(double x, double y) { var v = new double[] { x, 1, y * x, (float)y, 3 }; v[0] += v[2]; return Sum(v); }
    [Differentiable] public static double ImplicitlyTyped(double x, double y) { var v = new[] { x, y, 1.5, x / y }; return Sum(v); }
    [Differentiable] public static double StackallocInitialiser(double x, double y) { Span<double> v = stackalloc double[] { x, 2, y }; Span<double> w = stackalloc[] { y, x * x }; v[1] = w[1]; return Sum(v) * Sum(w); }
    [Differentiable] public static double CollectionExpression(double x, double y) { double[] v = [x, 2, y, x * y]; Span<double> s = [y, x]; ReadOnlySpan<double> r = [1, x, 3]; return Sum(v) + Sum(s) * Sum(r) + Sum([x, y, x]); }
    [Differentiable] public static double Spread(double[] x, double y) { double[] v = [y, .. x, y * y]; Span<double> w = [.. v, .. x]; return Sum(v) * Sum(w); }
    [Differentiable] public static double SpreadOfSlice(double[] x) { double[] v = [.. x.AsSpan(0, x.Length / 2), 1, .. x[(x.Length / 2)..]]; v[^1] *= 2; return Sum(v) + Sum(x); }
    [Differentiable] public static double Empty(double x) { double[] none = []; double[] zero = new double[0]; return x * x + Sum(none) + Sum(zero) + none.Length + Array.Empty<double>().Length; }
    [Differentiable] public static double Fill(double x, double y) { var v = new double[4]; Span<double> s = v; s.Fill(x); s[1..3].Fill(y * x); return Sum(v) * v[2]; }
    [Differentiable] public static double Clear(double[] x) { Span<double> s = x; double before = Sum(s); if (s.Length > 1) s[1..].Clear(); return before * Sum(s); }
    [Differentiable] public static double CopyTo(double[] x) { var y = new double[x.Length + 1]; x.CopyTo(y, 1); x.AsSpan().CopyTo(y); y[0] += 2; return Sum(y) * 2 + y[^1]; }
    [Differentiable, At("1 2 3 4")] public static double CopyWithin(double[] x) { x.AsSpan(0, 3).CopyTo(x.AsSpan(1)); x[0] *= x[3]; return Sum(x); }
    [Differentiable] public static double Clone(double[] x) { var y = (double[])x.Clone(); for (int i = 0; i < y.Length; i++) { y[i] *= x[i]; x[i] += y[i]; } return Sum(x) + Sum(y); }
    [Differentiable] public static double ToArray(Span<double> x) { double[] y = x.ToArray(); for (int i = 0; i < y.Length; i++) y[i] = y[i] * y[i] + x[i]; return Sum(y); }
    [Differentiable] public static double Alias(double[] x) { double[] y = x; for (int i = 0; i < y.Length; i++) y[i] *= 2; return Sum(x) + Sum(y); }
    [Differentiable, At("1 2 3", 4), At("1 2 3", 1), At("1 2 3", 0)] public static double SwappedBuffers(double[] x, int n)
    {
        double[] now = (double[])x.Clone(), next = new double[x.Length];
        for (int k = 0; k < n; k++)
        {
            for (int i = 0; i < now.Length; i++) next[i] = 0.5 * now[i] + 0.25 * now[(i + 1) % now.Length] * now[i];
            (now, next) = (next, now);
        }

        return Sum(now) + 0.1 * Sum(next);
    }

    [Differentiable, At("1 2 3", 3), At("1 2 3", 0)] public static double SwappedSpans(ReadOnlySpan<double> x, int n)
    {
        Span<double> a = stackalloc double[x.Length], b = stackalloc double[x.Length];
        x.CopyTo(a);
        while (n-- > 0)
        {
            for (int i = 0; i < a.Length; i++) b[i] = Math.Tanh(a[i] + 0.3 * (i > 0 ? b[i - 1] : 0));
            Span<double> t = a;
            a = b;
            b = t;
        }

        return Sum(a);
    }

    [Differentiable, At(0.7, 4), At(0.7, 0)] public static double BufferPerIteration(double x, int n) { double s = 0; for (int k = 1; k <= n; k++) { var y = new double[k]; for (int i = 0; i < k; i++) y[i] = x * i + s * 0.1; s += Sum(y); } return s; }
    [Differentiable, At(0.7, 4), At(0.7, 0)] public static double HistoryKept(double x, int n) { var y = new double[n + 2]; y[0] = x; y[1] = x * x; for (int i = 2; i < y.Length; i++) y[i] = Math.Sin(y[i - 1]) * y[i - 2] + 0.5; return Sum(y); }
    [Differentiable, At("1 2 3", "3 4"), At("1 2 3", "")] public static double TupleOfArrays(double[] x, double[] y) { (double[] a, double[] b) = (x, y); (a, b) = (b, a); double s = 0; foreach (double v in a) s += v * b.Length; return s + b[0] * x[1]; }
    [Differentiable, At("1 2 3")] public static double HelperReturnsArray(double[] x) { double[] y = Squares(x); y[0] += x[1]; return Sum(Squares(y)); }
    static double[] Squares(ReadOnlySpan<double> x) { var y = new double[x.Length]; for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i]; return y; }
    [Differentiable, At("1 2 3")] public static double HelperFills(double[] x) { var y = new double[3]; Cubes(x, y); Cubes(y, x); return Sum(x) * 1e-3 + Sum(y); }
    static void Cubes(ReadOnlySpan<double> x, Span<double> y) { for (int i = 0; i < y.Length; i++) y[i] = x[i] * x[i] * x[i] / 4; }
}
