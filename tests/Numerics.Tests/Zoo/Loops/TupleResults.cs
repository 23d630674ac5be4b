namespace Zoo.Loops;

// Methods with several results: tuples of scalars.

static partial class TupleResults
{
    [Differentiable, At(2.0, 0.7), At(-1.0, 3.0)] public static (double x, double y) Polar(double r, double angle) => (r * Math.Cos(angle), r * Math.Sin(angle));
    [Differentiable] public static (double, double, double) Unnamed(double a, double b) { double s = a + b; return (s, s * s, Math.Exp(-s)); }
    [Differentiable] public static (double Sum, double Product) OfArray(double[] x) { double s = 0, p = 1; foreach (double v in x) { s += v; p *= v; } return (s, p); }
    [Differentiable] public static (double, float) Mixed(double a, float b) => (a * b, (float)(a + b * b));
    [Differentiable] public static (float, float) Floats(float[] x) { float s = 0, q = 0; foreach (float v in x) { s += v; q += v * v; } return (s, q); }
    [Differentiable] public static (double, double) SameTwice(double a) { double t = a * a * a; return (t, t); }
    [Differentiable] public static (double, double, double) OneConstant(double a, double b) => (a, 2, b * 3 + a);
    [Differentiable, At(0.7, 0.2, 5), At(0.7, 0.2, 0)] public static (double, double) Carried(double a, double b, int n) { for (int i = 0; i < n; i++) (a, b) = (a * Math.Cos(b), b + 0.1 * a); return (a, b); }
    [Differentiable, At(0.7, 0.2, true), At(0.7, 0.2, false)] public static (double, double) ByBranch(double a, double b, bool swap) { if (swap) return (b * a, a); double t = a / b; return (t, t * t); }
    [Differentiable, At(0.7, 3), At(2.7, 3), At(0.1, 0)] public static (double, double) EarlyReturn(double a, int n) { double s = 0; for (int i = 0; i < n; i++) { s += a * a; if (s > 3) return (s, a * i); } return (a, s); }
    [Differentiable] public static (double, double) InPlaceToo(double[] x) { double s = 0; for (int i = 0; i < x.Length; i++) { x[i] *= 2; s += x[i] * x[i]; } return (s, s / (x.Length + 1)); }
    [Differentiable] public static (double, double, double, double, double, double, double, double, double) Nine(double a, double b) => (a, b, a + b, a * b, a - b, a / b, a * a, b * b, a * a * b);
    [Differentiable, At(2.0, 3.0), At(0.0, 3.0), At(-1.0, 3.0)] public static (double, double) Throws(double a, double b) { if (a < 0) throw new ArgumentException("negative"); return (Math.Sqrt(a), b / (a + 1)); }
    [Differentiable] public static (double, double) Helper(double a, double b) { var (p, q) = Polar(a, b); (double r, double t) = Polar(q, p); return (r, t); }
    [Differentiable] public static (double, double) Held(double a, [NoGradient] double k, [NoGradient] double[] w) { double s = 0; foreach (double v in w) s += v * a * k; return (s, a * k); }

    [Differentiable, At("0.1 -0.2 0.3 0.5 0.2 -0.4 1.1 0.9 0.01 -0.02 0.1", "0.4 0.6 3", "0.2 0.3"), At("0 0 0 0.5 0.2 -0.4 1.1 0.9 0.01 -0.02 0.1", "0.4 0.6 3", "0.2 0.3")]
    public static (double, double) Reprojection(ReadOnlySpan<double> camera, ReadOnlySpan<double> point, [NoGradient] ReadOnlySpan<double> seen)
    {
        // camera: rotation vector, centre, focal length, principal point, radial distortion … rotated by Rodrigues' formula
        double x = point[0] - camera[3], y = point[1] - camera[4], z = point[2] - camera[5];
        double squared = camera[0] * camera[0] + camera[1] * camera[1] + camera[2] * camera[2];
        double rx, ry, rz;
        if (squared > 1e-12)
        {
            double theta = Math.Sqrt(squared), kx = camera[0] / theta, ky = camera[1] / theta, kz = camera[2] / theta;
            (double sin, double cos) = Math.SinCos(theta);
            double dot = (kx * x + ky * y + kz * z) * (1 - cos);
            rx = x * cos + (ky * z - kz * y) * sin + kx * dot;
            ry = y * cos + (kz * x - kx * z) * sin + ky * dot;
            rz = z * cos + (kx * y - ky * x) * sin + kz * dot;
        }
        else
        {
            rx = x + camera[1] * z - camera[2] * y;
            ry = y + camera[2] * x - camera[0] * z;
            rz = z + camera[0] * y - camera[1] * x;
        }

        double u = rx / rz, v = ry / rz, r2 = u * u + v * v, d = 1 + camera[9] * r2 + camera[10] * r2 * r2;
        return (camera[6] * d * u + camera[7] - seen[0], camera[6] * d * v + camera[8] - seen[1]);
    }
}
