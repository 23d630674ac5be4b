namespace Zoo;

static partial class Control
{
    [Differentiable, At(1.0, 0.2, 0.05, 0.7, 0.1, 0.6)] public static double PidStep(double kp, double ki, double kd, double error, double integral, double previous)
    {
        const double Dt = 0.01;
        integral += error * Dt;
        double derivative = (error - previous) / Dt;
        double output = kp * error + ki * integral + kd * derivative;
        if (output > 10) output = 10;
        else if (output < -10) output = -10;
        return output * output;
    }
    [Differentiable, At(0.1, 0.2, 1.5)] public static double EulerSteps(double x, double v, double k)
    {
        void Step(double h) { double a = -k * x - 0.1 * v; x += h * v; v += h * a; }
        Step(0.1); Step(0.1); Step(0.05);
        return x * x + v * v;
    }
    [Differentiable, At(0.9, 0.4, 2.0, 1.5)] public static double KalmanUpdate(double mean, double variance, double measured, double noise) { double gain = variance / (variance + noise); mean += gain * (measured - mean); variance *= 1 - gain; return mean * variance; }
    [Differentiable, At(0.9, 0.4, 0.3)] public static double LowPass(double x, double state, double alpha) { state = state + alpha * (x - state); state = state + alpha * (x - state); return state; }
    [Differentiable, At(3.0, 2.0, 0.4, 0.1)] public static double BicycleModel(double x, double y, double heading, double steer) { double beta = Math.Atan(0.5 * Math.Tan(steer)); x += 0.1 * 5 * Math.Cos(heading + beta); y += 0.1 * 5 * Math.Sin(heading + beta); heading += 0.1 * 5 / 1.2 * Math.Sin(beta); return x * Math.Sin(heading) - y; }
    [Differentiable, At(0.3, 0.7, 2.0)] public static double BarrierPenalty(double x, double limit, double weight) => x < limit ? -weight * Math.Log(limit - x) : double.PositiveInfinity;
    [Differentiable, At(0.1), At(0.4), At(-0.3)] public static double DeadZone(double x) => x > 0.2 ? x - 0.2 : x < -0.2 ? x + 0.2 : 0;
    [Differentiable, At(0.3, 0.7, 1.0)] public static double Quadrotor(double roll, double pitch, double thrust) => thrust * Math.Cos(roll) * Math.Cos(pitch) - 9.81 + thrust * (Math.Sin(pitch) - Math.Cos(pitch) * Math.Sin(roll));
    [Differentiable, At(0.5, 1.5, 0.3, 2)] public static double NewtonSqrt(double a, double guess, double damp, int steps) { if (steps > 0) guess = damp * guess + (1 - damp) * (guess + a / guess) / 2; if (steps > 1) guess = (guess + a / guess) / 2; if (steps > 2) guess = (guess + a / guess) / 2; return guess; }
    [Differentiable, At(0.5, 0.7)] public static double HermiteStep(double x, double v) { (double p, double q) = (x, v); (p, q) = (p + 0.1 * q, q - 0.1 * p); (p, q) = (p + 0.1 * q, q - 0.1 * p); return p * q; }
    [Differentiable, At(20.0, 35.0), At(20.0, 18.0)] public static double Thermostat(double inside, double set) { double gap = set - inside; double power = Math.Tanh(gap / 3); return inside + 0.1 * (power > 0 ? power * 5 : power * 2) - 0.01 * (inside - 10); }
    [Differentiable, At(1.2, -0.7)] public static double VanDerPol(double x, double v) { double a = 1.5 * (1 - x * x) * v - x; double v2 = v + 0.05 * a, x2 = x + 0.05 * v2; return 1.5 * (1 - x2 * x2) * v2 - x2; }
    [Differentiable, At(1.0, 2.0, 3.0)] public static double LorenzStep(double x, double y, double z) { double dx = 10 * (y - x), dy = x * (28 - z) - y, dz = x * y - 8.0 / 3 * z; x += 0.01 * dx; y += 0.01 * dy; z += 0.01 * dz; return x * y * z; }
}
