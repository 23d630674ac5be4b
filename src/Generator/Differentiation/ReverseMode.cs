using GradGen.Simplification;
using GradGen.IR;
using GradGen.Support;

namespace GradGen.Differentiation;

/// <summary>Where the adjoint of the result comes from.</summary>
internal enum Seed
{
    /// <summary>It is 1: the adjoints of the inputs are the gradient.</summary>
    One,

    /// <summary>It is a parameter: the adjoints of the inputs are the pullback.</summary>
    Parameter,
}

/// <summary>
/// Reverse mode: after the primal (the forward sweep), every instruction backwards, each adding to the adjoints of its
/// arguments, x̄ᵢ += ȳ · ∂f/∂xᵢ.
/// </summary>
internal static class ReverseMode
{
    /// <summary>The function that yields what the primal yields and then the adjoints of the marked inputs.</summary>
    /// <param name="outcome">What the function hands back besides a number; the adjoints of that are parameters.</param>
    public static Module Differentiate(Module primal, EquatableArray<bool> inputs, Seed seed, Outcome? outcome = null)
    {
        var pullbacks = new Pullbacks(primal, outcome ?? Outcome.Number);
        Function main = pullbacks.Of(primal.Main, inputs, [.. primal.Main.Body.Yields.Select(_ => true)], seed, keepsValue: true, primal.Main.Name);
        return new Module([main, .. primal.Functions.Skip(1), .. pullbacks.Made]);
    }

    /// <summary>A way out and a way back that reads it, joined where they can be, and given what the way back reads.</summary>
    public static Function Finished(Function derivative)
    {
        Function fused = LoopFusion.Fuse(BranchFusion.Fuse(LoopFusion.Fuse(Accumulators.Thread(DeadCode.Remove(derivative)))));
        return ElementSums.Collect(LoopDirection.Forward(Counters.CountEarly(Residuals.Keep(Rerun.Iterations(fused)))));
    }
}
