namespace GradGen.Numerics.Tests.Oracle;

/// <summary>
/// The derivative parts of a hyper-dual number: along a first direction, along a second one, and the mixed second
/// derivative along both. There is no truncation: the parts are exact but for rounding.
/// </summary>
public readonly record struct Jet(Part First, Part Second, Part Mixed)
{
    /// <summary>A few operations' rounding, in <c>double</c> and in <c>float</c>.</summary>
    public const double DoubleRoundoff = 4 * 1.1102230246251565e-16;
    public const double FloatRoundoff = 4 * 5.9604644775390625e-8;

    public static readonly Jet None;

    /// <summary>The jet of f(x).</summary>
    public Jet Through(Slope slope, double x, double f, double roundoff)
    {
        double sensitivity = Math.Abs(slope.X) + Math.Abs(x * slope.XX) + Tame(f * slope.XX / slope.X);
        var dx = new Partial(slope.X, sensitivity);
        Jet jet = Linear(dx, roundoff);
        Part both = First * Second;
        return slope.XX == 0
            ? jet
            : jet with { Mixed = jet.Mixed + both.Through(Curvature(slope.XX, dx), roundoff) };
    }

    /// <summary>The jet of f(x, y).</summary>
    public static Jet Through(Jet x, Jet y, Slopes slopes, double xValue, double yValue, double roundoff)
    {
        double scaleX = Math.Abs(slopes.X) + Math.Abs(xValue * slopes.XX) + Math.Abs(yValue * slopes.XY);
        double scaleY = Math.Abs(slopes.Y) + Math.Abs(xValue * slopes.XY) + Math.Abs(yValue * slopes.YY);
        var dx = new Partial(slopes.X, scaleX);
        var dy = new Partial(slopes.Y, scaleY);
        Jet jet = x.Linear(dx, roundoff) + y.Linear(dy, roundoff);
        Part mixed = jet.Mixed;
        if (slopes.XX != 0) mixed += (x.First * x.Second).Through(Curvature(slopes.XX, dx), roundoff);
        if (slopes.YY != 0) mixed += (y.First * y.Second).Through(Curvature(slopes.YY, dy), roundoff);
        if (slopes.XY != 0)
        {
            mixed += (x.First * y.Second).Through(Curvature(slopes.XY, dx), roundoff);
            mixed += (y.First * x.Second).Through(Curvature(slopes.XY, dy), roundoff);
        }

        return jet with { Mixed = mixed };
    }

    public Jet Rounded(double roundoff) => new(First.Rounded(roundoff), Second.Rounded(roundoff), Mixed.Rounded(roundoff));

    public static Jet operator +(Jet left, Jet right) =>
        new(left.First + right.First, left.Second + right.Second, left.Mixed + right.Mixed);

    private Jet Linear(Partial partial, double roundoff) =>
        new(First.Through(partial, roundoff), Second.Through(partial, roundoff), Mixed.Through(partial, roundoff));

    /// <summary>A second derivative is as sensitive as the first one it is often computed from.</summary>
    private static Partial Curvature(double second, Partial first) =>
        new(second, 4 * Math.Abs(second) * Math.Max(1, Tame(first.Sensitivity / first.Value)));

    private static double Tame(double ratio) => double.IsFinite(ratio) ? Math.Abs(ratio) : 0;
}

/// <summary>First and second derivative of a function of one argument.</summary>
public readonly record struct Slope(double X, double XX);

/// <summary>First and second derivatives of a function of two arguments.</summary>
public readonly record struct Slopes(double X, double Y, double XX = 0, double XY = 0, double YY = 0);
