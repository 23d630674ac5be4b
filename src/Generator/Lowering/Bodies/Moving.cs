using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>An active array variable that is assigned another array under a condition or in a loop.</summary>
/// <param name="What">What is refused where that is not understood, and <paramref name="Advice"/> what to do then.</param>
internal sealed record Moving(string Name, Location Location, string What, string Advice);
