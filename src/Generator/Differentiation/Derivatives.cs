using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>
/// The table of partial derivatives: one row per function, in terms of the arguments and of the value <c>f</c> already
/// computed. A row states the partials and nothing else; both modes read it.
/// </summary>
internal static partial class Derivatives
{
    /// <summary>The partial derivatives of <paramref name="function"/>, one per argument; the structural zero where there is none.</summary>
    public static Term[] Of(string function, Term[] arguments, Term f) =>
        Rows.Find(function, arguments.Length) is { } rule ? rule(arguments, f)
        : Functions.Find(function, arguments.Length) is { Nature: Nature.PiecewiseConstant } ? new Term[arguments.Length]
        : throw new NotSupportedException($"'{function}' of {arguments.Length} arguments has no row in the table of derivatives.");

    public static bool Has(string function, int arity) => Rows.Find(function, arity) is not null;
}
