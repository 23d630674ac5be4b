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
            Print(statements[i], text);
        }
    }

    private static void Print(Statement statement, IndentedText text)
    {
        switch (statement)
        {
            case Line line:
                Print(line, text);
                break;
            case Choice choice:
                Print(choice, text);
                break;
            case Repetition repetition:
                Print(repetition, text);
                break;
            case Attempt attempt:
                Braces("try", attempt.Body, text);
                Braces("finally", attempt.Finally, text);
                break;
            default:
                throw new NotSupportedException(statement.GetType().Name);
        }
    }

    private static void Print(Repetition repetition, IndentedText text)
    {
        if (repetition.Tail == "" && FitsBehind(repetition.Head, repetition.Body, text))
        {
            var line = (Line)repetition.Body[0];
            text.Line($"{repetition.Head} {line.Text}{Behind(line)}");
        }
        else
        {
            Braces(repetition.Head, repetition.Body, text, repetition.Tail);
        }
    }

    private static void Braces(string head, List<Statement> body, IndentedText text, string tail = "")
    {
        text.Line(head);
        text.Open();
        Print(body, text);
        text.Close(tail == "" ? "" : " " + tail);
    }

    private static void Print(Line line, IndentedText text)
    {
        if (line.Result is { Elements.Length: > 0 } result && (!text.Fits(line.Text) || HasComments(result)))
        {
            Wrap("return " + "(", result, ");", text);
        }
        else if (line.Lines is not null && !text.Fits(line.Text))
        {
            foreach (string part in line.Lines) text.Line(part);
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
        if (Arms(choice).Any(arm => !FitsBehind(arm.Head, arm.Body, text)))
        {
            foreach ((string head, List<Statement> body) in Arms(choice)) Braces(head, body, text);
        }
        else
        {
            (string Text, string? Comment)[] lines = [.. Arms(choice).Select(arm => ($"{arm.Head} {((Line)arm.Body[0]).Text}", ((Line)arm.Body[0]).Trailing))];
            int column = lines.Max(line => line.Comment is null ? 0 : line.Text.Length + Gap.Length);
            if (lines.Any(line => line.Comment is not null && column + 3 + line.Comment.Length > IndentedText.Columns - text.Indent)) column = 0;
            foreach ((string line, string? comment) in lines) text.Line(line + Behind(line, comment, column));
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

    private static string Behind(Line line) => Behind(line.Text, line.Trailing, line.TrailingColumn);

    private static string Behind(string line, string? comment, int column) =>
        comment is null ? "" : new string(' ', Math.Max(Gap.Length, column - line.Length)) + "// " + comment;
}
