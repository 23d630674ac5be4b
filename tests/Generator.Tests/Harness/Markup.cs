using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace GradGen.Tests.Harness;

/// <summary>A span marked in source text. <see cref="Also"/> as its id marks an additional location.</summary>
internal readonly record struct Mark(int File, string Id, TextSpan Span)
{
    /// <summary>The id of <c>[|…|]</c>: some diagnostic, whichever.</summary>
    public const string Any = "";

    /// <summary>The id of <c>{|+:…|}</c>: an additional location of a diagnostic.</summary>
    public const string Also = "+";
}

/// <summary>Source text with squiggles: <c>[|…|]</c>, <c>{|GRAD004:…|}</c>, <c>{|+:…|}</c>; they may nest.</summary>
internal static class Markup
{
    public static string Parse(string marked, int file, List<Mark> marks)
    {
        var plain = new StringBuilder();
        var open = new Stack<(string Id, int Start)>();
        for (int i = 0; i < marked.Length; i++)
        {
            string two = i + 1 < marked.Length ? marked.Substring(i, 2) : "";
            int colon = two == "{|" ? marked.IndexOf(':', i) : -1;
            if (two == "[|")
            {
                open.Push((Mark.Any, plain.Length));
                i++;
            }
            else if (colon > 0 && IsId(marked[(i + 2)..colon]))
            {
                open.Push((marked[(i + 2)..colon], plain.Length));
                i = colon;
            }
            else if (two is "|]" or "|}" && open.Count > 0 && (open.Peek().Id == Mark.Any) == (two == "|]"))
            {
                (string id, int start) = open.Pop();
                marks.Add(new Mark(file, id, TextSpan.FromBounds(start, plain.Length)));
                i++;
            }
            else
            {
                plain.Append(marked[i]);
            }
        }
        return open.Count == 0 ? plain.ToString() : throw new FormatException($"Unclosed mark {open.Peek()} in:\n{marked}");
    }

    /// <summary>The text with the marks written into it, for a message that can be pasted into the test.</summary>
    public static string Print(string plain, IEnumerable<Mark> marks)
    {
        var result = new StringBuilder(plain);
        Mark[] ordered = [.. marks.Distinct()];
        var edits = ordered.Select(m => (At: m.Span.Start, Order: -m.Span.Length, Text: $"{{|{m.Id}:"))
            .Concat(ordered.Select(m => (At: m.Span.End, Order: m.Span.Length == 0 ? 1 : int.MinValue + m.Span.Length, Text: "|}")))
            .OrderByDescending(edit => edit.At).ThenByDescending(edit => edit.Order);
        foreach (var edit in edits) result.Insert(edit.At, edit.Text);
        return result.ToString();
    }

    private static bool IsId(string text) => text == Mark.Also || (text.Length > 2 && text.All(char.IsLetterOrDigit));
}
