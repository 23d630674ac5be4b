using GradGen.IR;

namespace GradGen.Lowering.Bodies;

/// <summary>Which elements of a span are known to have been written, as far as that can be told from how they are numbered.</summary>
internal sealed class Elements
{
    private const int MostNumbers = 64; // that are tried one by one

    private readonly Dictionary<int, Instruction> _definitions = [];
    private readonly Dictionary<int, For> _indices = [];
    private readonly HashSet<string> _facts = [];
    private readonly Stack<List<string>> _scopes = new([[]]);

    public void Learn(Instruction instruction)
    {
        foreach (Value result in instruction.Results) _definitions[result.Label] = instruction;
        if (instruction is For loop) _indices[loop.Index.Label] = loop;
    }

    public void Open() => _scopes.Push([]);

    /// <summary>Forgets what was added since, and hands it out.</summary>
    public List<string> Close()
    {
        List<string> added = _scopes.Pop();
        _facts.ExceptWith(added);
        return added;
    }

    public void Add(string fact)
    {
        if (_facts.Add(fact)) _scopes.Peek().Add(fact);
    }

    public bool Has(string fact) => _facts.Contains(fact);

    public static string Whole(string view) => $"{view}:*";

    public string At(string view, IEnumerable<Value> indices) => $"{view}:@{string.Join(",", indices.Select(Key))}";

    /// <summary>All elements before a number.</summary>
    public string Below(string view, Value bound) => $"{view}:<{Key(bound)}";

    /// <summary>All elements behind a number that there are.</summary>
    public string Above(string view, Value bound) => $"{view}:>{Key(bound)}";

    /// <summary>The same for values that are computed in the same way from the same.</summary>
    public string Key(Value value) => _definitions.TryGetValue(value.Label, out Instruction definition) ? Key(definition, value) : $"%{value.Label}";

    private string Key(Instruction definition, Value value) => definition switch
    {
        Constant { Text: { } text } => text,
        Length { Dimension: -1 } length => $"#{length.Memory.Label}",
        Verbatim { IsPure: true, Fragments: { Count: <= 4 } fragments } => $"({string.Concat(fragments.Select(Key))})",
        _ => $"%{value.Label}",
    };

    private string Key(Fragment fragment) => fragment switch
    {
        Fragment.Text text => text.Code,
        Fragment.Use use => Key(use.Value),
        _ => "?",
    };

    public bool IsWritten(string view, Value index)
    {
        if (Has(Whole(view)) || Has(At(view, [index]))) return true;
        if (IsNumber(index, out int number) && IsWrittenBetween(view, number, number)) return true;
        if (_indices.TryGetValue(index.Label, out For loop))
        {
            // for (j = 0; j < n; j++) … y[j]      for (j = i + 1; …; j++) … y[j]
            if (loop is { Relation: "<", Step: > 0 } && IsNumber(loop.From) && Has(Below(view, loop.To))) return true;
            if (Bounds(loop) is var (first, last) && IsWrittenBetween(view, first, last)) return true;
            if (loop.Step > 0 && IsShifted(loop.From, view, "+", ">")) return true;
            if (loop is { Relation: ">=", Step: < 0 } && IsShifted(loop.From, view, "-", "<")) return true;
        }
        return IsShifted(index, view, "-", "<") || IsShifted(index, view, "+", ">");
    }

    /// <summary>The first and the last number a loop counts, where both are numbers.</summary>
    private (int First, int Last)? Bounds(For loop) => IsNumber(loop.From, out int from) && IsNumber(loop.To, out int to)
        ? loop.Relation switch
        {
            "<" => (from, to - 1),
            "<=" => (from, to),
            ">" => (to + 1, from),
            ">=" => (to, from),
            _ => null,
        }
        : null;

    private bool IsWrittenBetween(string view, int first, int last)
    {
        if (last >= MostNumbers) return false;
        int next = Math.Max(first, Enumerable.Range(0, MostNumbers + 1).LastOrDefault(bound => Has($"{view}:<{bound}")));
        while (next <= last && Has($"{view}:@{next}")) next++;
        return next > last;
    }

    /// <summary>Whether it is <c>i - 1</c>, and all before <c>i</c> are written; or <c>i + 1</c>, and all behind it.</summary>
    private bool IsShifted(Value index, string view, string symbol, string side) =>
        _definitions.TryGetValue(index.Label, out Instruction definition)
        && definition is Verbatim { IsPure: true, Fragments: [Fragment.Use { Value: var from }, Fragment.Text { Code: var text }] }
        && text.StartsWith($" {symbol} ", StringComparison.Ordinal) && uint.TryParse(text.Substring(3), out uint distance) && distance > 0
        && Has($"{view}:{side}{Key(from)}");

    public bool IsNumber(Value value) => IsNumber(value, out _);

    public bool IsNumber(Value value, out int number)
    {
        number = 0;
        return _definitions.TryGetValue(value.Label, out Instruction definition) && definition is Constant { Text: { } text } && int.TryParse(text, out number) && number >= 0;
    }

    /// <summary>The <c>n</c> of <c>n - 1</c>.</summary>
    public Value? Next(Value value) =>
        _definitions.TryGetValue(value.Label, out Instruction definition)
        && definition is Verbatim { IsPure: true, Fragments: [Fragment.Use { Value: var next }, Fragment.Text { Code: " - 1" }] } ? next : null;
}
