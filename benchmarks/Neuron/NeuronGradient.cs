using BenchmarkDotNet.Attributes;

namespace GradGen.Benchmarks.Neuron;

/// <summary>The neuron's five partial derivatives, at a thousand points in turn; times are per point.</summary>
[MemoryDiagnoser]
public class NeuronGradient
{
    private readonly Points _points = new();

    [Benchmark(Description = "the neuron itself", OperationsPerInvoke = Points.Count)]
    public double Primal()
    {
        double sum = 0;
        foreach (Point p in _points.All) sum += NeuronFormulas.Neuron(p.A, p.B, p.C, p.X, p.Y);
        return sum;
    }

    [Benchmark(Description = "gradient by hand", OperationsPerInvoke = Points.Count, Baseline = true)]
    public double ByHand()
    {
        double sum = 0;
        foreach (Point p in _points.All)
        {
            var (a, b, c, x, y) = NeuronByHand.Gradient(p.A, p.B, p.C, p.X, p.Y);
            sum += a + b + c + x + y;
        }
        return sum;
    }

    [Benchmark(Description = "gradient, generated", OperationsPerInvoke = Points.Count)]
    public double Generated()
    {
        double sum = 0;
        foreach (Point p in _points.All)
        {
            var (a, b, c, x, y) = NeuronFormulas.NeuronGradient(p.A, p.B, p.C, p.X, p.Y);
            sum += a + b + c + x + y;
        }
        return sum;
    }
}
