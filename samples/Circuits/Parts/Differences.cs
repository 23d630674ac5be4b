namespace Circuits.Parts;

/// <summary>Derivatives without calculus: wiggle the input, see what the output does. Never quite exact.</summary>
internal static class Differences
{
    public const double Step = 1e-4;

    /// <summary>Two evaluations, one of which all the inputs can share.</summary>
    public static double Forward(Func<double, double> f, double x) => (f(x + Step) - f(x)) / Step;

    /// <summary>Two evaluations, one of which all the inputs can share.</summary>
    public static double Backward(Func<double, double> f, double x) => (f(x) - f(x - Step)) / Step;

    /// <summary>Two evaluations for each input.</summary>
    public static double Central(Func<double, double> f, double x) => (f(x + Step) - f(x - Step)) / (2 * Step);
}
