using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>
/// Gives the way back what it reads of the forward sweep (the residuals). Where a value is no longer in scope, it is
/// computed again if that is cheap, and otherwise handed out of the block that defines it.
/// </summary>
internal static class Residuals
{
    public static Function Keep(Function function)
    {
        var plan = new ResidualPlan(new Scopes(function));
        plan.Read(function.Body);
        return plan.IsEmpty ? function : new ResidualRewrite(plan, function.LabelCount).Rewrite(function);
    }
}
