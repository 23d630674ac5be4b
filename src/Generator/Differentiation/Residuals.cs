using GradGen.IR;

namespace GradGen.Differentiation;

/// <summary>
/// Gives the way back what it reads of the forward sweep (the residuals). Where a value is no longer in scope, it is
/// computed again if that is cheap; otherwise it is handed out of the block that defines it, or kept in a buffer, one for
/// all iterations of a loop.
/// </summary>
internal static class Residuals
{
    public static Function Keep(Function function)
    {
        var plan = new ResidualPlan(new Scopes(function));
        plan.Read(function);
        return plan.IsEmpty ? function : new ResidualRewrite(plan, function.LabelCount).Rewrite(function);
    }
}
