namespace GradGen.Numerics.Tests.Programs;

/// <summary>An array variable that may be <see langword="null"/>, and is as long as another where it is not.</summary>
internal sealed record LateVariable(string Name, ArrayVariable Like);

/// <summary>A helper that makes an array as long as one that it is given, and takes a number beside it.</summary>
internal sealed record Maker(string Name, Kind Element);
