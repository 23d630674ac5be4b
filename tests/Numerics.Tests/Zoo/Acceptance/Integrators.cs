namespace Zoo.Acceptance;

// Time steppers: arrays of stages, histories, particles and neurons.

static partial class Integrators
{
    static void Oscillator(ReadOnlySpan<double> y, Span<double> dy, double omega, double damping)
    {
        dy[0] = y[1];
        dy[1] = -omega * omega * Math.Sin(y[0]) - damping * y[1];
    }

    [Differentiable, At("1 0.2", 1.3, 0.1, 0.1, 4), At("1 0.2", 1.3, 0.1, 0.1, 0), At("1 0.2", 1.3, 0.1, 0.1, 1)]
    public static double ClassicalStages(double[] initial, double omega, double damping, double h, int steps)
    {
        int n = initial.Length;
        double[] y = new double[n];
        Array.Copy(initial, y, n);
        double[] k1 = new double[n], k2 = new double[n], k3 = new double[n], k4 = new double[n], tmp = new double[n];
        for (int s = 0; s < steps; s++)
        {
            Oscillator(y, k1, omega, damping);
            for (int i = 0; i < n; i++) tmp[i] = y[i] + 0.5 * h * k1[i];
            Oscillator(tmp, k2, omega, damping);
            for (int i = 0; i < n; i++) tmp[i] = y[i] + 0.5 * h * k2[i];
            Oscillator(tmp, k3, omega, damping);
            for (int i = 0; i < n; i++) tmp[i] = y[i] + h * k3[i];
            Oscillator(tmp, k4, omega, damping);
            for (int i = 0; i < n; i++) y[i] += h / 6 * (k1[i] + 2 * k2[i] + 2 * k3[i] + k4[i]);
        }

        return y[0] * y[0] + y[1];
    }

    [Differentiable, At(0.8, 0.7, 0.1, 6), At(0.8, 0.7, 0.1, 2), At(0.8, 0.7, 0.1, 0)]
    public static double AdamsBashforth(double y0, double rate, double h, int steps)
    {
        var f = new double[steps + 1];
        double y = y0;
        for (int n = 0; n < steps; n++)
        {
            f[n] = rate * y * (1 - y * y);
            if (n == 0) y += h * f[0];
            else if (n == 1) y += h * (1.5 * f[1] - 0.5 * f[0]);
            else y += h / 12 * (23 * f[n] - 16 * f[n - 1] + 5 * f[n - 2]);
        }

        return y;
    }

    [Differentiable, At(0.8, 0.7, 0.1, 7), At(0.8, 0.7, 0.1, 0)]
    public static double AdamsBashforthRing(double y, double rate, double h, int steps)
    {
        Span<double> history = stackalloc double[3];
        int head = 0;
        for (int n = 0; n < steps; n++, head = (head + 1) % 3)
        {
            history[head] = rate * Math.Cos(y);
            double newest = history[head], middle = history[(head + 2) % 3], oldest = history[(head + 1) % 3];
            y += n < 2 ? h * newest : h * (23 * newest - 16 * middle + 5 * oldest) / 12;
        }

        return y * y;
    }

    [Differentiable, At("0 1.0 2.1", "0.5 0 -0.4", "1 2 1.5", 0.05, 3), At("0.3", "0.2", "1", 0.1, 2), At("", "", "", 0.1, 2)]
    public static double VelocityVerlet(double[] x, double[] v, double[] mass, double dt, int steps)
    {
        int n = x.Length;
        var force = new double[n];
        ChainForces(x, force);
        for (int s = 0; s < steps; s++)
        {
            for (int i = 0; i < n; i++)
            {
                v[i] += 0.5 * dt * force[i] / mass[i];
                x[i] += dt * v[i];
            }

            ChainForces(x, force);
            for (int i = 0; i < n; i++) v[i] += 0.5 * dt * force[i] / mass[i];
        }

        double energy = 0;
        for (int i = 0; i < n; i++) energy += 0.5 * mass[i] * v[i] * v[i];
        for (int i = 1; i < n; i++) energy += 0.5 * (x[i] - x[i - 1] - 1) * (x[i] - x[i - 1] - 1);
        return energy;
    }

    static void ChainForces(double[] x, double[] force)
    {
        Array.Clear(force, 0, force.Length);
        for (int i = 0; i + 1 < x.Length; i++)
        {
            double stretch = x[i + 1] - x[i] - 1;
            double pull = stretch + 0.3 * stretch * stretch * stretch;
            force[i] += pull;
            force[i + 1] -= pull;
        }
    }

    [Differentiable, At("0 0 0; 1 0 0; 0 1.2 0.3", "0 0.1 0; 0 0.6 0; -0.5 0 0.1", "1 0.5 0.3", 0.05, 2), At("0 0 0", "0 1 0", "1", 0.1, 1)]
    public static double GravityLeapfrog(double[,] position, double[,] velocity, [NoGradient] double[] mass, double dt, int steps)
    {
        int n = mass.Length;
        var acceleration = new double[n, 3];
        for (int step = 0; step < steps; step++)
        {
            for (int i = 0; i < n; i++)
                for (int d = 0; d < 3; d++)
                    position[i, d] += 0.5 * dt * velocity[i, d];
            Array.Clear(acceleration);
            for (int i = 0; i < n - 1; i++)
            {
                for (int j = i + 1; j < n; j++)
                {
                    double r2 = 0.01;
                    for (int d = 0; d < 3; d++)
                    {
                        double delta = position[j, d] - position[i, d];
                        r2 += delta * delta;
                    }

                    double inverse = 1.0 / (r2 * Math.Sqrt(r2));
                    for (int d = 0; d < 3; d++)
                    {
                        double delta = position[j, d] - position[i, d];
                        acceleration[i, d] += mass[j] * delta * inverse;
                        acceleration[j, d] -= mass[i] * delta * inverse;
                    }
                }
            }

            for (int i = 0; i < n; i++)
            {
                for (int d = 0; d < 3; d++)
                {
                    velocity[i, d] += dt * acceleration[i, d];
                    position[i, d] += 0.5 * dt * velocity[i, d];
                }
            }
        }

        double kinetic = 0;
        for (int i = 0; i < n; i++)
            for (int d = 0; d < 3; d++) kinetic += mass[i] * velocity[i, d] * velocity[i, d];
        return 0.5 * kinetic + position[0, 0] * position[n - 1, 1];
    }

    [Differentiable, At("1.5 1.7 2 1.9 0.2", 10.0, 0.9), At("", 10.0, 1.0)]
    public static double IntegrateAndFire(ReadOnlySpan<double> current, double resistance, double leak)
    {
        double v = 0, trace = 0;
        int spikes = 0;
        foreach (double i in current)
        {
            v = leak * v + 0.1 * resistance * i;
            trace *= 0.8;
            if (v >= 3)
            {
                spikes++;
                trace += v - 3;
                v = 0.1;
                continue;
            }

            trace += 0.01 * v * v;
        }

        return trace + 0.5 * spikes + v;
    }

    [Differentiable, At(-60.0, 0.05, 10.0, 3), At(-60.0, 0.05, 10.0, 0)]
    public static double HodgkinHuxley(double v, double dt, double current, int steps)
    {
        double m = 0.05, h = 0.6, n = 0.32;
        for (int t = 0; t < steps; t++)
        {
            double am = 0.1 * (v + 40) / (1 - Math.Exp(-(v + 40) / 10)), bm = 4 * Math.Exp(-(v + 65) / 18);
            double ah = 0.07 * Math.Exp(-(v + 65) / 20), bh = 1 / (1 + Math.Exp(-(v + 35) / 10));
            double an = 0.01 * (v + 55) / (1 - Math.Exp(-(v + 55) / 10)), bn = 0.125 * Math.Exp(-(v + 65) / 80);
            double sodium = 120 * Math.Pow(m, 3) * h * (v - 50), potassium = 36 * Math.Pow(n, 4) * (v + 77), leak = 0.3 * (v + 54.387);
            v += dt * (current - sodium - potassium - leak);
            m += dt * (am * (1 - m) - bm * m);
            h += dt * (ah * (1 - h) - bh * h);
            n += dt * (an * (1 - n) - bn * n);
        }

        return v + m + h + n;
    }

    [Differentiable, At("1 0 0 0", "0.1 0.2 -0.3 0.4 0.1 0", 0.1), At("1 0 0 0", "", 0.1)]
    public static double QuaternionIntegration(double[] q, ReadOnlySpan<double> rates, double dt)
    {
        double w = q[0], x = q[1], y = q[2], z = q[3];
        for (int i = 0; i + 2 < rates.Length; i += 3)
        {
            double p = rates[i], r = rates[i + 1], s = rates[i + 2];
            double dw = -0.5 * (x * p + y * r + z * s);
            double dx = 0.5 * (w * p + y * s - z * r);
            double dy = 0.5 * (w * r + z * p - x * s);
            double dz = 0.5 * (w * s + x * r - y * p);
            w += dt * dw;
            x += dt * dx;
            y += dt * dy;
            z += dt * dz;
            double norm = Math.Sqrt(w * w + x * x + y * y + z * z);
            (w, x, y, z) = (w / norm, x / norm, y / norm, z / norm);
        }

        return 1 - 2 * (x * x + y * y) + w * z;
    }

    [Differentiable, At(1.2, 0.3, 0.05, 0.5, 8), At(1.2, 0.3, 0.05, 0.5, 0)]
    public static double ProportionalIntegralDerivative(double kp, double ki, double kd, double setpoint, int steps)
    {
        const double dt = 0.1;
        double position = 0, velocity = 0, integral = 0, previous = setpoint, cost = 0;
        for (int k = 0; k < steps; k++)
        {
            double error = setpoint - position;
            integral = Math.Clamp(integral + error * dt, -1, 1);
            double derivative = (error - previous) / dt, u = kp * error + ki * integral + kd * derivative;
            if (u > 2) u = 2;
            else if (u < -2) u = -2;
            velocity += dt * (u - 0.4 * velocity);
            position += dt * velocity;
            previous = error;
            cost += error * error + 0.01 * u * u;
        }

        return cost * dt;
    }

    [Differentiable, At("0.3 0.5 0.1 0.7", 0.4, 1.0, 5), At("0.3", 0.4, 1.0, 2), At("", 0.4, 1.0, 2)]
    public static double ReactionDiffusion(double[] concentration, double diffusion, double reaction, int steps)
    {
        int n = concentration.Length;
        var u = concentration;
        while (steps-- > 0)
        {
            var next = new double[n];
            for (int i = 0; i < n; i++)
            {
                double left = u[(i + n - 1) % n], right = u[(i + 1) % n];
                next[i] = u[i] + 0.1 * (diffusion * (left - 2 * u[i] + right) + reaction * u[i] * (1 - u[i]));
            }

            u = next;
        }

        double mass = 0;
        for (int i = n - 1; i >= 0; i--) mass = 0.9 * mass + u[i] * u[i];
        return mass;
    }

    [Differentiable, At("0 0.4 1 0.4; 0.1 0.2 0.3 0.4; 0.5 0 0.2 0.1", 0.2, 2), At("0.4", 0.2, 1)]
    public static double HeatPlate(double[,] plate, double alpha, int steps)
    {
        int rows = plate.GetLength(0), columns = plate.GetLength(1);
        double[,] now = (double[,])plate.Clone(), then = (double[,])plate.Clone();
        for (int s = 0; s < steps; s++)
        {
            for (int i = 1; i < rows - 1; i++)
                for (int j = 1; j < columns - 1; j++)
                    then[i, j] = now[i, j] + alpha * now[i, j] * (now[i - 1, j] + now[i + 1, j] + now[i, j - 1] + now[i, j + 1] - 4 * now[i, j]);
            (now, then) = (then, now);
        }

        double total = 0;
        foreach (double t in now) total += t * t;
        return total;
    }

    [Differentiable, At("1 1 1", 10.0, 28.0, 2.6, 0.01, 5), At("1 1 1", 10.0, 28.0, 2.6, 0.01, 0)]
    public static void LorenzTrajectory(double[] start, double sigma, double rho, [NoGradient] double beta, double dt, Span<double> xs)
    {
        double x = start[0], y = start[1], z = start[2];
        for (int i = 0; i < xs.Length; i++)
        {
            (x, y, z) = (x + dt * sigma * (y - x), y + dt * (x * (rho - z) - y), z + dt * (x * y - beta * z));
            xs[i] = x;
        }
    }

    [Differentiable, At(1.0f, 0.5f, 0.1f, 5), At(1.0f, 0.5f, 0.1f, 0)]
    public static float DampedSpring(float x, float stiffness, float h, int steps)
    {
        float v = 0f;
        for (int i = steps; i > 0; --i)
        {
            v -= h * (stiffness * x + 0.1f * v * MathF.Abs(v));
            x += h * v;
        }

        return x;
    }

    [Differentiable, At(0.2, 1.5, 0.1, 3), At(0.2, 1.5, 0.1, 0)]
    public static double ImplicitEulerByNewton(double y, double lambda, double h, int steps)
    {
        for (int s = 0; s < steps; s++)
        {
            double z = y;
            int k = 0;
            do
            {
                double residual = z - y - h * lambda * (Math.Cos(z) - z * z * z);
                double slope = 1 - h * lambda * (-Math.Sin(z) - 3 * z * z);
                double step = residual / slope;
                z -= step;
                if (Math.Abs(step) < 1e-10) break;
            }
            while (++k < 20);
            y = z;
        }

        return y;
    }

    [Differentiable, At(1.0, 0.5, 0.01, 1.0), At(0.1, 0.0, 0.5, 0.0)]
    public static double EmbeddedPair(double y, double t, double h, double end)
    {
        Span<double> k = stackalloc double[4];
        int tried = 0;
        while (t < end)
        {
            if (++tried > 40) return double.NaN;
            h = Math.Min(h, end - t);
            k[0] = Slope(t, y);
            k[1] = Slope(t + h / 2, y + h / 2 * k[0]);
            k[2] = Slope(t + 3 * h / 4, y + 3 * h / 4 * k[1]);
            double third = y + h / 9 * (2 * k[0] + 3 * k[1] + 4 * k[2]);
            k[3] = Slope(t + h, third);
            double second = y + h * (7.0 / 24 * k[0] + k[1] / 4 + k[2] / 3 + k[3] / 8), error = Math.Abs(third - second);
            if (error > 1e-4)
            {
                h *= 0.5;
                continue;
            }

            (t, y) = (t + h, third);
            if (error < 1e-6) h *= 2;
        }

        return y;
    }

    static double Slope(double t, double y) => Math.Sin(t) * y - 0.5 * y * y;
}
