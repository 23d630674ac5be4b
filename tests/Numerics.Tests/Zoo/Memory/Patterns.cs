namespace Zoo.Memory;

// Patterns on arrays and spans name their elements and parts.

static partial class Patterns
{
    [MakesObjects, Differentiable, At("1 2 3 4 5 6"), At("2 1 0.5"), At("7"), At(""), At("-1 2 4 5"), At("3 3")]
    public static double Lists(double[] x)
    {
        if (x is []) return 0;
        if (x is [var only]) return only * only;
        if (x is [var p, var q] && p > 2) return p * p * q;
        double r = x switch
        {
            [< 0, .. var rest, var end] => rest[0] * end * end + rest.Length,
            [_, var second, .. { Length: > 2 } middle, _] => second * middle[1] * middle[^1],
            { Length: 3 } y => y[0] * y[1] * y[2],
            _ => x[0],
        };
        return x is [.., var last] && last > 1 ? r * last : r;
    }

    [Differentiable, At("1 2; 3 4; 5 6"), At("1; 2"), At("1 2 3")]
    public static double Rows(double[][] x)
    {
        double s = 0;
        foreach (var row in x)
        {
            s += row switch { [var a, var b] => a * b, [var a] => a * a, null => 1, _ => row[0] * row[^1] };
            if (row is { Length: > 1 } && x is [[var f, ..], ..]) s *= f;
        }

        return s;
    }

    [Differentiable, At("1 2 3"), At("2 1"), At("")]
    public static double Spans(ReadOnlySpan<double> x)
    {
        double s = 1;
        for (int i = 0; i < 3; i++)
        {
            if (x is [var a, .., var b] && a > 0.5) s = s * a + b;
            if (x is { IsEmpty: true }) break;
            if (x[(i % x.Length)..] is [var u, var w]) s -= u / w;
        }

        return s;
    }

    [Differentiable, At("1 2 3 4 5 6"), At("2 1 0.5"), At("-7 2 3"), At("")]
    public static double NamedPart(ReadOnlySpan<double> x)
    {
        if (x is [< 0, .. var rest, var end]) return rest[0] * end * end + rest.Length;
        return x.Length;
    }

    [MakesObjects, Differentiable, At("1 2 3 4 5 6"), At("2 1 0.5"), At("")]
    public static double MadeIfNeeded(double[] x)
    {
        double[]? squares = null;
        if (x.Length > 3)
        {
            squares = new double[x.Length];
            for (int i = 0; i < squares.Length; i++) squares[i] = x[i] * x[0];
        }

        double s = 0;
        if (squares is not null)
        {
            foreach (double v in squares) s += v * v;
        }

        return s + x.Length;
    }
}
