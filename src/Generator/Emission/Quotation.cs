using GradGen.IR;
using GradGen.Support;

namespace GradGen.Emission;

/// <summary>The lines of the user's method, by the values computed on them.</summary>
internal sealed class Quotation
{
    private const int Longest = 104;

    private readonly Dictionary<int, (int Line, string Text)> _lines = [];
    private readonly Uses _uses;
    private readonly Folding _folding;
    private readonly ExpressionPrinter _printer;
    private readonly Stack<Loop> _loops = new();
    private int _count;

    private Quotation(Function primal)
    {
        _uses = Uses.Of(primal, primal.Body.Yields);
        _folding = Folding.Of(primal, _uses, primal.Body.Yields, isQuote: true);
        _printer = new ExpressionPrinter(_uses, _folding, NameOf, define => define.Value.Name);
        Quote(new Plan(_uses, _folding).Of(primal.Body, [.. primal.Body.Yields]));
    }

    public static Quotation Of(Function primal) => new(primal);

    /// <summary>The lines the values stand on, last line first; nothing where the method is a single line anyway.</summary>
    public IReadOnlyList<string> Of(IEnumerable<int> labels) => _count == 1
        ? []
        : [.. labels.Where(_lines.ContainsKey).Select(label => _lines[label]).OrderByDescending(line => line.Line).Select(line => line.Text).Distinct()];

    private void Quote(Steps steps)
    {
        DeepStack.Check();
        foreach (Step step in steps.Items)
        {
            switch (step)
            {
                case Evaluation { Instruction: Store store }:
                    Quote($"{_printer.Element(store.Memory, store.Indices).Text} = {_printer.Print(store.Operand, isTyped: true).Text}", [store.Operand]);
                    break;
                case Evaluation { Instruction: Accumulate accumulate }:
                    Quote(_printer.Increment(accumulate), [accumulate.Operand]);
                    break;
                case Evaluation { Instruction: not NewArray and var instruction } when instruction.Results.Count > 0:
                    Value value = instruction is If choice ? _folding.ChoiceOf(choice).Output : instruction.Results[0];
                    Quote(Assignment(NameOf(value), instruction), [value]);
                    break;
                case Looping looping:
                    Quote(looping);
                    break;
                case Branching branching:
                    Quote(branching.Then);
                    Quote(branching.Else);
                    if (branching.IsTail) break; // its arms return
                    Quote(branching, branching.Then.Yields);
                    Quote(branching, branching.Else.Yields);
                    break;
            }
        }

        if (steps.Ending == Ending.Iterates) Quote(_loops.Peek(), steps.Yields);
        if (steps.Ending != Ending.Returns) return;
        foreach (Value value in steps.Yields.Where(_folding.IsInline)) Quote("return " + _printer.Print(value, isTyped: true).Text, [value]);
    }

    /// <summary>What an arm leaves in the variables behind it.</summary>
    private void Quote(Branching branching, Value[] yields)
    {
        for (int i = 0; i < yields.Length; i++)
        {
            if (_folding.IsInline(yields[i])) Quote($"{NameOf(branching.Outputs[i])} = {_printer.Print(yields[i], isTyped: true).Text}", [yields[i]]);
        }
    }

    private void Quote(Looping looping)
    {
        if (looping.Test is not null) Quote(looping.Test);
        _loops.Push(looping.Instruction);
        Quote(looping.Body);
        _loops.Pop();
    }

    /// <summary>What an iteration leaves in the variables that the loop carries.</summary>
    private void Quote(Loop loop, Value[] next)
    {
        for (int i = 0; i < loop.Carried.Count; i++)
        {
            if (_folding.IsInline(next[i]) && _uses.DefinitionOf(next[i]) is not Constant) Quote(Assignment(NameOf(loop.Carried[i]), _uses.DefinitionOf(next[i])!), [next[i]]);
        }
    }

    /// <summary><c>s = s + e</c> is quoted as <c>s += e</c>.</summary>
    private string Assignment(string name, Instruction next)
    {
        string text = _printer.Print(next, isTyped: true).Text;
        return next is Apply { Function: "+" or "-", Arguments: { Count: 2 } operands } apply
            && !_folding.IsInline(operands[0]) && NameOf(operands[0]) == name && text.StartsWith($"{name} {apply.Function} ", StringComparison.Ordinal)
            ? $"{name} {apply.Function}= {_printer.Print(operands[1], isTyped: true).Text}"
            : $"{name} = {text}";
    }

    private void Quote(string text, IEnumerable<Value> values)
    {
        int before = _lines.Count;
        text = Shorten(text);
        foreach (Value value in values) Note(value, text, isWhole: true);
        if (_lines.Count > before) _count++;
    }

    /// <summary>All that is folded into the line stands on it.</summary>
    private void Note(Value value, string text, bool isWhole)
    {
        DeepStack.Check();
        if (!isWhole && !_folding.IsInline(value) || _lines.ContainsKey(value.Label)) return;
        switch (_uses.DefinitionOf(value))
        {
            case null or Constant:
                return;
            case If branch:
                _lines.Add(value.Label, (_count, text));
                (_, Value whenTrue, Value whenFalse) = _folding.ChoiceOf(branch);
                Note(whenTrue, text, isWhole: false);
                Note(whenFalse, text, isWhole: false);
                return;
            case { } instruction:
                _lines.Add(value.Label, (_count, text));
                foreach (Value operand in Operands.Of(instruction)) Note(operand, text, isWhole: false);
                return;
        }
    }

    private string NameOf(Value value) => value.Name != "" ? value.Name : DerivedName.For(value, _uses.DefinitionOf(value), other => other.Name == "" ? null : other.Name);

    /// <summary>As it stands on the user's screen: on one line, without <c>global::</c>.</summary>
    private static string Shorten(string text)
    {
        text = text.Replace("global::System.Math", "Math").Replace("global::System.", "").Replace("global::", "");
        text = new string([.. text.Select(c => c is '\r' or '\n' or '\u0085' or '\u2028' or '\u2029' or '\t' ? ' ' : c)]);
        return text.Length <= Longest ? text : text.Substring(0, Longest - 2) + " …";
    }
}
