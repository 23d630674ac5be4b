namespace Circuits.Parts;

/// <summary>Looks around at random and goes to the best of the points it saw.</summary>
internal sealed class RandomSearch(int seed)
{
    public const int Tries = 100;
    public const double Reach = 0.01;

    private readonly Random _random = new(seed);

    public (double X, double Y) Step((double X, double Y) from) =>
        Enumerable.Range(0, Tries)
            .Select(_ => (X: from.X + Tweak(), Y: from.Y + Tweak()))
            .MaxBy(point => Gates.Multiply(point.X, point.Y));

    private double Tweak() => Reach * (2 * _random.NextDouble() - 1);
}
