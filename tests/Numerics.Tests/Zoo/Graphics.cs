namespace Zoo;

static partial class Graphics
{
    [Differentiable, At(0.3f), At(-0.2f), At(1.2f)] public static float SmoothStep(float x) { x = Math.Clamp(x, 0f, 1f); return x * x * (3 - 2 * x); }
    [Differentiable, At(0.3), At(0.8)] public static double PerlinFade(double t) => t * t * t * (t * (t * 6 - 15) + 10);
    [Differentiable, At(0.3f), At(0.8f)] public static float EaseInOutCubic(float t) => t < 0.5f ? 4 * t * t * t : 1 - MathF.Pow(-2 * t + 2, 3) / 2;
    [Differentiable, At(0.1), At(0.5), At(0.8), At(0.95)] public static double EaseOutBounce(double t)
    {
        const double n = 7.5625, d = 2.75;
        if (t < 1 / d) return n * t * t;
        if (t < 2 / d) return n * (t -= 1.5 / d) * t + 0.75;
        if (t < 2.5 / d) return n * (t -= 2.25 / d) * t + 0.9375;
        return n * (t -= 2.625 / d) * t + 0.984375;
    }
    [Differentiable, At(0.3), At(0.7)] public static double EaseInElastic(double t) => t == 0 ? 0 : t == 1 ? 1 : -Math.Pow(2, 10 * t - 10) * Math.Sin((t * 10 - 10.75) * (2 * Math.PI / 3));
    [Differentiable, At(0.3)] public static double EaseInBack(double t) { const double c = 1.70158; return (c + 1) * t * t * t - c * t * t; }
    [Differentiable, At(0.002f), At(0.5f)] public static float SrgbToLinear(float c) => c <= 0.04045f ? c / 12.92f : MathF.Pow((c + 0.055f) / 1.055f, 2.4f);
    [Differentiable, At(0.5f, 0.3f, 0.7f)] public static float Luminance(float r, float g, float b) => 0.2126f * SrgbToLinear(r) + 0.7152f * SrgbToLinear(g) + 0.0722f * SrgbToLinear(b);
    [Differentiable, At(0.8), At(3.0)] public static double Aces(double x) => Math.Clamp(x * (2.51 * x + 0.03) / (x * (2.43 * x + 0.59) + 0.14), 0, 1);
    [Differentiable, At(0.8, 2.0)] public static double Reinhard(double x, double white) => x * (1 + x / (white * white)) / (1 + x);
    [Differentiable, At(0.6, 0.3, 0.2), At(0.6, 0.9, 0.5)] public static double GgxSpecular(double nDotH, double roughness, double f0)
    {
        double a2 = roughness * roughness * roughness * roughness;
        double d = nDotH * nDotH * (a2 - 1) + 1;
        double fresnel = f0 + (1 - f0) * Math.Pow(1 - nDotH, 5);
        return a2 / (Math.PI * d * d) * fresnel;
    }
    [Differentiable, At(0.9), At(-0.1)] public static double HalfLambert(double nDotL) { double h = nDotL * 0.5 + 0.5; return h * h; }
    [Differentiable, At(0.3, 0.6, 0.1)] public static double Hue(double r, double g, double b)
    {
        double max = Math.Max(r, Math.Max(g, b)), min = Math.Min(r, Math.Min(g, b)), delta = max - min;
        if (delta == 0) return 0;
        double h = max == r ? (g - b) / delta : max == g ? 2 + (b - r) / delta : 4 + (r - g) / delta;
        return h < 0 ? 60 * h + 360 : 60 * h;
    }
    [Differentiable, At(2.3, 1.7), At(-0.4, 5.2)] public static double Tiled(double x, double period) { double t = x - period * Math.Floor(x / period); return t * (period - t); }
    [Differentiable, At(0.3f, 0.8f, 10f)] public static float Fog(float density, float height, float distance) => 1 - MathF.Exp(-density * distance * (1 - MathF.Exp(-height)) / height);
    [Differentiable, At(0.4, 1.1)] public static double SphericalHarmonic(double theta, double phi) => 0.25 * Math.Sqrt(5 / Math.PI) * (3 * Math.Cos(theta) * Math.Cos(theta) - 1) + 0.5 * Math.Sqrt(15 / Math.PI) * Math.Sin(theta) * Math.Cos(theta) * Math.Cos(phi);
    [Differentiable, At(0.3, 0.7, 0.2, 0.9)] public static double Bilinear(double u, double v, double a, double b) => (1 - u) * (1 - v) * a + u * (1 - v) * b + (1 - u) * v * 0.4 + u * v * 0.6;
    [Differentiable, At(0.3, 0.1, 0.4, 0.9, 1.2)] public static double CatmullRom(double t, double p0, double p1, double p2, double p3) => 0.5 * (2 * p1 + (p2 - p0) * t + (2 * p0 - 5 * p1 + 4 * p2 - p3) * t * t + (3 * p1 - p0 - 3 * p2 + p3) * t * t * t);
}
