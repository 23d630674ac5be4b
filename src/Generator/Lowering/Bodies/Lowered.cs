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
internal sealed record Lowered(Function? Function, Refusals Refusals, ImmutableArray<bool> IsVaried, ImmutableArray<int> CapturesWritten, bool AlwaysThrows);

/// <summary>The code does not compile; the compiler says so, and nothing else needs to be said.</summary>
internal sealed class BrokenCodeException : Exception;
