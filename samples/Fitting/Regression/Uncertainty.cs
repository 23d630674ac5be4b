using Fitting.Problems;
using MathNet.Numerics.LinearAlgebra;

namespace Fitting.Regression;

/// <summary>How well the data determine the parameters.</summary>
internal static class Uncertainty
{
    /// <summary>The parameters' standard deviations, s·√diag((JᵀJ)⁻¹), by way of J = QR, where (JᵀJ)⁻¹ = R⁻¹R⁻ᵀ.</summary>
    public static double[] StandardDeviations(Problem problem, double[] b)
    {
        Matrix<double> inverse = Matrix<double>.Build.DenseOfArray(problem.Jacobian(b)).QR().R.Inverse();
        double s = Math.Sqrt(SumOfSquares(problem, b) / (problem.Data.Y.Length - b.Length));
        return [.. inverse.EnumerateRows().Select(row => s * row.L2Norm())];
    }

    private static double SumOfSquares(Problem problem, double[] b) =>
        problem.Values(b).Zip(problem.Data.Y, (value, y) => (y - value) * (y - value)).Sum();
}
