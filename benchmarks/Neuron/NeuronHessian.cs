using BenchmarkDotNet.Attributes;

namespace GradGen.Benchmarks.Neuron;

/// <summary>The neuron's 25 second derivatives, at a thousand points in turn; times are per point.</summary>
[MemoryDiagnoser]
public class NeuronHessian
{
    private readonly Points _points = new();
    private readonly double[] _hessian = new double[25];

    [Benchmark(Description = "Hessian by hand", OperationsPerInvoke = Points.Count, Baseline = true)]
    public double ByHand()
    {
        double sum = 0;
        foreach (Point p in _points.All)
        {
            NeuronByHand.Hessian(p.A, p.B, p.C, p.X, p.Y, _hessian);
            sum += _hessian[3];
        }
        return sum;
    }

    [Benchmark(Description = "Hessian, generated", OperationsPerInvoke = Points.Count)]
    public double Generated()
    {
        double sum = 0;
        foreach (Point p in _points.All)
        {
            NeuronFormulas.NeuronHessian(p.A, p.B, p.C, p.X, p.Y, _hessian);
            sum += _hessian[3];
        }
        return sum;
    }
}
