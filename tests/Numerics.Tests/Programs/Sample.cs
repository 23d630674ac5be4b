namespace GradGen.Numerics.Tests.Programs;

/// <summary>A random program.</summary>
/// <param name="TypeName">The class that its method is in.</param>
/// <param name="MayBeRefused">Whether there is something in it that may be refused, if it is not right.</param>
internal sealed record Sample(int Seed, string TypeName, string Source, bool MayBeRefused);
