using GradGen.Support;

namespace GradGen.Emission;

/// <summary>Says above or behind each derivative statement which line of the method it differentiates.</summary>
internal sealed class Commentary(Quotation quotation, string heading)
{
    private const int MostAbove = 3;
    private const int MostUnheaded = 2; // statements in front of the way back through an iteration
    private const int Gap = 4;
    private const int Columns = IndentedText.Columns - 16; // what indentation leaves

    private readonly string _iteration = (heading.StartsWith("Backward", StringComparison.Ordinal) ? "Backward" : "Derivatives") + " through this iteration.";
    private readonly Dictionary<Statement, IReadOnlyList<string>> _inner = [];
    private readonly HashSet<string> _shown = [];
    private string _last = "";

    /// <summary>Whether any of it is derivative code.</summary>
    public static bool IsDerivative(IEnumerable<Statement> statements) => statements.Any(IsDerivative);

    public void Comment(List<Statement> body)
    {
        foreach (Statement statement in body.Where(IsCompound)) FindQuotes(statement);
        Quote(body);
        HeadIterations(body);
        int fused = body.FindLastIndex(statement => statement is Repetition { IsForward: true } && IsDerivative(statement));
        int guards = GuardsOf(body), start = Math.Max(guards, fused + 1);
        int first = body.FindIndex(start, IsDerivative);
        bool isSplit = first > guards && body.Skip(first).Any(statement => IsDerivative(statement) && statement is not Line { Result: not null });
        if (!isSplit) return;

        if (fused < 0) Head(body[guards], "Forward: what the way back needs.");
        Head(body[first], heading);
    }

    /// <summary>Tells apart the way out and the way back where both are in one iteration.</summary>
    private void HeadIterations(List<Statement> statements)
    {
        DeepStack.Check();
        foreach (Statement statement in statements)
        {
            foreach (List<Statement> inner in statement.Inner) HeadIterations(inner);
            if (statement is not Repetition { IsSweep: false, Body: var body, IsBackward: var isBackward }) continue;
            int first = body.FindIndex(inner => IsDerivative(inner) && inner is not Repetition { IsForward: true });
            if (body.Take(Math.Max(first, 0)).Count(inner => !isBackward || !IsFetch(inner)) >= MostUnheaded) Head(body[first], _iteration);
        }
    }

    private static bool IsDerivative(Statement statement)
    {
        DeepStack.Check();
        return statement switch
        {
            Line line => line.Origins.Length > 0 || line.IsDerivative,
            _ => statement.Inner.Any(IsDerivative),
        };
    }

    private static bool IsCompound(Statement statement) => statement is not Line;

    /// <summary><c>double x = xs[i];</c>, <c>int index = …;</c>: what was kept, and where.</summary>
    private static bool IsFetch(Statement statement) =>
        statement is Line { Text: var text } && (text.StartsWith("int ", StringComparison.Ordinal) || text.EndsWith("];", StringComparison.Ordinal));

    /// <summary>How many statements come before any work: checks with the sizes they need, memory made ready.</summary>
    private static int GuardsOf(List<Statement> body)
    {
        Statement[] ready = [.. body.TakeWhile(statement => IsGuard(statement) || IsFill(statement) || IsSize(statement) || IsPart(statement))];
        return Array.FindLastIndex(ready, statement => !IsSize(statement)) + 1;
    }

    /// <summary><c>int width = …;</c></summary>
    private static bool IsSize(Statement statement) => statement is Line { Text: var text } && text.StartsWith("int ", StringComparison.Ordinal);

    /// <summary><c>Span&lt;double&gt; dx = jacobian.Slice(…);</c></summary>
    private static bool IsPart(Statement statement) =>
        statement is Line { Text: var text } && text.StartsWith("global::System.Span<", StringComparison.Ordinal) && text.Contains(".Slice(");

    /// <summary><c>wGradient.Fill(0);</c>, or a loop for each dimension around <c>wGradient[i, j] = 0;</c></summary>
    private static bool IsFill(Statement statement) => statement switch
    {
        Line { Text: var text } => text.EndsWith(".Fill(0);", StringComparison.Ordinal) || text.EndsWith("] = 0;", StringComparison.Ordinal),
        Repetition { Body: [var only] } => IsFill(only),
        _ => false,
    };

    /// <summary><c>if (…) throw …;</c>, <c>if (…) return …;</c></summary>
    private static bool IsGuard(Statement statement) =>
        statement is Choice { Then: [Line then], Else.Count: 0 }
        && (then.Result is not null || then.Text.StartsWith("throw ", StringComparison.Ordinal));

    private static void Head(Statement statement, string heading)
    {
        statement.Above.Insert(0, heading);
        statement.IsSetOff = true;
    }

    /// <summary>The lines quoted by all that is in a branch or a loop; two stand for any larger number.</summary>
    private IReadOnlyList<string> FindQuotes(Statement compound)
    {
        DeepStack.Check();
        var quotes = new HashSet<string>();
        foreach (Statement statement in compound.Inner.SelectMany(inner => inner)) quotes.UnionWith(IsCompound(statement) ? FindQuotes(statement) : QuotesOf(statement));
        return _inner[compound] = [.. quotes.Take(2)];
    }

    /// <summary>One quote for a run of statements, or a whole branch, that differentiates one line.</summary>
    private void Quote(List<Statement> statements)
    {
        DeepStack.Check();
        for (int i = 0; i < statements.Count;)
        {
            int start = i; // of the declarations a branch assigns
            while (statements[i] is Line { IsDerivative: true, Origins.Length: 0 } && i + 1 < statements.Count) i++;
            if (IsCompound(statements[i]))
            {
                if (statements[i] is not Repetition { Body.Count: > 1 } && _inner[statements[i]] is [var only]) Above(statements[start], [only], isFirst: start == 0);
                else QuoteInner(statements[i]);
                i++;
                continue;
            }

            IReadOnlyList<string> quotes = QuotesOf(statements[i]);
            int end = i + 1;
            while (quotes.Count > 0 && end < statements.Count && statements[end] is Line && QuotesOf(statements[end]).SequenceEqual(quotes)) end++;
            Place(quotes, (Line)statements[i], isRun: end > i + 1, isFirst: i == 0);
            i = end;
        }

        Align(statements);
    }

    private void QuoteInner(Statement compound)
    {
        foreach (List<Statement> inner in compound.Inner) Quote(inner);
    }

    private IReadOnlyList<string> QuotesOf(Statement statement) => quotation.Of(((Line)statement).Origins);

    private void Place(IReadOnlyList<string> quotes, Line line, bool isRun, bool isFirst)
    {
        if (quotes.Count > 1) quotes = [.. quotes.Where(quote => !_shown.Contains(quote))];
        if (quotes.Count == 0 || (quotes.Count == 1 && quotes[0] == _last)) return;

        bool fits = line.Text.Length + Gap + 3 + quotes[0].Length <= Columns;
        if (!isRun && quotes.Count == 1 && line.Result is null && fits)
        {
            line.Trailing = quotes[0];
            Show(quotes);
        }
        else if (quotes.Count > MostAbove && line.Result is { Elements.Length: > 0 } result)
        {
            line.IsSetOff = true;
            QuoteElements(result);
        }
        else
        {
            Above(line, quotes, isFirst);
        }
    }

    private void Above(Statement statement, IReadOnlyList<string> quotes, bool isFirst)
    {
        if (quotes.Count == 1 && quotes[0] == _last) return;
        statement.Above.AddRange(quotes);
        statement.IsSetOff = !isFirst;
        Show(quotes);
    }

    private void Show(IReadOnlyList<string> quotes)
    {
        _shown.UnionWith(quotes);
        _last = quotes[^1];
    }

    /// <summary>A result that comes from all over the method: each element has the lines it comes from behind it.</summary>
    private void QuoteElements(Result result)
    {
        foreach (Result element in result.Elements)
        {
            string quotes = string.Join("; ", quotation.Of(element.Origins).Where(_shown.Add));
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
