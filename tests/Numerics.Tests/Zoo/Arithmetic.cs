namespace Zoo;

static partial class Arithmetic
{
    [Differentiable] public static double Identity(double x) => x;
    [Differentiable] public static double Negated(double x) => -x;
    [Differentiable] public static double Plus(double x) => +x;
    [Differentiable] public static double Sum(double x, double y) => x + y;
    [Differentiable] public static double Difference(double x, double y) => x - y;
    [Differentiable] public static double Product(double x, double y) => x * y;
    [Differentiable] public static double Quotient(double x, double y) => x / y;
    [Differentiable, At(7.5, 2.0), At(-7.5, 2.25), At(7.5, -2.25), At(-7.5, -2.25), At(0.3, 1.7)]
    public static double Modulo(double x, double y) => x % y;
    [Differentiable] public static double Square(double x) => x * x;
    [Differentiable] public static double Fourth(double x) => x * x * (x * x);
    [Differentiable] public static double Reciprocal(double x) => 1 / x;
    [Differentiable] public static double Twice(double x) => x + x;
    [Differentiable] public static double SelfDifference(double x) => x - x;
    [Differentiable] public static double SelfQuotient(double x) => x / x;
    [Differentiable] public static double LeftAssociative(double a, double b, double c, double d) => a - b - c + d / a / b;
    [Differentiable] public static double RightAssociative(double a, double b, double c, double d) => a - (b - (c - d)) * (a / (b / c));
    [Differentiable] public static double NegatedNegative(double x) => -(-x) - -0.5 * -x;
    [Differentiable] public static double Signs(double x, double y) => -x * -y - -x / +y;
    [Differentiable] public static double NegatedPower(double x) => -(x * x) * -x;
    [Differentiable] public static double Circuit(double x, double y, double z) => (x + y) * z;
    [Differentiable] public static double Shared(double x, double y) => (x * y + 1) * (x * y + 1) / (x * y + 5);
    [Differentiable] public static double Integers(double x) => 3 * x / 2 + 1 / 2 + x * (7 / 2) - 10 % 4;
    [Differentiable] public static double OneInput(double x, [NoGradient] double scale) => scale * x * x + scale / x;
    [Differentiable] public static double Unused(double x, double unused) => 3 * x;
    [Differentiable] public static double Constant(double x) => 42;
    [Differentiable] public static double Horner(double x, double a, double b, double c) => ((a * x + b) * x + c) * x - 1.5;
    [Differentiable] public static double Rational(double x) => (1 + x * (0.5 + x * 0.1)) / (1 - x * (0.25 - x * 0.05));
    [Differentiable] public static double ContinuedFraction(double x) => 1 + x / (2 + x / (3 + x / (4 + x / 50)));
    [Differentiable] public static double NineInputs(double a, double b, double c, double d, double e, double f, double g, double h, double i) =>
        a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
    [Differentiable] public static double BigAndSmall(double x, double y) => 1e12 * x - 1e-12 * y + x * 1e-300 * 1e300;
    [Differentiable] public static double LiteralForms(double x) => 1_000.5 * x + 0x10 * x - 1e-3 + 2d * x - .5;
    [Differentiable] public static double LeftToRight(double x, double y) => x * 0.1 * y * 10 / 3 * x;
}
