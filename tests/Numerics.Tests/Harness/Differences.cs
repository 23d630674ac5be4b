namespace GradGen.Numerics.Tests.Harness;

/// <summary>Derivatives of a method as limits of differences, where there is no doubt of them.</summary>
internal static class Differences
{
    /// <summary>For each result the limit, if the differences of two widths agree on both sides.</summary>
    public static double?[] Settled(Subject subject, object?[] point, int input)
    {
        double at = subject.At(point)[input];
        double[]? middle = null;
        middle = Value(at);
        if (middle is null) return [];
        double[]? coarse = Slopes(1e-2), fine = Slopes(subject.IsCoarse ? 3e-3 : 1e-5);
        if (coarse is null || fine is null) return [];
        return [.. coarse.Zip(fine, (c, f) => Math.Abs(c - f) < 3e-4 * Math.Max(1, Math.Abs(f)) ? f : (double?)null)];

        // NaN unless both sides agree.
        double[]? Slopes(double relative)
        {
            double width = relative * Math.Max(Math.Abs(at), 1e-3);
            if (Value(at - width) is not { } below || Value(at + width) is not { } above) return null;
            if (Value(at - width / 2) is not { } left || Value(at + width / 2) is not { } right) return null;
            return [.. middle.Select((value, i) =>
            {
                double near = (right[i] - left[i]) / width;
                double bend = (above[i] - 2 * value + below[i]) / width;
                return Math.Abs(bend) < 30 * relative * Math.Max(1, Math.Abs(near)) ? near : double.NaN;
            })];
        }

        // Nothing where it throws, or has not as many results.
        double[]? Value(double x)
        {
            object?[] moved = subject.Moved(point, input, x);
            try
            {
                double[] results = subject.ResultsOf(subject.Primal(moved), moved);
                return middle is null || results.Length == middle.Length ? results : null;
            }
            catch (Exception exception) when (exception is not InvalidProgramException)
            {
                return null;
            }
        }
    }
}
