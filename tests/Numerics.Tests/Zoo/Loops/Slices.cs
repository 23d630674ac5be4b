namespace Zoo.Loops;

// Parts of arrays and spans: slices, ranges, and the loops over them.

static partial class Slices
{
    static double Sum(ReadOnlySpan<double> x) { double s = 0; foreach (double v in x) s += v * v; return s; }
    static void Scale(Span<double> x, double by) { for (int i = 0; i < x.Length; i++) x[i] *= by; }

    [Differentiable, At("1 2 3 4"), At("1 2")] public static double SliceFrom(ReadOnlySpan<double> x) => Sum(x.Slice(1)) * x[0];
    [Differentiable, At("1 2 3 4"), At("1 2")] public static double SliceOf(Span<double> x) => Sum(x.Slice(1, 2)) + Sum(x) * 2;
    [Differentiable, At("1 2 3 4"), At("1 2"), At("1")] public static double Range(ReadOnlySpan<double> x) => Sum(x[1..]) - Sum(x[..^1]) * 2;
    [Differentiable, At("1 2 3 4"), At("1 2")] public static double RangeInside(Span<double> x) => Sum(x[1..^1]) + Sum(x[^2..]) * x[0] + Sum(x[..]);
    [Differentiable, At("1 2 3 4"), At("1")] public static double ArrayRangeIsCopy(double[] x) { double[] y = x[..]; y[0] *= 3; return Sum(y) + x[0] * 10; }
    [Differentiable, At("1 2 3 4"), At("1")] public static double ArrayRange(double[] x) { double[] y = x[1..]; double s = x[0]; foreach (double v in y) s = s * v + 1; return s; }
    [Differentiable, At("1 2 3 4", 1, 2), At("1 2 3 4", 0, 4), At("1 2 3 4", 4, 0), At("1 2 3 4", 3, 2)] public static double AsSpan(double[] x, int start, int length) => Sum(x.AsSpan(start, length)) * 3;
    [Differentiable, At("1 2 3 4", 1, 3), At("1 2 3 4", 2, 2), At("1 2 3 4", 3, 2)] public static double AsSpanRange(double[] x, int from, int to) => Sum(x.AsSpan(from..to)) + Sum(x.AsSpan()[from..]);
    [Differentiable, At("1 2 3 4 5 6")] public static double SliceOfSlice(double[] x) { Span<double> middle = x.AsSpan(1, 4), inner = middle[1..3]; double s = 0; for (int i = 0; i < inner.Length; i++) s += inner[i] * middle[i]; return s; }
    [Differentiable, At("1 2 3 4")] public static double WriteThroughSlice(double[] x) { Span<double> tail = x.AsSpan(2); tail[0] *= x[0]; tail[1] = tail[0] + x[1]; return x[2] * x[3]; }
    [Differentiable, At("1 2 3 4")] public static double OverlappingSlices(double[] x) { Span<double> a = x.AsSpan(0, 3), b = x.AsSpan(1, 3); a[1] *= 2; b[0] += a[0]; a[2] = b[0] * b[2]; return Sum(x); }
    [Differentiable, At("1 2 3 4")] public static double ScaleHalves(Span<double> x) { Scale(x[..(x.Length / 2)], 3); Scale(x[(x.Length / 2)..], x[0]); return Sum(x); }
    [Differentiable, At("1 2 3 4 5")] public static double Shrinking(ReadOnlySpan<double> x) { double s = 0; while (x.Length > 0) { s = s * 0.5 + x[0] * x[^1]; x = x[1..]; } return s; }
    [Differentiable, At("1 2 3 4 5"), At("1 2")] public static double ShrinkingBothEnds(ReadOnlySpan<double> x) { double s = 0; for (; x.Length > 1; x = x[1..^1]) s += x[0] * x[^1] * x.Length; return s; }
    [Differentiable, At("1 2 3 4 5 6 7", 3), At("1 2 3 4", 4), At("1 2", 3)] public static double Windows(ReadOnlySpan<double> x, int w) { double s = 0; for (int i = 0; i + w <= x.Length; i++) { double m = 0; foreach (double v in x.Slice(i, w)) m += v; s += m * m / w; } return s; }
    [Differentiable, At("1 2 3 4 5 6", 2), At("1 2 3", 3)] public static double RowsOfFlat(ReadOnlySpan<double> x, int columns) { double s = 0; for (int r = 0; r < x.Length / columns; r++) { ReadOnlySpan<double> row = x.Slice(r * columns, columns); s += row[0] * row[^1]; } return s; }
    [Differentiable, At("1 2 3 4 5", true), At("1 2 3 4 5", false)] public static double SliceByCondition(double[] x, bool front) { Span<double> part = front ? x.AsSpan(0, 2) : x.AsSpan(3); part[0] *= 2; return Sum(part) + x[0]; }
    [Differentiable, At("1 2 3 4")] public static double SpanReassigned(double[] x) { Span<double> s = x.AsSpan(0, 2); s[0] *= 5; s = x.AsSpan(2); s[0] *= 7; return Sum(x); }
    [Differentiable, At("1 2 3")] public static double EmptySlices(double[] x) => Sum(x.AsSpan(3)) + Sum(x.AsSpan(0, 0)) + Sum(ReadOnlySpan<double>.Empty) + Sum(default) + x[1];
    [Differentiable, At("1 2 3", 5), At("1 2 3", 4), At("1 2 3", 3)] public static double SliceThrows(double[] x, int start) => Sum(x.AsSpan(start)) + x[0];
    [Differentiable, At("1 2 3 4")] public static double ForeachOverRange(double[] x) { double s = 0; foreach (double v in x[1..3]) s += v * x[0]; foreach (double v in x.AsSpan()[..2]) s *= v; return s; }
}
