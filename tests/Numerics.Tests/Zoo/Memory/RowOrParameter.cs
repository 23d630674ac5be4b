namespace Zoo.Memory;

// What is a row in one arm is a parameter in the other: the adjoints of both go by a span.
static partial class RowOrParameter
{
    [Differentiable, At(1.2, "0.4 0.7", "1 2; 3 4"), At(0.7, "0.4 0.7", "1 2; 3 4")]
    public static double ParameterMadeAnew(double w, double[] r, double[][] t)
    {
        double[] row = t[0];
        if (w > 1) row = r;
        else r = new double[r.Length];
        row[0] *= w;
        return t[0][0] * (r[0] + w) + row[1];
    }

    [MayBeRefused, Differentiable, At(1.2, "0.4 0.7", "1 2; 3 4", 2), At(1.2, "0.4 0.7", "1 2; 3 4", 0), At(0.7, "0.4 0.7", "1 2; 3 4", 1)]
    public static double RowTakenOver(double w, double[] r, double[][] t, int n)
    {
        if (w > 1)
        {
            double[] row = t[0];
            for (int i = 0; i < n; i++) { row[0] *= w; row = r; }
        }
        else
        {
            r = new double[r.Length];
        }

        return t[0][0] * (r[0] + w);
    }
}
