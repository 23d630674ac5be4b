using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>What a function hands back.</summary>
/// <param name="Tuple">The type of the tuple it returns; <see langword="null"/> if it returns none.</param>
/// <param name="Written">For each parameter, whether it is a span for results.</param>
internal sealed record Outcome(DataType? Tuple, EquatableArray<bool> Written)
{
    public static readonly Outcome Number = new(null, []);

    public bool IsNumber => this == Number;

    /// <summary>The memory that holds results in the end: an array that is returned, spans that are written.</summary>
    public Value[] MemoryOf(Function function) =>
        [.. function.Body.Yields.Where(value => value.Type.IsMemory), .. function.Parameters.Where((_, i) => i < Written.Count && Written[i])];
}
