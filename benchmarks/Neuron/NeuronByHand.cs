namespace GradGen.Benchmarks.Neuron;

/// <summary>The fastest we know to write by hand: one exponential, and nothing computed twice.</summary>
internal static class NeuronByHand
{
    public static (double a, double b, double c, double x, double y) Gradient(double a, double b, double c, double x, double y)
    {
        double f = 1 / (1 + Math.Exp(-(a * x + b * y + c)));
        double dz = f * (1 - f);
        return (dz * x, dz * y, dz, dz * a, dz * b);
    }

    /// <summary>With u the gradient of z = a·x + b·y + c, the Hessian is f″·u·uᵀ, and f′ more where a meets x and b meets y.</summary>
    public static void Hessian(double a, double b, double c, double x, double y, Span<double> hessian)
    {
        if (hessian.Length != 25) throw new ArgumentException("The length must be 25.", nameof(hessian));
        double f = 1 / (1 + Math.Exp(-(a * x + b * y + c)));
        double slope = f * (1 - f);
        double curvature = slope * (1 - 2 * f);
        double cx = curvature * x, cy = curvature * y, ca = curvature * a, cb = curvature * b;

        hessian[24] = cb * b;
        hessian[0] = cx * x;
        hessian[6] = cy * y;
        hessian[12] = curvature;
        hessian[18] = ca * a;
        hessian[1] = hessian[5] = cx * y;
        hessian[2] = hessian[10] = cx;
        hessian[3] = hessian[15] = cx * a + slope;
        hessian[4] = hessian[20] = cx * b;
        hessian[7] = hessian[11] = cy;
        hessian[8] = hessian[16] = cy * a;
        hessian[9] = hessian[21] = cy * b + slope;
        hessian[13] = hessian[17] = ca;
        hessian[14] = hessian[22] = cb;
        hessian[19] = hessian[23] = ca * b;
    }
}
