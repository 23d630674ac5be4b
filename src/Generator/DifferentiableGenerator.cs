using Microsoft.CodeAnalysis;

namespace GradGen;

/// <summary>Generates derivatives for every method marked <c>[Differentiable]</c>.</summary>
[Generator]
public sealed class DifferentiableGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
    }
}
