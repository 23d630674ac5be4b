using Microsoft.CodeAnalysis;

namespace GradGen.Lowering.Bodies;

/// <summary>A finding in the body of a method, or in that of one it calls.</summary>
/// <param name="Exact">The expression itself.</param>
/// <param name="Location">Where to report it: the expression, or the call that leads to it.</param>
internal sealed record Refusal(DiagnosticDescriptor Descriptor, string Message, Location Exact, Location Location, object[] Arguments)
{
    public bool IsError => Descriptor.DefaultSeverity == DiagnosticSeverity.Error;

    public (string, Location, string) Key => (Descriptor.Id, Exact, Message);

    public Diagnostic ToDiagnostic() =>
        Diagnostic.Create(Descriptor, Location, Exact.Equals(Location) ? null : [Exact], Arguments);
}

/// <summary>What is found in one method; the same thing only once.</summary>
internal sealed class Refusals
{
    private readonly List<Refusal> _all = [];
    private readonly HashSet<(string, Location, string)> _keys = [];

    public IReadOnlyList<Refusal> All => _all;

    /// <summary>The loops that were lowered, of which something may be said later.</summary>
    public LoopSites Loops { get; } = new();

    public bool AnyError => _all.Any(refusal => refusal.IsError);

    /// <summary>Forgets what was found after there were <paramref name="count"/>: what it was found in is lowered again.</summary>
    public void Rewind(int count)
    {
        for (int i = _all.Count - 1; i >= count; i--)
        {
            _keys.Remove(_all[i].Key);
            _all.RemoveAt(i);
        }
    }

    public void Add(DiagnosticDescriptor descriptor, Location location, params object[] arguments)
    {
        location = Squiggles.Of(location);
        Add(new Refusal(descriptor, string.Join("\n", arguments), location, location, arguments));
    }

    /// <summary>Takes over what was found in a callee; the squiggle goes on the call.</summary>
    public void AddThrough(Location call, Refusals callee)
    {
        foreach (Refusal refusal in callee._all) Add(refusal with { Location = call });
        Loops.AddThrough(call, callee.Loops);
    }

    private void Add(Refusal refusal)
    {
        if (_keys.Add(refusal.Key)) _all.Add(refusal);
    }
}
