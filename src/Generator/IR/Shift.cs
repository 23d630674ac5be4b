using System.Globalization;
using System.Text.RegularExpressions;

namespace GradGen.IR;

/// <summary>An index and a few more or less, as the user's code writes it: <c>i - 1</c>.</summary>
internal static class Shift
{
    private static readonly Regex Text = new("^ ([+-]) ([0-9]{1,9})$");

    /// <summary>What is shifted, and by how much; <see langword="null"/> for anything else.</summary>
    public static (Value Of, int By)? Of(Instruction? instruction) =>
        instruction is Verbatim { IsPure: true, Result.Type.Kind: TypeKind.Integer, Fragments: [Fragment.Use use, Fragment.Text text] } && Text.Match(text.Code) is { Success: true } match
            ? (use.Value, int.Parse(match.Groups[1].Value + match.Groups[2].Value, CultureInfo.InvariantCulture))
            : null;
}
