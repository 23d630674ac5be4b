namespace Fitting.Problems;

/// <summary>A model of one variable x with parameters b.</summary>
internal delegate double Formula(double[] b, double x);

/// <summary>Fills <paramref name="row"/> with the model's partial derivatives in the parameters.</summary>
internal delegate void Gradient(double[] b, double x, Span<double> row);

/// <summary>A data set and the model that NIST fits to it.</summary>
internal sealed record Problem(DataSet Data, Formula Formula, Gradient Gradient)
{
    public double[] Values(double[] b) => [.. Data.X.Select(x => Formula(b, x))];

    /// <summary>A row for each observation, a column for each parameter.</summary>
    public double[,] Jacobian(double[] b)
    {
        double[,] jacobian = new double[Data.X.Length, b.Length];
        double[] row = new double[b.Length];
        for (int i = 0; i < Data.X.Length; i++)
        {
            Gradient(b, Data.X[i], row);
            for (int j = 0; j < b.Length; j++) jacobian[i, j] = row[j];
        }
        return jacobian;
    }
}
