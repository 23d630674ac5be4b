namespace Zoo.Loops;

// What System.Array and the span extensions do with numbers that vary: right, or refused.

static partial class ArrayCalls
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; for (int i = 0; i < x.Length; i++) s += x[i] * (i + 1); return s; }

    [Differentiable, MayBeRefused, At("1 2 3")] public static double ArrayCopy(double[] x) { var y = new double[4]; Array.Copy(x, 0, y, 1, 2); Array.Copy(x, y, 1); return Sum(y) * x[2]; }
    [Differentiable, MayBeRefused, At("1 2 3")] public static double ArrayClear(double[] x) { double s = Sum(x); Array.Clear(x, 1, 1); s *= Sum(x); Array.Clear(x); return s + Sum(x); }
    [Differentiable, MayBeRefused, At(1.5, 2.5)] public static double ArrayFill(double x, double y) { var v = new double[4]; Array.Fill(v, x); Array.Fill(v, y * x, 1, 2); return Sum(v); }
    [Differentiable, MayBeRefused, At("1 2 3", 5), At("1 2 3", 2)] public static double ArrayResize(double[] x, int n) { double[] y = x; Array.Resize(ref y, n); y[0] *= 3; y[^1] += 1; return Sum(y) + x[0]; }
    [Differentiable, MayBeRefused, At("1 2 3")] public static double ArrayReverse(double[] x) { Array.Reverse(x); return Sum(x) * x[0]; }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double ArraySort(double[] x) { Array.Sort(x); return Sum(x) * x[0]; }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double SpanSort(Span<double> x) { x.Sort(); x.Reverse(); return Sum(x) * x[0]; }
    [Differentiable, MayBeRefused, At("3 1 2", 3), At("3 1 2", 2)] public static double TryCopyTo(double[] x, int n) { var y = new double[n]; bool fits = x.AsSpan().TryCopyTo(y); return fits ? Sum(y) * x[0] : x[1] * x[1]; }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double IsEmpty(Span<double> x) => x.IsEmpty ? 1 : x[0] * x[1];
    [Differentiable, MayBeRefused, At("3 1 2")] public static double GetPinned(double[] x) { double s = 0; for (int i = x.GetLowerBound(0); i <= x.GetUpperBound(0); i++) s += x[i] * x.Rank * x.GetLength(0); return s; }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double LinqOverActive(double[] x) => x.Where(v => v > 1).ToArray()[0] * x[1];
    [Differentiable, MayBeRefused, At("3 1 2")] public static double ArrayInArray(double[] x) { var box = new[] { x, x }; box[0][1] *= 2; return Sum(box[1]); }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double ListOfActive(double[] x) { var list = new List<double>(); foreach (double v in x) list.Add(v * v); return list[0] * list[1]; }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double SequenceEqual(double[] x) { var y = (double[])x.Clone(); return x.AsSpan().SequenceEqual(y) ? Sum(x) : 0; }
    [Differentiable, MayBeRefused, At("3 1 2")] public static double GetSetValue(double[] x) { x.SetValue(4.0, 1); return x[1] * x[0]; }
}
