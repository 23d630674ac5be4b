using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Lays statements out on lines.</summary>
internal static class Layout
{
    private const string Gap = "    "; // before a comment behind a statement

    public static void Print(List<Statement> statements, IndentedText text)
    {
        DeepStack.Check();
        for (int i = 0; i < statements.Count; i++)
        {
            if (statements[i].IsSetOff && i > 0) text.Line();
            foreach (string comment in statements[i].Above) text.Line("// " + comment);
            if (statements[i] is Choice choice) Print(choice, text);
            else Print((Line)statements[i], text);
        }
    }

    private static void Print(Line line, IndentedText text)
    {
        if (line.Result is { Elements.Length: > 0 } result && (!text.Fits(line.Text) || HasComments(result)))
        {
            Wrap("return " + "(", result, ");", text);
        }
        else if (!text.Fits(line.Text) && WideChoice.Split(line.Text) is var (condition, whenTrue, whenFalse))
        {
            text.Line(condition + (line.Trailing is null ? "" : Gap + "// " + line.Trailing));
            text.In();
            text.Line("? " + whenTrue);
            text.Line(": " + whenFalse);
            text.Out();
        }
        else
        {
            text.Line(line.Text + Behind(line));
        }
    }

    /// <summary>A tuple, one element to a line.</summary>
    private static void Wrap(string open, Result result, string close, IndentedText text)
    {
        text.Line(open);
        text.In();
        for (int i = 0; i < result.Elements.Length; i++)
        {
            Result element = result.Elements[i];
            string after = i == result.Elements.Length - 1 ? close : ",";
            string line = element.Name + element.Text + after;
            string comment = element.Trailing is null ? "" : Gap + "// " + element.Trailing;
            if (element.Elements.Length > 0 && (!text.Fits(line) || HasComments(element))) Wrap(element.Name + "(", element, ")" + after, text);
            else text.Line(line + comment);
        }

        text.Out();
    }

    /// <summary>Chains of <c>else if</c> stay on one level; braces are on all arms of a chain or on none.</summary>
    private static void Print(Choice choice, IndentedText text)
    {
        bool hasBraces = Arms(choice).Any(arm => !FitsBehind(arm.Head, arm.Body, text));
        foreach ((string head, List<Statement> body) in Arms(choice))
        {
            if (hasBraces)
            {
                text.Line(head);
                text.Open();
                Print(body, text);
                text.Close();
            }
            else
            {
                text.Line($"{head} {((Line)body[0]).Text}{Behind((Line)body[0])}");
            }
        }
    }

    private static IEnumerable<(string Head, List<Statement> Body)> Arms(Choice choice)
    {
        yield return ($"if ({choice.Condition})", choice.Then);
        while (choice.Else is [Choice { Above.Count: 0 } next])
        {
            choice = next;
            yield return ($"else if ({choice.Condition})", choice.Then);
        }

        if (choice.Else.Count > 0) yield return ("else", choice.Else);
    }

    private static bool FitsBehind(string head, List<Statement> body, IndentedText text) =>
        body is [Line { Above.Count: 0 } line]
        && !line.Text.Contains('\n')
        && (line.Result is null || !HasComments(line.Result))
        && text.Fits($"{head} {line.Text}{Behind(line)}");

    private static bool HasComments(Result result) => result.Trailing is not null || result.Elements.Any(HasComments);

    private static string Behind(Line line) =>
        line.Trailing is null ? "" : new string(' ', Math.Max(Gap.Length, line.TrailingColumn - line.Text.Length)) + "// " + line.Trailing;
}
