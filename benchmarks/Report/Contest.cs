namespace GradGen.Benchmarks.Report;

/// <summary>A function, and what computes its gradient; the fastest of those written by hand is the one to beat.</summary>
/// <param name="Calls">How many evaluations one run makes.</param>
internal sealed record Contest(string Name, Func<double> Primal, int Calls = 1)
{
    public required IReadOnlyList<Entrant> Entrants { get; init; }
}

/// <param name="Run">Computes the gradient at what the primal computes the value of.</param>
/// <param name="Check">The largest relative difference from what is known to be right.</param>
internal sealed record Entrant(string Name, Func<double> Run, Func<double> Check)
{
    public bool IsByHand => Name.StartsWith("by hand", StringComparison.Ordinal);
}
