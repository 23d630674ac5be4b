using Fitting.Problems;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace Fitting.Regression;

/// <summary>Where the minimiser ends, from a starting point.</summary>
internal sealed record Fit(double[] Parameters, double SumOfSquares, int Steps, ExitCondition Reason)
{
    public static Fit From(double[] start, Problem problem)
    {
        IObjectiveModel objective = ObjectiveFunction.NonlinearModel(
            (b, _) => Vector<double>.Build.Dense(problem.Values([.. b])),
            (b, _) => Matrix<double>.Build.DenseOfArray(problem.Jacobian([.. b])),
            Vector<double>.Build.Dense(problem.Data.X),
            Vector<double>.Build.Dense(problem.Data.Y));
        NonlinearMinimizationResult result = new LevenbergMarquardtMinimizer().FindMinimum(objective, start);
        return new Fit([.. result.MinimizingPoint], result.ModelInfoAtMinimum.Value, result.Iterations, result.ReasonForExit);
    }
}
