namespace GradGen;

/// <summary>
/// Holds a parameter constant: no derivative is taken with respect to it, and it has no entry in gradients, tangents,
/// adjoints or Hessians. Its value is used as it is.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = false)]
public sealed class NoGradientAttribute : Attribute;
