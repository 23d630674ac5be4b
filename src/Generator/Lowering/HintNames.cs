using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace GradGen.Lowering;

/// <summary>
/// Names of generated files: <c>Company.Outer.Inner-1.Method.g.cs</c>. Overloads, and names that differ only in case
/// from another, get a hash of the signature behind them.
/// </summary>
internal static class HintNames
{
    private const int MaxLength = 100;

    private static readonly HashSet<string> Devices = new(StringComparer.OrdinalIgnoreCase)
    {
        "CON", "PRN", "AUX", "NUL", "COM1", "COM2", "COM3", "COM4", "COM5", "COM6", "COM7", "COM8", "COM9",
        "LPT1", "LPT2", "LPT3", "LPT4", "LPT5", "LPT6", "LPT7", "LPT8", "LPT9",
    };

    /// <summary>How many methods, types and namespaces of a container have a name, ignoring case; counted once per compilation.</summary>
    private static readonly ConditionalWeakTable<INamespaceOrTypeSymbol, Dictionary<string, int>> Counts = new();

    public static string Of(IMethodSymbol method)
    {
        string path = string.Join(".", Path(method).Select(Segment));
        bool isDevice = Devices.Contains(path.Substring(0, path.IndexOf('.')));
        if (path.Length <= MaxLength && !isDevice && Path(method).All(IsTheOnlyOne)) return path + ".g.cs";

        string end = path.Length <= MaxLength ? path : path.Substring(path.Length - MaxLength).TrimStart('.');
        return $"{(isDevice ? "_" : "")}{end}-{Hash(method.GetDocumentationCommentId() ?? path):x8}.g.cs";
    }

    /// <summary>The method and what contains it, outermost first.</summary>
    private static IEnumerable<ISymbol> Path(ISymbol symbol) =>
        symbol.ContainingSymbol is INamedTypeSymbol or INamespaceSymbol { IsGlobalNamespace: false }
            ? Path(symbol.ContainingSymbol).Append(symbol)
            : [symbol];

    private static string Segment(ISymbol symbol) =>
        symbol is INamedTypeSymbol { Arity: > 0 and int arity } ? $"{symbol.Name}-{arity}" : symbol.Name;

    private static bool IsTheOnlyOne(ISymbol symbol) =>
        symbol.ContainingSymbol is not INamespaceOrTypeSymbol container
        || Counts.GetValue(container, Count)[Segment(symbol)] == 1;

    private static Dictionary<string, int> Count(INamespaceOrTypeSymbol container)
    {
        var counts = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        foreach (ISymbol member in container.GetMembers())
        {
            if (member is not (INamespaceOrTypeSymbol or IMethodSymbol)) continue;
            string segment = Segment(member);
            counts[segment] = counts.TryGetValue(segment, out int count) ? count + 1 : 1;
        }
        return counts;
    }

    /// <summary>FNV-1a: the same on every runtime.</summary>
    private static uint Hash(string text) =>
        text.Aggregate(2166136261u, (hash, character) => unchecked((hash ^ character) * 16777619u));
}
