using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>Where the loops of a method are, and those of what it calls, by the numbers that the IR knows them by.</summary>
internal sealed class LoopSites
{
    private readonly SortedDictionary<int, (Location Exact, Location Location)> _sites = [];

    public static readonly LoopSites None = new();

    public bool IsEmpty => _sites.Count == 0;

    public void Add(int number, SyntaxNode loop)
    {
        if (_sites.ContainsKey(number)) return;
        Location keyword = Squiggles.Of(loop.GetLocation());
        _sites.Add(number, (keyword, keyword));
    }

    /// <summary>Takes over the loops of a callee; the squiggle goes on the call.</summary>
    public void AddThrough(Location call, LoopSites callee)
    {
        foreach (var site in callee._sites.Where(site => !_sites.ContainsKey(site.Key))) _sites.Add(site.Key, (site.Value.Exact, call));
    }

    public Diagnostic Report(DiagnosticDescriptor descriptor, int number, params object[] arguments)
    {
        (Location exact, Location location) = _sites[number];
        return Diagnostic.Create(descriptor, location, exact.Equals(location) ? null : [exact], arguments);
    }
}
