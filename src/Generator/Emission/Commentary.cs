namespace GradGen.Emission;

/// <summary>Says above or behind each derivative statement which line of the method it differentiates.</summary>
internal sealed class Commentary(Quotation quotation)
{
    private const int MostAbove = 3;
    private const int Gap = 4;
    private const int Columns = IndentedText.Columns - 16; // what indentation leaves

    /// <summary>Whether any of it is derivative code.</summary>
    public static bool IsDerivative(IEnumerable<Statement> statements) => statements.Any(IsDerivative);

    public void Comment(List<Statement> body)
    {
        int guards = body.TakeWhile(IsGuard).Count();
        int first = body.FindIndex(IsDerivative);
        bool isSplit = first > guards && body.Skip(first).Any(statement => IsDerivative(statement) && statement is not Line { Result: not null });
        Quote(body);
        if (!isSplit) return;

        Head(body[guards], "Forward: what the way back needs.");
        Head(body[first], "Backward: dv is the derivative of the result with respect to v.");
    }

    private static bool IsDerivative(Statement statement)
    {
        Support.DeepStack.Check();
        return statement switch
        {
            Line line => line.Origins.Length > 0,
            Choice choice => IsDerivative(choice.Then) || IsDerivative(choice.Else),
            _ => false,
        };
    }

    private static bool IsGuard(Statement statement) =>
        statement is Choice { Then: [Line { Text: var text }], Else.Count: 0 } && text.StartsWith("throw ", StringComparison.Ordinal);

    private static void Head(Statement statement, string heading)
    {
        statement.Above.Insert(0, heading);
        statement.IsSetOff = true;
    }

    /// <summary>One quote for a run of statements that differentiate the same line.</summary>
    private void Quote(List<Statement> statements)
    {
        Support.DeepStack.Check();
        for (int i = 0; i < statements.Count;)
        {
            if (statements[i] is Choice choice)
            {
                Quote(choice.Then);
                Quote(choice.Else);
                i++;
                continue;
            }

            IReadOnlyList<string> quotes = QuotesOf(statements[i]);
            int end = i + 1;
            while (end < statements.Count && statements[end] is Line && QuotesOf(statements[end]).SequenceEqual(quotes)) end++;
            if (quotes.Count > 0) Place(quotes, (Line)statements[i], isRun: end > i + 1, isFirst: i == 0);
            i = end;
        }

        Align(statements);
    }

    private IReadOnlyList<string> QuotesOf(Statement statement) => quotation.Of(((Line)statement).Origins);

    private void Place(IReadOnlyList<string> quotes, Line line, bool isRun, bool isFirst)
    {
        bool fits = line.Text.Length + Gap + 3 + quotes[0].Length <= Columns;
        if (!isRun && quotes.Count == 1 && line.Result is null && fits)
        {
            line.Trailing = quotes[0];
        }
        else if (quotes.Count > MostAbove && line.Result is { Elements.Length: > 0 } result)
        {
            line.IsSetOff = true;
            QuoteElements(result);
        }
        else
        {
            line.Above.AddRange(quotes);
            line.IsSetOff = !isFirst;
        }
    }

    /// <summary>A result that comes from all over the method: each element has the lines it comes from behind it.</summary>
    private void QuoteElements(Result result)
    {
        foreach (Result element in result.Elements)
        {
            string quotes = string.Join("; ", quotation.Of(element.Origins));
            if (element.Elements.Length > 0) QuoteElements(element);
            else if (quotes != "" && element.Text.Length + quotes.Length <= Columns - 20) element.Trailing = quotes;
        }
    }

    /// <summary>Comments behind neighbouring statements start in one column.</summary>
    private static void Align(List<Statement> statements)
    {
        for (int i = 0; i < statements.Count;)
        {
            int end = i;
            while (end < statements.Count && statements[end] is Line { Trailing: not null, Above.Count: 0 }) end++;
            Line[] run = [.. statements.GetRange(i, end - i).Cast<Line>()];
            if (run.Length > 1)
            {
                int column = run.Max(line => line.Text.Length) + Gap;
                if (run.All(line => column + 3 + line.Trailing!.Length <= Columns)) Array.ForEach(run, line => line.TrailingColumn = column);
            }

            i = Math.Max(end, i + 1);
        }
    }
}
