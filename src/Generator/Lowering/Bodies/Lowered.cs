using System.Collections.Immutable;
using GradGen.IR;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>What a call is of: a method of the source, or a local function and the variables it captures.</summary>
internal sealed record Callee(IMethodSymbol Method, IOperation Body, IReadOnlyList<ISymbol> Captured);

/// <summary>A function and what its callers must know of it.</summary>
/// <param name="Function"><see langword="null"/> where it is refused.</param>
/// <param name="IsVaried">Which of the values it yields depend on the active arguments.</param>
/// <param name="CapturesWritten">Which cells of the captured variables, in order, it yields anew.</param>
/// <param name="Memory">What it does to the arrays and spans it is called with.</param>
internal sealed record Lowered(
    Function? Function, Refusals Refusals, ImmutableArray<bool> IsVaried, ImmutableArray<int> CapturesWritten, bool AlwaysThrows, MemoryEffects Memory);

/// <summary>What a function does to the memory it is called with; parameters by position.</summary>
/// <param name="Varied">Where it stores varied values, though it was called with memory that held none.</param>
/// <param name="Read">Which it takes as inactive.</param>
/// <param name="Kept">Which must be arrays on the heap.</param>
/// <param name="Rows">Which it may put in an array of arrays, as a row.</param>
/// <param name="Merged">Pairs that may be the same afterwards.</param>
/// <param name="Origins">For each value it yields, the parameter whose memory it is; −1 for a new array, −2 for one of which more is not known.</param>
internal sealed record MemoryEffects(
    ImmutableArray<int> Varied, ImmutableArray<int> Read, ImmutableArray<int> Kept, ImmutableArray<int> Rows, ImmutableArray<(int, int)> Merged, ImmutableArray<int> Origins)
{
    public static readonly MemoryEffects None = new([], [], [], [], [], []);
}

/// <summary>The code does not compile; the compiler says so, and nothing else needs to be said.</summary>
internal sealed class BrokenCodeException : Exception;
