namespace Digits.Training;

/// <summary>
/// Steps against the gradient, each weight at a pace of its own (Kingma and Ba, "Adam: a method for stochastic
/// optimization", 2015).
/// </summary>
internal sealed class Adam(double[] weights)
{
    private const double Decay1 = 0.9, Decay2 = 0.999, Epsilon = 1e-8;

    private readonly double[] _mean = new double[weights.Length];
    private readonly double[] _square = new double[weights.Length];
    private double _power1 = 1, _power2 = 1;

    public void Step(double[] gradient, double rate)
    {
        _power1 *= Decay1;
        _power2 *= Decay2;
        for (int i = 0; i < weights.Length; i++)
        {
            _mean[i] = Decay1 * _mean[i] + (1 - Decay1) * gradient[i];
            _square[i] = Decay2 * _square[i] + (1 - Decay2) * gradient[i] * gradient[i];
            weights[i] -= rate * (_mean[i] / (1 - _power1)) / (Math.Sqrt(_square[i] / (1 - _power2)) + Epsilon);
        }
    }
}
