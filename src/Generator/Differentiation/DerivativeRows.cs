using static GradGen.Differentiation.Elementary;

namespace GradGen.Differentiation;

internal static partial class Derivatives
{
#pragma warning disable format // columns carry meaning
    private static readonly DerivativeTable Rows = new()
    {
        { "neg",  (x, f)    => x.Number(-1) },
        { "+",    (x, y, f) => (x.Number(1),    y.Number(1)) },
        { "-",    (x, y, f) => (x.Number(1),    y.Number(-1)) },
        { "*",    (x, y, f) => (y,              x) },
        { "/",    (x, y, f) => (1 / y,          -f / y) },
        { "Exp",  (x, f)    => f },
        { "Sin",  (x, f)    => Cos(x) },
        { "Cos",  (x, f)    => -Sin(x) },
        { "Sqrt", (x, f)    => 0.5 / f },
        { "Log",  (x, f)    => 1 / x },
    };
#pragma warning restore format
}
