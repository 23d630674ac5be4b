using GradGen.Tests.Harness;

namespace GradGen.Tests.Generated;

/// <summary>What the generator writes for a dozen methods, approved as a reader would approve it.</summary>
public class GeneratedTextTests
{
    [Fact]
    public void Neuron() => Approved("Neuron",
        """
        [Differentiable]
        public static double Neuron(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);

        static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
        """);

    [Fact]
    public void SquareOfSum() => Approved("SquareOfSum",
        """
        [Differentiable(Derivatives.Gradient | Derivatives.Hessian)]
        public static double SquareOfSum(double x, double y) => (x + y) * (x + y);
        """);

    [Fact]
    public void SquaredError() => Approved("SquaredError",
        """
        [Differentiable]
        public static double SquaredError(double slope, double intercept, [NoGradient] double x, [NoGradient] double y)
        {
            double residual = slope * x + intercept - y;
            return 0.5 * residual * residual;
        }
        """);

    [Fact]
    public void Rosenbrock() => Approved("Rosenbrock",
        """
        [Differentiable(Derivatives.Hessian | Derivatives.HessianVectorProduct)]
        public static double Rosenbrock(double x, double y)
        {
            double a = 1 - x;
            double b = y - x * x;
            return a * a + 100 * b * b;
        }
        """);

    [Fact]
    public void Pendulum() => Approved("Pendulum",
        """
        [Differentiable(Derivatives.Pushforward | Derivatives.Pullback)]
        public static double Energy(double angle, double speed, double length = 1)
        {
            double kinetic = 0.5 * length * length * speed * speed;
            return kinetic - 9.81 * length * Math.Cos(angle);
        }
        """);

    [Fact]
    public void Projection() => Approved("Projection",
        """
        [Differentiable]
        public static (double U, double V) Project(double x, double y, double z, double focal)
        {
            double scale = focal / z;
            double distortion = 1 + x * x + y * y;
            return (scale * x * distortion, scale * y * distortion);
        }
        """);

    [Fact]
    public void Residuals() => Approved("Residuals",
        """
        [Differentiable]
        public static void Residuals(double a, double b, [NoGradient] ReadOnlySpan<double> xs, [NoGradient] ReadOnlySpan<double> ys, Span<double> r)
        {
            for (int i = 0; i < r.Length; i++) r[i] = a * (1 - Math.Exp(-b * xs[i])) - ys[i];
        }
        """);

    [Fact]
    public void Relu() => Approved("Relu",
        """
        [Differentiable]
        public static float Relu(float x, float w, float b)
        {
            float z = w * x + b;
            return z > 0 ? z : 0.01f * z;
        }
        """);

    [Fact]
    public void EarlyReturn() => Approved("EarlyReturn",
        """
        [Differentiable]
        public static double Huber(double x, double delta)
        {
            double size = Math.Abs(x);
            if (size <= delta) return 0.5 * x * x;
            return delta * (size - 0.5 * delta);
        }
        """);

    [Fact]
    public void Guard() => Approved("Guard",
        """
        [Differentiable]
        public static double Entropy(double p)
        {
            if (p is < 0 or > 1) throw new ArgumentOutOfRangeException(nameof(p));
            return -(p * Math.Log(p) + (1 - p) * Math.Log(1 - p));
        }
        """);

    [Fact]
    public void Switch() => Approved("Switch",
        """
        [Differentiable]
        public static double Activation(string kind, double z)
        {
            switch (kind)
            {
                case "tanh":
                    return Math.Tanh(z);
                case "softplus":
                    return Math.Log(1 + Math.Exp(z));
                default:
                    return z;
            }
        }
        """);

    [Fact]
    public void Reassignment() => Approved("Reassignment",
        """
        [Differentiable]
        public static double Iterate(double x, double r)
        {
            double y = x;
            y = r * y * (1 - y);
            y = r * y * (1 - y);
            if (y > 0.5) y -= r;
            return y;
        }
        """);

    [Fact]
    public void OutParameter() => Approved("OutParameter",
        """
        [Differentiable]
        public static double Area(double radius, double angle)
        {
            Polar(radius, angle, out double x, out double y);
            return x * y / 2;
        }

        static void Polar(double radius, double angle, out double x, out double y)
        {
            x = radius * Math.Cos(angle);
            y = radius * Math.Sin(angle);
        }
        """);

    [Fact]
    public void LargeHelperCalledTwice() => Approved("LargeHelperCalledTwice",
        """
        [Differentiable]
        public static double Difference(double x, double y) => Series(x) - Series(y);

        static double Series(double t)
        {
            double a = Math.Sin(t) * Math.Exp(-t);
            double b = Math.Cos(a) + Math.Sqrt(1 + a * a);
            double c = Math.Atan(b * a) - Math.Log(2 + b * b);
            double d = Math.Cbrt(c) * Math.Sinh(a / b);
            return Math.Sin(d) * c + Math.Cos(d) * b + a;
        }
        """);

    [Fact]
    public void Spring() => Approved("Spring",
        """
        [Differentiable]
        public static double Spring(double x, double v, double k, double m) => 0.5 * k * x * x + 0.5 * m * v * v;
        """);

    [Fact]
    public void ConditionsAreAskedOnce() => Approved("ConditionsAreAskedOnce",
        """
        [Differentiable]
        public static double Activation(double x, string kind)
        {
            switch (kind)
            {
                case "sine": x = Math.Sin(x); break;
                case "square" when x > 0: x *= x; break;
                case "": throw new ArgumentException($"unknown '{kind}'");
            }

            return x + kind.Length / 2;
        }
        """);

    [Fact]
    public void SumLoop() => Approved("SumLoop",
        """
        [Differentiable]
        public static double Loss(ReadOnlySpan<double> w, double bias, [NoGradient] ReadOnlySpan<double> xs, [NoGradient] ReadOnlySpan<double> ys)
        {
            double loss = 0;
            for (int i = 0; i < ys.Length; i++)
            {
                double z = bias;
                for (int j = 0; j < w.Length; j++) z += w[j] * xs[i * w.Length + j];
                loss += Math.Log(1 + Math.Exp(-ys[i] * z));
            }
            return loss / ys.Length;
        }
        """);

    [Fact]
    public void Recurrence() => Approved("Recurrence",
        """
        [Differentiable]
        public static double LogisticMap(double r, double x, int n)
        {
            for (int i = 0; i < n; i++) x = r * x * (1 - x);
            return x;
        }
        """);

    [Fact]
    public void Convergence() => Approved("Convergence",
        """
        [Differentiable]
        public static double SquareRoot(double a, double tolerance)
        {
            double x = a;
            while (true)
            {
                double next = (x + a / x) / 2;
                if (Math.Abs(next - x) < tolerance) break;
                x = next;
            }
            return x;
        }
        """);

    [Fact]
    public void InPlaceUpdate() => Approved("InPlaceUpdate",
        """
        [Differentiable]
        public static double Relax(Span<double> u, double rate)
        {
            for (int i = 1; i < u.Length; i++) u[i] -= rate * u[i] * u[i - 1];
            return u[u.Length - 1];
        }
        """);

    [Fact]
    public void MatrixTimesVector() => Approved("MatrixTimesVector",
        """
        [Differentiable(Derivatives.Pullback)]
        public static void Multiply(double[,] a, ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < y.Length; i++)
            {
                double sum = 0;
                for (int j = 0; j < x.Length; j++) sum += a[i, j] * x[j];
                y[i] = sum;
            }
        }
        """);

    private static void Approved(string name, string members)
    {
        string indented = string.Join("\n", members.ReplaceLineEndings("\n").Split('\n').Select(line => line.Length == 0 ? line : "    " + line));
        string text = GeneratorRun.Over($"using System; using GradGen;\nstatic partial class C\n{{\n{indented}\n}}\n").Text;
        Snapshot.Matches($"{name}.g.cs", text);
    }
}
