using GradGen.Benchmarks.Report;

namespace GradGen.Benchmarks.Neuron;

internal delegate (double a, double b, double c, double x, double y) NeuronSlope(double a, double b, double c, double x, double y);

internal static class NeuronContest
{
    private static readonly Point[] Points = new Points().All;

    public static IEnumerable<Contest> All =>
    [
        new Contest("neuron, five inputs", Value, Points.Length)
        {
            Entrants =
            [
                new Entrant("by hand", ByHand, () => Check(NeuronByHand.Gradient)),
                new Entrant("generated", Generated, () => Check(NeuronFormulas.NeuronGradient)),
            ],
        },
    ];

    private static double Value()
    {
        double sum = 0;
        foreach (Point p in Points) sum += NeuronFormulas.Neuron(p.A, p.B, p.C, p.X, p.Y);
        return sum;
    }

    private static double ByHand()
    {
        double sum = 0;
        foreach (Point p in Points)
        {
            var (a, b, c, x, y) = NeuronByHand.Gradient(p.A, p.B, p.C, p.X, p.Y);
            sum += a + b + c + x + y;
        }
        return sum;
    }

    private static double Generated()
    {
        double sum = 0;
        foreach (Point p in Points)
        {
            var (a, b, c, x, y) = NeuronFormulas.NeuronGradient(p.A, p.B, p.C, p.X, p.Y);
            sum += a + b + c + x + y;
        }
        return sum;
    }

    private static double Check(NeuronSlope gradient) => Differences.Worst(Points.Take(10).Select(p =>
    {
        double[] at = [p.A, p.B, p.C, p.X, p.Y];
        var (a, b, c, x, y) = gradient(p.A, p.B, p.C, p.X, p.Y);
        return Differences.Error([a, b, c, x, y], at, () => NeuronFormulas.Neuron(at[0], at[1], at[2], at[3], at[4]));
    }));
}
