using GradGen.Numerics.Tests.Harness;
using Microsoft.CodeAnalysis;

namespace GradGen.Numerics.Tests.Programs;

internal enum Verdict { Right, Refused, Complaint, Wrong, Crashed }

/// <summary>What became of a program: generated, compiled, compared.</summary>
/// <param name="Codes">The diagnostics that say so, where there are any.</param>
internal sealed record Trial(Verdict Verdict, string Codes, string Details)
{
    /// <summary>How long arrays are at each point. Programs count on three elements.</summary>
    public static readonly int[] Lengths = [3, 5, 4];

    /// <summary>The trials of some programs, built together.</summary>
    public static IReadOnlyDictionary<string, Trial> Of(string name, IReadOnlyDictionary<string, string> sources)
    {
        Build build = Build.Of(name, sources, InMemory.Hasty);
        ILookup<string, Diagnostic> complaints = build.Complaints.ToLookup(d => TypeIn(d.Location.SourceTree!.ToString()));
        Dictionary<string, Subject> subjects = Subject.In(build).ToDictionary(s => s.Id["Programs.".Length..^".M".Length]);
        return sources.ToDictionary(s => s.Key, s => Judge(build, complaints[s.Key], subjects[s.Key], Asked.In(s.Value)));
    }

    private static Trial Judge(Build build, IEnumerable<Diagnostic> complaints, Subject subject, IEnumerable<string> asked)
    {
        if (complaints.Any()) return Of(Verdict.Complaint, complaints);
        if (asked.Any(product => subject.Product(product) is null))
        {
            return Of(Verdict.Refused, build.Refusals.Where(d => d.Severity == DiagnosticSeverity.Error && subject.Covers(d.Location)));
        }

        var failures = new List<string>();
        for (int n = 0; n < Lengths.Length; n++) failures.AddRange(Comparison.Of(subject, Points.Chosen(subject.Slots, n, Lengths[n])));
        return failures.Count == 0 ? new(Verdict.Right, "", "") : new(Verdict.Wrong, "", string.Join("\n", failures.Take(6)));
    }

    private static Trial Of(Verdict verdict, IEnumerable<Diagnostic> diagnostics) =>
        new(verdict, string.Join(" ", diagnostics.Select(d => d.Id).Distinct().Order()), string.Join("\n", diagnostics.Take(5).Select(InMemory.Describe)));

    /// <summary>The program that a file is of, by the type in it.</summary>
    private static string TypeIn(string text)
    {
        int at = text.IndexOf("class P", StringComparison.Ordinal) + "class ".Length;
        int end = at;
        while (end < text.Length && char.IsLetterOrDigit(text[end])) end++;
        return text[at..end];
    }
}
