using GradGen.Analysis;
using GradGen.IR;
using GradGen.Simplification;

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
        (Function counting, Dictionary<int, Value> counted) = Inductions.Carry(function);
        ResidualPlan plan = PlanOf(counting, counted);
        if (plan.AreTakenBack(counted)) (counting, counted, plan) = (function, [], PlanOf(function, []));
        if (MemoryCopies.Take(counting, plan) is { } copying) (counting, plan) = (copying, PlanOf(copying, counted));
        if (ResidualCut.Of(plan) is { Count: > 0 } again && PlanOf(counting, counted, again) is var fewer && fewer.Kept.Count < plan.Kept.Count) plan = fewer;
        return plan.IsEmpty ? counting : new ResidualRewrite(plan, counting.LabelCount).Rewrite(counting);
    }

    private static ResidualPlan PlanOf(Function function, Dictionary<int, Value> counted, HashSet<int>? again = null)
    {
        var plan = new ResidualPlan(new Scopes(function), counted, again ?? []);
        plan.Read(function);
        return plan;
    }
}
