using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>
/// Which values depend on the inputs through a single other one, their <em>pivot</em>: in several directions at once
/// ẏ = (∂y/∂z) · ż, where the factor is computed once and not in each direction. A rule that makes a choice ends a chain:
/// what it does not choose contributes nothing, even where ż is infinite.
/// </summary>
internal sealed class Chains
{
    private readonly Dictionary<int, Chain> _chains = [];

    public Chain? Of(Value value) => _chains.TryGetValue(value.Label, out Chain chain) ? chain : null;

    public void Add(Value value, Chain chain) => _chains.Add(value.Label, chain);

    /// <summary>A value with tangents of its own, in more than one direction, is where chains may start.</summary>
    public void Start(Value value) => _chains[value.Label] = new Chain(value, Term.Zero);

    // y = f(x₁, x₂), both of them through z   →   ∂y/∂z = Σ ∂f/∂xᵢ · ∂xᵢ/∂z
    public Chain? Through((Value Input, Term Partial)[] partials)
    {
        Value? pivot = null;
        Term factor = Term.Zero;
        foreach ((Value input, Term partial) in partials)
        {
            if (Algebra.IsChoice(partial, out _) || Of(input) is not { } chain || (pivot is { } known && known != chain.Pivot)) return null;
            pivot = chain.Pivot;
            factor += chain.IsStart ? partial : Algebra.Scale(chain.Factor, partial);
        }

        return pivot is { } through ? new Chain(through, factor) : null;
    }
}

/// <summary>A value's derivative with respect to its pivot; at the pivot itself it is 1.</summary>
internal readonly record struct Chain(Value Pivot, Term Factor)
{
    public bool IsStart => Factor.IsZero;
}
