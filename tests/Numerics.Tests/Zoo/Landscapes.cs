namespace Zoo;

// Functions that optimisers are tried on.

static partial class Landscapes
{
    [Differentiable, At(-1.2, 1.0), At(1.0, 1.0)] public static double Rosenbrock(double x, double y) { double a = 1 - x, b = y - x * x; return a * a + 100 * b * b; }
    [Differentiable, At(3.0, 2.0), At(0.5, -1.5)] public static double Himmelblau(double x, double y) => Math.Pow(x * x + y - 11, 2) + Math.Pow(x + y * y - 7, 2);
    [Differentiable, At(0.3, 0.7), At(3.0, 0.5)] public static double Beale(double x, double y) => Math.Pow(1.5 - x + x * y, 2) + Math.Pow(2.25 - x + x * y * y, 2) + Math.Pow(2.625 - x + x * y * y * y, 2);
    [Differentiable, At(0.3, 0.7)] public static double Booth(double x, double y) => (x + 2 * y - 7) * (x + 2 * y - 7) + (2 * x + y - 5) * (2 * x + y - 5);
    [Differentiable, At(0.3, 0.7), At(-2.0, 1.0)] public static double Ackley(double x, double y) => -20 * Math.Exp(-0.2 * Math.Sqrt(0.5 * (x * x + y * y))) - Math.Exp(0.5 * (Math.Cos(2 * Math.PI * x) + Math.Cos(2 * Math.PI * y))) + Math.E + 20;
    [Differentiable, At(0.3, 0.7)] public static double Rastrigin(double x, double y) => 20 + x * x - 10 * Math.Cos(2 * Math.PI * x) + y * y - 10 * Math.Cos(2 * Math.PI * y);
    [Differentiable, At(0.3, 0.7)] public static double GoldsteinPrice(double x, double y) { double a = x + y + 1, b = 2 * x - 3 * y; return (1 + a * a * (19 - 14 * x + 3 * x * x - 14 * y + 6 * x * y + 3 * y * y)) * (30 + b * b * (18 - 32 * x + 12 * x * x + 48 * y - 36 * x * y + 27 * y * y)); }
    [Differentiable, At(0.3, 0.7)] public static double Branin(double x, double y) { double t = y - 5.1 / (4 * Math.PI * Math.PI) * x * x + 5 / Math.PI * x - 6; return t * t + 10 * (1 - 1 / (8 * Math.PI)) * Math.Cos(x) + 10; }
    [Differentiable, At(0.3, 0.7)] public static double SixHumpCamel(double x, double y) => (4 - 2.1 * x * x + x * x * x * x / 3) * x * x + x * y + (-4 + 4 * y * y) * y * y;
    [Differentiable, At(0.3, 0.7)] public static double McCormick(double x, double y) => Math.Sin(x + y) + (x - y) * (x - y) - 1.5 * x + 2.5 * y + 1;
    [Differentiable, At(3.0, 2.8)] public static double Easom(double x, double y) => -Math.Cos(x) * Math.Cos(y) * Math.Exp(-((x - Math.PI) * (x - Math.PI) + (y - Math.PI) * (y - Math.PI)));
    [Differentiable, At(0.3, 0.7, 1.1, -0.4)] public static double Powell(double a, double b, double c, double d) => (a + 10 * b) * (a + 10 * b) + 5 * (c - d) * (c - d) + Math.Pow(b - 2 * c, 4) + 10 * Math.Pow(a - d, 4);
    [Differentiable, At(0.3, 0.7, 1.1)] public static double HelicalValley(double x, double y, double z) { double theta = Math.Atan2(y, x) / (2 * Math.PI); double r = Math.Sqrt(x * x + y * y); return 100 * ((z - 10 * theta) * (z - 10 * theta) + (r - 1) * (r - 1)) + z * z; }
    [Differentiable, At(420.9, 300.0), At(-20.0, 5.0)] public static double Schwefel(double x, double y) => 837.9658 - x * Math.Sin(Math.Sqrt(Math.Abs(x))) - y * Math.Sin(Math.Sqrt(Math.Abs(y)));
    [Differentiable, At(10.0, 20.0)] public static double Griewank(double x, double y) => 1 + (x * x + y * y) / 4000 - Math.Cos(x) * Math.Cos(y / Math.Sqrt(2));
    [Differentiable, At(0.3, 0.7)] public static double Levy(double x, double y) { double w = 1 + (x - 1) / 4, v = 1 + (y - 1) / 4; double s = Math.Sin(Math.PI * w), t = Math.Sin(2 * Math.PI * v); return s * s + (w - 1) * (w - 1) * (1 + 10 * Math.Pow(Math.Sin(Math.PI * w + 1), 2)) + (v - 1) * (v - 1) * (1 + t * t); }
    [Differentiable, At(0.3, 0.7), At(1.0, 1.0)] public static double Matyas(double x, double y) => 0.26 * (x * x + y * y) - 0.48 * x * y;
    [Differentiable, At(0.3, 0.7)] public static double Eggholder(double x, double y) => -(y + 47) * Math.Sin(Math.Sqrt(Math.Abs(x / 2 + y + 47))) - x * Math.Sin(Math.Sqrt(Math.Abs(x - (y + 47))));
    [Differentiable, At(1.0, 0.1, 0.2, 2.0)] public static double ExponentialFit(double a, double b, double c, double t) => Math.Pow(a * Math.Exp(-b * t) + c - 1.3, 2) + Math.Pow(a * Math.Exp(-b * 2 * t) + c - 0.9, 2);
    [Differentiable, At(1.0, 0.3, 0.5)] public static double Trid(double x, double y, double z) => (x - 1) * (x - 1) + (y - 1) * (y - 1) + (z - 1) * (z - 1) - x * y - y * z;
}
