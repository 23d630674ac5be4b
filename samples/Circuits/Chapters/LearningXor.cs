using Circuits.Parts;
using Circuits.Terminal;

namespace Circuits.Chapters;

internal static class LearningXor
{
    private const double Rate = 2;
    private const double Close = 0.1;

    private static readonly (double X, double Y, double Wanted)[] TruthTable = [(0, 0, 0), (0, 1, 1), (1, 0, 1), (1, 1, 0)];

    public static void Print()
    {
        Page.Heading("Learning xor");
        Page.Say($"""
            Two neurons u = σ(a·x + b·y + c) and v = σ(d·x + e·y + f) behind a soft and-not, u * (1 - v).
            The six weights start at random; LossGradient says which way is down, for all six in one go;
            they step against it until every row of xor's truth table is right to within {Close}.
            """);

        var random = new Random(Seed: 2);
        double a = Weight(), b = Weight(), c = Weight(), d = Weight(), e = Weight(), f = Weight();

        Table table = new("step", "0 xor 0", "0 xor 1", "1 xor 0", "1 xor 1", "loss");
        int step = 0;
        for (; !TruthTable.All(IsRight); step++)
        {
            if (step % 20 == 0) Report();
            var slope = XorCircuit.LossGradient(a, b, c, d, e, f);
            a -= Rate * slope.a;
            b -= Rate * slope.b;
            c -= Rate * slope.c;
            d -= Rate * slope.d;
            e -= Rate * slope.e;
            f -= Rate * slope.f;
        }
        Report();
        table.Rule().Row("wanted", "0", "1", "1", "0", "0").Print();

        Page.Say($"""
            u = σ({a:F2}·x {b:+ 0.00;- 0.00}·y {c:+ 0.00;- 0.00}) has become an or, v = σ({d:F2}·x {e:+ 0.00;- 0.00}·y {f:+ 0.00;- 0.00}) an and.
            Xor, they found out, is or and not and:
            """);
        PrintNeurons();

        double Weight() => 2 * random.NextDouble() - 1;

        double Output(double x, double y) => XorCircuit.Output(a, b, c, d, e, f, x, y);

        bool IsRight((double X, double Y, double Wanted) row) => Math.Abs(Output(row.X, row.Y) - row.Wanted) <= Close;

        void Report() => table.Row(
            [$"{step}", .. TruthTable.Select(row => $"{Output(row.X, row.Y):F3}"), $"{XorCircuit.Loss(a, b, c, d, e, f):F4}"]);

        void PrintNeurons() => new Table("", "0 0", "0 1", "1 0", "1 1")
            .Row(["u", .. TruthTable.Select(row => $"{Neurons.Neuron(a, b, c, row.X, row.Y):F2}")])
            .Row(["v", .. TruthTable.Select(row => $"{Neurons.Neuron(d, e, f, row.X, row.Y):F2}")])
            .Row(["u and-not v", .. TruthTable.Select(row => $"{Output(row.X, row.Y):F2}")])
            .Print();
    }
}
