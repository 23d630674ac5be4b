using GradGen.IR;
using GradGen.Support;

namespace GradGen.Analysis;

/// <summary>The inputs that no derivative flows from: whatever the arguments, their partial derivative is zero.</summary>
internal static class ZeroInputs
{
    /// <summary>Positions among the parameters of the method.</summary>
    public static IEnumerable<int> Of(Module primal, Signature signature)
    {
        var variation = new Variation(primal);
        for (int i = 0; i < signature.Parameters.Count; i++)
        {
            if (!signature.Parameters[i].IsDifferentiable) continue;
            EquatableArray<bool> alone = Enumerable.Range(0, signature.Parameters.Count).Select(k => k == i).ToEquatableArray();
            HashSet<int> varied = variation.Of(primal.Main, alone);
            IEnumerable<Value> written = primal.Main.Parameters.Where((_, k) => signature.Parameters[k].IsResult);
            if (!primal.Main.Body.EndsInThrow && !primal.Main.Body.Yields.Concat(written).Any(value => varied.Contains(value.Label))) yield return i;
        }
    }
}
