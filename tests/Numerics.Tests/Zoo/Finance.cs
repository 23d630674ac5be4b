namespace Zoo;

static partial class Finance
{
    // Abramowitz and Stegun 26.2.17
    static double NormalCdf(double x)
    {
        double t = 1 / (1 + 0.2316419 * Math.Abs(x));
        double poly = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        double tail = Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI) * poly;
        return x >= 0 ? 1 - tail : tail;
    }

    [Differentiable, At(100.0, 95.0, 0.03, 0.2, 0.75), At(80.0, 100.0, 0.01, 0.35, 2.0)]
    public static double BlackScholesCall(double spot, double strike, double rate, double volatility, double years)
    {
        double root = volatility * Math.Sqrt(years);
        double d1 = (Math.Log(spot / strike) + (rate + volatility * volatility / 2) * years) / root;
        double d2 = d1 - root;
        return spot * NormalCdf(d1) - strike * Math.Exp(-rate * years) * NormalCdf(d2);
    }

    [Differentiable, At(100.0, 95.0, 0.03, 0.2, 0.75, true), At(100.0, 95.0, 0.03, 0.2, 0.75, false), At(90.0, 95.0, 0.03, 0.2, -1.0, true)]
    public static double Option(double spot, double strike, double rate, double volatility, double years, bool isCall)
    {
        if (years <= 0) throw new ArgumentOutOfRangeException(nameof(years));
        double call = BlackScholesCall(spot, strike, rate, volatility, years);
        return isCall ? call : call - spot + strike * Math.Exp(-rate * years);
    }

    [Differentiable, At(0.03, 0.035, 0.04, 0.9)] public static double ThreeCoupons(double r1, double r2, double r3, double coupon) =>
        coupon / (1 + r1) + coupon / Math.Pow(1 + r2, 2) + (100 + coupon) / Math.Pow(1 + r3, 3);
    [Differentiable, At(0.02, -0.01, 0.015, 1.8, 5.0)] public static double NelsonSiegel(double b0, double b1, double b2, double tau, double t) =>
        b0 + b1 * (1 - Math.Exp(-t / tau)) / (t / tau) + b2 * ((1 - Math.Exp(-t / tau)) / (t / tau) - Math.Exp(-t / tau));
    [Differentiable, At(0.04, 0.1, -0.4, 0.05, 0.2, 0.15)] public static double Svi(double a, double b, double rho, double m, double sigma, double k) =>
        a + b * (rho * (k - m) + Math.Sqrt((k - m) * (k - m) + sigma * sigma));
    [Differentiable, At(100000.0, 0.05, 30), At(250000.0, 0.031, 15)] public static double Mortgage(double principal, double rate, int years)
    {
        double monthly = rate / 12;
        return principal * monthly / (1 - Math.Pow(1 + monthly, -12 * years));
    }
    [Differentiable, At(0.05, 0.02, 0.1, 0.03, 2.0)] public static double VasicekBond(double kappa, double theta, double sigma, double r, double t)
    {
        double b = (1 - Math.Exp(-kappa * t)) / kappa;
        double a = (theta - sigma * sigma / (2 * kappa * kappa)) * (b - t) - sigma * sigma * b * b / (4 * kappa);
        return Math.Exp(a - b * r);
    }
    [Differentiable, At(0.3, 0.2, 0.5, 0.6)] public static double TwoAssetRisk(double s1, double s2, double rho, double w) =>
        Math.Sqrt(w * w * s1 * s1 + (1 - w) * (1 - w) * s2 * s2 + 2 * w * (1 - w) * rho * s1 * s2);
    [Differentiable, At(1.5, 0.4), At(-0.2, 2.0)] public static double Utility(double wealth, double gamma) =>
        wealth <= 0 ? double.NegativeInfinity : gamma == 1 ? Math.Log(wealth) : (Math.Pow(wealth, 1 - gamma) - 1) / (1 - gamma);
    [Differentiable, At(50000.0), At(5000.0), At(200000.0)] public static double TaxBrackets(double income)
    {
        double tax = 0;
        if (income > 80000) { tax += (income - 80000) * 0.4; income = 80000; }
        if (income > 30000) { tax += (income - 30000) * 0.3; income = 30000; }
        if (income > 10000) tax += (income - 10000) * 0.2;
        return tax;
    }
}
