namespace Zoo;

static partial class Biology
{
    [Differentiable, At(-65.0), At(-39.9), At(10.0)] public static double AlphaN(double v) => 0.01 * (v + 55) / (1 - Math.Exp(-(v + 55) / 10));
    [Differentiable, At(-65.0), At(0.0)] public static double BetaN(double v) => 0.125 * Math.Exp(-(v + 65) / 80);
    [Differentiable, At(-65.0), At(-40.5)] public static double AlphaM(double v) { double u = v + 40; return Math.Abs(u) < 1e-7 ? 1 : 0.1 * u / (1 - Math.Exp(-u / 10)); }
    [Differentiable, At(-65.0), At(-20.0)] public static double BetaH(double v) => 1 / (1 + Math.Exp(-(v + 35) / 10));
    [Differentiable, At(-50.0, 0.3, 0.1, 0.5, 10.0)] public static double MembraneCurrent(double v, double n, double m, double h, double injected) =>
        injected - 120 * m * m * m * h * (v - 50) - 36 * Math.Pow(n, 4) * (v + 77) - 0.3 * (v + 54.4);
    [Differentiable, At(-50.0, 0.3)] public static double GateStep(double v, double n) { double dt = 0.01; return n + dt * (AlphaN(v) * (1 - n) - BetaN(v) * n); }
    [Differentiable, At(0.2, 0.1, 0.3)] public static double FitzHughNagumo(double v, double w, double i) => v - v * v * v / 3 - w + i;
    [Differentiable, At(2.0, 1.5, 0.7)] public static double MichaelisMenten(double vmax, double s, double km) => vmax * s / (km + s);
    [Differentiable, At(2.0, 1.5, 0.7, 0.4, 1.1)] public static double CompetitiveInhibition(double vmax, double s, double km, double i, double ki) => vmax * s / (km * (1 + i / ki) + s);
    [Differentiable, At(1.5, 0.7, 2.5)] public static double Hill(double x, double k, double n) => Math.Pow(x, n) / (Math.Pow(k, n) + Math.Pow(x, n));
    [Differentiable, At(0.3, 1.2, 10.0)] public static double LogisticGrowth(double p, double r, double k) => r * p * (1 - p / k);
    [Differentiable, At(0.5, 1.2, 10.0, 2.0)] public static double LogisticCurve(double p0, double r, double k, double t) => k / (1 + (k - p0) / p0 * Math.Exp(-r * t));
    [Differentiable, At(10.0, 5.0, 1.1, 0.4, 0.1, 0.4)] public static double LotkaVolterra(double x, double y, double a, double b, double c, double d) => (a * x - b * x * y) * (c * x * y - d * y);
    [Differentiable, At(0.9, 0.05, 0.3, 0.1)] public static double SirStep(double s, double i, double beta, double gamma)
    {
        double infected = beta * s * i, recovered = gamma * i;
        s -= infected;
        i += infected - recovered;
        return i * (1 - s);
    }
    [Differentiable, At(0.3, 0.8, 5.0, 0.7)] public static double Pharmacokinetics(double ka, double ke, double dose, double t) => dose * ka / (ka - ke) * (Math.Exp(-ke * t) - Math.Exp(-ka * t));
    [Differentiable, At(10.0, 0.5)] public static double Gompertz(double t, double c) => 3 * Math.Exp(-2 * Math.Exp(-c * t));
    [Differentiable, At(0.4, 37.0), At(0.4, 20.0)] public static double Q10(double rate, double celsius) => rate * Math.Pow(2.3, (celsius - 25) / 10);
    [Differentiable, At(0.1, 1.0), At(0.1, 30.0), At(0.1, -10.0)] public static double DegreeDays(double rate, double celsius) => rate * Math.Max(0, Math.Min(celsius, 25) - 5);
    [Differentiable, At(145.0, 5.0, 310.0)] public static double Nernst(double outside, double inside, double kelvin) => 8.314 * kelvin / 96485 * Math.Log(outside / inside) * 1000;
}
