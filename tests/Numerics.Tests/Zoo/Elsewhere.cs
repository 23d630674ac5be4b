namespace Zoo;

static class Elsewhere
{
    internal const double Offset = 0.125;
    internal static readonly double Slope = 1.75;

    internal static double Distance(double x, double y) => Math.Abs(x - y) * Slope + Offset;

    internal static class Nested
    {
        internal static double Deep(double x) { if (x > 0) { return Distance(x, 0) * x; } return x; }
    }

    internal static class Generic<T> where T : struct
    {
        internal static double Weigh(double x, T weight) => x * x * (weight.ToString()!.Length + 2);
    }
}
