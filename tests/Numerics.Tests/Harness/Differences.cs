namespace GradGen.Numerics.Tests.Harness;

/// <summary>Derivatives of a method as limits of differences, where there is no doubt of them.</summary>
internal static class Differences
{
    /// <summary>For each result the limit, if there is one beyond doubt.</summary>
    public static double?[] Settled(Subject subject, object?[] point, int input) =>
        Settled(subject.At(point)[input], subject.IsCoarse, x =>
        {
            object?[] moved = subject.Moved(point, input, x);
            return subject.ResultsOf(subject.Primal(moved), moved);
        });

    /// <summary>The same for the derivative along one input, by another.</summary>
    public static double?[] SettledTwice(Subject subject, object?[] point, int first, int second) =>
        Settled(subject.At(point)[second], subject.IsCoarse, x => [.. subject.Evaluate(subject.Moved(point, second, x), first, -1).Results.Select(r => r.Jet.First.Value)]);

    /// <summary>The limits on which the differences of two widths agree, on both sides.</summary>
    private static double?[] Settled(double at, bool isCoarse, Func<double, double[]> function)
    {
        if (Value(at) is not { } middle) return [];
        double[]? coarse = Slopes(1e-2), fine = Slopes(isCoarse ? 3e-3 : 1e-5);
        if (coarse is null || fine is null) return [];
        return [.. coarse.Zip(fine, (c, f) => Math.Abs(c - f) < 3e-4 * Math.Max(1, Math.Abs(f)) ? f : (double?)null)];

        // NaN unless both sides agree.
        double[]? Slopes(double relative)
        {
            double width = relative * Math.Max(Math.Abs(at), 1e-3);
            double[]?[] around = [Value(at - width), Value(at - width / 2), Value(at + width / 2), Value(at + width)];
            if (around.Any(values => values is null || values.Length != middle.Length)) return null;
            return [.. middle.Select((value, i) =>
            {
                double near = (around[2]![i] - around[1]![i]) / width;
                double bend = (around[3]![i] - 2 * value + around[0]![i]) / width;
                return Math.Abs(bend) < 30 * relative * Math.Max(1, Math.Abs(near)) ? near : double.NaN;
            })];
        }

        // Nothing where it throws.
        double[]? Value(double x)
        {
            try
            {
                return function(x);
            }
            catch (Exception exception) when (exception is not InvalidProgramException)
            {
                return null;
            }
        }
    }
}
