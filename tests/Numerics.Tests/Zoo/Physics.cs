namespace Zoo;

static partial class Physics
{
    [Differentiable] public static double Spring(double x, double v, double k, double m) => 0.5 * k * x * x + 0.5 * m * v * v;
    [Differentiable] public static double Duffing(double x, double a, double b) => a * x * x / 2 + b * x * x * x * x / 4 - a * b * x * x;
    [Differentiable] public static double Bell(double x, double sigma) => Math.Exp(-x * x / (2 * sigma * sigma)) - -x * x * x;
    [Differentiable] public static double SteppedByConstants(double x, double y)
    {
        Step(0.1);
        Step(0.5);
        return x;
        void Step(double h) { x += h * (y - x); if (h > 0.3) x /= 2; else if (h == 0.1) x *= y - -0.25; }
    }

    const double Boltzmann = 1.380649e-23;
    const double Planck = 6.62607015e-34;
    const double Light = 299792458;

    [Differentiable, At(5e-7, 5800.0), At(1e-5, 300.0)] public static double PlanckRadiance(double wavelength, double kelvin) =>
        2 * Planck * Light * Light / Math.Pow(wavelength, 5) / (Math.Exp(Planck * Light / (wavelength * Boltzmann * kelvin)) - 1) * 1e-12;
    [Differentiable, At(0.65, 300.0), At(-0.2, 350.0)] public static double Diode(double volts, double kelvin) => 1e-12 * (Math.Exp(volts / (1.38e-23 * kelvin / 1.602e-19)) - 1);
    [Differentiable, At(0.65, -1.2), At(0.3, 0.2)] public static double EbersMoll(double vbe, double vbc)
    {
        const double Is = 1e-14, Vt = 0.02585, BetaR = 4;
        double forward = Math.Exp(vbe / Vt), reverse = Math.Exp(vbc / Vt);
        return 1e3 * (Is * (forward - reverse) - Is / BetaR * (reverse - 1));
    }
    [Differentiable, At(1.5, 2.0, 0.7), At(1.5, 0.3, 0.7), At(0.5, 1.0, 0.7)] public static double Mosfet(double vgs, double vds, double vth)
    {
        double overdrive = vgs - vth;
        if (overdrive <= 0) return 0;
        if (vds < overdrive) return 2e-3 * (overdrive * vds - vds * vds / 2);
        return 1e-3 * overdrive * overdrive * (1 + 0.02 * vds);
    }
    [Differentiable, At(1e-9, 3.0)] public static double LimitedExponential(double scale, double x) => scale * (x < 40 ? Math.Exp(x) : Math.Exp(40) * (1 + x - 40));
    [Differentiable, At(1.1, 1.3), At(3.0, 1.0)] public static double LennardJones(double r, double sigma) { double s6 = Math.Pow(sigma / r, 6); return 4 * (s6 * s6 - s6); }
    [Differentiable, At(1.2, 1.0, 2.0)] public static double Morse(double r, double re, double a) { double e = 1 - Math.Exp(-a * (r - re)); return 4.5 * e * e; }
    [Differentiable, At(300.0, 50000.0), At(1000.0, 80000.0)] public static double Arrhenius(double kelvin, double energy) => 1e8 * Math.Exp(-energy / (8.314 * kelvin));
    [Differentiable, At(0.02, 300.0, 1.0)] public static double VanDerWaals(double volume, double kelvin, double n) => n * 8.314 * kelvin / (volume - n * 3.9e-5) - 0.137 * n * n / (volume * volume);
    [Differentiable, At(0.02, 300.0)] public static double RedlichKwong(double v, double t) => 8.314 * t / (v - 2.9e-5) - 1.56 / (Math.Sqrt(t) * v * (v + 2.9e-5));
    [Differentiable, At(8.07131, 1730.63, 233.426, 80.0)] public static double Antoine(double a, double b, double c, double celsius) => Math.Pow(10, a - b / (c + celsius));
    [Differentiable, At(25.0), At(-10.0)] public static double Magnus(double celsius) => 6.1094 * Math.Exp(17.625 * celsius / (celsius + 243.04));
    [Differentiable, At(1.2, 0.3), At(0.4, 0.8)] public static double Kepler(double anomaly, double eccentricity)
    {
        double e = anomaly;
        e -= (e - eccentricity * Math.Sin(e) - anomaly) / (1 - eccentricity * Math.Cos(e));
        e -= (e - eccentricity * Math.Sin(e) - anomaly) / (1 - eccentricity * Math.Cos(e));
        e -= (e - eccentricity * Math.Sin(e) - anomaly) / (1 - eccentricity * Math.Cos(e));
        return e;
    }
    [Differentiable, At(0.5, 0.1, 9.81, 1.2)] public static double PendulumEnergy(double angle, double speed, double g, double length) => 0.5 * length * length * speed * speed + g * length * (1 - Math.Cos(angle));
    static (double, double) Swing(double angle, double speed) => (speed, -9.81 * Math.Sin(angle) - 0.1 * speed);
    [Differentiable, At(0.5, 0.1, 0.05), At(2.5, -1.0, 0.1)] public static double PendulumRk4(double angle, double speed, double h)
    {
        var (a1, b1) = Swing(angle, speed);
        var (a2, b2) = Swing(angle + h / 2 * a1, speed + h / 2 * b1);
        var (a3, b3) = Swing(angle + h / 2 * a2, speed + h / 2 * b2);
        var (a4, b4) = Swing(angle + h * a3, speed + h * b3);
        angle += h / 6 * (a1 + 2 * a2 + 2 * a3 + a4);
        speed += h / 6 * (b1 + 2 * b2 + 2 * b3 + b4);
        return angle * angle + speed * speed;
    }
    [Differentiable, At(0.5, 0.3, 0.2, -0.1)] public static double DoublePendulum(double a1, double a2, double w1, double w2)
    {
        const double g = 9.81;
        double delta = a1 - a2, denominator = 3 - Math.Cos(2 * delta);
        return (-g * 3 * Math.Sin(a1) - g * Math.Sin(a1 - 2 * a2) - 2 * Math.Sin(delta) * (w2 * w2 + w1 * w1 * Math.Cos(delta))) / denominator;
    }
    [Differentiable, At(30.0, 0.6, 2.0)] public static double Projectile(double speed, double angle, double t) { double x = speed * Math.Cos(angle) * t, y = speed * Math.Sin(angle) * t - 0.5 * 9.81 * t * t; return x * y; }
    [Differentiable, At(1.0, 2.0, 3.0, -1.0, 0.5, 2.0)] public static double Coulomb(double x1, double y1, double z1, double x2, double y2, double z2) =>
        1 / Math.Sqrt((x1 - x2) * (x1 - x2) + (y1 - y2) * (y1 - y2) + (z1 - z2) * (z1 - z2));
    [Differentiable, At(0.6), At(0.99)] public static double Lorentz(double beta) => 1 / Math.Sqrt(1 - beta * beta);
    [Differentiable, At(0.3, 1.5), At(0.3, 0.7)] public static double Snell(double angle, double index) => Math.Asin(Math.Sin(angle) / index);
    [Differentiable, At(0.3, 1.5), At(1.2, 1.5)] public static double Fresnel(double angle, double n)
    {
        double cos = Math.Cos(angle), inner = Math.Sqrt(1 - Math.Sin(angle) / n * (Math.Sin(angle) / n));
        double rs = (cos - n * inner) / (cos + n * inner), rp = (inner - n * cos) / (inner + n * cos);
        return (rs * rs + rp * rp) / 2;
    }
    [Differentiable, At(1e5, 1e-4), At(1500.0, 0.01)] public static double Friction(double reynolds, double roughness)
    {
        if (reynolds < 2300) return 64 / reynolds;
        double log = Math.Log10(roughness / 3.7 + 5.74 / Math.Pow(reynolds, 0.9));
        return 0.25 / (log * log);
    }
    [Differentiable, At(100.0, 1e-3, 50e-6, 800.0)] public static double RlcImpedance(double r, double l, double c, double w) { double x = w * l - 1 / (w * c); return Math.Sqrt(r * r + x * x); }
    [Differentiable, At(0.4, 300.0), At(0.5, 350.0)] public static double FermiDirac(double energy, double kelvin) => 1 / (Math.Exp((energy - 0.45) / (8.617e-5 * kelvin)) + 1);
    [Differentiable, At(0.7, 0.2, 1.0)] public static double Breit(double e, double width, double e0) => width * width / 4 / ((e - e0) * (e - e0) + width * width / 4);
    [Differentiable, At(1.4, 2.0)] public static double IsentropicRatio(double gamma, double mach) => Math.Pow(1 + (gamma - 1) / 2 * mach * mach, gamma / (gamma - 1));
    [Differentiable, At(0.2, 0.7)] public static double Damped(double zeta, double t) { double w = Math.Sqrt(1 - zeta * zeta); return Math.Exp(-zeta * t) * (Math.Cos(w * t) + zeta / w * Math.Sin(w * t)); }
}
