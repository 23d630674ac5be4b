namespace Zoo;

static partial class Learning
{
    static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));
    static double Relu(double z) => Math.Max(0, z);
    [Differentiable, At(1.0, 2.0, -3.0, -1.0, 3.0)] public static double Neuron(double a, double b, double c, double x, double y) => Sigmoid(a * x + b * y + c);
    [Differentiable, At(0.5, -0.3, 0.8, 1.2, 0.1, -0.7)] public static double TwoLayers(double w1, double w2, double w3, double x, double y, double b) { double h1 = Math.Tanh(w1 * x + w2 * y + b), h2 = Math.Tanh(w2 * x - w1 * y); return Sigmoid(w3 * h1 - h2 * b); }
    [Differentiable, At(1.0, 2.0, 0.5)] public static double Softmax(double a, double b, double c) { double ea = Math.Exp(a), eb = Math.Exp(b), ec = Math.Exp(c); return ea / (ea + eb + ec); }
    [Differentiable, At(1.0, 2.0, 0.5), At(-1.0, -2.0, 3.0)] public static double StableSoftmax(double a, double b, double c) { double m = Math.Max(a, Math.Max(b, c)); double ea = Math.Exp(a - m), eb = Math.Exp(b - m), ec = Math.Exp(c - m); return eb / (ea + eb + ec); }
    [Differentiable, At(1.0, 2.0, 0.5), At(100.0, 101.0, 99.5)] public static double LogSumExp(double a, double b, double c) { double m = Math.Max(Math.Max(a, b), c); return m + Math.Log(Math.Exp(a - m) + Math.Exp(b - m) + Math.Exp(c - m)); }
    [Differentiable, At(0.3, 1), At(0.3, 0)] public static double CrossEntropy(double z, int label) { double p = Sigmoid(z); return label == 1 ? -Math.Log(p) : -Math.Log(1 - p); }
    [Differentiable, At(0.3, 1.0), At(0.3, -1.0)] public static double LogisticLoss(double w, double label) => Math.Log(1 + Math.Exp(-label * w * 1.7));
    [Differentiable, At(0.3), At(5.0)] public static double Softplus(double x) => Math.Log(1 + Math.Exp(x));
    [Differentiable, At(0.3), At(-5.0)] public static double StableSoftplus(double x) => Math.Max(x, 0) + double.LogP1(Math.Exp(-Math.Abs(x)));
    [Differentiable, At(0.3), At(-2.0)] public static double Swish(double x) => x * Sigmoid(1.5 * x);
    [Differentiable, At(0.3), At(-2.0)] public static double Gelu(double x) => 0.5 * x * (1 + Math.Tanh(Math.Sqrt(2 / Math.PI) * (x + 0.044715 * x * x * x)));
    [Differentiable, At(0.3f), At(-2f)] public static float Elu(float x) => x > 0 ? x : 1.0f * (MathF.Exp(x) - 1);
    [Differentiable, At(0.3, 0.01), At(-2.0, 0.01)] public static double LeakyRelu(double x, double slope) => x >= 0 ? x : slope * x;
    [Differentiable, At(0.3), At(-2.0), At(5.0)] public static double Mish(double x) => x * Math.Tanh(Softplus(x));
    [Differentiable, At(0.3, 1.2), At(2.5, 1.2)] public static double Huber(double r, double delta) => Math.Abs(r) <= delta ? 0.5 * r * r : delta * (Math.Abs(r) - 0.5 * delta);
    [Differentiable, At(0.3, 0.7, 1.3)] public static double GaussianPdf(double x, double mean, double sigma) => Math.Exp(-(x - mean) * (x - mean) / (2 * sigma * sigma)) / (sigma * Math.Sqrt(2 * Math.PI));
    [Differentiable, At(0.3, 0.7, 1.3)] public static double GaussianLogLikelihood(double x, double mean, double sigma) { double z = (x - mean) / sigma; return -0.5 * z * z - Math.Log(sigma) - 0.5 * Math.Log(2 * Math.PI); }
    [Differentiable, At(0.3, 0.7, -0.2, 1.3, 0.4)] public static double Mixture(double x, double m1, double m2, double s, double w) => Sigmoid(w) * GaussianPdf(x, m1, s) + (1 - Sigmoid(w)) * GaussianPdf(x, m2, s);
    [Differentiable, At(0.3, 0.7, 0.5, 0.9)] public static double KlDivergence(double m1, double s1, double m2, double s2) => Math.Log(s2 / s1) + (s1 * s1 + (m1 - m2) * (m1 - m2)) / (2 * s2 * s2) - 0.5;
    [Differentiable, At(0.3, 0.7, 0.5, 0.9)] public static double Cosine(double a, double b, double c, double d) => (a * c + b * d) / (Math.Sqrt(a * a + b * b) * Math.Sqrt(c * c + d * d));
    [Differentiable, At(0.3, 0.7, 0.5, 0.9, 0.2)] public static double GruStep(double x, double h, double wz, double wr, double wh) { double z = Sigmoid(wz * x + h), r = Sigmoid(wr * x - h), c = Math.Tanh(wh * x + r * h); return (1 - z) * h + z * c; }
    [Differentiable, At(0.3, 0.7, 1.5, 2.0)] public static double BetaLogDensity(double x, double y, double a, double b) => (a - 1) * Math.Log(x) + (b - 1) * Math.Log(1 - x) + Relu(y - x);
    [Differentiable, At(0.7, 0.4)] public static double XorSoft(double x, double y) => x + y - 2 * x * y;
    [Differentiable, At(0.7f, 0.4f, -1.3f)] public static float FloatNeuron(float w, float x, float b) => 1f / (1f + MathF.Exp(-(w * x + b)));
}
