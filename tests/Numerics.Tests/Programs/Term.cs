using System.Globalization;

namespace GradGen.Numerics.Tests.Programs;

internal enum Kind { Double, Float, Int, Bool, String }

/// <summary>A C# expression, its type as C# sees it, how tightly it binds, and bounds of its value.</summary>
internal sealed record Term(string Text, Kind Kind, int Precedence, double Low = double.NegativeInfinity, double High = double.PositiveInfinity)
{
    public const int Primary = 10, Unary = 9, Product = 8, Sum = 7, Comparison = 6, Conjunction = 3, Disjunction = 2, Conditional = 1;

    /// <summary>As an operand of something that binds this tightly.</summary>
    public string As(int precedence) => Precedence >= precedence ? Text : $"({Text})";

    public bool Fits(double low, double high) => Low >= low && High <= high;

    public static Term Number(double value, Kind kind)
    {
        value = Math.Round(value, 3);
        string digits = Math.Abs(value).ToString(CultureInfo.InvariantCulture);
        string text = kind == Kind.Float ? digits + "f" : digits.Contains('.', StringComparison.Ordinal) ? digits : digits + ".0";
        return value < 0 ? new("-" + text, kind, Unary, value, value) : new(text, kind, Primary, value, value);
    }
}

/// <summary>A variable in scope. Real ones stay within ±<see cref="Band"/> by what is assigned to them.</summary>
/// <param name="IsByReference">A <c>ref</c> local, or an <c>in</c>, <c>ref</c> or <c>out</c> parameter, which local functions may not capture.</param>
/// <param name="Reach">What its values stay within, where that is not the band.</param>
/// <param name="Size">The counter of a loop over arrays of that size.</param>
internal sealed record Variable(string Name, Kind Kind, bool IsWritable, bool IsByReference = false, double Reach = Variable.Band, string? Size = null)
{
    public const double Band = 6, Assigned = 4;

    public bool IsReal => Kind is Kind.Double or Kind.Float;

    public Term Read => IsReal ? new(Name, Kind, Term.Primary, -Reach, Reach) : new(Name, Kind, Term.Primary, -60, 60);
}

/// <summary>Something that can be called: a helper or a local function.</summary>
/// <param name="Returns">The kinds of its results; none for <c>void</c>, several for a tuple.</param>
internal sealed record Callee(string Name, IReadOnlyList<Argument> Arguments, IReadOnlyList<Kind> Returns);

internal sealed record Argument(string Name, Kind Kind, string Modifier);
