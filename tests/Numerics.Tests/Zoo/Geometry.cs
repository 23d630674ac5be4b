namespace Zoo;

static partial class Geometry
{
    [Differentiable, At(0.3, -0.7, 1.2)] public static double ThreeJointArm(double a, double b, double c) { double x = Math.Cos(a) + 0.8 * Math.Cos(a + b) + 0.5 * Math.Cos(a + b + c); double y = Math.Sin(a) + 0.8 * Math.Sin(a + b) + 0.5 * Math.Sin(a + b + c); return (x - 1) * (x - 1) + (y - 0.5) * (y - 0.5); }
    [Differentiable, At(1.2, 0.8, 1.0, 0.9)] public static double InverseKinematics(double x, double y, double l1, double l2)
    {
        double cos = (x * x + y * y - l1 * l1 - l2 * l2) / (2 * l1 * l2);
        double elbow = Math.Acos(Math.Clamp(cos, -1, 1));
        return Math.Atan2(y, x) - Math.Atan2(l2 * Math.Sin(elbow), l1 + l2 * Math.Cos(elbow));
    }
    static (double w, double x, double y, double z) Multiply((double w, double x, double y, double z) p, (double w, double x, double y, double z) q) => (
        p.w * q.w - p.x * q.x - p.y * q.y - p.z * q.z,
        p.w * q.x + p.x * q.w + p.y * q.z - p.z * q.y,
        p.w * q.y - p.x * q.z + p.y * q.w + p.z * q.x,
        p.w * q.z + p.x * q.y - p.y * q.x + p.z * q.w);
    [Differentiable, At(0.9, 0.1, -0.3, 0.2)] public static double QuaternionRotation(double w, double x, double y, double z)
    {
        double n = Math.Sqrt(w * w + x * x + y * y + z * z);
        var q = (w: w / n, x: x / n, y: y / n, z: z / n);
        var r = Multiply(Multiply(q, (0, 1, 2, 3)), (q.w, -q.x, -q.y, -q.z));
        return r.x * 2 + r.y * r.z;
    }
    [Differentiable, At(0.3, 0.0, 1.0, -1.0, 2.0)] public static double Bezier(double t, double p0, double p1, double p2, double p3) { double u = 1 - t; return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 + t * t * t * p3; }
    static double Mix(double a, double b, double t) => a + (b - a) * t;
    [Differentiable, At(0.3, 0.0, 1.0, -1.0, 2.0)] public static double DeCasteljau(double t, double p0, double p1, double p2, double p3)
    {
        double a = Mix(p0, p1, t), b = Mix(p1, p2, t), c = Mix(p2, p3, t);
        a = Mix(a, b, t); b = Mix(b, c, t);
        return Mix(a, b, t);
    }
    [Differentiable, At(0.5, 0.3), At(2.0, -1.0)] public static double CircleSdf(double x, double y) => Math.Sqrt(x * x + y * y) - 1;
    [Differentiable, At(0.5, 0.3, -0.2), At(2.0, -1.5, 1.7)] public static double BoxSdf(double x, double y, double z)
    {
        double qx = Math.Abs(x) - 1, qy = Math.Abs(y) - 0.5, qz = Math.Abs(z) - 0.75;
        double ox = Math.Max(qx, 0), oy = Math.Max(qy, 0), oz = Math.Max(qz, 0);
        double outside = ox + oy + oz > 0 ? Math.Sqrt(ox * ox + oy * oy + oz * oz) : 0;
        return outside + Math.Min(Math.Max(qx, Math.Max(qy, qz)), 0);
    }
    [Differentiable, At(0.5, 0.3, -0.2)] public static double TorusSdf(double x, double y, double z) { double q = Math.Sqrt(x * x + z * z) - 1; return Math.Sqrt(q * q + y * y) - 0.25; }
    [Differentiable, At(0.5, 0.6, 0.3), At(0.5, 0.9, 0.3)] public static double SmoothUnion(double a, double b, double k) { double h = Math.Max(k - Math.Abs(a - b), 0) / k; return Math.Min(a, b) - h * h * k / 4; }
    [Differentiable, At(0.5, 0.3, 2.0, 1.0), At(3.0, 0.3, 2.0, 1.0)] public static double SegmentDistance(double px, double py, double bx, double by)
    {
        double t = Math.Clamp((px * bx + py * by) / (bx * bx + by * by), 0, 1);
        double dx = px - bx * t, dy = py - by * t;
        return Math.Sqrt(dx * dx + dy * dy);
    }
    [Differentiable, At(48.1, 11.6, 52.5, 13.4)] public static double Haversine(double lat1, double lon1, double lat2, double lon2)
    {
        const double Degree = Math.PI / 180;
        double u = Math.Sin((lat2 - lat1) * Degree / 2), v = Math.Sin((lon2 - lon1) * Degree / 2);
        return 2 * 6371 * Math.Asin(Math.Sqrt(u * u + Math.Cos(lat1 * Degree) * Math.Cos(lat2 * Degree) * v * v));
    }
    [Differentiable, At(3.0, 4.0, 6.0)] public static double Heron(double a, double b, double c) { double s = (a + b + c) / 2; return Math.Sqrt(s * (s - a) * (s - b) * (s - c)); }
    [Differentiable, At(1.0, 2.0, 2.0), At(-1.0, 0.5, 2.0)] public static double HypotChain(double x, double y, double z) => double.Hypot(double.Hypot(x, y), z);
    [Differentiable, At(1.0, 2.0), At(-1.0, 0.5)] public static double HypotOfZero(double x, double y) => double.Hypot(0, x) * double.Hypot(y, 0);
    [Differentiable, At(1.0, 2.0, 2.0)] public static double Spherical(double x, double y, double z) { double r = Math.Sqrt(x * x + y * y + z * z); return Math.Acos(z / r) * Math.Atan2(y, x); }
    [Differentiable, At(1.0, 0.5, 0.2, 2.0, 1.0, 0.3, 0.3, 0.4, 3.0)] public static double Determinant(double a, double b, double c, double d, double e, double f, double g, double h, double i) => a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    [Differentiable, At(4.0, 1.0, 3.0)] public static double LargestEigenvalue(double a, double b, double d) => (a + d) / 2 + Math.Sqrt((a - d) * (a - d) / 4 + b * b);
    [Differentiable, At(1.0, -3.5, 1.0), At(2.0, 1.0, 5.0)] public static double QuadraticRoot(double a, double b, double c) { double d = b * b - 4 * a * c; if (d < 0) throw new ArgumentException("no real root"); double q = -(b + Math.CopySign(Math.Sqrt(d), b)) / 2; return q / a + c / q; }
    [Differentiable, At(0.2, 0.5, 0.9)] public static double CameraProjection(double x, double y, double yaw) { double c = Math.Cos(yaw), s = Math.Sin(yaw); double u = c * x + s * 3, z = -s * x + c * 3; return 500 * u / z + 500 * y / z; }
}
