using GradGen.IR;
using GradGen.Support;

namespace GradGen.Lowering.Bodies;

/// <summary>Whether each element of a span is written before it is read: then what it holds before does not matter.</summary>
internal sealed class WrittenFirst(Func<string, Function> functions, Value span)
{
    private readonly Elements _elements = new();
    private const int MostElements = 64; // of a part, to be told one by one

    private readonly Dictionary<string, (string Of, int Start, int Count)> _parts = [];
    private readonly Dictionary<int, string> _views = new() { [span.Label] = "y" };

    /// <summary>The value that may be read before; <see langword="null"/> where there is none.</summary>
    public int? Culprit { get; private set; }

    /// <summary>Whether all of it has been written in the end.</summary>
    public bool WritesAll => _elements.Has(Elements.Whole("y"));

    public WrittenFirst Check(Function function)
    {
        Walk(function.Body);
        return this;
    }

    private bool IsView(Value memory, out string view) => _views.TryGetValue(memory.Label, out view);

    private void Walk(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            if (Culprit is not null) return;
            _elements.Learn(instruction);
            Walk(instruction);
        }
    }

    private void Walk(Instruction instruction)
    {
        switch (instruction)
        {
            case Load load when IsView(load.Memory, out string view):
                if (!_elements.IsWritten(view, load.Indices[0])) Culprit = load.Result.Label;
                break;
            case Store store when IsView(store.Memory, out string view):
                _elements.Add(_elements.At(view, store.Indices));
                break;
            case Fill fill when IsView(fill.Memory, out string view):
                AddAll(view);
                break;
            case Copy copy:
                if (IsView(copy.Source, out string source) && !_elements.Has(Elements.Whole(source))) Culprit = copy.Source.Label;
                if (IsView(copy.Target, out string target)) AddAll(target);
                break;
            case Slice slice when IsView(slice.Memory, out string view):
                string part = $"{view}[{_elements.Key(slice.Start)}+{(slice.Count is null ? "" : _elements.Key(slice.Count))}]";
                _views[slice.Result.Label] = part;
                if (slice.Count is { } count && _elements.IsNumber(slice.Start, out int from) && _elements.IsNumber(count, out int many)) _parts[part] = (view, from, many);
                if (_elements.Has(Elements.Whole(view))) _elements.Add(Elements.Whole(part));
                break;
            case Call call:
                Walk(call);
                break;
            case If branch:
                Walk(branch);
                break;
            case Loop loop:
                Walk(loop);
                break;
            case not Length when Operands.Of(instruction).FirstOrDefault(value => IsView(value, out string view) && !_elements.Has(Elements.Whole(view))) is { } other:
                Culprit = other.Label;
                break;
        }
    }

    /// <summary>All of a view; where it is a part whose place is known, these elements of the whole.</summary>
    private void AddAll(string view)
    {
        _elements.Add(Elements.Whole(view));
        if (!_parts.TryGetValue(view, out var part)) return;
        for (int i = 0; i < Math.Min(part.Count, MostElements); i++) _elements.Add($"{part.Of}:@{part.Start + i}");
    }

    private void Walk(Call call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (!IsView(call.Arguments[i], out string view) || _elements.Has(Elements.Whole(view))) continue;
            Function callee = functions(call.Function);
            WrittenFirst inside = new WrittenFirst(functions, callee.Parameters[i]).Check(callee);
            if (inside.Culprit is not null) Culprit = call.Arguments[i].Label;
            else if (inside.WritesAll) AddAll(view);
        }
    }

    private void Walk(If branch)
    {
        List<string> then = Inside(branch.Then), otherwise = Inside(branch.Else);
        IEnumerable<string> both = branch.Then.EndsInThrow ? otherwise : branch.Else.EndsInThrow ? then : then.Intersect(otherwise);
        foreach (string fact in both) _elements.Add(fact);
        foreach (Value yielded in branch.Then.Yields.Concat(branch.Else.Yields)) Pass(yielded);
    }

    private void Walk(Loop loop)
    {
        foreach (Value initial in loop.Inits) Pass(initial);
        List<string> each = Inside(loop.Body, check: false);
        var counted = loop as For;
        List<string> covered = counted is null ? [] : [.. _views.Values.Distinct().Where(view => each.Contains(_elements.At(view, [counted.Index])))];

        _elements.Open();
        foreach (string view in covered)
        {
            if (counted!.Step == 1 && IsWrittenUpTo(view, counted.From)) _elements.Add(_elements.Below(view, counted.Index));
            if (counted.Step == -1) _elements.Add(_elements.Above(view, counted.Index));
        }
        if (loop is While { Test: var test }) Walk(test);
        Walk(loop.Body);
        _elements.Close();
        if (counted is not { HasExit: false }) return;
        foreach (string view in covered) Cover(view, counted);
    }

    /// <summary>Which elements a loop has written that writes the one it counts.</summary>
    private void Cover(string view, For loop)
    {
        Value? all = loop switch
        {
            { Step: 1, Relation: "<" } when IsWrittenUpTo(view, loop.From) => loop.To,
            { Step: -1, Relation: ">=" } when _elements.IsNumber(loop.To, out int last) && last == 0 => _elements.Next(loop.From),
            _ => null,
        };
        if (all is null) return;
        _elements.Add(_elements.Below(view, all));
        if (_views.Any(pair => pair.Value == view && _elements.Key(all) == $"#{pair.Key}")) _elements.Add(Elements.Whole(view));
    }

    private bool IsWrittenUpTo(string view, Value from) =>
        _elements.IsNumber(from, out int first)
        && Enumerable.Range(0, Math.Min(first, 16)).All(i => _elements.Has($"{view}:@{i}")) && first <= 16;

    private List<string> Inside(Block block, bool check = true)
    {
        int? before = Culprit;
        _elements.Open();
        if (check) Walk(block);
        else Gather(block);
        if (!check) Culprit = before;
        return _elements.Close();
    }

    /// <summary>What a block writes in any case.</summary>
    private void Gather(Block block)
    {
        DeepStack.Check();
        foreach (Instruction instruction in block.Instructions)
        {
            _elements.Learn(instruction);
            switch (instruction)
            {
                case Store store when IsView(store.Memory, out string view):
                    _elements.Add(_elements.At(view, store.Indices));
                    break;
                case If branch:
                    List<string> then = Inside(branch.Then, check: false), otherwise = Inside(branch.Else, check: false);
                    foreach (string fact in branch.Then.EndsInThrow ? otherwise : branch.Else.EndsInThrow ? then : then.Intersect(otherwise)) _elements.Add(fact);
                    break;
            }
        }
    }

    /// <summary>Under another name nobody follows it.</summary>
    private void Pass(Value value)
    {
        if (IsView(value, out string view) && !_elements.Has(Elements.Whole(view))) Culprit ??= value.Label;
    }
}
